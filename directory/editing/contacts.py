"""Rules for numbers, links, mailboxes and the address of a listing."""

import re
from typing import Any
from urllib.parse import urlsplit

from django.utils.translation import gettext as _

from directory.editing.rules import Part, both, degrees, maybe, one_of, row, rows, text, yes_or_no
from directory.errors import BadInput
from directory.listings.record import contact_problems
from directory.models.contacts import PhoneType, UrlKind
from directory.models.locations import Disclosure
from geodata.counties import county
from geodata.states import state_name

KEYPAD = str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "22233344455566677778889999")  # ITU-T E.161
NOT_DIALLED = re.compile(r"[^0-9A-Z]")
ZIP = re.compile(r"\d{5}(?:-\d{4})?")


def _contact(kind: str, value: str, path: str) -> None:
    if not value.isascii() or next(contact_problems(kind, value, path), None):
        raise BadInput(path, _unread(kind))


def _unread(kind: str) -> str:
    if kind in UrlKind.values:
        return _("A link starts with http:// or https:// and names a site.")
    if kind == "email":
        return _("This is no e-mail address.")
    return _("A number is +, the country code and digits, or a short number such as 988.")


def _phone(given: dict[str, Any], path: str) -> dict[str, Any]:
    """The number can be dialled, and what is shown of it is the same number."""
    _contact(given["type"], given["number"], f"{path}.number")
    shown = given["display"] or given["number"]
    if not shows(shown, given["number"]):
        raise BadInput(f"{path}.display", _("What is shown has other digits than the number."))
    return {**given, "display": shown}


def shows(display: str, number: str) -> bool:
    """Whether a display (1-800-656-HOPE) reads as the number (+18006564673), with or without its country code."""
    dialled = NOT_DIALLED.sub("", display.upper()).translate(KEYPAD)
    digits = number.lstrip("+")
    return bool(dialled) and digits in {dialled, f"1{dialled}"}


def _link(given: dict[str, Any], path: str) -> dict[str, Any]:
    _contact(given["kind"], given["url"], f"{path}.url")
    if "@" in urlsplit(given["url"]).netloc or "\\" in given["url"]:
        raise BadInput(f"{path}.url", _("A link may not hold a name before the site: it would lead elsewhere."))
    return given


def _mailbox(given: dict[str, Any], path: str) -> dict[str, Any]:
    _contact("email", given["email"], f"{path}.email")
    return given


def _address(given: dict[str, Any], path: str) -> dict[str, Any]:
    if (given["latitude"] is None) != (given["longitude"] is None):
        raise BadInput(f"{path}.latitude", _("A point has a latitude and a longitude."))
    if given["state_province"] and state_name(given["state_province"]) is None:
        raise BadInput(f"{path}.state_province", _("This is no state or territory."))
    if given["county_fips"] and county(given["county_fips"]) is None:
        raise BadInput(f"{path}.county_fips", _("This is no code of a county."))
    if given["postal_code"] and not ZIP.fullmatch(given["postal_code"]):
        raise BadInput(f"{path}.postal_code", _("A ZIP code has five digits, or nine with a line between."))
    return given


PHONE = row(
    {
        "type": Part(one_of(lambda: PhoneType.values)),
        "number": Part(text(20, needed=True)),
        "display": Part(text(40), ""),
        "vanity": Part(text(60), ""),
        "extension": Part(text(20), ""),
        "keyword": Part(text(40), ""),
        "description": Part(text(300), ""),
        "note": Part(text(2_000, lines=True), ""),
        "public": Part(yes_or_no, default=True),
        "covered_hotline": Part(maybe(yes_or_no), None),
        "covered_hotline_source": Part(text(300), ""),
        "language": Part(text(16), ""),  # a line for one language
    }
)
LINK = row(
    {
        "kind": Part(one_of(lambda: UrlKind.values)),
        "url": Part(text(500, needed=True)),
        "label": Part(text(300), ""),
        "public": Part(yes_or_no, default=True),
    }
)
MAILBOX = row(
    {
        "email": Part(text(254, needed=True)),
        "label": Part(text(300), ""),
        "public": Part(yes_or_no, default=True),
    }
)
ADDRESS = row(
    {
        "disclosure": Part(one_of(lambda: Disclosure.values)),
        "address_1": Part(text(200), ""),
        "address_2": Part(text(200), ""),
        "city": Part(text(120), ""),
        "state_province": Part(text(2), ""),
        "postal_code": Part(text(10), ""),
        "county_fips": Part(text(5), ""),
        "latitude": Part(maybe(degrees(90)), None),
        "longitude": Part(maybe(degrees(180)), None),
    }
)
PHONES = rows(both(PHONE, _phone))
LINKS = rows(both(LINK, _link))
MAILBOXES = rows(both(MAILBOX, _mailbox))
PLACE = maybe(both(ADDRESS, _address))
