"""The connection to the database stays open between requests: opening one takes longer than a match."""

import pytest
from django.conf import settings
from django.core.signals import request_finished, request_started
from django.db import connection

from tests.project.test_settings import start


@pytest.fixture
def between_transactions(shipped_directory, django_db_blocker):
    """The worker's own connection, outside the transaction of a test: nothing is written through it."""
    with django_db_blocker.unblock():
        yield


def test_the_next_request_finds_the_connection_of_the_last(between_transactions):
    connection.ensure_connection()
    before = connection.connection
    request_finished.send(sender=None)
    request_started.send(sender=None, environ={})
    if connection.vendor == "sqlite":
        assert connection.connection is before is not None
    else:
        assert (connection.connection, before.closed) == (None, False)  # open, and back in the pool


def test_an_address_may_say_how_long():
    code = "print(settings.DATABASES['default']['CONN_MAX_AGE'])"
    assert start(code, DEBUG="1", DATABASE_URL="sqlite:///a.sqlite3?conn_max_age=5").stdout == "5\n"
    assert start(code, DEBUG="1", DATABASE_URL="sqlite:///a.sqlite3").stdout == "600\n"


def test_a_kept_connection_is_looked_at_before_it_is_used():
    assert settings.DATABASES["default"]["CONN_HEALTH_CHECKS"] is True
