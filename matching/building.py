"""From a service in the directory to the two sides of an offer: the search document and the shown blob."""

from datetime import date
from typing import Any

from directory import taxonomy
from directory.hours import WEEKDAYS, Window
from directory.listings.groups import limited_groups
from directory.models import Location, Phone, Schedule, Service
from directory.models.contacts import PhoneType, UrlKind
from directory.models.eligibility import Taxonomy, TermRelation
from directory.models.locations import Disclosure
from directory.models.provenance import FieldGroup
from geodata.counties import county
from matching.documents import NEVER, UNDATED, OfferDocument
from matching.spec import tables
from matching.tokens import tokens
from matching.types import Modality

MODALITY_OF = {
    PhoneType.VOICE: Modality.PHONE,
    PhoneType.TTY: Modality.PHONE,
    PhoneType.TEXT: Modality.TEXT,
    PhoneType.VIDEOPHONE: Modality.VIDEO,
}


def document(service: Service, location: Location | None, offer_id: str) -> OfferDocument:
    """Reads only what `directory.selectors.services_for_index` has fetched."""
    phones = shown_phones(service)
    return OfferDocument(
        offer_id=offer_id,
        **_itself(service),
        **_whom(service, _terms(service)),
        **_where(service, location),
        **_contact(service, location, phones),
        **_upkeep(service),
        name_tokens=frozenset(tokens(f"{service.name} {service.organization.name}")),
        description_tokens=frozenset(tokens(service.description)),
    )


def _itself(service: Service) -> dict[str, Any]:
    return {
        "source_id": service.source_id,
        "organization": service.organization.slug,
        "kind": service.kind,
        "role": service.role,
        "level": service.organization.level,
        "operated_by": service.operated_by,
        "status": service.status,
        "publication": service.publication,
        "audience": service.audience,
        "anchor": service.anchor,
        "context": service.context,
    }


def _whom(service: Service, terms: dict[str, frozenset[str]]) -> dict[str, Any]:
    """What it helps with and whom it serves."""
    return {
        "groups": limited_groups(terms["population"], service.name, service.organization.name, service.role),
        "needs": terms["need"],
        "need_tokens": _need_tokens(terms["need"]),
        "primary_needs": terms["primary"],
        "victimizations": terms["victimization"],
        "populations": terms["population"],
        "specialises": terms["specialises"],
        "excludes": terms["excludes"],
        "languages": _languages(service),
        "interpreter": service.interpreter,
        "minimum_age": service.minimum_age,
        "maximum_age": service.maximum_age,
    }


def _where(service: Service, location: Location | None) -> dict[str, Any]:
    return {
        "area_basis": service.area_basis,
        "area_scope": service.area_scope,
        "area_keys": frozenset(row.area_key for row in service.service_areas.all()),
        "states": frozenset(service.area_states),
        "point": _point(location),
        "centre": _centre(service, location),
    }


def _contact(service: Service, location: Location | None, phones: list[Phone]) -> dict[str, Any]:
    return {
        "line": _is_line(service, phones),
        "modalities": _modalities(service, location, phones),
        "numbers": tuple(phone.number for phone in phones if phone.type in {PhoneType.VOICE, PhoneType.TEXT}),
        "number_not_checked": number_not_checked(service),
        "number_being_checked": number_being_checked(service),
        "windows": windows(service.schedules.all()),
        "always_open": service.always_open,
        "timezone": service.timezone,
    }


def _upkeep(service: Service) -> dict[str, Any]:
    return {
        "hours_on": _confirmed(service, FieldGroup.HOURS),
        "existence_on": _confirmed(service, FieldGroup.EXISTENCE),
        "contact_on": _confirmed(service, FieldGroup.CONTACT),
        "capacity": service.capacity,
        "capacity_expires": service.capacity_expires.isoformat() if service.capacity_expires else "",
        "source_date": service.source_date,
    }


def number_not_checked(service: Service) -> bool:
    """Every number it has is withheld until someone checks it."""
    return bool(service.phones.all()) and not shown_phones(service)


def number_being_checked(service: Service) -> bool:
    """It has a number, hidden since it was found dead (`directory.fast_lane`)."""
    return bool(service.phones.all()) and any(hold.lifted_at is None for hold in service.holds.all())


def shown_phones(service: Service) -> list[Phone]:
    if number_being_checked(service):
        return []
    return [phone for phone in service.phones.all() if phone.public]


def windows(schedules: Any) -> tuple[Window, ...]:
    return tuple(_window(row) for row in schedules)


def _window(row: Schedule) -> Window:
    days = frozenset(WEEKDAYS.index(code) for code in row.byday.split(","))
    return Window(days, row.opens_at, row.closes_at, row.timezone)


def _terms(service: Service) -> dict[str, frozenset[str]]:
    rows = list(service.terms.all())
    found = {
        name: frozenset(r.code for r in rows if r.taxonomy == name and r.relation != "excludes") for name in Taxonomy
    }
    named = {
        "primary": frozenset(r.code for r in rows if r.relation == TermRelation.PRIMARY),
        "specialises": frozenset(r.code for r in rows if r.relation == TermRelation.SPECIALISES),
        "excludes": frozenset(r.code for r in rows if r.relation == TermRelation.EXCLUDES),
    }
    return {**{str(name): codes for name, codes in found.items()}, **named}


def _languages(service: Service) -> dict[str, int | None]:
    """The best level of each language, on any of its lines."""
    found: dict[str, int | None] = {}
    for row in service.languages.all():
        found[row.code] = max((level for level in (found.get(row.code), row.level) if level is not None), default=None)
    return found


def _point(location: Location | None) -> tuple[float, float] | None:
    if location is None or location.disclosure != Disclosure.PUBLIC:
        return None
    lat, lon = location.latitude, location.longitude
    return None if lat is None or lon is None else (lat, lon)


def _centre(service: Service, location: Location | None) -> tuple[float, float] | None:
    """Middle of the county of its address, else of its first county: published facts, whatever the address is."""
    keys = [row.area_key[7:] for row in service.service_areas.all() if row.area_key.startswith("county:")]
    told = location is not None and location.disclosure != Disclosure.PHONE
    fips = (location.county_fips if location and told else "") or next(iter(keys), "")
    found = county(fips) if fips else None
    return (found.lat, found.lon) if found else None


def _is_line(service: Service, phones: list[Phone]) -> bool:
    said = " ".join((service.name, service.hours_text, *(phone.description for phone in phones))).casefold()
    named = any(word in said for word in tables()["line_words"])
    return service.kind in tables()["line_kinds"] or (named and bool(phones))


def _modalities(service: Service, location: Location | None, phones: list[Phone]) -> frozenset[str]:
    found = {MODALITY_OF[PhoneType(phone.type)].value for phone in phones if phone.type in MODALITY_OF}
    if any(url.kind == UrlKind.CHAT and url.public for url in service.urls.all()):
        found.add(Modality.CHAT.value)
    if location is not None and location.disclosure == Disclosure.PUBLIC and location.address_1:
        found.add(Modality.IN_PERSON.value)
    return frozenset(found)


def _confirmed(service: Service, group: str) -> str:
    rows = [row for row in service.verifications.all() if row.field_group == group]
    return _on(rows[0].verified_on) if rows else NEVER


def _on(day: date | None) -> str:
    return day.isoformat() if day else UNDATED


def _need_tokens(needs: frozenset[str]) -> frozenset[str]:
    return frozenset(tokens(" ".join(taxonomy.label("need", code, "en") for code in sorted(needs))))
