"""A line for each round, and every figure beside its bar; a bar that is missed fails the run."""

from dataclasses import replace

import pytest

from bench.crashing.judging import Verdict
from bench.crashing.plan import Kill
from bench.crashing.report import Outcome, line, summary

QUICK = Outcome(1, (Kill(0.5, "writer"), Kill(1.25, "drainer")), False, 120, 2.25, "", Verdict(cut_off=1))
SLOW = Outcome(2, (Kill(0.1, "server"),), True, 1_080, 60.0, "", Verdict(cut_off=2))


def test_a_run_that_held():
    assert line(QUICK) == "  1  writer at 0.50 s, drainer at 1.25 s   120 edits   level after   2.2 s"
    assert line(SLOW) == "  2  server at 0.10 s                     1080 edits   level after  60.0 s   a whole build"
    text, held = summary([QUICK, SLOW], 1)
    assert held
    assert [" ".join(row.split()) for row in text.splitlines()] == [
        "killed drainer 1, server 1, writer 1",
        "edits acknowledged 1,200",
        "committed, and killed before it was told 2",
        "acknowledged edits lost 0 bar 0",
        "edits or offers doubled 0 bar 0",
        "edits that nobody made 0 bar 0",
        "offers unlike their listing 0 bar 0",
        "slowest until level 60.0 s bar <= 60 s",
        "indexes left by builds that were cut off 1",
    ]


@pytest.mark.parametrize("kind", ["lost", "doubled", "unexplained", "unequal"])
def test_one_failure_of_any_kind_in_any_round_fails_the_run(kind):
    bad = replace(QUICK, verdict=Verdict(**{kind: ("e1x7",)}))
    assert line(bad).endswith(f"   {kind}: e1x7")
    assert summary([bad, SLOW], 0)[1] is False


def test_a_round_that_never_was_level_fails_the_run_and_says_why():
    never = replace(SLOW, level_after=None, why="behind 3, refused 0")
    assert "not level: behind 3, refused 0" in line(never)
    text, held = summary([QUICK, never], 0)
    assert held is False
    assert "never in 2" in text
