"""The live values of a listing as the fields of `directory.editing.table`, and how a value is written."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from django.db.models import Model

from directory.editing.offers import in_order_of_keys
from directory.editing.table import BACKING, FIELDS, Values
from directory.models import (
    EmailAddress,
    Language,
    Location,
    Phone,
    RequiredDocument,
    Schedule,
    Service,
    ServiceArea,
    ServiceAtLocation,
    Url,
    Verification,
)
from directory.models.contacts import LanguageLevel
from directory.models.provenance import FieldGroup

PHONE = (
    *("type", "number", "display", "vanity", "extension", "keyword", "description", "note", "public"),
    *("covered_hotline", "covered_hotline_source"),
)
LINK, MAILBOX = ("kind", "url", "label", "public"), ("email", "label", "public")
SCHEDULE = ("byday", "opens_at", "closes_at", "timezone", "valid_from", "valid_to", "description")
SPOKEN, AREA = ("code", "level", "note"), ("area_key", "name", "source")
PLACE = (
    *("disclosure", "address_1", "address_2", "city", "state_province", "postal_code", "county_fips"),
    *("latitude", "longitude"),
)
VERIFIED = ("verified_on", "verified_by", "method")


def live(service: Service, names: Iterable[str] = FIELDS) -> dict[str, Any]:
    """Field -> value as it stands in the database now, as JSON; never from what was read of the service before."""
    now = Service.objects.get(pk=service.pk)
    return {name: READ[name](now) if name in READ else getattr(now, name) for name in names}


def write(service: Service, values: Values) -> None:
    """Writes group -> field -> value, tidied as a rule answers it; whoever calls holds the row of the service."""
    columns = set()
    for name, value in ((name, value) for fields in values.values() for name, value in fields.items()):
        if name in WRITE:
            WRITE[name](service, value)
        else:
            columns |= _set(service, name, value)
    service.save(update_fields=[*sorted(columns), "last_modified"])


def _set(service: Service, name: str, value: Any) -> set[str]:
    found = COLUMNS[name](value) if name in COLUMNS else {name: value}
    for column, one in found.items():
        setattr(service, column, one)
    return set(found)


def _plain(row: Model, columns: Sequence[str]) -> dict[str, Any]:
    return {name: _json(getattr(row, name)) for name in columns}


def _json(value: Any) -> Any:
    return value.isoformat() if hasattr(value, "isoformat") else value


def _phones(service: Service) -> list[dict[str, Any]]:
    rows = service.phones.prefetch_related("languages")
    return [{**_plain(row, PHONE), "language": next((one.code for one in row.languages.all()), "")} for row in rows]


def _write_phones(service: Service, value: list[dict[str, Any]]) -> None:
    service.phones.all().delete()
    for position, row in enumerate(value):
        columns = {name: row[name] for name in PHONE}
        phone = Phone.objects.create(service=service, position=position, **columns)
        if row["language"]:
            Language.objects.create(service=service, phone=phone, code=row["language"], level=LanguageLevel.STAFF)


def _write_urls(service: Service, value: list[dict[str, Any]]) -> None:
    service.urls.all().delete()
    Url.objects.bulk_create(Url(service=service, position=place, **row) for place, row in enumerate(value))


def _write_emails(service: Service, value: list[dict[str, Any]]) -> None:
    service.emails.all().delete()
    EmailAddress.objects.bulk_create(
        EmailAddress(service=service, position=place, **row) for place, row in enumerate(value)
    )


def _address(service: Service) -> dict[str, Any] | None:
    at = service.service_at_locations.select_related("location").first()
    return _plain(at.location, PLACE) if at else None


def _write_address(service: Service, value: dict[str, Any] | None) -> None:
    """The first place of the service; one that another service has as well is left to that one."""
    at = service.service_at_locations.select_related("location").first()
    shared = at is not None and at.location.service_at_locations.exclude(pk=at.pk).exists()
    if at is not None and value is not None and not shared:
        Location.objects.filter(pk=at.location_id).update(**value)
        return
    made = Location.objects.create(organization_id=service.organization_id, **value) if value is not None else None
    if at is not None and made is not None:
        ServiceAtLocation.objects.filter(pk=at.pk).update(location=made)
    elif made is not None:
        ServiceAtLocation.objects.create(service=service, location=made)
    elif at is not None:
        at.delete() if shared else at.location.delete()


def _write_schedules(service: Service, value: list[dict[str, Any]]) -> None:
    service.schedules.all().delete()
    Schedule.objects.bulk_create(Schedule(service=service, **row) for row in value)


def _write_languages(service: Service, value: list[dict[str, Any]]) -> None:
    service.languages.filter(phone=None).delete()
    Language.objects.bulk_create(Language(service=service, **row) for row in value)


def _write_areas(service: Service, value: list[dict[str, Any]]) -> None:
    service.service_areas.all().delete()
    ServiceArea.objects.bulk_create(ServiceArea(service=service, **row) for row in value)


def _write_documents(service: Service, value: list[str]) -> None:
    service.required_documents.all().delete()
    RequiredDocument.objects.bulk_create(RequiredDocument(service=service, document=one) for one in value)


def _backing(service: Service) -> dict[str, Any]:
    """Whether the numbers count as checked, and who checked them; it goes with the contacts, forth and back."""
    row = service.verifications.filter(field_group=FieldGroup.CONTACT).first()
    verified = _plain(row, VERIFIED) if row else None
    return {"backed": service.backed, "reason": service.backed_reason, "verified": verified}


def _write_backing(service: Service, value: Mapping[str, Any]) -> None:
    Service.objects.filter(pk=service.pk).update(backed=value["backed"], backed_reason=value["reason"])
    verified = value["verified"]
    if verified is None:
        service.verifications.filter(field_group=FieldGroup.CONTACT).delete()
        return
    columns = {**verified, "verified_on": _day(verified["verified_on"])}
    Verification.objects.update_or_create(service=service, field_group=FieldGroup.CONTACT, defaults=columns)


def _day(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None


def _capacity(service: Service) -> dict[str, Any] | None:
    expires = _json(service.capacity_expires)
    return {"state": service.capacity, "expires": expires} if service.capacity else None


READ: Mapping[str, Callable[[Service], Any]] = {
    "phones": _phones,
    "urls": lambda service: [_plain(row, LINK) for row in service.urls.all()],
    "emails": lambda service: [_plain(row, MAILBOX) for row in service.emails.all()],
    "address": _address,
    "schedules": lambda service: [_plain(row, SCHEDULE) for row in service.schedules.all()],
    "languages": lambda service: [_plain(row, SPOKEN) for row in service.languages.filter(phone=None)],
    "ages": lambda service: {"minimum": service.minimum_age, "maximum": service.maximum_age},
    "areas": lambda service: in_order_of_keys([_plain(row, AREA) for row in service.service_areas.all()]),
    "capacity": _capacity,
    "documents": lambda service: [row.document for row in service.required_documents.order_by("pk")],
    BACKING: _backing,
}
WRITE: Mapping[str, Callable[[Service, Any], None]] = {
    "phones": _write_phones,
    "urls": _write_urls,
    "emails": _write_emails,
    "address": _write_address,
    "schedules": _write_schedules,
    "languages": _write_languages,
    "areas": _write_areas,
    "documents": _write_documents,
    BACKING: _write_backing,
}
COLUMNS: Mapping[str, Callable[[Any], dict[str, Any]]] = {
    "ages": lambda value: {"minimum_age": value["minimum"], "maximum_age": value["maximum"]},
    "capacity": lambda value: {
        "capacity": value["state"] if value else "",
        "capacity_expires": _day(value["expires"]) if value else None,
    },
}
