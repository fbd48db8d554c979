"""A file that this code cannot answer from is refused by name before anything is served."""

import shutil
import sqlite3
from contextlib import closing
from datetime import date

import pytest
from django.core.exceptions import ImproperlyConfigured

from matching.bundling import BadBundle, bundle_date, read_bundle
from matching.models import IndexBuild
from tests.bundles import MADE
from tests.project.test_settings import start

SET_UP = {"DJANGO_SETTINGS_MODULE": "config.settings"}


@pytest.fixture
def copied(shipped_bundle, tmp_path):
    return shutil.copy(shipped_bundle, tmp_path / "copied.bundle")


def changed(file, statement):
    with closing(sqlite3.connect(file)) as opened, opened:
        opened.execute(statement)
    return file


def test_it_says_when_it_was_made_and_from_which_index(shipped_bundle, shipped_index):
    found = read_bundle(shipped_bundle, thorough=True)
    assert (found.made_at, found.day) == (MADE, date(2026, 11, 26))
    assert found.index_version == IndexBuild.objects.get().version


def test_a_page_learns_the_day_of_the_copy_it_is_answered_from(shipped_bundle, settings):
    settings.BUNDLE = str(shipped_bundle)
    assert bundle_date() == date(2026, 11, 26)


def test_a_page_of_a_live_database_learns_of_no_copy():
    assert bundle_date() is None


def test_a_file_that_is_not_there_is_named(tmp_path):
    with pytest.raises(BadBundle, match=r"none\.bundle: there is no such file"):
        read_bundle(tmp_path / "none.bundle")


def test_whoever_asks_gets_an_error_of_the_settings(tmp_path):
    with pytest.raises(ImproperlyConfigured):
        read_bundle(tmp_path / "none.bundle")


@pytest.mark.parametrize("content", [b"", b"Dear operator, ", b"SQLite format 3\x00 and no more"])
def test_a_file_that_is_something_else_is_refused(content, tmp_path):
    file = tmp_path / "letter.bundle"
    file.write_bytes(content)
    with pytest.raises(BadBundle, match=r"letter\.bundle: this is no bundle, or it is damaged"):
        read_bundle(file)


def test_the_live_database_is_no_bundle(copied):
    with pytest.raises(BadBundle, match="no bundle, or it is damaged"):
        read_bundle(changed(copied, "DROP TABLE waypoint_bundle"))


def test_a_copy_that_was_cut_off_is_refused_without_reading_all_of_it(copied):
    copied.write_bytes(copied.read_bytes()[:-4096])
    with pytest.raises(BadBundle, match=r"copied\.bundle: this is no bundle, or it is damaged"):
        read_bundle(copied)


def test_a_damaged_page_in_the_middle_is_found_by_a_thorough_look(copied):
    content = bytearray(copied.read_bytes())
    middle = len(content) // 2 // 4096 * 4096
    content[middle : middle + 4096 * 64] = b"\xff" * 4096 * 64
    copied.write_bytes(content)
    with pytest.raises(BadBundle, match=r"copied\.bundle: (the file|this is no bundle, or it) is damaged"):
        read_bundle(copied, thorough=True)


def test_a_copy_of_an_older_version_is_to_be_written_again(copied):
    changed(copied, "DELETE FROM django_migrations WHERE app = 'matching' AND name = '0003_refused_offers'")
    with pytest.raises(
        BadBundle, match=r"copied\.bundle: an older Waypoint wrote it \(without matching\.0003_refused_offers\)\. Write"
    ):
        read_bundle(copied)


def test_a_copy_of_a_newer_version_asks_for_the_newer_code(copied):
    changed(
        copied, "INSERT INTO django_migrations (app, name, applied) VALUES ('matching', '0999_later', '2027-01-01')"
    )
    with pytest.raises(BadBundle, match=r"copied\.bundle: a newer Waypoint wrote it \(matching\.0999_later\)\. Update"):
        read_bundle(copied)


def test_a_bad_file_stops_the_start_of_whatever_is_started(copied):
    changed(copied, "DELETE FROM django_migrations WHERE app = 'directory' AND name = '0001_initial'")
    refused = start("import django; django.setup()", BUNDLE=str(copied), **SET_UP)
    assert refused.returncode == 1
    assert f"BadBundle: {copied}: an older Waypoint wrote it" in refused.stderr


def test_a_path_that_leads_nowhere_stops_the_start():
    refused = start(BUNDLE="/nowhere/none.bundle")
    assert refused.returncode == 1
    assert "BUNDLE: '/nowhere/none.bundle' is no file" in refused.stderr
