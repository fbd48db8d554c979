"""An offer as anybody may see it: a thin reading of `matching.blobs.OfferBlob`."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

import graphene
from django.utils import timezone
from graphene import ResolveInfo as Info

from api.plans import lasting
from api.types.enums import (
    DisclosureEnum,
    InterpreterEnum,
    LanguageLevelEnum,
    LevelEnum,
    LinkKindEnum,
    OpenKindEnum,
    OperatedByEnum,
    PhoneTypeEnum,
    StatusEnum,
    VerificationStateEnum,
)
from api.types.shapes import DateTime, listed, string
from directory import hours
from directory.languages import autonym, language_name
from matching import hydration

Row = Mapping[str, Any]


class Phone(graphene.ObjectType):
    """A number to call or to text."""

    number = string("As dialled: +15125550100, 988, 741741.")
    display = string("As shown.")
    type = graphene.Field(PhoneTypeEnum, required=True, description="Voice, text, TTY or videophone.")
    extension = string("Extension, or empty.")
    vanity = string("The number in letters, or empty.")
    keyword = string("What to text, or empty.")
    label = string("What the line is for, or empty.")
    note = string("What to know about the line, or empty.")
    language = string("BCP-47 code of a line for one language, or empty.")
    covered_hotline = graphene.Boolean(description="Carriers leave calls to it out of the call log; null: not known.")
    covered_hotline_source = string("Where that is said, or empty.")


class Link(graphene.ObjectType):
    """A web page, a chat or an email address."""

    kind = graphene.Field(LinkKindEnum, required=True, description="What it opens.")
    url = string("The address.")
    label = string("What it is for, or empty.")


class OfferLanguage(graphene.ObjectType):
    """A language of the service. One that is not listed is unknown, not absent."""

    code = string("BCP-47 code, such as es or ase.")
    level = graphene.Field(LanguageLevelEnum, description="How well it is served; null: the source only names it.")
    name = string("Its name in the language of the answer.")
    autonym = string("Its name in the language itself.")

    @staticmethod
    @lasting
    def resolve_name(row: Row, info: Info) -> str:
        return language_name(row["code"], info.context.language) or row["code"]

    @staticmethod
    @lasting
    def resolve_autonym(row: Row, _info: Info) -> str:
        return autonym(row["code"]) or row["code"]


class HoursWindow(graphene.ObjectType):
    """Weekly hours on the clock of the service."""

    days = string("Such as MO,TU,WE.")
    opens = string("HH:MM.")
    closes = string("HH:MM; at or before the opening time it means the next day.")
    timezone = string("Name of the time zone, such as America/Chicago.")


class OpenState(graphene.ObjectType):
    """Whether the service is open at an instant."""

    state = graphene.Field(OpenKindEnum, required=True, description="Open or not, as far as it is known.")
    open = graphene.Boolean(description="Null when the hours are not known.")
    opens_at = graphene.Field(DateTime, description="When it opens next, where known.")
    closes_at = graphene.Field(DateTime, description="When it closes; null also when it is open day and night.")

    @staticmethod
    def resolve_state(found: hours.OpenState, _info: Info) -> str:
        return found.kind

    @staticmethod
    def resolve_open(found: hours.OpenState, _info: Info) -> bool | None:
        return None if found.kind == "unknown" else found.kind == "open"

    @staticmethod
    def resolve_opens_at(found: hours.OpenState, _info: Info) -> datetime | None:
        return found.opens

    @staticmethod
    def resolve_closes_at(found: hours.OpenState, _info: Info) -> datetime | None:
        return found.until


class Hours(graphene.ObjectType):
    """When the service answers."""

    text = string("The hours in words, as the source has them.")
    always = graphene.Boolean(description="Open day and night; null: not known.")
    timezone = string("Time zone of the service, or empty.")
    windows = listed(HoursWindow, "Weekly hours, where the words could be read.")
    open_now = graphene.Field(
        OpenState,
        required=True,
        at=DateTime(description="The instant asked about; by default that of the request."),
        description="Whether it is open at an instant.",
    )

    @staticmethod
    def resolve_open_now(row: Row, _info: Info, at: datetime | None = None) -> Any:
        return hydration.open_state(row["offer"], at or row["offer"].get("at") or timezone.now())


class Location(graphene.ObjectType):
    """Where the service is, as far as it lets that be known."""

    disclosure = graphene.Field(DisclosureEnum, required=True, description="How much is public.")
    address_1 = string("Street address of a public location, else empty.", name="address1")
    address_2 = string("Second line, or empty.", name="address2")
    city = string("City, or empty.")
    state = string("Two letters, or empty.")
    postal_code = string("ZIP of a public location, else empty.")
    latitude = graphene.Float(description="Degrees north of a public location, else null.")
    longitude = graphene.Float(description="Degrees east of a public location, else null.")


class OfferOrganization(graphene.ObjectType):
    """Who runs the service."""

    id = graphene.ID(required=True, description="The id for `organization`.")
    name = string("Its name.")
    level = graphene.Field(LevelEnum, required=True, description="Federal, national nonprofit, state, local, tribal.")
    operated_by = graphene.Field(OperatedByEnum, required=True, description="Who answers. Read this before the number.")
    website = string("Its website, or empty.")


class Eligibility(graphene.ObjectType):
    """Whom the service is for. Null means that no source says it: ask."""

    text = string("In words, or empty.")
    minimum_age = graphene.Int(description="In years.")
    maximum_age = graphene.Int(description="In years.")
    asks_immigration_status = graphene.Boolean(description="It asks about immigration status.")
    accepts_children = graphene.Boolean(description="Children can come along.")
    accepts_pets = graphene.Boolean(description="Pets can come along.")
    wheelchair_access = graphene.Boolean(description="It can be used with a wheelchair.")
    deaf_access = graphene.Boolean(description="Deaf people can use it.")


class Compensation(graphene.ObjectType):
    """Facts of a program that pays for costs of a crime. Empty where no source says them."""

    who_may_file = string("Who can apply.")
    filing_deadline = string("Until when.")
    police_report_rule = string("Whether a police report is needed.")
    police_report_waivers = string("When it is not.")
    covered_costs = string("What it pays for.")


class Verification(graphene.ObjectType):
    """Who last confirmed the facts, and when."""

    state = graphene.Field(VerificationStateEnum, required=True, description="Backed by a source or not checked.")
    date = string("As printed in the source: a year, a month or a day; or empty.")
    by = string("Who confirmed it, or empty.")
    old = graphene.Boolean(required=True, description="The source is over two years old: check before you rely on it.")


class Source(graphene.ObjectType):
    """Where the facts were read."""

    title = string("Title, or empty.")
    url = string("Address, or empty.")
    date = string("As printed, or empty.")
    grade = string("What kind of source it is: official, official-archived, secondary, memory.")
    license = string("Its terms, or empty.")


class Validity(graphene.ObjectType):
    """A span in which the service existed."""

    valid_from = graphene.String(description="First day, where known.")
    valid_to = graphene.String(description="Last day; null while it lasts or when not known.")

    @staticmethod
    @lasting
    def resolve_valid_from(span: list[str], _info: Info) -> str | None:
        return span[0] or None

    @staticmethod
    @lasting
    def resolve_valid_to(span: list[str], _info: Info) -> str | None:
        return span[1] or None


class Succession(graphene.ObjectType):
    """A service that came before or after."""

    source_id = graphene.ID(required=True, description="Its listing id.")
    name = string("Its name.")
    on_date = string("The day of the change.")


class Offer(graphene.ObjectType):
    """One service at one location, or one service that has no location, such as a hotline."""

    id = graphene.ID(required=True, description="The id for `offer` and `whyNot`.")
    source_id = graphene.ID(required=True, description="The id of the listing.")
    name = string("What it is called.")
    service = string("The service or program, or empty.")
    organization = graphene.Field(OfferOrganization, required=True, description="Who runs it.")
    operated_by = graphene.Field(OperatedByEnum, required=True, description="Who answers. Read this before the number.")
    kind = string("The kind of listing, such as hotline or shelter.")
    role = string("What the listing is to a victim, such as direct-service.")
    description = string("What it does.")
    needs = listed(graphene.String, "Codes of the needs it meets.")
    victimizations = listed(graphene.String, "Codes of the kinds of harm it is for.")
    populations = listed(graphene.String, "Codes of the people it serves.")
    languages = listed(OfferLanguage, "Languages, each with its level.")
    interpreter = graphene.Field(InterpreterEnum, required=True, description="Whether there are interpreters.")
    phones = listed(Phone, "Numbers, the main one first.")
    web = graphene.String(description="Its main web page.")
    links = listed(Link, "Web pages, chats and email addresses.")
    hours = graphene.Field(Hours, required=True, description="When it answers.")
    location = graphene.Field(Location, description="Where it is, only what it lets be known.")
    service_area = string("The area it serves, in words.")
    area_basis = string("declared: the source says it; inferred: read from its place; unknown: ask.")
    eligibility = graphene.Field(Eligibility, required=True, description="Whom it is for.")
    compensation = graphene.Field(Compensation, description="Only on programs that pay for costs of a crime.")
    cost = string("What it costs, or empty.")
    documents = listed(graphene.String, "Papers to have at hand.")
    intake_steps = listed(graphene.String, "How to begin.")
    safety_notes = string("What to know before you get in touch, or empty.")
    number_not_checked = graphene.Boolean(
        required=True, description="It has a number that we hold back until someone checks it."
    )
    number_being_checked = graphene.Boolean(
        required=True, description="It has a number that was found dead. Use another line until someone has checked it."
    )
    verification = graphene.Field(Verification, required=True, description="Who last confirmed it.")
    sources = listed(Source, "Where the facts were read.")
    license_class = string("The class of terms of its data.")
    status = graphene.Field(StatusEnum, required=True, description="Whether it is in operation.")
    validity = listed(Validity, "When it existed.")
    predecessors = listed(Succession, "What came before it.")
    successors = listed(Succession, "What took over from it.")

    @staticmethod
    @lasting
    def resolve_organization(offer: Row, _info: Info) -> Row:
        return {**offer["organization"], "operated_by": offer["operated_by"]}

    @staticmethod
    @lasting
    def resolve_web(offer: Row, _info: Info) -> str | None:
        return next((link["url"] for link in offer["links"] if link["kind"] == "web"), None)

    @staticmethod
    def resolve_hours(offer: Row, _info: Info) -> Row:
        return {**offer["hours"], "offer": offer}

    @staticmethod
    @lasting
    def resolve_location(offer: Row, _info: Info) -> Row | None:
        return _disclosed(offer["location"])

    @staticmethod
    @lasting
    def resolve_intake_steps(offer: Row, _info: Info) -> list[str]:
        return [offer["intake_step"]] if offer["intake_step"] else []

    @staticmethod
    @lasting
    def resolve_validity(offer: Row, _info: Info) -> list[list[str]]:
        return offer["valid"]


_ONLY_PUBLIC = {"address_1": "", "address_2": "", "postal_code": "", "latitude": None, "longitude": None}
_ONLY_AREA = {"city": "", "state": ""}


def _disclosed(location: Row | None) -> Row | None:
    """Address and point only of a public location, the city only where the area may be known."""
    if location is None or location["disclosure"] == "public":
        return location
    hidden = _ONLY_PUBLIC if location["disclosure"] == "area" else _ONLY_PUBLIC | _ONLY_AREA
    return {**location, **hidden}
