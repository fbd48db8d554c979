"""Listings that no judge need read: they serve another part of the country than every place of the request."""

from collections.abc import Iterable, Mapping

from geodata.types import Place
from matching.coverage import Relation, coverage, view_of
from matching.documents import OfferDocument
from matching.types import ResolvedRequest

TOO_FAR_KM = 250.0  # the widest circle in which a provider is ever looked for


def elsewhere(listings: Mapping[str, OfferDocument], ids: Iterable[str], resolved: ResolvedRequest) -> frozenset[str]:
    """Those of `ids` whose area excludes every place, in no state of any, and over 250 km from each: 0, out of area.

    Only facts of geography decide, never who listed it. Without a place nothing is elsewhere.
    """
    places = [one for one in (resolved.here, resolved.crime, resolved.destination) if one and one.area_keys]
    if not places:
        return frozenset()
    return frozenset(one for one in ids if all(_elsewhere(listings[one], place) for place in places))


def _elsewhere(document: OfferDocument, place: Place) -> bool:
    found = coverage(document, view_of(place))
    states = {key[len("state:") :] for key in place.area_keys | place.touching_keys if key.startswith("state:")}
    near = found.near_km is not None and found.near_km <= TOO_FAR_KM
    return found.relation is Relation.EXCLUDED and not near and not states & _states(document)


def _states(document: OfferDocument) -> frozenset[str]:
    named = frozenset(key[len("state:") :] for key in document.area_keys if key.startswith("state:"))
    return document.states | named
