"""Columns that are made for one request hold what columns made once for all hold, and keep what is worked out often."""

from datetime import date

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from matching.columnar import moment
from matching.columnar.columns import columns_of
from matching.columnar.postings import FewPostings, Postings
from matching.columnar.sets import CodeBits
from tests.matching.samples import offer

KEYED = st.lists(st.dictionaries(st.sampled_from("abcdef"), st.integers(0, 5), max_size=4), max_size=8)


@given(KEYED)
def test_rows_and_values_are_found_by_key_as_in_postings_that_last(rows):
    lasting, few = (kind.of(enumerate(rows), valued=True) for kind in (Postings, FewPostings))
    assert set(few.keys()) == set(lasting.keys())
    for key in "abcdefg":
        assert few.rows(key).tolist() == lasting.rows(key).tolist()
        assert few.rows(key).dtype == np.int32
    for key in sorted(lasting.keys()):
        assert few.values(key).tolist() == lasting.values(key).tolist()
    assert [one.tolist() for one in few.lists("gab")] == [one.tolist() for one in lasting.lists("gab")]


def test_a_set_of_codes_that_was_met_before_has_the_same_bits_when_more_codes_are_known():
    bits = CodeBits()
    first = bits.of(frozenset({"a", "b"}))
    bits.of(frozenset({"c"}))
    assert bits.of(frozenset({"b", "a"})) == first == bits.words(["a", "b"])


def test_hours_of_a_day_are_worked_out_once_for_all_columns():
    moment._changes_of.cache_clear()
    for _ in range(3):
        moment.day_of_changes(columns_of([offer("open", always_open=True)]), date(2026, 11, 26))
    assert moment._changes_of.cache_info().misses == 1
