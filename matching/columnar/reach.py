"""How the areas of all offers lie to the places of a request: the relations of `matching.coverage`, by lookup."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from geodata.distance import haversines_km
from geodata.types import Place, Point
from matching.cells import cells_around
from matching.columnar.columns import Columns
from matching.columnar.encoding import BY_CRIME, BY_DESTINATION, RINGS
from matching.columnar.fitting import closeness, met_from
from matching.columnar.postings import NONE
from matching.coverage import ORDER, PlaceView, Relation
from matching.inquiry import Inquiry
from matching.spec import spec
from matching.types import Ring

Relations = NDArray[np.uint8]
CODE = {relation: len(ORDER) - 1 - place for place, relation in enumerate(ORDER)}  # 0 is excluded; the more, the better
FAR, NO_PLACE = CODE[Relation.FAR], CODE[Relation.NO_PLACE]
NATION = RINGS.index(Ring.NATION)
HERE, CRIME, DESTINATION = range(3)


@dataclass(frozen=True, slots=True)
class Reach:
    """Offers that may serve one of the places."""

    rows: NDArray[np.intp]
    relation: Relations
    view: NDArray[np.uint8]  # HERE, CRIME or DESTINATION: whose place counted

    def only(self, kept: NDArray[np.bool_] | NDArray[np.intp]) -> "Reach":
        return Reach(self.rows[kept], self.relation[kept], self.view[kept])

    def joined(self, other: "Reach") -> "Reach":
        return Reach(
            np.concatenate([self.rows, other.rows]),
            np.concatenate([self.relation, other.relation]),
            np.concatenate([self.view, other.view]),
        )


@dataclass(frozen=True, slots=True)
class Measured:
    """The same with what is measured of each once: distances that count, in km, and how close needs are."""

    rows: NDArray[np.intp]
    relation: Relations
    km: NDArray[np.float64]  # to a public address; NaN where there is none or no point to measure from
    near_km: NDArray[np.float64]  # to its address or listed town; never shown
    half_km: NDArray[np.float64]  # in how many km nearness halves
    close: Mapping[str, NDArray[np.uint8]]  # wanted need -> the number of its closeness: `fitting.closeness`

    def meets(self, codes: Iterable[str]) -> NDArray[np.bool_]:
        """Whether each offer meets any of these wanted needs."""
        found = np.zeros(len(self.rows), dtype=bool)
        for code in codes:
            found |= self.close[code] >= met_from(code)
        return found


def reach(columns: Columns, inquiry: Inquiry) -> Reach:
    """Everything in reach."""
    views = _views(inquiry)
    relation = {place: _relations(columns, view) for place, view in views.items()}
    chosen, view = _chosen(columns, views, relation)
    rows = np.flatnonzero(chosen)
    return Reach(rows, chosen[rows], view[rows])


def farther(columns: Columns, inquiry: Inquiry, known: Reach) -> Reach:
    """What is not in reach but of an inferred area in the same state, within 250 km."""
    views = _views(inquiry)
    relation = {place: _far_relations(columns, view) for place, view in views.items()}
    chosen, view = _chosen(columns, views, relation)
    chosen[known.rows] = 0
    rows = np.flatnonzero(chosen)
    return Reach(rows, chosen[rows], view[rows])


def _views(inquiry: Inquiry) -> dict[int, PlaceView]:
    """The places of a request: here, and where they are asked for apart, of the crime and to go to."""
    views = {HERE: inquiry.here}
    if inquiry.crime is not inquiry.here:
        views[CRIME] = inquiry.crime
    if inquiry.destination.place is not None:
        views[DESTINATION] = inquiry.destination
    return views


def _chosen(
    columns: Columns, views: dict[int, PlaceView], relation: dict[int, Relations]
) -> tuple[Relations, NDArray[np.uint8]]:
    """The relation that counts for each offer, and to which place."""
    found, view = relation[HERE].copy(), np.zeros(len(columns), dtype=np.uint8)
    anchor = columns.facts["anchor"]
    if CRIME in views:
        follows = anchor == BY_CRIME
        found[follows], view[follows] = relation[CRIME][follows], CRIME
    if DESTINATION in views:
        movable = np.flatnonzero(anchor == BY_DESTINATION)
        better = movable[_better_there(columns, views, relation, movable)]
        found[better], view[better] = relation[DESTINATION][better], DESTINATION
    return found, view


def _better_there(
    columns: Columns, views: dict[int, PlaceView], relation: dict[int, Relations], rows: NDArray[np.intp]
) -> NDArray[np.bool_]:
    """Where the person could go, unless it lies better, or as well and nearer, to where they are."""
    there, here = relation[DESTINATION][rows], relation[HERE][rows]
    near_there, near_here = (_public_nearness(columns, views[place], rows) for place in (DESTINATION, HERE))
    better: NDArray[np.bool_] = (there > here) | ((there == here) & (near_there >= near_here))
    return better


def _relations(columns: Columns, view: PlaceView) -> Relations:
    if view.place is None:
        return _without_place(columns)
    found = np.zeros(len(columns), dtype=np.uint8)
    _mark_near(columns, view, found)
    for basis, keys, relation in _by_keys(view.place, view):
        for rows in columns.areas[basis].lists(keys):
            found[rows] = CODE[relation]
    return found


def _far_relations(columns: Columns, view: PlaceView) -> Relations:
    found = np.zeros(len(columns), dtype=np.uint8)
    if view.point is not None:
        widest = float(spec()["geography"]["widen_km"])
        rows = _around(columns, view.point, widest)
        found[rows[_same_state(columns, view, rows) & (_km(columns, view, rows) <= widest)]] = FAR
    return found


def _without_place(columns: Columns) -> Relations:
    """The whole country, and offers of some states, which may or may not be the person's."""

    def work_out() -> Relations:
        of_states = columns.tables.of_facet("of states", columns.numbers.trait, _serves_states, np.bool_)
        found = np.where(of_states[columns.facts["trait"]], NO_PLACE, 0).astype(np.uint8)
        found[columns.facts["ring"] == NATION] = CODE[Relation.CONTAINS]
        return found

    found: Relations = columns.dense("no place", work_out)
    return found


