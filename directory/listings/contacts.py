"""Contacts of a listing as phones, links and mailboxes, and what of them the public may see."""

from collections.abc import Mapping
from typing import Any

from directory.listings.languages import line_language
from directory.listings.publication import NUMBER_TYPES, number_is_public
from directory.listings.types import EmailRow, PhoneRow, Record, UrlRow

LINK_TYPES = frozenset({"web", "chat"})
Contact = Mapping[str, Any]


def phones(record: Record) -> tuple[PhoneRow, ...]:
    """Numbers in the record's order: voice, tty, text, videophone; unbacked ones are not public."""
    return tuple(_phone(record, contact) for contact in record["contacts"] if contact["type"] in NUMBER_TYPES)


def _phone(record: Record, contact: Contact) -> PhoneRow:
    label, note = contact.get("label") or "", contact.get("note") or ""
    return PhoneRow(
        type=contact["type"],
        number=contact["value"],
        display=contact.get("display") or contact["value"],
        vanity=contact.get("vanity") or "",
        extension=contact.get("ext") or "",
        keyword=contact.get("keyword") or "",
        description=label,
        note=note,
        public=number_is_public(record, contact["verified"]),
        language=line_language(label, contact["type"]),
    )


def urls(record: Record) -> tuple[UrlRow, ...]:
    """Websites and chats; always public: a page says itself whether it still holds, a number cannot."""
    links = (contact for contact in record["contacts"] if contact["type"] in LINK_TYPES)
    return tuple(UrlRow(link["type"], link["value"], link.get("label") or "", public=True) for link in links)


def emails(record: Record) -> tuple[EmailRow, ...]:
    """Mailboxes; unbacked ones are withheld like numbers, because a message to a wrong one gives a person away."""
    boxes = (contact for contact in record["contacts"] if contact["type"] == "email")
    return tuple(
        EmailRow(box["value"], box.get("label") or "", number_is_public(record, box["verified"])) for box in boxes
    )
