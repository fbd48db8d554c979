"""Which process is killed when: the same for the same seed, and every kind often enough."""

from collections import Counter

import pytest

from bench.crashing.plan import SECONDS, Kill, Round, plan, victims


def killed(rounds):
    return Counter(kill.victim for one in rounds for kill in one.kills)


def test_a_seed_gives_the_same_kills_again_and_another_gives_others():
    assert plan(7, 30, victims("postgresql")) == plan(7, 30, victims("postgresql"))
    assert plan(7, 30, victims("postgresql")) != plan(8, 30, victims("postgresql"))


def test_a_longer_run_begins_like_a_shorter_one():
    assert plan(7, 30, victims("sqlite"))[:5] == plan(7, 5, victims("sqlite"))


@pytest.mark.parametrize("seed", range(20))
def test_five_rounds_kill_every_kind(seed):
    assert set(killed(plan(seed, 5, victims("postgresql")))) == {"writer", "drainer", "server", "database"}
    assert set(killed(plan(seed, 5, victims("sqlite")))) == {"writer", "drainer", "server"}


def test_thirty_rounds_kill_every_kind_several_times():
    found = killed(plan(7, 30, victims("postgresql")))
    assert found["server"] == 10
    assert min(found["writer"], found["drainer"], found["database"]) >= 6


@pytest.mark.parametrize("seed", range(20))
def test_kills_lie_within_the_edits_of_their_round_in_the_order_of_time(seed):
    for one in plan(seed, 30, victims("postgresql")):
        times = [kill.at for kill in one.kills]
        assert times == sorted(times)
        assert 0 <= times[0] <= times[-1] <= SECONDS
        assert len({kill.victim for kill in one.kills}) == len(one.kills)


def test_every_fifth_round_makes_a_whole_build():
    built = [one.number for one in plan(7, 30, victims("sqlite")) if one.build_at is not None]
    assert built == [5, 10, 15, 20, 25, 30]


def test_the_kills_of_a_known_seed():
    assert plan(7, 1, victims("sqlite")) == [Round(1, (Kill(0.121, "drainer"), Kill(0.987, "writer")), None)]
