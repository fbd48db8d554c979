"""A pytest plugin: every test that touches the database, and no other, on the PostgreSQL server of DATABASE_URL.

Used as `pytest -p tests.on_postgresql`. A browser shows nothing more of the database than the pages before it.
"""

import pytest
from django.db import connection

DATABASE = frozenset({"db", "transactional_db", "django_db_setup", "live_server"})  # what every other one stands on


def pytest_sessionstart(session: pytest.Session) -> None:
    if connection.vendor != "postgresql":
        raise pytest.UsageError("DATABASE_URL: these tests are for a PostgreSQL server, and this is none")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    others = [item for item in items if not _touches_the_database(item) or item.get_closest_marker("browser")]
    left_out = set(others)
    items[:] = [item for item in items if item not in left_out]
    config.hook.pytest_deselected(items=others)


def _touches_the_database(item: pytest.Item) -> bool:
    return bool(item.get_closest_marker("django_db") or DATABASE.intersection(getattr(item, "fixturenames", ())))
