"""A pytest plugin: every test that touches the database, and no other, on the PostgreSQL server of DATABASE_URL.

Used as `pytest -p tests.on_postgresql`. A browser shows nothing more of the database than the pages before it, and
what works in memory for long shows nothing of it at all.
"""

import pytest
from django.db import connection

DATABASE = frozenset({"db", "transactional_db", "django_db_setup", "live_server"})  # what every other one stands on


def pytest_sessionstart(session: pytest.Session) -> None:
    if connection.vendor != "postgresql":
        raise pytest.UsageError("DATABASE_URL: these tests are for a PostgreSQL server, and this is none")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    kept = [item for item in items if _touches_the_database(item) and not _left_out(item)]
    config.hook.pytest_deselected(items=list(set(items) - set(kept)))
    items[:] = kept


def _touches_the_database(item: pytest.Item) -> bool:
    return bool(item.get_closest_marker("django_db") or DATABASE.intersection(getattr(item, "fixturenames", ())))


def _left_out(item: pytest.Item) -> bool:
    return any(item.get_closest_marker(name) for name in ("browser", "in_memory"))
