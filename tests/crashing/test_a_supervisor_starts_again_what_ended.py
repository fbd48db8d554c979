"""A process is killed by its own id, started again after a wait that grows, and left alone once it is not wanted."""

import sys

import pytest

from bench.crashing import processes
from bench.crashing.processes import Supervised, Writer

STAYS = [sys.executable, "-c", "import signal; signal.pause()"]
ENDS = [sys.executable, "-c", ""]


@pytest.fixture
def clock(monkeypatch):
    """The time as the supervisor reads it; set by the test."""
    now = [100.0]
    monkeypatch.setattr(processes, "monotonic", lambda: now[0])
    return now


@pytest.fixture
def program(tmp_path):
    made = []

    def make(command, kind=Supervised):
        made.append(kind("one", command, {}, tmp_path / "one.log"))
        return made[-1]

    yield make
    for one in made:
        one.kill()


def test_what_was_killed_is_started_again_after_a_wait(program, clock):
    one = program(STAYS)
    one.start()
    clock[0] += 60
    assert one.kill()
    assert not one.kill()
    one.keep_up()
    one.keep_up()
    assert not one.alive
    clock[0] += 0.25
    one.keep_up()
    assert (one.alive, one.starts) == (True, 2)


def test_what_ends_at_once_is_given_more_and_more_time(program, clock):
    one, waits = program(ENDS), []
    one.start()
    for _ in range(6):
        one.process.wait()
        one.keep_up()
        waits.append(one._wait)
        clock[0] += one._wait
        one.keep_up()
    assert waits == [0.5, 1.0, 2.0, 4.0, 4.0, 4.0]
    assert one.starts == 7


def test_what_is_no_longer_wanted_ends_and_stays_down(program, clock):
    one = program(STAYS)
    one.start()
    one.end()
    clock[0] += 60
    one.keep_up()
    assert (one.alive, one.starts) == (False, 1)


def test_what_does_not_end_by_itself_is_killed(program, monkeypatch):
    monkeypatch.setattr(processes, "PATIENCE", 0.01)
    deaf = "import signal; signal.signal(signal.SIGTERM, signal.SIG_IGN); print('deaf', flush=True); signal.pause()"
    one = program([sys.executable, "-c", deaf])
    one.start()
    while not one.log.read_text():
        assert one.alive
    one.end()
    assert (one.alive, one.process.returncode) == (False, -9)


def test_each_life_of_a_writer_tells_into_a_file_of_its_own(program):
    one = program([sys.executable, "-c", "import sys; print('life', sys.argv[1])"], Writer)
    for _ in range(2):
        one.start()
        one.process.wait()
    assert one.everything_told() == ["life 1\n", "life 2\n"]
