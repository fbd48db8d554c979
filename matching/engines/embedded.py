"""Columns in memory: area and near tests drop most offers before the gates look at any."""

from collections.abc import Iterable, Mapping

import numpy as np
from numpy.typing import NDArray

from geodata.distance import EARTH_RADIUS_KM
from matching.coverage import PlaceView
from matching.documents import OfferDocument
from matching.inquiry import Inquiry
from matching.spec import spec

Mask = NDArray[np.bool_]


class EmbeddedEngine:
    """Immutable once built; readers need no lock."""

    name = "embedded"

    def __init__(self, documents: Mapping[str, OfferDocument]) -> None:
        self.documents = documents
        self._rows = tuple(documents.values())
        self._by_key = _rows_by_key(self._rows)
        self._vectors = _unit_vectors([row.point or row.centre for row in self._rows])
        self._inferred = np.array([row.area_basis == "inferred" for row in self._rows], dtype=bool)
        self._anywhere = np.array([row.national or row.area_scope == "states" for row in self._rows], dtype=bool)

    def candidates(self, inquiry: Inquiry) -> Iterable[OfferDocument]:
        mask = np.zeros(len(self._rows), dtype=bool)
        for view in (inquiry.here, inquiry.crime, inquiry.destination):
            mask |= self._covering(view)
        return [self._rows[index] for index in np.flatnonzero(mask)]

    def _covering(self, view: PlaceView) -> Mask:
        if view.place is None:
            return self._anywhere
        mask = np.zeros(len(self._rows), dtype=bool)
        for key in view.place.area_keys | view.place.touching_keys | view.next_door:
            mask[self._by_key.get(key, _NONE)] = True
        return mask | (self._inferred & self._near(view))

    def _near(self, view: PlaceView) -> Mask:
        if view.point is None:
            return np.zeros(len(self._rows), dtype=bool)
        here = _unit_vectors([(view.point.lat, view.point.lon)])[0]
        chord = np.linalg.norm(self._vectors - here, axis=1)
        widest = float(spec()["geography"]["widen_km"]) + 1.0  # the exact cut is made by the haversine later
        near: Mask = chord <= 2.0 * np.sin(widest / EARTH_RADIUS_KM / 2.0)
        return near


_NONE: NDArray[np.intp] = np.array([], dtype=np.intp)


def _rows_by_key(rows: tuple[OfferDocument, ...]) -> dict[str, NDArray[np.intp]]:
    """Row numbers by area key; an offer of an unknown area stands under its states."""
    found: dict[str, list[int]] = {}
    for index, row in enumerate(rows):
        unknown = {f"state:{usps}" for usps in row.states} if row.area_basis == "unknown" else set()
        for key in row.area_keys | unknown:
            found.setdefault(key, []).append(index)
    return {key: np.array(indexes, dtype=np.intp) for key, indexes in found.items()}


def _unit_vectors(points: list[tuple[float, float] | None]) -> NDArray[np.float64]:
    """Unit vectors of points in degrees; NaN where there is none, which is near nothing."""
    degrees = np.array([point or (np.nan, np.nan) for point in points], dtype=float).reshape(-1, 2)
    lat, lon = np.radians(degrees[:, 0]), np.radians(degrees[:, 1])
    return np.stack([np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)], axis=1)
