"""One checked listing record into the rows of a whole service, by the written rules of this package alone."""

from typing import Any

from django.utils.text import slugify

from directory.listings.anchors import anchor
from directory.listings.areas import Area, area
from directory.listings.compensation import compensation
from directory.listings.contacts import emails, phones, urls
from directory.listings.eligibility import ages
from directory.listings.hours_text import plain_text, windows
from directory.listings.languages import languages
from directory.listings.locations import location
from directory.listings.named_services import by_name
from directory.listings.naming import area_text, programme_name
from directory.listings.office_counties import placed
from directory.listings.operators import operated_by
from directory.listings.own_words import by_own_words
from directory.listings.publication import backing, publication, verifications
from directory.listings.record import links
from directory.listings.reducing import reduced
from directory.listings.situations import context
from directory.listings.terms import terms
from directory.listings.types import Derived, LocationRow, OrganizationRow, Record, ScheduleRow, SourceRow
from geodata.counties import county
from geodata.timezones import timezone_of

PLACED_LEVELS = frozenset({"state", "local", "tribal"})  # their organizations have namesakes in other states
FREE = "free"


def derive(record: Record) -> Derived:
    """Every row of a service. Pure: the same record gives the same rows. What no rule decides is null."""
    record, cuts = reduced(placed(record))  # the ZIP code corrects the county before it is cut
    record = by_name(by_own_words(record))
    where = area(record)
    office = location(record)
    zone = _timezone(record, office, where)
    schedules = _schedules(record, zone)
    return Derived(
        source_id=record["id"],
        organization=_organization(record),
        fields=_fields(record, where, zone),
        areas=where.rows,
        location=office,
        phones=phones(record),
        urls=urls(record),
        emails=emails(record),
        languages=languages(record),
        schedules=schedules,
        terms=terms(record),
        sources=_sources(record),
        verifications=verifications(record),
        compensation=compensation(record),
        costs=_costs(record["cost"]),
        documents=(),
        unmatched_places=where.unmatched,
        reduced=cuts,
        hours_parsed=_hours_parsed(record, schedules),
    )


def _organization(record: Record) -> OrganizationRow:
    """Namesakes in two states are two organizations: the slug of a state or local one carries its state."""
    state = "-".join(record["service_area"]["states"][:1]) if record["level"] in PLACED_LEVELS else ""
    website = next((contact["value"] for contact in record["contacts"] if contact["type"] == "web"), "")
    return OrganizationRow(
        slug=slugify(f"{record['organization']} {state}")[:200].strip("-"),
        name=record["organization"],
        level=record["level"],
        website=website,
    )


def _fields(record: Record, where: Area, zone: str) -> dict[str, Any]:
    backed, reason = backing(record)
    minimum, maximum = ages(record["eligibility"])
    return {
        "name": programme_name(record),
        "description": record["description"],
        "kind": record["kind"],
        "role": record["role"],
        "operated_by": operated_by(record),
        "status": record["status"],
        "publication": publication(record),
        "anchor": anchor(record),
        "context": context(record),
        **_area_fields(record, where),
        "eligibility_description": record["eligibility"] or "",
        "minimum_age": minimum,
        "maximum_age": maximum,
        "interpreter": record["interpreter"],
        "interpretation_services": record["interpreter_note"] or "",
        "hours_text": plain_text(record["hours"]["text"]),
        "always_open": record["hours"]["always"],
        "timezone": zone,
        "safety_notes": record["safety_notes"] or "",
        "curator_notes": record["notes"] or "",
        "backed": backed,
        "backed_reason": reason,
        "source_date": record["source_date"] or "",
        "license_class": record["license_class"],
        "source_license": record["source_license"] or "",
    }


def _area_fields(record: Record, where: Area) -> dict[str, Any]:
    return {
        "area_basis": where.basis,
        "area_scope": record["service_area"]["scope"],
        "area_text": area_text(record) if where.text is None else where.text,
        "area_states": list(record["service_area"]["states"]),
    }


def _timezone(record: Record, office: LocationRow | None, where: Area) -> str:
    """IANA name: as given, else "Eastern" in the hours, else that of the office, else the one of all areas served."""
    hours = record["hours"]
    if hours["tz"]:
        return str(hours["tz"])
    if "eastern" in (hours["text"] or "").lower():
        return "America/New_York"
    if office and (zone := timezone_of(office.state_province, office.county_fips or None)):
        return zone
    zones = {_zone_of_area(row.area_key) for row in where.rows}
    return (zones.pop() or "") if len(zones) == 1 else ""


def _zone_of_area(area_key: str) -> str | None:
    kind, _, value = area_key.partition(":")
    if kind == "county" and (row := county(value)):
        return timezone_of(row.state, value)
    return timezone_of(value) if kind == "state" else timezone_of(value[:2]) if kind == "district" else None


def _schedules(record: Record, zone: str) -> tuple[ScheduleRow, ...]:
    """Weekly windows on the provider's clock; none for 24/7, for hours not understood, or without a zone."""
    hours = record["hours"]
    found = windows(hours["text"]) if hours["text"] and not hours["always"] and zone else None
    return tuple(ScheduleRow(",".join(window.days), window.opens_at, window.closes_at, zone) for window in found or ())


def _hours_parsed(record: Record, schedules: tuple[ScheduleRow, ...]) -> bool | None:
    if not record["hours"]["text"]:
        return None
    return bool(record["hours"]["always"] or schedules)


def _sources(record: Record) -> tuple[SourceRow, ...]:
    columns = ("title", "ref", "date", "retrieved", "grade")
    return tuple(
        SourceRow(url=(links(source) or [""])[0], **{column: source.get(column) or "" for column in columns})
        for source in record["sources"]
    )


def _costs(cost: str | None) -> tuple[tuple[str, float | None], ...]:
    """The source's words; 0 dollars where they say free without "or low cost"."""
    if not cost:
        return ()
    free = cost.startswith(FREE) and "low" not in cost
    return ((cost, 0.0 if free else None),)
