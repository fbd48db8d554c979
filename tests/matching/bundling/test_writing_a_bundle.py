"""A bundle is whole or not there: written beside its place, private to who wrote it, of one moment."""

import stat
from io import StringIO

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import connection
from django.db.utils import ConnectionHandler

from config.connecting import connected
from directory.models import IndexEvent
from directory.services import note_change
from matching import index
from matching.bundling import BadBundle, write_bundle, writing
from matching.models import IndexBuild
from tests.api import samples
from tests.bundles import MADE, rows, silent


@pytest.fixture
def directory(empty_directory):
    samples.hotline()
    made = samples.service()
    samples.indexed()
    return made


@pytest.fixture
def file(tmp_path):
    return tmp_path / "out" / "small.bundle"


@pytest.fixture(autouse=True)
def folder(file):
    file.parent.mkdir()
    return file.parent


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def test_it_is_one_file_that_only_its_owner_reads(directory, file, folder):
    write_bundle(file, silent, now=MADE)
    assert names(folder) == ["small.bundle"]
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert rows(file, "PRAGMA journal_mode") == [("delete",)]
    assert rows(file, "PRAGMA freelist_count") == [(0,)]
    assert rows(file, "PRAGMA foreign_key_check") == []


def test_what_was_written_is_told(directory, file):
    told = []
    written = write_bundle(file, told.append, now=MADE)
    version = IndexBuild.objects.get().version
    assert (written.path, written.made_at, written.index_version) == (file, MADE, version)
    assert written.size == file.stat().st_size
    assert {name: written.rows[f"directory_{name}"] for name in ("service", "phone", "location")} == {
        "service": 2,
        "phone": 2,
        "location": 0,
    }
    assert told[2] == "directory_service: 2 rows"
    assert len(told) == len(written.rows)


def test_the_command_tells_rows_size_index_and_date(directory, file):
    out = StringIO()
    call_command("bundle", str(file), stdout=out)
    last = out.getvalue().splitlines()[-1]
    assert last.startswith(f"{file}: ")
    assert f"search snapshot {IndexBuild.objects.get().version}, listings as of 20" in last
    assert " rows, 0." in last
    assert last.endswith(" UTC")


def test_the_command_says_nothing_where_it_is_asked_to(directory, file):
    out = StringIO()
    call_command("bundle", str(file), verbosity=0, stdout=out)
    assert (out.getvalue(), file.exists()) == ("", True)


def test_a_file_that_is_there_is_left_as_it_is(directory, file, folder):
    file.write_text("something else")
    with pytest.raises(CommandError, match=rf"Nothing was written\. {file}: the file is there already"):
        call_command("bundle", str(file), stdout=StringIO())
    assert (file.read_text(), names(folder)) == ("something else", ["small.bundle"])


def test_a_file_that_is_there_is_replaced_where_that_is_asked(directory, file, folder):
    file.write_text("something else")
    file.chmod(0o644)
    call_command("bundle", str(file), force=True, stdout=StringIO())
    assert rows(file, "SELECT count(*) FROM directory_service") == [(2,)]
    assert (stat.S_IMODE(file.stat().st_mode), names(folder)) == (0o600, ["small.bundle"])


@pytest.mark.parametrize("there", [None, b"the last good copy"])
def test_a_failure_in_the_middle_leaves_what_was_there_and_nothing_half_written(directory, file, folder, there):
    if there:
        file.write_bytes(there)
    told = []

    def full(line):
        told.append((line, [path.name for path in folder.iterdir() if path != file]))
        if len(told) == 3:
            raise OSError(28, "No space left on device")

    with pytest.raises(OSError, match="No space left"):
        write_bundle(file, full, force=True, now=MADE)
    assert [len(beside) for _line, beside in told] == [1, 1, 1]  # it was being written, beside the place
    assert (file.read_bytes() if file.exists() else None) == there
    assert names(folder) == (["small.bundle"] if there else [])


def test_a_failure_is_told_in_one_line(directory, file, folder, monkeypatch):
    monkeypatch.setattr(writing, "mkstemp", _no_room)
    with pytest.raises(CommandError, match=r"Nothing was written\. \[Errno 28\] No space left"):
        call_command("bundle", str(file), stdout=StringIO())
    assert names(folder) == []


def _no_room(**_where):
    raise OSError(28, "No space left on device")


def test_a_folder_that_is_not_there_and_a_folder_in_place_of_a_file_are_refused(directory, folder):
    with pytest.raises(BadBundle, match=r"no/small\.bundle: there is no such folder"):
        write_bundle(folder / "no" / "small.bundle", silent)
    with pytest.raises(BadBundle, match=r"out: this is a folder; name a file"):
        write_bundle(folder, silent, force=True)
    assert names(folder) == []


def test_without_an_index_there_is_nothing_to_copy(empty_directory, file, folder):
    with pytest.raises(BadBundle, match="There is no search snapshot yet: run build_index first"):
        write_bundle(file, silent)
    assert names(folder) == []


def test_a_bundle_is_not_made_from_a_bundle(directory, file, folder, settings):
    settings.BUNDLE = "/media/stick/first.bundle"
    with pytest.raises(BadBundle, match=r"first\.bundle: this is a copy"):
        write_bundle(file, silent)
    assert names(folder) == []


def test_a_database_without_the_last_migration_is_refused(directory, file, folder):
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM django_migrations WHERE app = 'matching' AND name = '0001_initial'")
    with pytest.raises(BadBundle, match="The database is older than the code: run migrate first"):
        write_bundle(file, silent)
    assert names(folder) == []


def test_waiting_changes_are_taken_in_first(directory, file):
    note_change(service=directory)
    version = IndexBuild.objects.get().version
    assert write_bundle(file, silent).index_version == f"{version}+1"
    assert IndexEvent.objects.count() == 0


def test_changes_that_somebody_else_is_taking_in_are_waited_for(directory, file, folder, monkeypatch):
    note_change(service=directory)
    monkeypatch.setattr(index, "take_in", lambda: 0)
    with pytest.raises(BadBundle, match="Changes of listings wait"):
        write_bundle(file, silent)
    assert (names(folder), IndexEvent.objects.count()) == ([], 1)


def test_on_sqlite_a_copy_is_of_one_moment_and_nobody_who_writes_waits(tmp_path, db):
    given = {"default": connected({"ENGINE": "django.db.backends.sqlite3", "NAME": tmp_path / "live"}, pool_size=1)}
    reader, writer = ConnectionHandler(given)["default"], ConnectionHandler(given)["default"]
    _written_meanwhile(reader, writer)


@pytest.mark.postgresql
def test_on_postgresql_a_copy_is_of_one_moment_and_nobody_who_writes_waits(django_db_setup, django_db_blocker):
    given = {"default": {**connection.settings_dict, "OPTIONS": {}}}
    with django_db_blocker.unblock():
        _written_meanwhile(ConnectionHandler(given)["default"], ConnectionHandler(given)["default"])


def _written_meanwhile(reader, writer):
    with reader.cursor() as reading, writer.cursor() as writes:
        writes.execute("CREATE TABLE scratch (number integer)")
        try:
            with writing._one_moment(reader):
                before = _counted(reading)
                writes.execute("INSERT INTO scratch VALUES (1)")
                during = _counted(reading)
            assert (before, during, _counted(reading)) == (0, 0, 1)
        finally:
            writes.execute("DROP TABLE scratch")
    reader.close()
    writer.close()


def _counted(cursor):
    cursor.execute("SELECT count(*) FROM scratch")
    return cursor.fetchone()[0]
