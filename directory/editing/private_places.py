"""What may not be said of a place that is not public: a street, a ZIP code or a point, in a field or in any text.

The table of locations holds it as well (`only_public_places_have_an_address`); this says it in words, and reads texts.
"""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from directory.confidential import is_confidential
from directory.editing.live import live
from directory.editing.table import FIELDS
from directory.errors import BadInput
from directory.exact_places import tells_a_place, texts
from directory.models import Service
from directory.models.locations import Disclosure

EXACT = ("address_1", "address_2", "postal_code", "latitude", "longitude")


def refuse_exact_places(
    values: Mapping[str, Mapping[str, Any]], live_address: Mapping[str, Any] | None, *, confidential: bool = False
) -> None:
    """Raises BadInput at the value that would tell where a place is that is not public; `values` is group -> field.

    A place that is not public cannot be made public here either: nothing in the directory says whether it is
    confidential or only not known, so the safe reading counts. `confidential`: `directory.confidential.is_confidential`,
    which also knows a shelter without any place and the further places of a listing.
    """
    proposed = values.get("contact", {}).get("address", live_address)
    hidden = _is_hidden(live_address) or (confidential and live_address is None)
    if hidden and proposed is not None and not _is_hidden(proposed):
        raise BadInput(
            "contact.address.disclosure", _("This place is not shown to the public. It has to stay so here.")
        )
    if hidden or _is_hidden(proposed):
        _refuse_in_address(proposed)
    if hidden or confidential or _is_hidden(proposed):
        refuse_in_texts(values)


def refuse_words(service: Service, said: str, path: str) -> None:
    """The same for what people write beside a listing: a reason, a note, a claim. Raises BadInput at `path`."""
    if tells_a_place(said) and is_confidential(service):
        raise BadInput(path, _explained())


def refuse_in_texts(values: Mapping[str, Any]) -> None:
    """Raises BadInput at the first text that tells where a place is; every text of the values is read."""
    for name, value in values.items():
        for path, said in texts(value, name):
            if tells_a_place(said):
                raise BadInput(path, _explained())


def fields_that_tell(service: Service) -> tuple[str, ...]:
    """Texts of a listing that say where a house stands, by the name of their field; none for a listing that may.

    `directory.disclosure.make_private` empties the place and not what people wrote: that takes a person.
    """
    if not is_confidential(service):
        return ()
    said = {**live(service, [name for name in FIELDS if name != "address"]), **_notes(service)}
    return tuple(name for name, value in said.items() if any(tells_a_place(one) for _path, one in texts(value, name)))


def _notes(service: Service) -> dict[str, Any]:
    return {name: getattr(service, name) for name in ("name", "safety_notes", "curator_notes")}


def _is_hidden(address: Mapping[str, Any] | None) -> bool:
    return address is not None and address["disclosure"] != Disclosure.PUBLIC


def _refuse_in_address(address: Mapping[str, Any] | None) -> None:
    for name in EXACT:
        if address is not None and address[name] not in {"", None}:
            raise BadInput(f"contact.address.{name}", _explained())


def _explained() -> str:
    return _(
        "This place is not shown to the public, so that nobody is followed there. "
        "Leave out its street, its ZIP code and its point on the map. The city and the county are enough."
    )
