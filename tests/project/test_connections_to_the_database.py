"""SQLite is set to lose nothing and to write one at a time; PostgreSQL is reached through a pool of checked connections."""

from ast import literal_eval
from unittest.mock import patch

import pytest
from django.db import connection

from matching import serving
from tests.project.test_settings import start

SHOW = "one = settings.DATABASES['default']; print({name: one[name] for name in ('CONN_MAX_AGE', 'CONN_HEALTH_CHECKS', 'OPTIONS')})"
POSTGRESQL = "postgresql://waypoint:secret@db.example:5432/waypoint"
ASK_SQLITE = """
import django
from django.db import connection
django.setup()
with connection.cursor() as cursor:
    for name in ("journal_mode", "synchronous", "foreign_keys"):
        print(name, cursor.execute(f"PRAGMA {name}").fetchone()[0])
print(connection.transaction_mode)
"""


def test_sqlite_writes_ahead_waits_for_the_disk_and_locks_at_the_start(tmp_path):
    asked = start(
        ASK_SQLITE, DEBUG="1", DJANGO_SETTINGS_MODULE="config.settings", DATABASE_URL=f"sqlite:///{tmp_path / 'a'}"
    )
    assert asked.stdout.split("\n") == [
        "journal_mode wal",
        "synchronous 2",
        "foreign_keys 1",
        "IMMEDIATE",
        "",
    ]  # 2: FULL


def test_postgresql_is_reached_through_a_pool_whose_connections_are_checked():
    found = start(SHOW, DEBUG="1", DATABASE_URL=POSTGRESQL).stdout
    pool = {"min_size": 1, "max_size": 4, "timeout": 5.0}
    assert literal_eval(found) == {"CONN_MAX_AGE": 0, "CONN_HEALTH_CHECKS": True, "OPTIONS": {"pool": pool}}


def test_the_size_of_the_pool_is_a_setting_and_other_options_stay():
    code = "print(settings.DATABASES['default']['OPTIONS'])"
    found = start(code, DEBUG="1", DATABASE_URL=f"{POSTGRESQL}?sslmode=verify-full", DATABASE_POOL_SIZE="9").stdout
    pool = {"min_size": 1, "max_size": 9, "timeout": 5.0}
    assert literal_eval(found) == {"sslmode": "verify-full", "pool": pool}


def test_a_time_to_keep_connections_beside_the_pool_stops_the_start():
    refused = start(DEBUG="1", DATABASE_URL=f"{POSTGRESQL}?conn_max_age=5")
    assert refused.returncode == 1
    assert "DATABASE_URL: conn_max_age is for SQLite; a pool keeps connections to PostgreSQL" in refused.stderr


def backend() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        return cursor.fetchone()[0]


@pytest.fixture
def a_pool_of_one(transactional_db):
    with patch.dict(connection.settings_dict["OPTIONS"], pool={"min_size": 1, "max_size": 1, "timeout": 30}):
        connection.close()
        connection.close_pool()
        yield
        connection.close()
        connection.close_pool()


@pytest.mark.postgresql
def test_the_pool_hands_out_the_connection_that_was_given_back(a_pool_of_one):
    before = backend()
    connection.close()
    assert backend() == before


@pytest.mark.postgresql
def test_a_connection_that_broke_in_the_pool_is_replaced_before_anybody_uses_it(a_pool_of_one):
    before, raw = backend(), connection.connection
    connection.close()
    raw.pgconn.finish()
    assert backend() != before


@pytest.mark.postgresql
def test_no_connection_and_no_pool_goes_through_a_fork(a_pool_of_one, monkeypatch):
    opened = []
    monkeypatch.setattr(serving, "preload", lambda: opened.append((backend(), connection.pool)))
    monkeypatch.setattr(serving, "settle", lambda: None)
    serving.preloaded(lambda environ, start_response: [])
    assert connection.connection is None
    assert opened[0][1].closed
    assert connection.pool is not opened[0][1]
