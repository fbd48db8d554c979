"""Of the two runs of script/test the second takes what touches the database; what only PostgreSQL can show is not in the first."""

import os
import subprocess
import sys

from tests.project.paths import ROOT

FILE = "tests/project/test_connections_to_the_database.py"
NOWHERE = "postgresql://postgres@127.0.0.1:1/postgres"  # tests are chosen before anybody connects
SQLITE = "sqlite:///var/none.sqlite3"


def collected(address: str, *options: str) -> subprocess.CompletedProcess[str]:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST_")}
    return subprocess.run(
        [sys.executable, "-m", "pytest", "--collect-only", "-q", "-p", "no:xdist", *options],
        cwd=ROOT,
        env={**environment, "DEBUG": "1", "DATABASE_URL": address},
        capture_output=True,
        text=True,
        check=False,
    )


def names(run: subprocess.CompletedProcess[str]) -> set[str]:
    return {line.partition("::")[2] for line in run.stdout.splitlines() if "::" in line}


ON_POSTGRESQL = {
    "test_the_pool_hands_out_the_connection_that_was_given_back",
    "test_a_connection_that_broke_in_the_pool_is_replaced_before_anybody_uses_it",
    "test_no_connection_and_no_pool_goes_through_a_fork",
}
WITHOUT_DATABASE = {
    "test_sqlite_writes_ahead_waits_for_the_disk_and_locks_at_the_start",
    "test_postgresql_is_reached_through_a_pool_whose_connections_are_checked",
    "test_the_size_of_the_pool_is_a_setting_and_other_options_stay",
    "test_a_time_to_keep_connections_beside_the_pool_stops_the_start",
}


def test_the_first_run_leaves_out_what_only_postgresql_can_show():
    assert names(collected(SQLITE, FILE)) == WITHOUT_DATABASE


def test_the_second_run_leaves_out_what_touches_no_database():
    assert names(collected(NOWHERE, "-p", "tests.on_postgresql", FILE)) == ON_POSTGRESQL


def test_a_browser_opens_no_page_in_the_second_run():
    assert collected(NOWHERE, "-p", "tests.on_postgresql", "tests/e2e").returncode == 5  # none is left


def test_the_second_run_is_refused_on_another_database():
    refused = collected(SQLITE, "-p", "tests.on_postgresql", FILE)
    assert refused.returncode == 4
    assert "these tests are for a PostgreSQL server, and this is none" in refused.stderr


def test_a_server_without_its_package_says_what_to_do():
    code = "from tests import postgresql_server as server; server.PACKAGE = 'no_such_package'; server._programs()"
    result = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert result.returncode == 1
    assert "The package no_such_package is missing" in result.stderr
