"""What the map of a results page may mark: an office whose address is public, and nothing else."""

from collections.abc import Iterable
from dataclasses import dataclass

from babel.numbers import format_decimal
from django.utils.translation import gettext as _

from directory.locales import locale_of
from directory.models.locations import Disclosure
from matching.blobs import LocationBlob


@dataclass(frozen=True, slots=True)
class Spot:
    """`at` is "latitude,longitude" in WGS84 degrees, or empty: nothing is marked."""

    at: str = ""
    private: bool = False


def spot(location: LocationBlob | None) -> Spot:
    if location is None:
        return Spot()
    if location["disclosure"] != Disclosure.PUBLIC:
        return Spot(private=True)
    latitude, longitude = location["latitude"], location["longitude"]
    if latitude is None or longitude is None:
        return Spot()
    return Spot(f"{latitude:.5f},{longitude:.5f}")


def map_notes(spots: Iterable[Spot], language: str) -> tuple[str, ...]:
    """How many places are marked, kept private, or have no address to mark; empty where there is nothing to mark."""
    rows = tuple(spots)
    marked, private = sum(bool(row.at) for row in rows), sum(row.private for row in rows)
    if not marked:
        return ()
    told = (
        (_("Marked on the map: %(total)s"), marked),
        (_("Place kept private for safety: %(total)s"), private),
        (_("No public address to mark: %(total)s"), len(rows) - marked - private),
    )
    locale = locale_of(language)
    return tuple(words % {"total": format_decimal(total, locale=locale)} for words, total in told if total)