def _serves_states(document: Any) -> bool:
    return bool(document.area_scope == "states")


def _by_keys(place: Place, view: PlaceView) -> Iterator[tuple[str, Iterable[str], Relation]]:
    """Lookups, the weaker first: a later one overrules it."""
    states = {key for key in place.area_keys | place.touching_keys if key.startswith("state:")}
    yield "unknown", states, Relation.STATE_ONLY
    for basis in ("declared", "inferred"):
        yield basis, place.touching_keys, Relation.TOUCHES
    yield "inferred", place.area_keys - view.inner_keys, Relation.TOUCHES
    yield "inferred", view.inner_keys, Relation.INFERRED
    yield "declared", place.area_keys | {"us"}, Relation.CONTAINS


def _mark_near(columns: Columns, view: PlaceView, found: Relations) -> None:
    """Offers of an inferred area next door or near: `matching.coverage._by_distance`."""
    numbers = spec()["geography"]
    next_door = columns.areas["inferred"].lists(view.next_door)
    around = [_around(columns, view.point, float(numbers["near_km"]))] if view.point else []
    rows = np.concatenate([*next_door, *around, NONE])
    km, same = _km(columns, view, rows), _same_state(columns, view, rows)
    near = np.where(same, km <= numbers["near_km"], km <= numbers["across_state_km"])
    adjoining = sum(map(len, next_door))
    near[:adjoining] |= same[:adjoining]
    found[rows[near]] = CODE[Relation.NEAR]


def _same_state(columns: Columns, view: PlaceView, rows: NDArray[Any]) -> NDArray[np.bool_]:
    states = columns.sets["states"]
    anywhere: NDArray[np.bool_] = states.counts[rows] == 0
    return states.hits(view.states, rows) | anywhere


def _around(columns: Columns, point: Point, km: float) -> NDArray[np.int32]:
    """Rows in every cell that the circle may touch, and some beyond it."""
    found = columns.cells.lists(cells_around(point, km))
    return np.concatenate(found) if found else NONE


def measure(columns: Columns, inquiry: Inquiry, reached: Reach) -> Measured:
    views, rows = _views(inquiry), reached.rows
    km, half = np.full(len(rows), np.nan), np.zeros(len(rows))
    for place, seen in views.items():
        at = np.flatnonzero(reached.view == place) if len(views) > 1 else slice(None)
        half[at], km[at] = seen.half_km, _km(columns, seen, rows[at])
    public = np.where(columns.facts["public"][rows], km, np.nan)
    close = {code: closeness(columns, code)[rows] for code in inquiry.need_codes}
    return Measured(rows, reached.relation, public, km, half, close)


def _public_nearness(columns: Columns, view: PlaceView, rows: NDArray[np.intp]) -> NDArray[np.float64]:
    km = np.where(columns.facts["public"][rows], _km(columns, view, rows), np.nan)
    return nearness(km, np.full(len(rows), view.half_km))


def nearness(km: NDArray[np.float64], half_km: NDArray[np.float64]) -> NDArray[np.float64]:
    """`matching.coverage.nearness` of many; 0 where nothing can be measured."""
    found = np.zeros(len(km))
    measured = ~np.isnan(km) & (half_km > 0)
    over = np.maximum(0.0, km[measured] - float(spec()["geography"]["full_km"]))
    found[measured] = 0.5 ** (over / half_km[measured])
    return found


def _km(columns: Columns, view: PlaceView, rows: NDArray[Any]) -> NDArray[np.float64]:
    if view.point is None:
        return np.full(len(rows), np.nan)
    return haversines_km(view.point, columns.facts["lat"][rows], columns.facts["lon"][rows])
