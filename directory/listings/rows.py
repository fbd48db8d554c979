"""A derived service as plain values, and the same values read back from the database: so a person's change is seen."""

import json
from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import Any

from django.db import models

from directory.listings.types import CompensationRow, Derived, LocationRow
from directory.models import (
    CostOption,
    EmailAddress,
    Language,
    Phone,
    RequiredDocument,
    Schedule,
    Service,
    ServiceArea,
    ServiceTerm,
    Source,
    Url,
    Verification,
)

Plain = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Child:
    """A child table of a service: the columns a load writes."""

    model: type[models.Model]
    related: str
    columns: tuple[str, ...]
    ordered: bool = False


CHILDREN: dict[str, Child] = {
    "areas": Child(ServiceArea, "service_areas", ("area_key", "name", "source")),
    "phones": Child(
        Phone,
        "phones",
        ("type", "number", "display", "vanity", "extension", "keyword", "description", "note", "public"),
        ordered=True,
    ),
    "urls": Child(Url, "urls", ("kind", "url", "label", "public"), ordered=True),
    "emails": Child(EmailAddress, "emails", ("email", "label", "public"), ordered=True),
    "languages": Child(Language, "languages", ("code", "level", "note")),
    "schedules": Child(Schedule, "schedules", ("byday", "opens_at", "closes_at", "timezone", "description")),
    "terms": Child(ServiceTerm, "terms", ("taxonomy", "code", "relation"), ordered=True),
    "sources": Child(Source, "sources", ("title", "url", "ref", "date", "retrieved", "grade"), ordered=True),
    "verifications": Child(Verification, "verifications", ("field_group", "verified_on", "verified_by", "method")),
    "documents": Child(RequiredDocument, "required_documents", ("document",)),
    "costs": Child(CostOption, "cost_options", ("option", "amount")),
}


def child_rows(derived: Derived, name: str) -> list[Plain]:
    """The rows of one child table as column values."""
    if name == "documents":
        return [{"document": document} for document in derived.documents]
    if name == "costs":
        return [{"option": option, "amount": amount} for option, amount in derived.costs]
    return [{column: getattr(row, column) for column in CHILDREN[name].columns} for row in getattr(derived, name)]


def written(derived: Derived) -> Plain:
    """Everything a load writes of a service, as JSON values."""
    children = {name: child_rows(derived, name) for name in CHILDREN}
    lines = {"phone_languages": [row.language for row in derived.phones]}
    places = {
        "location": asdict(derived.location) if derived.location else None,
        "compensation": asdict(derived.compensation) if derived.compensation else None,
    }
    return _sorted(_plain({**derived.fields, "organization": derived.organization.slug, **children, **places, **lines}))


def stored(service: Service, field_names: frozenset[str]) -> Plain:
    """The same values as they stand in the database now."""
    children = {name: _stored_children(service, child) for name, child in CHILDREN.items()}
    fields = {name: getattr(service, name) for name in field_names}
    lines = [next((one.code for one in row.languages.all()), "") for row in service.phones.all()]
    return _sorted(
        _plain(
            {
                **fields,
                "organization": service.organization.slug,
                **children,
                "location": _stored_location(service),
                "compensation": _stored_compensation(service),
                "phone_languages": lines,
            }
        )
    )


def _stored_children(service: Service, child: Child) -> list[Plain]:
    rows = getattr(service, child.related).all()
    own = (row for row in rows if child.model is not Language or row.phone_id is None)
    return [{column: getattr(row, column) for column in child.columns} for row in own]


def _stored_location(service: Service) -> Plain | None:
    at = next(iter(service.service_at_locations.all()), None)
    return {name: getattr(at.location, name) for name in LocationRow.__dataclass_fields__} if at else None


def _stored_compensation(service: Service) -> Plain | None:
    rule = getattr(service, "compensation_rule", None)
    return {name: getattr(rule, name) for name in CompensationRow.__dataclass_fields__} if rule else None


def _plain(values: Plain) -> Plain:
    read: Plain = json.loads(json.dumps(values, default=_text, sort_keys=True))
    return read


def _text(value: object) -> object:
    from decimal import Decimal

    return float(value) if isinstance(value, Decimal) else str(value)


def _sorted(values: Plain) -> Plain:
    """Lists whose order means nothing, in one order."""
    key: Callable[[Any], str] = lambda row: json.dumps(row, sort_keys=True)  # noqa: E731
    loose = [name for name, child in CHILDREN.items() if not child.ordered]
    return {**values, **{name: sorted(values[name], key=key) for name in loose}}
