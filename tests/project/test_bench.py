import sys
from functools import partial
from types import ModuleType

import pytest

from bench import __main__ as bench


@pytest.fixture
def measured(monkeypatch):
    """Two measurements that note that they ran; the second gives the exit code 1."""
    ran = []
    for name, code in (("quick", None), ("slow", 1)):
        module = ModuleType(f"bench.{name}")
        module.main = partial(lambda name, code: (ran.append(name), code)[1], name, code)
        monkeypatch.setitem(sys.modules, f"bench.{name}", module)
    monkeypatch.setattr(bench, "names", lambda: ["quick", "slow"])
    return ran


def test_one_measurement_runs_by_its_name(measured, capsys):
    assert bench.main(["quick"]) == 0
    assert measured == ["quick"]
    assert capsys.readouterr().out == "== quick\n"


def test_all_run_without_a_name_and_one_that_fails_fails_the_run(measured):
    assert bench.main([]) == 1
    assert measured == ["quick", "slow"]


def test_an_unknown_name_is_refused_and_nothing_runs(measured, capsys):
    with pytest.raises(SystemExit, match="2"):
        bench.main(["rapid"])
    assert "rapid" in capsys.readouterr().err
    assert measured == []


@pytest.fixture
def optional(monkeypatch):
    """A measurement with options, and what it was given."""
    given = []
    module = ModuleType("bench.optional")
    module.main = lambda options=(): given.append(list(options))
    monkeypatch.setitem(sys.modules, "bench.optional", module)
    monkeypatch.setattr(bench, "names", lambda: ["optional"])
    return given


def test_options_go_to_the_one_measurement_that_is_named(optional):
    assert bench.main(["optional", "--rounds", "5"]) == 0
    assert bench.main(["optional"]) == 0
    assert optional == [["--rounds", "5"], []]


def test_options_for_a_measurement_without_any_are_refused(measured):
    with pytest.raises(SystemExit, match="quick takes no options"):
        bench.main(["quick", "--rounds", "5"])
    assert measured == []


def test_options_without_a_name_are_refused(measured):
    with pytest.raises(SystemExit, match="2"):
        bench.main(["--rounds", "5"])
    assert measured == []


def test_each_module_is_a_measurement_and_no_folder_is_one():
    found = bench.names()
    assert found == [
        "console",
        "crash",
        "geodata",
        "match",
        "outage",
        "pages",
        "ranking",
        "scale",
        "serving",
        "staleness",
    ]
