"""Whom offers are for, and what about, of many at once: `matching.belonging`."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from directory import taxonomy
from directory.models.contacts import LanguageLevel
from directory.models.services import Role
from matching import belonging
from matching.columnar.columns import Columns
from matching.columnar.fitting import UNKNOWN_LEVEL, language_levels, limited_to_crimes
from matching.columnar.gates import by_trait, needs_only
from matching.fitting import listens
from matching.inquiry import Inquiry
from matching.spec import codes, tables

Mask = NDArray[np.bool_]
Rows = NDArray[np.intp]
HELD = frozenset({belonging.LOOKS_FOR_SOMEBODY_HELD})
RELIEF = frozenset({belonging.RELIEF})


def for_others(columns: Columns, inquiry: Inquiry, rows: Rows) -> Mask:
    """For people of whom nothing in the request says that this is one. A community decides alone where it limits."""
    beside = _of_other_people(columns, inquiry)[rows] | _for_victims_of_a_crime(columns, inquiry, rows)
    if not belonging.may_want_relief(inquiry):
        beside |= _tells_of_relief(columns, belonging.ABOUT_RELIEF)[rows]
    if belonging.wants_a_lawyer_not_relief(inquiry):
        beside |= _tells_of_relief(columns, RELIEF)[rows]
    community = _limited_to(columns, "communities")[rows]
    found: Mask = np.where(community, ~_of_that_community(columns, inquiry, rows), beside)
    return found


def _tells_of_relief(columns: Columns, within: frozenset[str]) -> Mask:
    """Row -> whether it tells of visas for victims, and meets nothing but such needs."""
    return needs_only(columns, RELIEF, within)


def _of_other_people(columns: Columns, inquiry: Inquiry) -> Mask:
    """Row -> whether its populations are newcomers, ages, people without a home, parents or workers, and this is none."""
    others = tuple(_others(inquiry))

    def work_out() -> Mask:
        newcomers = _limited_to(columns, "newcomers")
        found = newcomers.copy() if not belonging.may_be_a_newcomer(inquiry) else np.zeros(len(columns), dtype=bool)
        for named, beside in others:
            found |= _only(columns, named, beside)
        return found

    found: Mask = columns.dense(("other people", belonging.may_be_a_newcomer(inquiry), others), work_out)
    return found


def _others(inquiry: Inquiry) -> Iterator[tuple[frozenset[str], frozenset[str]]]:
    """Populations that an offer may not be for alone, each with those that may stand beside them."""
    for ages in belonging.ages_apart(inquiry):
        yield ages, codes("beside_ages")
    if not belonging.may_be_without_a_home(inquiry):
        yield frozenset({"homeless"}), codes("beside_homeless")
    if not belonging.may_be_a_parent(inquiry):
        yield belonging.PARENTS, frozenset()
    if not belonging.may_be_about_work(inquiry):
        yield belonging.WORKERS, codes("beside_workers")


def _only(columns: Columns, named: frozenset[str], beside: frozenset[str]) -> Mask:
    """Row -> whether its populations name some of these, perhaps some beside them, and no others."""

    def work_out() -> Mask:
        others = {term.code for term in taxonomy.terms("population")} - named - beside
        served = columns.sets["populations"]
        only: Mask = served.hits(named) & ~served.hits(others)
        return only

    found: Mask = columns.dense(("only", named, beside), work_out)
    return found


def _limited_to(columns: Columns, table: str) -> Mask:
    """Row -> whether its populations name some of the table's and none that is open to all."""
    served = columns.sets["populations"]
    found: Mask = columns.dense(
        table, lambda: served.hits(tables()[table]) & ~served.hits(tables()["open_populations"])
    )
    return found


def _of_that_community(columns: Columns, inquiry: Inquiry, rows: Rows) -> Mask:
    named = codes("communities") & set(inquiry.resolved.populations)
    found: Mask = columns.sets["populations"].hits(named, rows)
    for one in inquiry.resolved.languages:
        if one.code != "en":
            level = language_levels(columns, one.code)[rows]
            found |= (level != UNKNOWN_LEVEL) & (level >= LanguageLevel.INTERPRETER)
    return found


def _for_victims_of_a_crime(columns: Columns, inquiry: Inquiry, rows: Rows) -> Mask:
    after = by_trait(columns, "after a crime", belonging.after_a_crime, rows)
    if belonging.is_an_outsider(inquiry):
        return after | limited_to_crimes(columns)[rows] | by_trait(columns, "listens", listens, rows)
    if not belonging.looks_for_somebody_held(inquiry):
        return np.zeros(len(rows), dtype=bool)
    knows = by_trait(columns, "liaison", lambda one: one.role == Role.LIAISON, rows)
    found: Mask = after & ~knows & ~_finds(columns)[rows]
    return found | limited_to_crimes(columns)[rows] if belonging.only_looks(inquiry) else found


def _finds(columns: Columns) -> Mask:
    """Row -> whether it tells where somebody is held."""
    found: Mask = columns.dense(
        "finds somebody held", lambda: columns.sets["first_needs"].hits(HELD) | columns.sets["other_needs"].hits(HELD)
    )
    return found


def about_another_subject(columns: Columns, inquiry: Inquiry, rows: Rows) -> Mask:
    others = belonging.other_subjects(inquiry)
    return by_trait(columns, ("subjects", others), lambda one: one.source_id in others, rows)
