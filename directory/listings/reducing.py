"""A record of a confidential place without what tells where it stands: its area is left, and each cut is named."""

from collections.abc import Iterator
from typing import Any

from directory.exact_places import tells_a_place, without_places
from directory.listings.locations import area_only
from directory.listings.types import Record

EXACT = ("line1", "line2", "zip", "lat", "lon")
LINKS = frozenset({"value", "url"})  # half a link leads nowhere: it goes as a whole
INSTEAD = "(address not shown)"


def reduced(record: Record) -> tuple[Record, tuple[str, ...]]:
    """The record itself and no path where it is not confidential; else without its street, and the paths of the cuts.

    Confidential: its source says so, or it is of a kind that starts private (`data/rules/disclosure.json`).
    """
    if not (record["address_confidential"] or area_only(record["kind"])):
        return record, ()
    cuts: list[str] = []
    found = {name: _without(value, name, cuts) for name, value in record.items() if name != "address"}
    address = record["address"]
    if address:
        told = [name for name in EXACT if address.get(name) not in {None, ""}]
        cuts += [f"address.{name}" for name in told]
        address = {
            name: None if name in told else _without(value, f"address.{name}", cuts) for name, value in address.items()
        }
    return {**found, "address": address}, tuple(cuts)


def _without(value: Any, path: str, cuts: list[str]) -> Any:
    """The value with each text that tells a place cut; `cuts` gets their paths."""
    if isinstance(value, str):
        if not tells_a_place(value):
            return value
        cuts.append(path)
        return "" if path.rpartition(".")[2] in LINKS else without_places(value, INSTEAD)
    if isinstance(value, dict):
        return {name: _without(inner, f"{path}.{name}", cuts) for name, inner in value.items()}
    if isinstance(value, list):
        return list(_rows(value, path, cuts))
    return value


def _rows(rows: list[Any], path: str, cuts: list[str]) -> Iterator[Any]:
    """A contact without its link is no contact."""
    for place, row in enumerate(rows):
        kept = _without(row, f"{path}.{place}", cuts)
        if not (path == "contacts" and isinstance(kept, dict) and not kept["value"]):
            yield kept
