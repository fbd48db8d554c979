"""How closely needs are met and how crimes, groups and languages fit, as one small number per offer."""

from collections.abc import Iterable, Sequence
from enum import IntEnum
from functools import cache

import numpy as np
from numpy.typing import NDArray

from directory import taxonomy
from directory.languages import matches
from directory.models.contacts import LanguageLevel
from matching.columnar.columns import Columns
from matching.columnar.encoding import NAMED_WITHOUT_LEVEL
from matching.fitting import is_directory, loosely_near_crimes, near_crimes, only_listens, same_crimes
from matching.speaking import SIGNED
from matching.spec import spec, tables

Small = NDArray[np.uint8]
UNKNOWN_LEVEL = 255


class Crime(IntEnum):
    """Grades of `matching.fitting.crime_fit`, and whether the one that fits is a speciality."""

    UNKNOWN = 0
    OTHER_CRIMES = 1
    LOOSELY_NEAR = 2
    ANY = 3
    NEAR = 4
    SERVES = 5
    SPECIALISES = 6


class Group(IntEnum):
    """Grades of `matching.scoring.fit.group_side`."""

    UNKNOWN = 0
    OTHER_GROUPS = 1
    ANY = 2
    SERVES = 3
    SPECIALISES = 4


class NotGiven(IntEnum):
    """Whether a list is open to all, unknown or limited, where the request names nothing."""

    UNKNOWN = 0
    LIMITED = 1
    ANY = 2


def closeness(columns: Columns, code: str) -> Small:
    """Row -> the number of its closeness to a wanted need in `closeness_values`."""

    def work_out() -> Small:
        found = np.zeros(len(columns), dtype=np.uint8)
        for number, (_, which, codes) in enumerate(_closeness_steps(code), 1):
            found[columns.sets[which].hits(codes)] = number
        found[
            _of_the_very_need(columns) & (closeness_values(code)[found] < float(spec()["needs"]["of_a_directory"]))
        ] = 0
        return found

    found: Small = columns.dense(("closeness", code), work_out)
    return found


def _of_the_very_need(columns: Columns) -> NDArray[np.bool_]:
    traits = columns.numbers.trait
    found: NDArray[np.bool_] = columns.tables.of_facet(
        "very need", traits, lambda one: is_directory(one) or only_listens(one), np.bool_
    )[columns.facts["trait"]]
    return found


@cache
def closeness_values(code: str) -> NDArray[np.float64]:
    """What each number of `closeness` means, 0 to 1."""
    return np.array([0.0, *(value for value, _, _ in _closeness_steps(code))])


@cache
def met_from(code: str) -> int:
    """The least number of `closeness` that meets the need."""
    values, least = closeness_values(code), float(spec()["needs"]["met"])
    return int(np.flatnonzero(values >= least)[0])


@cache
def _closeness_steps(code: str) -> list[tuple[float, str, frozenset[str]]]:
    """Closeness, which needs of the offer it holds for and their codes, the weaker first: a later one overrules it."""
    at_most = float(spec()["needs"]["exact_secondary"])
    by_value: dict[float, set[str]] = {}
    for term in taxonomy.terms("need"):
        by_value.setdefault(taxonomy.need_closeness(code, term.code), set()).add(term.code)
    steps = [(value, "first_needs", frozenset(codes)) for value, codes in by_value.items() if value]
    steps += [(min(value, at_most), "other_needs", codes) for value, _, codes in steps]
    return sorted(steps, key=lambda step: step[0])


def crime_grades(columns: Columns, crimes: frozenset[str]) -> Small:
    """Row -> Crime, for the crimes of a request."""

    def work_out() -> Small:
        listed, few = columns.sets["crimes"], few_crimes(columns)
        found = np.where(listed.counts == 0, Crime.UNKNOWN, Crime.OTHER_CRIMES).astype(np.uint8)
        for crime in crimes:
            found[listed.hits(loosely_near_crimes(crime))] = Crime.LOOSELY_NEAR
        found[listed.hits(tables()["serve_every_crime"])] = Crime.ANY
        for crime in crimes:
            found[listed.hits(near_crimes(crime))] = Crime.NEAR
        for crime in sorted(crimes):
            first = listed.hits(same_crimes(crime)) & (found < Crime.SERVES)
            special = few | columns.sets["specialises"].hits((crime,))
            found[first] = np.where(special[first], Crime.SPECIALISES, Crime.SERVES)
        return found

    found: Small = columns.dense(("crimes", crimes), work_out)
    return found


