"""The shown side of an offer: one ready-made JSON object per offer, holding only what anybody may see."""

from typing import Any, TypedDict


class PhoneBlob(TypedDict):
    type: str  # voice, text, tty, videophone
    number: str  # as dialled: E.164, 988, 741741
    display: str
    extension: str
    vanity: str
    keyword: str
    label: str
    note: str
    language: str  # BCP-47 of a line for one language, or empty
    covered_hotline: bool | None
    covered_hotline_source: str


class LinkBlob(TypedDict):
    kind: str  # web, chat, email
    url: str
    label: str


class LanguageBlob(TypedDict):
    code: str
    level: int | None  # directory.models.contacts.LanguageLevel; null: named without a level


class HoursWindow(TypedDict):
    days: str  # MO,TU
    opens: str  # HH:MM on the provider's clock
    closes: str  # at or before `opens`: the next day
    timezone: str


class HoursBlob(TypedDict):
    text: str
    always: bool | None
    timezone: str
    confirmed: str  # ISO day of the last confirmation, `never` or `undated`
    windows: list[HoursWindow]


class LocationBlob(TypedDict):
    disclosure: str  # public, area, phone
    address_1: str
    address_2: str
    city: str
    state: str
    postal_code: str
    latitude: float | None
    longitude: float | None


class OrganizationBlob(TypedDict):
    id: str  # slug
    name: str
    level: str
    website: str


class EligibilityBlob(TypedDict):
    text: str
    minimum_age: int | None
    maximum_age: int | None
    asks_immigration_status: bool | None
    accepts_children: bool | None
    accepts_pets: bool | None
    wheelchair_access: bool | None
    deaf_access: bool | None


class CompensationBlob(TypedDict):
    who_may_file: str
    filing_deadline: str
    police_report_rule: str
    police_report_waivers: str
    covered_costs: str


class VerificationBlob(TypedDict):
    state: str  # backed, not-checked
    date: str  # as printed in the source, or empty
    by: str
    old: bool  # the source is over two years old at build time


class SourceBlob(TypedDict):
    title: str
    url: str
    date: str
    grade: str
    license: str


class SuccessionBlob(TypedDict):
    source_id: str
    name: str
    on_date: str


class OfferBlob(TypedDict):
    id: str
    source_id: str
    name: str
    service: str
    description: str
    kind: str
    role: str
    operated_by: str  # directory.models.organizations.OperatedBy
    organization: OrganizationBlob
    needs: list[str]
    victimizations: list[str]
    populations: list[str]
    languages: list[LanguageBlob]
    interpreter: str  # yes, no, unknown
    interpreter_note: str
    phones: list[PhoneBlob]
    links: list[LinkBlob]
    hours: HoursBlob
    location: LocationBlob | None
    service_area: str  # in words
    area_basis: str
    eligibility: EligibilityBlob
    compensation: CompensationBlob | None
    cost: str
    documents: list[str]
    intake_step: str
    safety_notes: str
    number_not_checked: bool  # it has a number, withheld until someone checks it
    number_being_checked: bool  # it has a number, hidden since it was found dead; then `number_not_checked` as well
    verification: VerificationBlob
    sources: list[SourceBlob]
    license_class: str
    status: str
    valid: list[list[str]]  # [from, to] dates, either may be empty
    predecessors: list[SuccessionBlob]
    successors: list[SuccessionBlob]


class KeptBlob(dict[str, Any]):
    """An `OfferBlob` that stays in memory, and what doors have made of it, which goes with it.

    Each answer takes a fresh one to write into at the top; nobody writes into what is inside.
    """

    __slots__ = ("made",)

    def __init__(self, values: dict[str, Any], made: dict[Any, dict[str, Any]] | None = None) -> None:
        super().__init__(values)
        self.made: dict[Any, dict[str, Any]] = {} if made is None else made

    def fresh(self) -> "KeptBlob":
        return KeptBlob(self, self.made)
