"""The shown blob of an offer: only what anybody may see, ready to be sent."""

from datetime import date
from typing import Any

from directory.models import Location, Service
from directory.models.locations import Disclosure
from directory.models.organizations import Organization
from matching.blobs import (
    CompensationBlob,
    EligibilityBlob,
    HoursBlob,
    LinkBlob,
    LocationBlob,
    OfferBlob,
    OrganizationBlob,
    PhoneBlob,
    SourceBlob,
    SuccessionBlob,
    VerificationBlob,
)
from matching.building import number_being_checked, number_not_checked, shown_phones
from matching.documents import OfferDocument, source_is_old

RULE_FIELDS = (
    "who_may_file",
    "filing_deadline",
    "police_report_rule",
    "police_report_waivers",
    "covered_costs",
)


def blob(service: Service, location: Location | None, document: OfferDocument, built_on: date) -> OfferBlob:
    return {
        "id": document.offer_id,
        "source_id": service.source_id,
        "name": _name(service),
        "service": service.name,
        "description": service.description,
        "kind": service.kind,
        "role": service.role,
        "operated_by": service.operated_by,
        "organization": _organization(service.organization),
        "needs": _codes(service, "need"),
        "victimizations": _codes(service, "victimization"),
        "populations": _codes(service, "population"),
        "languages": [{"code": row.code, "level": row.level} for row in service.languages.all()],
        "interpreter": service.interpreter,
        "interpreter_note": service.interpretation_services,
        "phones": _phones(service),
        "links": _links(service),
        "hours": _hours(service, document),
        "location": _location(location),
        "service_area": service.area_text,
        "area_basis": service.area_basis,
        "eligibility": _eligibility(service),
        "compensation": _compensation(service),
        "cost": "; ".join(row.option for row in service.cost_options.all()),
        "documents": [row.document for row in service.required_documents.all()],
        "intake_step": service.intake_step,
        "safety_notes": service.safety_notes,
        "number_not_checked": number_not_checked(service),
        "number_being_checked": number_being_checked(service),
        "verification": _verification(service, document, built_on),
        "sources": _sources(service),
        "license_class": service.license_class,
        "status": service.status,
        "valid": [[_day(row.valid_from), _day(row.valid_to)] for row in service.validity_periods.all()],
        "predecessors": [_succession(row.predecessor, row.on_date) for row in service.precessions.all()],
        "successors": [_succession(row.successor, row.on_date) for row in service.successions.all()],
    }


def _name(service: Service) -> str:
    """The organization and its service, each said once."""
    organization, name = service.organization.name, service.name
    return name if organization.casefold() in name.casefold() else f"{organization}: {name}"


def _organization(row: Organization) -> OrganizationBlob:
    return {"id": row.slug, "name": row.name, "level": row.level, "website": row.website}


def _codes(service: Service, taxonomy: str) -> list[str]:
    return [row.code for row in service.terms.all() if row.taxonomy == taxonomy and row.relation != "excludes"]


def _phones(service: Service) -> list[PhoneBlob]:
    return [
        {
            "type": row.type,
            "number": row.number,
            "display": row.display,
            "extension": row.extension,
            "vanity": row.vanity,
            "keyword": row.keyword,
            "label": row.description,
            "note": row.note,
            "language": next((spoken.code for spoken in row.languages.all()), ""),
            "covered_hotline": row.covered_hotline,
            "covered_hotline_source": row.covered_hotline_source,
        }
        for row in shown_phones(service)
    ]


def _links(service: Service) -> list[LinkBlob]:
    links: list[LinkBlob] = [
        {"kind": row.kind, "url": row.url, "label": row.label} for row in service.urls.all() if row.public
    ]
    mail: list[LinkBlob] = [
        {"kind": "email", "url": f"mailto:{row.email}", "label": row.label}
        for row in service.emails.all()
        if row.public
    ]
    return links + mail


def _hours(service: Service, document: OfferDocument) -> HoursBlob:
    return {
        "text": service.hours_text,
        "always": service.always_open,
        "timezone": service.timezone,
        "confirmed": document.hours_on,
        "windows": [
            {
                "days": row.byday,
                "opens": f"{row.opens_at:%H:%M}",
                "closes": f"{row.closes_at:%H:%M}",
                "timezone": row.timezone,
            }
            for row in service.schedules.all()
        ],
    }


def _location(location: Location | None) -> LocationBlob | None:
    if location is None:
        return None
    public = location.disclosure == Disclosure.PUBLIC
    return {
        "disclosure": location.disclosure,
        "address_1": location.address_1 if public else "",
        "address_2": location.address_2 if public else "",
        "city": location.city if location.disclosure != Disclosure.PHONE else "",
        "state": location.state_province,
        "postal_code": location.postal_code if public else "",
        "latitude": location.latitude if public else None,
        "longitude": location.longitude if public else None,
    }


def _eligibility(service: Service) -> EligibilityBlob:
    return {
        "text": service.eligibility_description,
        "minimum_age": service.minimum_age,
        "maximum_age": service.maximum_age,
        "asks_immigration_status": service.asks_immigration_status,
        "accepts_children": service.accepts_children,
        "accepts_pets": service.accepts_pets,
        "wheelchair_access": service.wheelchair_access,
        "deaf_access": service.deaf_access,
    }


def _compensation(service: Service) -> CompensationBlob | None:
    rule: Any = getattr(service, "compensation_rule", None)
    return {name: getattr(rule, name) for name in RULE_FIELDS} if rule else None  # type: ignore[return-value]


def _verification(service: Service, document: OfferDocument, built_on: date) -> VerificationBlob:
    by = next((row.verified_by for row in service.verifications.all()), "")
    return {
        "state": "backed" if service.backed else "not-checked",
        "date": service.source_date,
        "by": by,
        "old": source_is_old(document, built_on),
    }


def _sources(service: Service) -> list[SourceBlob]:
    return [
        {
            "title": row.title or row.url or row.ref,
            "url": row.url,
            "date": row.date,
            "grade": row.grade,
            "license": service.source_license,
        }
        for row in service.sources.all()
    ]


def _succession(other: Service, on_date: date) -> SuccessionBlob:
    return {"source_id": other.source_id, "name": other.name, "on_date": on_date.isoformat()}


def _day(on: date | None) -> str:
    return on.isoformat() if on else ""
