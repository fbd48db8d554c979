"""The hard gates of `matching.gates` over many offers at once, and the questions whose yes opens a door."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from directory import taxonomy
from directory.models.contacts import LanguageLevel
from directory.models.services import Role
from matching import gates
from matching.columnar.columns import Columns
from matching.columnar.fitting import (
    UNKNOWN_LEVEL,
    Crime,
    closeness,
    crime_grades,
    language_levels,
    limited_to_crimes,
    met_from,
)
from matching.columnar.reach import NO_PLACE, Reach
from matching.documents import OfferDocument
from matching.inquiry import Inquiry
from matching.spec import codes, tables

Mask = NDArray[np.bool_]
CIRCLE = frozenset({"peer-support"})


@dataclass(frozen=True, slots=True)
class Screened:
    """Offers that passed every gate, and the doors that one yes would open."""

    passed: Reach
    doors: Counter[tuple[str, str]]
    stateless: int  # would be in if the person were in their state: nobody said where they are


def screen(columns: Columns, inquiry: Inquiry, reached: Reach) -> Screened:
    fit = reached.only(_itself(columns, inquiry, reached.rows))
    fit = fit.only(_by_need(columns, inquiry, fit.rows))
    fit = fit.only(_by_person(columns, inquiry, fit.rows))
    shut = [_situation_unsaid(columns, inquiry, fit.rows), _group_unnamed(columns, inquiry, fit.rows)]
    asked = shut[0].astype(np.uint8) + shut[1]
    placed = fit.relation != NO_PLACE
    doors = _doors(columns, inquiry, fit.rows, *(one & (asked == 1) & placed for one in shut))
    return Screened(fit.only((asked == 0) & placed), doors, int(np.count_nonzero((asked == 0) & ~placed)))


def by_trait(columns: Columns, key: Any, say: Callable[[OfferDocument], Any], rows: NDArray[np.intp]) -> Mask:
    """What a plain gate says of each offer's trait."""
    found: Mask = columns.tables.of_facet(key, columns.numbers.trait, say, np.bool_)[columns.facts["trait"][rows]]
    return found


def _itself(columns: Columns, inquiry: Inquiry, rows: NDArray[np.intp]) -> Mask:
    key = ("itself", inquiry.request.audience, gates.open_roles(inquiry), inquiry.request.inquirer)
    standing = by_trait(columns, key, lambda one: gates.stands(inquiry, one), rows)
    standing &= by_trait(columns, ("role", *key), lambda one: gates.role_open(inquiry, one), rows) | (
        by_trait(columns, "complaints", lambda one: one.role == Role.COMPLAINT_CHANNEL, rows)
        & columns.sets["crimes"].hits(inquiry.crimes, rows)
    )
    found: Mask = standing & columns.facts["alive"][rows]
    return found


def _by_need(columns: Columns, inquiry: Inquiry, rows: NDArray[np.intp]) -> Mask:
    if not inquiry.needs or inquiry.needs_guessed:
        return np.ones(len(rows), dtype=bool)
    met = meets(columns, (need.code for need in inquiry.needs), rows)
    return (
        met
        | for_stage(columns, inquiry, rows)
        | general_door(columns, inquiry, rows)
        | _may_be_a_door(columns, inquiry, rows)
    )


def meets(columns: Columns, codes: Iterable[str], rows: NDArray[np.intp]) -> Mask:
    """Whether each offer meets any of the wanted needs."""
    found = np.zeros(len(rows), dtype=bool)
    for code in codes:
        found |= closeness(columns, code)[rows] >= met_from(code)
    return found


def for_stage(columns: Columns, inquiry: Inquiry, rows: NDArray[np.intp]) -> Mask:
    if inquiry.resolved.stage is None:
        return np.zeros(len(rows), dtype=bool)
    key = ("stage", inquiry.resolved.stage, gates.may_want_news(inquiry))
    return by_trait(columns, key, lambda one: gates.for_stage(inquiry, one), rows)


def general_door(columns: Columns, inquiry: Inquiry, rows: NDArray[np.intp]) -> Mask:
    talking = gates.talking_may_help(inquiry)

    def work_out() -> Mask:
        lines = anybodys_lines(columns)
        if not talking:
            lines = lines & _trait(columns, "finds", gates.finds)
        return _trait(columns, "known door", gates.known_door) | lines

    found: Mask = columns.dense(("general door", talking), work_out)[rows]
    return found


def anybodys_lines(columns: Columns) -> Mask:
    """Row -> `matching.gates.anybodys_line`."""

    def work_out() -> Mask:
        first, other, crimes = (columns.sets[name] for name in ("first_needs", "other_needs", "crimes"))
        open_to_all = columns.tables.of_facet("open", columns.numbers.groups, lambda one: not one.groups, np.bool_)
        line = _trait(columns, "anybody's line", gates.may_be_anybodys_line) & open_to_all[columns.facts["groups"]]
        asked = first.hits(gates.LINE_NEEDS) | other.hits(gates.LINE_NEEDS)
        lines: Mask = line & asked & crimes.hits(tables()["serve_every_crime"])
        return lines

    found: Mask = columns.dense("anybody's lines", work_out)
    return found


def crime_door(columns: Columns, inquiry: Inquiry, rows: NDArray[np.intp]) -> Mask:
    if not inquiry.crimes:
        return np.zeros(len(rows), dtype=bool)
    serves: Mask = crime_grades(columns, inquiry.crimes)[rows] >= Crime.SERVES
    return serves & limited_to_crimes(columns)[rows] & _stands_by(columns, rows)


