"""What the directory has hidden since the index took an offer in: a number that is being checked, a place made private.

The index follows within seconds; nobody waits for it (docs/adr/0041). It only ever hides: what became public is shown
when the index has it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import cast

from directory.models.locations import Disclosure
from matching.blobs import LocationBlob
from matching.documents import OfferDocument

OPENNESS = {Disclosure.PHONE.value: 0, Disclosure.AREA.value: 1, Disclosure.PUBLIC.value: 2}
LEVELS = tuple(OPENNESS)
NO_ADDRESS = {"address_1": "", "address_2": "", "postal_code": "", "latitude": None, "longitude": None}


@dataclass(frozen=True, slots=True)
class Now:
    """What stands in the directory. `openness`: of the offer's place, as in OPENNESS; None where it has none now."""

    held: bool
    openness: int | None


def changes_of_blob(blob: Mapping[str, object], now: Now) -> dict[str, object]:
    """What of a blob is to be replaced; empty where nothing was hidden since."""
    found: dict[str, object] = {}
    if now.held and (blob["phones"] or blob["number_not_checked"]):
        found |= {"phones": [], "number_not_checked": True, "number_being_checked": True}
    location = cast("LocationBlob | None", blob["location"])
    if location is not None and OPENNESS[location["disclosure"]] > (now.openness or 0):
        found["location"] = _less(location, now.openness or 0)
    return found


def hidden_document(document: OfferDocument, now: Now) -> OfferDocument:
    """The same one where nothing was hidden since; its place in the list stays until the index moves it."""
    if now.held and (document.numbers or document.number_not_checked):
        document = replace(document, number_not_checked=True, number_being_checked=True)
    if document.point is not None and (now.openness or 0) < OPENNESS[Disclosure.PUBLIC]:
        document = replace(document, point=None)  # a distance would tell where it is
    return document


def _less(location: LocationBlob, openness: int) -> LocationBlob:
    city = location["city"] if openness >= OPENNESS[Disclosure.AREA] else ""
    return cast("LocationBlob", {**location, **NO_ADDRESS, "city": city, "disclosure": LEVELS[openness]})
