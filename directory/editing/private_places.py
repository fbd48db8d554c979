"""What may not be said of a place that is not public: a street, a ZIP code or a point, in a field or in any text.

The table of locations holds it as well (`only_public_places_have_an_address`); this says it in words, and reads texts.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from django.utils.translation import gettext as _

from directory.errors import BadInput
from directory.models.locations import Disclosure

EXACT = ("address_1", "address_2", "postal_code", "latitude", "longitude")
LONGEST_SUFFIXES = (
    "street|avenue|boulevard|road|drive|lane|court|highway|parkway|terrace|circle|plaza|"
    "st|ave|blvd|rd|dr|ln|ct|hwy|pkwy|ter|cir"
)  # the common ones of USPS Publication 28, appendix C1
STREET = re.compile(rf"\b\d{{1,6}}\s+(?:[^\W\d_][\w'.]{{0,30}}\s+){{1,4}}(?:{LONGEST_SUFFIXES})\b", re.IGNORECASE)
ZIP_PLUS_FOUR = re.compile(r"(?<![\d-])\d{5}-\d{4}(?![\d-])")
POINT = re.compile(r"-?\d{1,3}\.\d{3,}\s*,\s*-?\d{1,3}\.\d{3,}")


def refuse_exact_places(values: Mapping[str, Mapping[str, Any]], live_address: Mapping[str, Any] | None) -> None:
    """Raises BadInput at the value that would tell where a place is that is not public; `values` is group -> field.

    A place that is not public cannot be made public here either: nothing in the directory says whether it is
    confidential or only not known, so the safe reading counts.
    """
    proposed = values.get("contact", {}).get("address", live_address)
    hidden = _is_hidden(live_address)
    if hidden and proposed is not None and not _is_hidden(proposed):
        raise BadInput(
            "contact.address.disclosure", _("This place is not shown to the public. It has to stay so here.")
        )
    if hidden or _is_hidden(proposed):
        _refuse_in_address(proposed)
        _refuse_in_texts(values)


def _is_hidden(address: Mapping[str, Any] | None) -> bool:
    return address is not None and address["disclosure"] != Disclosure.PUBLIC


def _refuse_in_address(address: Mapping[str, Any] | None) -> None:
    for name in EXACT:
        if address is not None and address[name] not in {"", None}:
            raise BadInput(f"contact.address.{name}", _explained())


def _refuse_in_texts(values: Mapping[str, Mapping[str, Any]]) -> None:
    for group, fields in values.items():
        for path, said in texts(fields, group):
            if any(pattern.search(said) for pattern in (STREET, ZIP_PLUS_FOUR, POINT)):
                raise BadInput(path, _explained())


def texts(value: object, path: str) -> Iterator[tuple[str, str]]:
    """Every text in a value with its place."""
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, Mapping):
        for name, inner in value.items():
            yield from texts(inner, f"{path}.{name}")
    elif isinstance(value, (list, tuple)):
        for place, inner in enumerate(value):
            yield from texts(inner, f"{path}.{place}")


def _explained() -> str:
    return _(
        "This place is not shown to the public, so that nobody is followed there. "
        "Leave out its street, its ZIP code and its point on the map. The city and the county are enough."
    )