def _may_be_a_door(columns: Columns, inquiry: Inquiry, rows: NDArray[np.intp]) -> Mask:
    unknown: Mask = (columns.sets["crimes"].counts[rows] == 0) & bool(inquiry.crimes)
    return crime_door(columns, inquiry, rows) | (unknown & _stands_by(columns, rows))


def _stands_by(columns: Columns, rows: NDArray[np.intp]) -> Mask:
    def work_out() -> Mask:
        first, other = columns.sets["first_needs"], columns.sets["other_needs"]
        circle = _trait(columns, "circle", gates.may_be_a_circle) & (first.hits(CIRCLE) | other.hits(CIRCLE))
        needs = (first.hits(gates.DOOR_NEEDS) | other.hits(gates.DOOR_NEEDS)) & ~_of_the_law_alone(columns)
        return _trait(columns, "may stand by", gates.may_stand_by) & (needs | circle)

    found: Mask = columns.dense("stands by", work_out)[rows]
    return found


def _of_the_law_alone(columns: Columns) -> Mask:
    law = codes("needs_of_the_law")
    return needs_only(columns, law, law | {"information-referral"})


def needs_only(columns: Columns, some: frozenset[str], within: frozenset[str]) -> Mask:
    """Row -> whether it has some of these needs, and none beyond the wider set."""
    first, other = columns.sets["first_needs"], columns.sets["other_needs"]

    def work_out() -> Mask:
        beyond = {term.code for term in taxonomy.terms("need")} - within
        only: Mask = (first.hits(some) | other.hits(some)) & ~first.hits(beyond) & ~other.hits(beyond)
        return only

    found: Mask = columns.dense(("needs only", some, within), work_out)
    return found


def _trait(columns: Columns, key: str, say: Callable[[OfferDocument], Any]) -> Mask:
    return by_trait(columns, key, say, np.arange(len(columns)))


def _by_person(columns: Columns, inquiry: Inquiry, rows: NDArray[np.intp]) -> Mask:
    passed = _eligible(columns, inquiry, rows) & ~_only_other_crimes(columns, inquiry, rows)
    passed &= ~_speaks_another(columns, inquiry, rows)
    if inquiry.request.safe_contact.call is False:
        passed &= by_trait(columns, "safe without a call", gates.safe_without_call, rows)
    return passed


def _eligible(columns: Columns, inquiry: Inquiry, rows: NDArray[np.intp]) -> Mask:
    resolved = inquiry.resolved
    key = ("eligible", resolved.age, frozenset(resolved.populations))
    limits = columns.tables.of_facet(
        key, columns.numbers.limits, lambda one: gates.ineligible_for(resolved, one) is None, np.bool_
    )
    found: Mask = limits[columns.facts["limits"][rows]]
    return found


def _speaks_another(columns: Columns, inquiry: Inquiry, rows: NDArray[np.intp]) -> Mask:
    codes = tuple(one.code for one in inquiry.resolved.languages)

    def work_out() -> Mask:
        reached = by_trait(columns, "interpreters", lambda one: one.interpreter == "yes", np.arange(len(columns)))
        for code in codes:
            level = language_levels(columns, code)
            reached |= (level != UNKNOWN_LEVEL) & (level > LanguageLevel.NONE)
        lines = _trait(columns, "line", lambda one: one.line and one.national)
        speechless: Mask = lines & (language_levels(columns, "en") == LanguageLevel.NONE) & ~reached
        return speechless

    found: Mask = columns.dense(("another language", codes), work_out)[rows]
    return found


def _only_other_crimes(columns: Columns, inquiry: Inquiry, rows: NDArray[np.intp]) -> Mask:
    if not inquiry.crimes or inquiry.crimes_guessed:
        return np.zeros(len(rows), dtype=bool)
    other: Mask = crime_grades(columns, inquiry.crimes)[rows] == Crime.OTHER_CRIMES
    return other & (columns.sets["crimes"].counts[rows] <= gates.FEW_CRIMES)


def _situation_unsaid(columns: Columns, inquiry: Inquiry, rows: NDArray[np.intp]) -> Mask:
    """Limited to a situation that nobody has named; a service named outright is meant whatever the situation."""
    situations = inquiry.situations
    shut = by_trait(
        columns, ("situations", situations), lambda one: bool(one.context) and one.context not in situations, rows
    )
    for listing in inquiry.resolved.interpretation.services:
        shut[np.isin(rows, columns.ids.rows_of_listing(listing))] = False
    return shut


def _group_unnamed(columns: Columns, inquiry: Inquiry, rows: NDArray[np.intp]) -> Mask:
    groups, age_known = inquiry.groups, inquiry.resolved.age is not None
    shut = columns.tables.of_facet(
        ("shut", groups, age_known),
        columns.numbers.groups,
        lambda one: bool(gates.unnamed_group(one, groups, age_known)),
        np.bool_,
    )
    found: Mask = shut[columns.facts["groups"][rows]]
    return found


def _doors(
    columns: Columns, inquiry: Inquiry, rows: NDArray[np.intp], by_situation: Mask, by_group: Mask
) -> Counter[tuple[str, str]]:
    situations = _counted(columns.facts["trait"][rows[by_situation]])
    groups = _counted(columns.facts["groups"][rows[by_group]])
    found: Counter[tuple[str, str]] = Counter()
    for number, count in situations.items():
        found["context", columns.numbers.trait.examples[number].context] += count
    for number, count in groups.items():
        example, age_known = columns.numbers.groups.examples[number], inquiry.resolved.age is not None
        found["group", gates.unnamed_group(example, inquiry.groups, age_known)] += count
    return found


def _counted(numbers: NDArray[np.uint32]) -> dict[int, int]:
    if not len(numbers):
        return {}
    counts = np.bincount(numbers)
    return {int(number): int(counts[number]) for number in np.flatnonzero(counts)}
