"""Reviewed areas of offices whose territory is part of a state: `directory/data/office_areas.csv`."""

import csv
from dataclasses import dataclass
from functools import cache

from directory.listings.rules import DATA


@dataclass(frozen=True, slots=True)
class OfficeArea:
    """One area key of one office; `basis` is declared or inferred, the same in every row of the office."""

    listing: str
    area_key: str
    basis: str
    note: str
    source: str


def office_areas(listing: str) -> tuple[OfficeArea, ...]:
    """The rows of an office; empty where its own record says enough."""
    return _table().get(listing, ())


@cache
def _table() -> dict[str, tuple[OfficeArea, ...]]:
    found: dict[str, tuple[OfficeArea, ...]] = {}
    with (DATA / "office_areas.csv").open(encoding="utf-8", newline="") as text:
        for row in csv.DictReader(text):
            office = OfficeArea(**row)
            found[office.listing] = (*found.get(office.listing, ()), office)
    return found
