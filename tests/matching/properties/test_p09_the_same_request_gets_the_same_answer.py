"""The order of rows, the worker and a restart change nothing; pages put together are the whole."""

import os
import subprocess
import sys
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from matching.service import match_with
from matching.tiers import LAST
from tests.matching.properties.asking import examples, on_each_engine, scenes
from tests.matching.samples import line, listed_by, loaded

PROGRAM = """
import random
import django
django.setup()
from matching.engines.embedded import EmbeddedEngine
from matching.engines.reference import ReferenceEngine
from tests.matching.properties.asking import answer, read_request
from tests.matching.properties.corpora import read_corpus
from tests.matching.properties.regions import REGIONS
dice = random.Random(7)
for round in range(24):
    region = REGIONS[round % len(REGIONS)]
    rows = read_corpus([dice.randbytes(36) for _ in range(12)], region)
    found = answer((ReferenceEngine, EmbeddedEngine)[round % 2], read_request(dice.randbytes(64), region), *rows)
    print([repr(one) for one in found.matches])
    print(found.fallbacks, found.pinned, found.guides, found.asks, found.relaxations, found.total, found.next_cursor)
"""


@on_each_engine
@examples
@given(scene=scenes(), shuffled=st.randoms(use_true_random=False))
def test_the_order_of_rows_changes_nothing(engine, scene, shuffled):
    rows, asked, _ = scene
    mixed = [*rows, line()]
    shuffled.shuffle(mixed)
    assert match_with(loaded(*mixed, engine=engine), asked) == match_with(loaded(*rows, line(), engine=engine), asked)


@on_each_engine
@examples
@given(scene=scenes())
def test_a_second_ask_and_a_freshly_built_engine_answer_the_same(engine, scene):
    rows, asked, _ = scene
    held = loaded(*rows, line(), engine=engine)
    first = match_with(held, asked)
    assert match_with(held, asked) == first
    assert match_with(loaded(*rows, line(), engine=engine), asked) == first


@on_each_engine
@examples
@given(scene=scenes(), first=st.integers(1, 14))
def test_pages_of_any_size_put_together_are_the_whole(engine, scene, first):
    rows, asked, _ = scene
    held = loaded(*rows, line(), engine=engine)
    whole = listed_by(held, asked)
    pages, cursor = [], ""
    while cursor is not None:
        page = match_with(held, replace(asked, first=first, after=cursor))
        lower = [one.tier >= LAST for one in page.matches]
        ends_early = len(page.matches) < first and bool(page.next_cursor)
        assert len(page.matches) == min(first, whole.total - len(pages)) or (ends_early and not lower[-1])
        assert (page.total, page.fallbacks, page.asks) == (whole.total, whole.fallbacks, whole.asks)
        pages += page.matches
        cursor = page.next_cursor
    assert pages == list(whole.matches)
    assert [one.rank for one in pages] == list(range(1, whole.total + 1))


def test_two_processes_that_hash_strings_differently_answer_byte_for_byte_the_same():
    settings = {**os.environ, "DJANGO_SETTINGS_MODULE": "config.settings", "DEBUG": "1"}
    runs = [
        subprocess.Popen(
            [sys.executable, "-c", PROGRAM], env={**settings, "PYTHONHASHSEED": seed}, stdout=subprocess.PIPE
        )
        for seed in ("1", "2024")
    ]
    first, second = (run.communicate()[0] for run in runs)
    assert [run.returncode for run in runs] == [0, 0]
    assert first.count(b"\n") == 48
    assert first == second
