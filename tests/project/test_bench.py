import sys
from types import ModuleType

import pytest

from bench import __main__ as bench


@pytest.fixture
def measured(monkeypatch):
    """Two measurements that note that they ran; the second gives the exit code 1."""
    ran = []
    for name, code in (("quick", None), ("slow", 1)):
        module = ModuleType(f"bench.{name}")
        module.main = lambda name=name, code=code: (ran.append(name), code)[1]
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


def test_each_module_is_a_measurement_and_no_folder_is_one():
    found = bench.names()
    assert found == ["geodata", "match", "ranking", "scale", "serving", "staleness"]
