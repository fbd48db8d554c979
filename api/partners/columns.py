"""What an agency reads and sends of a listing, as data: each row once, for what is sent and for what is answered.

The rules behind it are `directory.editing.table`; nothing is checked here but the shape.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import graphene

from api.partners.enums import AreaBasisEnum, CapacityEnum, UrlKindEnum
from api.types.enums import DisclosureEnum, InterpreterEnum, LanguageLevelEnum, PhoneTypeEnum


@dataclass(frozen=True, slots=True)
class Column:
    """`needed`: it must be sent. `known`: it is never null in an answer. `many`: a list. `of` may name a row below."""

    of: Any
    description: str
    needed: bool = False
    known: bool = True
    many: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    description: str
    columns: Mapping[str, Column]


def _text(description: str, *, needed: bool = False) -> Column:
    return Column(graphene.String, description, needed)


def _unknown(of: Any, description: str) -> Column:
    """Null: nobody says it."""
    return Column(of, f"{description} Null: not known.", known=False)


_PUBLIC = Column(graphene.Boolean, "Whether people see it.")

ROWS: Mapping[str, Row] = {
    "ListingPhone": Row(
        "A number of a listing.",
        {
            "type": Column(PhoneTypeEnum, "Voice, text, TTY, videophone or fax.", needed=True),
            "number": _text("As dialled: +15125550100 or 988.", needed=True),
            "display": _text("As shown; with the same digits."),
            "vanity": _text("The number in letters, or empty."),
            "extension": _text("Extension, or empty."),
            "keyword": _text("What to text, or empty."),
            "description": _text("What the line is for, or empty."),
            "note": _text("What to know about the line, or empty."),
            "public": _PUBLIC,
            "covered_hotline": _unknown(graphene.Boolean, "Carriers leave calls to it out of the call log."),
            "covered_hotline_source": _text("Where that is said, or empty."),
            "language": _text("BCP-47 code of a line for one language, or empty."),
        },
    ),
    "ListingEmail": Row(
        "A mailbox of a listing.",
        {
            "email": _text("The address.", needed=True),
            "label": _text("What it is for, or empty."),
            "public": _PUBLIC,
        },
    ),
    "ListingUrl": Row(
        "A link of a listing.",
        {
            "kind": Column(UrlKindEnum, "What it opens.", needed=True),
            "url": _text("It starts with http:// or https://.", needed=True),
            "label": _text("What it is for, or empty."),
            "public": _PUBLIC,
        },
    ),
    "ListingAddress": Row(
        "Where a service is. Of a place that is not public never more than its city and county.",
        {
            "disclosure": Column(DisclosureEnum, "How much of it is public.", needed=True),
            "address_1": _text("Street and number, or empty."),
            "address_2": _text("Suite, or empty."),
            "city": _text("City, or empty."),
            "state_province": _text("Two letters, or empty."),
            "postal_code": _text("ZIP code, or empty."),
            "county_fips": _text("Five digits of the county, or empty."),
            "latitude": _unknown(graphene.Float, "Degrees north."),
            "longitude": _unknown(graphene.Float, "Degrees east."),
        },
    ),
    "ListingSchedule": Row(
        "Hours on some days of the week.",
        {
            "byday": _text("MO,TU,WE,TH,FR,SA,SU or some of them.", needed=True),
            "opens_at": _text("Such as 09:00.", needed=True),
            "closes_at": _text("Such as 17:00.", needed=True),
            "timezone": _text("IANA name, such as America/Chicago.", needed=True),
            "valid_from": _unknown(graphene.String, "The first day, such as 2026-12-01."),
            "valid_to": _unknown(graphene.String, "The last day."),
            "description": _text("A note, or empty."),
        },
    ),
    "ListingLanguage": Row(
        "A language that is served.",
        {
            "code": _text("BCP-47 code, such as es or ase.", needed=True),
            "level": _unknown(LanguageLevelEnum, "How well."),
            "note": _text("A note, or empty."),
        },
    ),
    "ListingAges": Row(
        "Ages that are served, in years.",
        {
            "minimum": _unknown(graphene.Int, "The lowest."),
            "maximum": _unknown(graphene.Int, "The highest."),
        },
    ),
    "ListingArea": Row(
        "An area that is served.",
        {
            "area_key": _text("Such as us, state:TX, county:48453 or zip:78701.", needed=True),
            "name": _text("Its name, or empty."),
            "source": _text("Where that is said, or empty."),
        },
    ),
    "ListingCapacity": Row(
        "Whether there is room, and how long that counts.",
        {
            "state": Column(CapacityEnum, "Room, a waiting list, or full.", needed=True),
            "expires": _text("The last day, in UTC, on which it counts, such as 2026-12-01.", needed=True),
        },
    ),
}

FIELDS: Mapping[str, Column] = {
    "phones": Column("ListingPhone", "Numbers, in the order in which they are shown.", many=True),
    "emails": Column("ListingEmail", "Mailboxes.", many=True),
    "urls": Column("ListingUrl", "Links.", many=True),
    "address": Column("ListingAddress", "Where it is. Null: nowhere that is known."),
    "hours_text": Column(graphene.String, "Hours in words."),
    "always_open": Column(graphene.Boolean, "Whether it is open day and night. Null: not known."),
    "schedules": Column("ListingSchedule", "Hours.", many=True),
    "languages": Column("ListingLanguage", "Languages.", many=True),
    "interpreter": Column(InterpreterEnum, "Whether there are interpreters."),
    "interpretation_services": Column(graphene.String, "Interpreting in words."),
    "eligibility_description": Column(graphene.String, "Who is served, in words."),
    "ages": Column("ListingAges", "Ages that are served."),
    "asks_immigration_status": Column(graphene.Boolean, "Whether it asks. Null: not known."),
    "accepts_children": Column(graphene.Boolean, "Whether children can come. Null: not known."),
    "accepts_pets": Column(graphene.Boolean, "Whether animals can come. Null: not known."),
    "wheelchair_access": Column(graphene.Boolean, "Whether a wheelchair gets in. Null: not known."),
    "deaf_access": Column(graphene.Boolean, "Whether Deaf people are served. Null: not known."),
    "intake_step": Column(graphene.String, "Empty, or call, walk-in, online, referral-only."),
    "areas": Column("ListingArea", "Areas that are served.", many=True),
    "area_basis": Column(AreaBasisEnum, "How sure the areas are."),
    "area_states": Column(graphene.String, "States, two letters each.", many=True),
    "area_text": Column(graphene.String, "Areas in words."),
    "capacity": Column("ListingCapacity", "Whether there is room. Null: not known."),
    "description": Column(graphene.String, "What it is, in words."),
    "documents": Column(graphene.String, "What to bring.", many=True),
}
