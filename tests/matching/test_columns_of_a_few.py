"""Columns that are made for one request hold what columns made once for all hold, and keep what is worked out often."""

from datetime import date

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from matching.columnar import moment
from matching.columnar.columns import columns_of
from matching.columnar.encoding import FACETS
from matching.columnar.few import Met
from matching.columnar.postings import LookupOfFew, Postings
from matching.columnar.sets import CodeBits
from tests.matching.samples import line, offer

KEYED = st.lists(st.dictionaries(st.sampled_from("abcdef"), st.integers(0, 5), max_size=4), max_size=8)


@given(KEYED)
def test_rows_and_values_are_found_by_key_as_in_postings_that_last(rows):
    lasting, few = Postings.of(enumerate(rows), valued=True), LookupOfFew(rows)
    assert set(few.keys()) == set(lasting.keys())
    for key in "abcdefg":
        assert few.rows(key).tolist() == lasting.rows(key).tolist()
        assert few.rows(key).dtype == np.int32
    for key in sorted(lasting.keys()):
        assert few.values(key).tolist() == lasting.values(key).tolist()
    held = [row for one in few.lists("gab") for row in one.tolist()]
    assert held == sorted({row for one in lasting.lists("gab") for row in one.tolist()})


def some():
    return [
        offer("b@1", source_id="b", victimizations={"stalking"}, languages={"es": 4}),
        offer("a", victimizations=set()),
        line(),
    ]


def equal(few, whole):
    for name, column in whole.facts.items():
        if name not in FACETS:
            np.testing.assert_array_equal(few.facts[name], column, name)
    for name in FACETS:
        assert examples(few, name) == examples(whole, name), name
    for name, column in whole.sets.items():
        assert few.sets[name].counts.tolist() == column.counts.tolist(), name
        assert few.sets[name].hits(["stalking", "TX"]).tolist() == column.hits(["stalking", "TX"]).tolist(), name


def examples(columns, name):
    facet = getattr(columns.numbers, name)
    return [facet.key(facet.examples[number]) for number in columns.facts[name]]


def test_columns_of_a_few_say_what_columns_of_all_say():
    met = Met()
    rows = met.rows(some())
    equal(met.columns(rows), columns_of(some()))
    few = met.columns(rows[:1])
    assert (few.ids.offer(0), few.ids.listing(0)) == ("b@1", "b")
    assert few.ids.rows_of_listing("b").tolist() == [0]
    assert few.ids.rows_of_listing("b@1").tolist() == []
    assert len(met.columns([])) == 0


def test_rows_that_were_laid_out_before_more_codes_were_known_are_laid_out_anew():
    met = Met()
    (first,) = met.rows([offer("first", victimizations={"stalking"})])
    later = met.rows(offer(f"later-{n}", victimizations={f"crime-{n}"}) for n in range(130))
    assert first.widths != later[-1].widths
    crimes = met.columns([first, later[-1]]).sets["crimes"]
    assert crimes.hits(["stalking"]).tolist() == [True, False]
    assert crimes.hits(["crime-129"]).tolist() == [False, True]


def test_what_is_said_of_a_facet_is_asked_once_for_all_columns():
    met, asked = Met(), []
    rows = met.rows(some())

    def say(document):
        asked.append(document.kind)
        return document.remote

    for few in (rows[:1], rows, rows[1:]):
        columns = met.columns(few)
        columns.tables.of_facet("remote", columns.numbers.trait, say, bool)
    assert sorted(asked) == sorted(facet_kinds(met, rows))


def facet_kinds(met, rows):
    return [one.kind for one in met.columns(rows).numbers.trait.examples]


def test_a_set_of_codes_that_was_met_before_has_the_same_bits_when_more_codes_are_known():
    bits = CodeBits()
    first = bits.of(frozenset({"a", "b"}))
    bits.of(frozenset({"c"}))
    assert bits.of(frozenset({"b", "a"})) == first == bits.words(["a", "b"])


def test_hours_of_a_day_are_worked_out_once_for_all_columns(monkeypatch):
    asked, changes = [], moment.changes

    def counted(*arguments, **words):
        asked.append(arguments)
        return changes(*arguments, **words)

    monkeypatch.setattr(moment, "changes", counted)
    met = Met()
    rows = met.rows([offer("open", always_open=True)])
    days = [moment.day_of_changes(met.columns(rows), date(2026, 11, 26)) for _ in range(3)]
    assert len(asked) == 1
    assert [(keys.tolist(), kinds.tolist()) for keys, kinds in days] == [([0], [0])] * 3
