"""Every test with a database sees the shipped listings, loaded and indexed once per worker, and changes none of it."""

import socket

import pytest
from django.conf import settings
from django.core.management.color import no_style
from django.db import connection
from django.test.utils import setup_databases, teardown_databases

from directory import models
from directory.listings.load import load
from directory.listings.reader import shipped_files
from matching import index
from matching.bundling import write_bundle
from matching.models import IndexBuild, IndexedOffer
from tests.bundles import MADE, silent


def pytest_collection_modifyitems(config, items):
    """What only PostgreSQL can show waits for the second run of script/test. What empties the tables comes last there."""
    if connection.vendor == "postgresql":
        items.sort(key=empties_the_tables)
        return
    waiting = [item for item in items if item.get_closest_marker("postgresql")]
    items[:] = [item for item in items if item not in waiting]
    config.hook.pytest_deselected(items=waiting)
    refused = [item.nodeid for item in items if empties_the_tables(item)]
    if refused:
        raise pytest.UsageError(f"{', '.join(refused)}: the tests after it in its worker would find no listing")


def empties_the_tables(item):
    """A test with transactions of its own: every table is emptied when it ends."""
    marker = item.get_closest_marker("django_db")
    own = marker is not None and bool(marker.kwargs.get("transaction"))
    return own or not {"transactional_db", "live_server"}.isdisjoint(item.fixturenames)


@pytest.fixture(autouse=True)
def no_network(monkeypatch):
    """Any connection that leaves this machine fails the test that makes it."""
    connect = socket.socket.connect

    def guarded(self, address):
        if self.family != socket.AF_UNIX and address[0] not in {"127.0.0.1", "::1", "localhost"}:
            pytest.fail(f"a test tried to reach {address}")
        return connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", guarded)


@pytest.fixture(scope="session")
def django_db_setup(django_test_environment, django_db_modify_db_settings, django_db_blocker):
    """Not pytest-django's own: that one makes no test database where only browser tests are chosen."""
    with django_db_blocker.unblock():
        made = setup_databases(verbosity=0, interactive=False, serialized_aliases=())
        load(shipped_files(settings.LISTING_LICENSES), classes=settings.LISTING_LICENSES)
        index.build()
    yield
    with django_db_blocker.unblock():
        teardown_databases(made, verbosity=0)


@pytest.fixture(scope="session")
def shipped_directory(django_db_setup):
    """The shipped listings, in the database of this worker."""


@pytest.fixture(scope="session")
def shipped_bundle(shipped_directory, django_db_blocker, tmp_path_factory):
    """The shipped listings as a bundle, written once per worker. Do not change it: copy it first."""
    file = tmp_path_factory.mktemp("bundle") / "shipped.bundle"
    with django_db_blocker.unblock():
        write_bundle(file, silent, now=MADE)
    return file


@pytest.fixture
def shipped_index(db):
    """The shipped listings as offers: what a fresh demo answers from."""


@pytest.fixture
def empty_directory(db):
    """No listing at all, for this test alone: the deletion is rolled back with it."""
    kinds = [getattr(models, name) for name in models.__all__ if name != "User"]
    tables = [kind._meta.db_table for kind in (*kinds, IndexedOffer, IndexBuild)]
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA defer_foreign_keys = ON")
    connection.ops.execute_sql_flush(connection.ops.sql_flush(no_style(), tables))
