"""A pytest plugin: where CI is set, a skipped test fails the run, because a check that did not run proved nothing.

Used as `pytest -p tests.no_skips`. With pytest-xdist the reports arrive in the controller, which decides.
"""

import os

import pytest


def _skipped(config: pytest.Config) -> list[str]:
    reporter = config.pluginmanager.get_plugin("terminalreporter")
    return sorted({report.nodeid for report in reporter.stats.get("skipped", ())}) if reporter else []


def _refused() -> bool:
    return os.environ.get("CI", "").lower() not in {"", "0", "false"}


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    if _refused() and _skipped(session.config) and session.exitstatus == pytest.ExitCode.OK:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    skipped = _skipped(config)
    if _refused() and skipped:
        terminalreporter.write_line(f"{len(skipped)} skipped, and here a skip is a failure:", red=True)
        for nodeid in skipped:
            terminalreporter.write_line(f"  {nodeid}")