def group_grades(columns: Columns, wanted: frozenset[str]) -> Small:
    """Row -> Group, for the populations of a request."""

    def work_out() -> Small:
        listed, few = columns.sets["populations"], few_populations(columns)
        found = np.where(listed.counts == 0, Group.UNKNOWN, Group.OTHER_GROUPS).astype(np.uint8)
        found[listed.hits(tables()["open_populations"])] = Group.ANY
        for code in sorted(wanted):
            first = listed.hits((code,)) & (found < Group.SERVES)
            special = few | columns.sets["specialises"].hits((code,))
            found[first] = np.where(special[first], Group.SPECIALISES, Group.SERVES)
        return found

    found: Small = columns.dense(("groups", wanted), work_out)
    return found


def not_given(columns: Columns, which: str, open_codes: Iterable[str]) -> Small:
    """Row -> NotGiven, of its crimes or its populations."""

    def work_out() -> Small:
        listed = columns.sets[which]
        found = np.where(listed.counts == 0, NotGiven.UNKNOWN, NotGiven.LIMITED).astype(np.uint8)
        found[listed.hits(open_codes)] = NotGiven.ANY
        return found

    found: Small = columns.dense(("not given", which), work_out)
    return found


def limited_to_crimes(columns: Columns) -> NDArray[np.bool_]:
    """Row -> whether it serves some crimes and not every crime."""

    def work_out() -> NDArray[np.bool_]:
        listed = columns.sets["crimes"]
        return (listed.counts > 0) & ~listed.hits(tables()["serve_every_crime"])

    found: NDArray[np.bool_] = columns.dense("limited to crimes", work_out)
    return found


def few_crimes(columns: Columns) -> NDArray[np.bool_]:
    return _few(columns, "crimes")


def few_populations(columns: Columns) -> NDArray[np.bool_]:
    return _few(columns, "populations")


def _few(columns: Columns, which: str) -> NDArray[np.bool_]:
    """One or two, and none that is open to all: a speciality where the source does not say."""
    listed, most = columns.sets[which], int(spec()["fit"]["specialises_at_most"])
    open_codes = (*tables()["serve_every_crime"], *tables()["open_populations"])
    few: NDArray[np.bool_] = (listed.counts <= most) & ~listed.hits(open_codes)
    return few


def language_levels(columns: Columns, wanted: str) -> Small:
    """Row -> 0 to 4, or UNKNOWN_LEVEL, as `matching.scoring.language.level_of` has it."""

    def work_out() -> Small:
        known, named = _named_levels(columns, wanted)
        found = np.where(known >= 0, known, _unnamed_level(columns, wanted)).astype(np.uint8)
        if wanted == "en":
            found[(known < 0) & named] = LanguageLevel.STAFF
        return found

    found: Small = columns.dense(("language", wanted), work_out)
    return found


def _named_levels(columns: Columns, wanted: str) -> tuple[NDArray[np.int8], NDArray[np.bool_]]:
    """The best level at which each offer names the language, -1 where it names none; and whether it names it at all."""
    known = np.full(len(columns), -1, dtype=np.int8)
    named = np.zeros(len(columns), dtype=bool)
    for code in columns.languages.keys():  # noqa: SIM118  these are postings
        if matches(wanted, str(code)):
            rows, levels = columns.languages.rows(code), columns.languages.values(code)
            named[rows] = True
            known[rows] = np.maximum(known[rows], np.where(levels == NAMED_WITHOUT_LEVEL, -1, levels))
    return known, named


def _unnamed_level(columns: Columns, wanted: str) -> Small:
    """Of offers that do not name the language: English is spoken, an interpreter reaches the others, else nobody knows."""
    if wanted == "en":
        return _by_trait(columns, "english", lambda one: LanguageLevel.NONE if one.languages else LanguageLevel.STAFF)
    if wanted in SIGNED:
        return np.full(len(columns), UNKNOWN_LEVEL, dtype=np.uint8)
    by_phone = int(LanguageLevel.TELEPHONE_INTERPRETATION)
    return _by_trait(columns, "interpreter", lambda one: by_phone if one.interpreter == "yes" else UNKNOWN_LEVEL)


def _by_trait(columns: Columns, key: str, say: object) -> Small:
    found: Small = columns.tables.of_facet(key, columns.numbers.trait, say, np.uint8)[columns.facts["trait"]]  # type: ignore[arg-type]
    return found


def text_sums(columns: Columns, unread: Sequence[str]) -> NDArray[np.uint16]:
    """Row -> what the unread words found in it count together."""
    found = np.zeros(len(columns), dtype=np.uint16)
    for token in unread:
        rows = columns.tokens.rows(token)
        if len(rows):
            found[rows] += columns.tokens.values(token).astype(np.uint16)
    return found
