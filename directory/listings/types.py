"""What a listing record becomes: plain rows, one per model row, before anything is written."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time
from typing import Any

Record = Mapping[str, Any]  # one line of a listings file, checked by directory.listings.record


@dataclass(frozen=True, slots=True)
class OrganizationRow:
    slug: str
    name: str
    level: str
    website: str


@dataclass(frozen=True, slots=True)
class AreaRow:
    area_key: str
    name: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class LocationRow:
    disclosure: str
    address_1: str
    address_2: str
    city: str
    state_province: str
    postal_code: str
    county_fips: str
    latitude: float | None
    longitude: float | None


@dataclass(frozen=True, slots=True)
class PhoneRow:
    type: str
    number: str
    display: str
    vanity: str
    extension: str
    keyword: str
    description: str
    note: str
    public: bool
    language: str = ""  # a line for one language


@dataclass(frozen=True, slots=True)
class UrlRow:
    kind: str
    url: str
    label: str
    public: bool


@dataclass(frozen=True, slots=True)
class EmailRow:
    email: str
    label: str
    public: bool


@dataclass(frozen=True, slots=True)
class LanguageRow:
    code: str
    level: int | None
    note: str = ""


@dataclass(frozen=True, slots=True)
class ScheduleRow:
    byday: str
    opens_at: time
    closes_at: time
    timezone: str
    description: str = ""


@dataclass(frozen=True, slots=True)
class TermRow:
    taxonomy: str
    code: str
    relation: str


@dataclass(frozen=True, slots=True)
class SourceRow:
    title: str
    url: str
    ref: str
    date: str
    retrieved: str
    grade: str


@dataclass(frozen=True, slots=True)
class VerificationRow:
    field_group: str
    verified_on: date | None
    verified_by: str
    method: str


@dataclass(frozen=True, slots=True)
class CompensationRow:
    who_may_file: str = ""
    filing_deadline: str = ""
    police_report_rule: str = ""
    police_report_waivers: str = ""
    covered_costs: str = ""


@dataclass(frozen=True, slots=True)
class Derived:
    """A whole service. `fields` holds the columns of `Service` but the keys (source_id, organization)."""

    source_id: str
    organization: OrganizationRow
    fields: Mapping[str, Any]
    areas: tuple[AreaRow, ...]
    location: LocationRow | None
    phones: tuple[PhoneRow, ...]
    urls: tuple[UrlRow, ...]
    emails: tuple[EmailRow, ...]
    languages: tuple[LanguageRow, ...]
    schedules: tuple[ScheduleRow, ...]
    terms: tuple[TermRow, ...]
    sources: tuple[SourceRow, ...]
    verifications: tuple[VerificationRow, ...]
    compensation: CompensationRow | None
    costs: tuple[tuple[str, float | None], ...]  # option, US dollars
    documents: tuple[str, ...]
    unmatched_places: tuple[str, ...]  # names that no table knew: counted in the report
    reduced: tuple[str, ...]  # paths in the record of what was cut, because it told where a confidential place stands
    hours_parsed: bool | None  # null: the record has no hours text
