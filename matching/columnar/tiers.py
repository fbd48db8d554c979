"""The tiers of `matching.tiers` over many offers at once, and how many requirements each misses."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from matching.columnar.belonging import about_another_subject, for_others
from matching.columnar.columns import Columns
from matching.columnar.doubtful import idle_doors, seldom_helps
from matching.columnar.fitting import UNKNOWN_LEVEL, Crime, crime_grades, language_levels, limited_to_crimes
from matching.columnar.gates import by_trait, crime_door, for_stage, general_door
from matching.columnar.moment import OPEN, open_kinds
from matching.columnar.reach import CODE, NATION, Measured
from matching.coverage import ORDER, Relation
from matching.inquiry import Inquiry, in_person_needs
from matching.tiers import (
    BUT,
    FAR_OFF,
    FITS,
    GENERAL_DOOR,
    LAST,
    OTHER_CRIMES,
    RELATION_TIERS,
    likely_crimes,
)

Mask = NDArray[np.bool_]
Small = NDArray[np.uint8]
FIRST_TIER = CODE[Relation.INFERRED]  # and above: contained
TIER_OF_RELATION = np.array([RELATION_TIERS.get(relation, FITS) for relation in reversed(ORDER)], dtype=np.uint8)
TIER_OF_CRIME = np.array([OTHER_CRIMES.get(grade.name.lower(), FITS) for grade in Crime], dtype=np.uint8)


def tiers(columns: Columns, inquiry: Inquiry, reached: Measured) -> tuple[Small, Small]:
    """The tier, and the number of requirements missed."""
    rows = reached.rows
    missed = np.zeros(len(rows), dtype=np.uint8)
    for one in _missed(columns, inquiry, reached):
        missed += one
    found = np.maximum(TIER_OF_RELATION[reached.relation], np.where(missed > 0, BUT, FITS)).astype(np.uint8)
    for lowered, tier in _lowered(columns, inquiry, reached):
        found[lowered] = np.maximum(found[lowered], tier)
    return found, missed


def _lowered(columns: Columns, inquiry: Inquiry, reached: Measured) -> Iterator[tuple[Mask, int]]:
    """Offers that a rule of `matching.tiers` lowers, and to which tier."""
    rows = reached.rows
    made_for = crime_door(columns, inquiry, rows)
    yield _only_by_phone(columns, inquiry, reached) & ~made_for, BUT
    yield from _without_need(columns, inquiry, reached, made_for)
    yield for_others(columns, inquiry, rows) | about_another_subject(columns, inquiry, rows), LAST
    yield seldom_helps(columns, inquiry, rows), LAST
    if inquiry.crimes:
        tier = TIER_OF_CRIME[crime_grades(columns, inquiry.crimes)[rows]]
        yield tier == LAST, LAST
        yield tier == FAR_OFF, FAR_OFF
    else:
        national = columns.facts["ring"][rows] == NATION
        yield national & limited_to_crimes(columns)[rows], BUT
        yield national & _for_unlikely_crimes(columns, inquiry, rows), FAR_OFF


def _for_unlikely_crimes(columns: Columns, inquiry: Inquiry, rows: NDArray[np.intp]) -> Mask:
    """No crime was named, and what the offer is limited to is not what the needs speak of."""
    unlikely: Mask = limited_to_crimes(columns)[rows] & ~columns.sets["crimes"].hits(likely_crimes(inquiry), rows)
    return unlikely & (not inquiry.crimes)


def _without_need(columns: Columns, inquiry: Inquiry, reached: Measured, made_for: Mask) -> Iterator[tuple[Mask, int]]:
    rows = reached.rows
    unmet = ~reached.meets(inquiry.need_codes) & bool(inquiry.needs)
    if unmet.any():
        door, staged = general_door(columns, inquiry, rows) & ~made_for, for_stage(columns, inquiry, rows) | made_for
        door &= ~_for_unlikely_crimes(columns, inquiry, rows) & ~idle_doors(columns, inquiry, rows)
        yield unmet & door, GENERAL_DOOR
        yield unmet & ~door & staged, BUT
        yield unmet & ~door & ~staged, LAST


def meets_from_afar(inquiry: Inquiry, reached: Measured) -> Mask:
    """A need is met that can be met by phone or net."""
    return reached.meets(need.code for need in inquiry.needs if need.code not in in_person_needs())


def _only_by_phone(columns: Columns, inquiry: Inquiry, reached: Measured) -> Mask:
    """All it meets must be met in person, and it has no place to go to nearby."""
    if not inquiry.need_codes & in_person_needs():
        return np.zeros(len(reached.rows), dtype=bool)
    distant = by_trait(columns, "distant", lambda one: one.remote and one.point is None, reached.rows)
    return distant & reached.meets(inquiry.need_codes) & ~meets_from_afar(inquiry, reached)


def _missed(columns: Columns, inquiry: Inquiry, reached: Measured) -> Iterator[Mask]:
    """For each requirement, whether it is missed or nobody knows: `matching.tiers.relaxed_requirements`."""
    rows, request = reached.rows, inquiry.request
    for need in inquiry.needs:
        if need.required:
            yield ~reached.meets((need.code,))
    if request.require.language or any(one.min_level for one in inquiry.resolved.languages):
        yield _language_missed(columns, inquiry, rows)
    if request.require.open_now:
        yield open_kinds(columns, rows, inquiry.at) != OPEN
    if request.require.modality:
        wanted = frozenset(request.modalities)
        yield by_trait(columns, ("modalities", wanted), lambda one: not wanted & one.modalities, rows)
    if request.require.max_km is not None:
        afar = by_trait(columns, "remote", lambda one: one.remote, rows)
        yield ~afar & ~(reached.km <= request.require.max_km)


def _language_missed(columns: Columns, inquiry: Inquiry, rows: NDArray[np.intp]) -> Mask:
    spoken = np.zeros(len(rows), dtype=bool)
    wanted = [one for one in inquiry.resolved.languages if inquiry.request.require.language or one.min_level]
    for one in wanted:
        level = language_levels(columns, one.code)[rows]
        spoken |= (level != UNKNOWN_LEVEL) & (level >= (one.min_level or 1))
    return ~spoken & bool(wanted)
