"""What runs and is killed: a writer, a drainer, a search server and a PostgreSQL server, each a process of its own."""

import os
import random
import signal
import socket
import sys
from pathlib import Path

from bench.crashing import plan
from bench.crashing.processes import Supervised, Writer
from tests import postgresql_server

HEAP = "256m"
PORTS = (10_000, 30_000)  # below those that the system gives to whoever connects: free while a server is down


def environment(folder: Path, database: str) -> dict[str, str]:
    """For every process of a run: its own database and its own search server."""
    addresses = {
        "sqlite": f"sqlite:///{folder / 'directory.sqlite3'}",
        "postgresql": f"postgresql://postgres@127.0.0.1:{free_port()}/postgres",
    }
    return os.environ | {
        "DJANGO_SETTINGS_MODULE": "config.settings",
        "DEBUG": "1",
        "MATCH_ENGINE": "elasticsearch",
        "DATABASE_URL": addresses[database],
        "ELASTICSEARCH_URL": f"http://127.0.0.1:{free_port()}",
        "ELASTICSEARCH_API_KEY": "",
        "LISTING_LICENSES": "",
        "PYTHONWARNINGS": "ignore",
    }


def free_port() -> int:
    """Of nobody now, and not one that the system deals out by itself."""
    dice = random.SystemRandom()
    while True:
        port = dice.randrange(*PORTS)
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) != 0:
                return port


def writer(folder: Path, seed: int) -> Writer:
    command = [sys.executable, "-m", "bench.crashing.writer", str(seed)]
    return Writer(plan.WRITER, command, os.environ, folder / "writer.log")


def drainer(folder: Path) -> Supervised:
    return manage(folder, plan.DRAINER, "sync_index", "--follow")


def server(folder: Path) -> Supervised:
    """Nothing of it is kept after a run, so it need not end in order."""
    port = os.environ["ELASTICSEARCH_URL"].rpartition(":")[2]
    home = str(folder / "elasticsearch")
    made = manage(folder, plan.SERVER, "run_elasticsearch", "--port", port, "--home", home, "--heap", HEAP)
    made.ends_by = signal.SIGKILL
    return made


def manage(folder: Path, name: str, *words: str) -> Supervised:
    return Supervised(name, [sys.executable, "manage.py", *words], os.environ, folder / f"{name}.log")


def database(folder: Path) -> Supervised | None:
    """As `tests.postgresql_server` makes it, but keeping safe what was committed; None for SQLite, which is a file."""
    address = os.environ["DATABASE_URL"]
    if address.startswith("sqlite"):
        return None
    home, port = folder / "postgresql", address.rpartition(":")[2].partition("/")[0]
    log = folder / "database.log"
    with log.open("ab") as told:
        postgresql_server.make(home, told)
    command, user = postgresql_server.command(home, port), postgresql_server.another_user()
    return Supervised(plan.DATABASE, command, os.environ, log, user, ends_by=signal.SIGINT)
