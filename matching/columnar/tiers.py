"""The tiers of `matching.tiers` over many offers at once, and how many requirements each misses."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from directory import taxonomy
from matching.columnar.columns import Columns
from matching.columnar.fitting import UNKNOWN_LEVEL, Crime, crime_grades, language_levels
from matching.columnar.gates import any_need, by_trait, for_stage, general_door
from matching.columnar.moment import OPEN, open_kinds
from matching.columnar.reach import CODE, Reach
from matching.coverage import Relation
from matching.inquiry import Inquiry, in_person_needs

Mask = NDArray[np.bool_]
Small = NDArray[np.uint8]
FIRST_TIER = CODE[Relation.INFERRED]  # and above: contained


def tiers(columns: Columns, inquiry: Inquiry, reached: Reach) -> tuple[Small, Small]:
    """The tier, and the number of requirements missed."""
    rows = reached.rows
    missed = np.zeros(len(rows), dtype=np.uint8)
    for one in _missed(columns, inquiry, reached):
        missed += one
    lowered = (missed > 0) | (reached.relation < FIRST_TIER) | _only_by_phone(columns, inquiry, rows)
    if inquiry.crimes:
        lowered |= crime_grades(columns, inquiry.crimes)[rows] == Crime.OTHER_CRIMES
    found = np.where(lowered, 2, 1).astype(np.uint8)
    unmet = ~_meets(columns, inquiry, rows)
    if unmet.any():
        second = for_stage(columns, inquiry, rows) & ~general_door(columns, rows)
        found[unmet] = np.where(second[unmet], 2, 3)
    return found, missed


def _meets(columns: Columns, inquiry: Inquiry, rows: NDArray[np.intp]) -> Mask:
    if not inquiry.needs:
        return np.ones(len(rows), dtype=bool)
    return any_need(columns, _meeting([need.code for need in inquiry.needs]), rows)


def _meeting(codes: list[str]) -> frozenset[str]:
    return frozenset[str]().union(*(taxonomy.codes_that_meet(code) for code in codes))


def meets_from_afar(columns: Columns, inquiry: Inquiry, rows: NDArray[np.intp]) -> Mask:
    """A need is met that can be met by phone or net."""
    codes = [need.code for need in inquiry.needs if need.code not in in_person_needs()]
    return any_need(columns, _meeting(codes), rows)


def _only_by_phone(columns: Columns, inquiry: Inquiry, rows: NDArray[np.intp]) -> Mask:
    """All it meets must be met in person, and it has no place to go to nearby."""
    if not inquiry.need_codes & in_person_needs():
        return np.zeros(len(rows), dtype=bool)
    distant = by_trait(columns, "distant", lambda one: one.remote and one.point is None, rows)
    return distant & _meets(columns, inquiry, rows) & ~meets_from_afar(columns, inquiry, rows)


def _missed(columns: Columns, inquiry: Inquiry, reached: Reach) -> Iterator[Mask]:
    """For each requirement, whether it is missed or nobody knows: `matching.tiers.relaxed_requirements`."""
    rows, request = reached.rows, inquiry.request
    for need in inquiry.needs:
        if need.required:
            yield ~any_need(columns, taxonomy.codes_that_meet(need.code), rows)
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
