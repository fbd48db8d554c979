"""How a process is connected to its database: each kind of database wants something else."""

from pathlib import Path
from typing import Any

from django.core.exceptions import ImproperlyConfigured

KEPT = 600  # seconds
PATIENCE = 5.0  # seconds for a connection of the pool; a person waits
SQLITE = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": (
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; "
        f"PRAGMA mmap_size={256 * 2**20};"  # bytes read without a copy
    ),
}


READ_ONLY = f"PRAGMA query_only=ON; PRAGMA mmap_size={256 * 2**20};"


def read_only(file: Path) -> dict[str, Any]:
    """The settings of a bundle: nothing is written into it or beside it, and nothing is locked."""
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": f"{file.absolute().as_uri()}?mode=ro&immutable=1",
        "OPTIONS": {"init_command": READ_ONLY},
        "CONN_MAX_AGE": KEPT,
        "CONN_HEALTH_CHECKS": True,
    }


def connected(given: dict[str, Any], *, pool_size: int) -> dict[str, Any]:
    """The settings of one database, from what its address says; raises ImproperlyConfigured where that does not go."""
    made = {"CONN_HEALTH_CHECKS": True, **given}
    if given["ENGINE"].endswith("postgresql"):
        return _pooled(made, pool_size)
    # A worker keeps its connection: opening one reads the whole schema, which takes longer than a match does.
    made.setdefault("CONN_MAX_AGE", KEPT)
    if given["ENGINE"].endswith("sqlite3"):
        made["OPTIONS"] = SQLITE
    return made


def _pooled(made: dict[str, Any], size: int) -> dict[str, Any]:
    """A pool keeps the connections, so a request must give its own back; a thread more does not mean a connection more."""
    if made.get("CONN_MAX_AGE", 0) != 0:
        raise ImproperlyConfigured("DATABASE_URL: conn_max_age is for SQLite; a pool keeps connections to PostgreSQL")
    pool = {"min_size": 1, "max_size": size, "timeout": PATIENCE}
    return {**made, "CONN_MAX_AGE": 0, "OPTIONS": {**made.get("OPTIONS", {}), "pool": pool}}
