"""The line to use while the number of a listing is being checked."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from frontend.dialling import Way, first_call
from matching.blobs import OfferBlob


@dataclass(frozen=True, slots=True)
class Instead:
    name: str  # in the listing's own English, as the organization
    organization: str
    call: Way


def line_instead(blobs: Mapping[str, OfferBlob], ids: Iterable[str], wanted: tuple[str, ...] = ()) -> Instead | None:
    """The first of these lines that has a number; `wanted` are languages in BCP-47."""
    for blob in (blobs[one] for one in ids if one in blobs):
        call = first_call(blob, wanted)
        if call is not None:
            return Instead(blob["service"] or blob["name"], blob["organization"]["name"], call)
    return None
