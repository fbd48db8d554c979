"""The score of `matching.scoring` over many offers at once, in whole millionths of a point, the same to the last one."""

from collections.abc import Callable, Mapping
from functools import cache

import numpy as np
from numpy.typing import NDArray

from matching.columnar.columns import Columns
from matching.columnar.encoding import RINGS
from matching.columnar.fitting import (
    Crime,
    Group,
    NotGiven,
    closeness_values,
    crime_grades,
    group_grades,
    language_levels,
    not_given,
    text_sums,
)
from matching.columnar.gates import by_trait
from matching.columnar.moment import KINDS, freshness, open_kinds, room
from matching.columnar.reach import NATION, Measured, nearness
from matching.columnar.tiers import FIRST_TIER, meets_from_afar
from matching.fitting import is_directory
from matching.gates import finds
from matching.inquiry import Inquiry
from matching.scoring import weights
from matching.scoring.parts import MICRO
from matching.scoring.words import NAME
from matching.spec import spec, tables

Values = NDArray[np.float64]


def scores(columns: Columns, inquiry: Inquiry, reached: Measured) -> NDArray[np.int64]:
    """Millionths of a point per offer: each part is rounded before it is added."""
    weighed = weights(inquiry)
    values = np.array([PARTS[factor](columns, inquiry, reached) for factor in weighed])
    points = np.rint(np.array([*weighed.values()])[:, np.newaxis] * values * MICRO)
    whole: NDArray[np.int64] = points.astype(np.int64).sum(axis=0)
    return whole


def _needs(columns: Columns, inquiry: Inquiry, reached: Measured) -> Values:
    rows = reached.rows
    away = by_trait(columns, "directory", is_directory, rows)
    step = np.where(away, float(spec()["needs"]["step_away"]), 1.0)
    total = np.zeros(len(rows))
    for need in inquiry.needs:
        close = closeness_values(need.code)[reached.close[need.code]]
        total = total + need.weight * (close * (1.0 if need.code == "information-referral" else step))
    value: Values = total / sum(need.weight for need in inquiry.needs)
    knows = by_trait(columns, "finds", finds, rows) & ~reached.meets(inquiry.need_codes)
    return np.where(knows, np.maximum(value, float(spec()["needs"]["of_who_finds"])), value)


def _geography(columns: Columns, inquiry: Inquiry, reached: Measured) -> Values:
    return np.maximum(
        nearness(reached.km, reached.half_km), np.maximum(*_by_area_and_from_afar(columns, inquiry, reached))
    )


def _by_area_and_from_afar(columns: Columns, inquiry: Inquiry, reached: Measured) -> tuple[Values, Values]:
    rows = reached.rows
    ring = columns.facts["ring"][rows]
    served = reached.relation >= FIRST_TIER
    area = _by_ring("area")[ring] * (served & (ring != NATION))
    remote = by_trait(columns, "remote", lambda one: one.remote, rows)
    office = float(spec()["geography"]["local_office"]) * columns.facts["public"][rows]
    afar = np.where(remote, _by_ring("remote")[ring], office)
    return area, afar * (served & meets_from_afar(inquiry, reached))


@cache
def _by_ring(way: str) -> Values:
    """What each number of `encoding.RINGS` is worth for being in the area, or for help from afar."""
    numbers = spec()["geography"][way]
    return np.array([float(numbers.get(ring, 0.0)) for ring in RINGS])


def _language(columns: Columns, inquiry: Inquiry, reached: Measured) -> Values:
    best = np.zeros(len(reached.rows))
    for place, wanted in enumerate(inquiry.language_codes):
        best = np.maximum(best, _by_level(place)[language_levels(columns, wanted)[reached.rows]])
    return best


@cache
def _by_level(place: int) -> Values:
    """What each level is worth of the language that was named first (0), second ...; UNKNOWN_LEVEL fills the rest."""
    numbers = spec()["language"]
    by_level = np.full(256, float(numbers["levels"]["unknown"]))
    by_level[:5] = [float(numbers["levels"][str(level)]) for level in range(5)]
    return by_level * float(numbers["preference_decay"] ** place)


def _fit(columns: Columns, inquiry: Inquiry, reached: Measured) -> Values:
    return (_crime_side(columns, inquiry, reached.rows) + _group_side(columns, inquiry, reached.rows)) / 2


def _crime_side(columns: Columns, inquiry: Inquiry, rows: NDArray[np.intp]) -> Values:
    if not inquiry.crimes:
        return _unasked(columns, "crimes", tables()["serve_every_crime"], rows)
    return _by_grade(Crime)[crime_grades(columns, inquiry.crimes)[rows]]


def _group_side(columns: Columns, inquiry: Inquiry, rows: NDArray[np.intp]) -> Values:
    wanted = inquiry.wanted_groups
    if not wanted:
        return _unasked(columns, "populations", tables()["open_populations"], rows)
    return _by_grade(Group)[group_grades(columns, wanted)[rows]]


@cache
def _by_grade(grades: type[Crime] | type[Group]) -> Values:
    return np.array([float(spec()["fit"][grade.name.lower()]) for grade in grades])


def _unasked(columns: Columns, which: str, open_codes: list[str], rows: NDArray[np.intp]) -> Values:
    return _by_not_given()[not_given(columns, which, open_codes)[rows]]


@cache
def _by_not_given() -> Values:
    return np.array([float(spec()["fit"]["not_given"][grade.name.lower()]) for grade in NotGiven])


def _access(columns: Columns, inquiry: Inquiry, reached: Measured) -> Values:
    return _by_kind()[open_kinds(columns, reached.rows, inquiry.at)]


@cache
def _by_kind() -> Values:
    return np.array([float(spec()["access"][kind]) for kind in KINDS])


def _freshness(columns: Columns, inquiry: Inquiry, reached: Measured) -> Values:
    return freshness(columns, reached.rows, inquiry.at.date())


def _capacity(columns: Columns, inquiry: Inquiry, reached: Measured) -> Values:
    return room(columns, reached.rows, inquiry.at)


def _text(columns: Columns, inquiry: Inquiry, reached: Measured) -> Values:
    unread = inquiry.resolved.unread
    return text_sums(columns, unread)[reached.rows] / (NAME * len(unread))


PARTS: Mapping[str, Callable[[Columns, Inquiry, Measured], Values]] = {
    "needs": _needs,
    "geography": _geography,
    "language": _language,
    "fit": _fit,
    "access": _access,
    "freshness": _freshness,
    "capacity": _capacity,
    "text": _text,
}
