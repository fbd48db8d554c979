"""Services written to the test database, and the index built from them."""

from datetime import UTC, date, datetime

from directory.models import (
    Language,
    Location,
    Organization,
    Phone,
    Schedule,
    Service,
    ServiceArea,
    ServiceAtLocation,
    ServiceTerm,
    Source,
    Verification,
)
from matching.index import build

NOW = datetime(2026, 11, 24, 18, 0, tzinfo=UTC)  # a Tuesday, noon in Texas


def organization(slug="safe-place-tx", **changes):
    values = {"name": "Safe Place", "level": "local", "website": "https://safe.example/"} | changes
    return Organization.objects.get_or_create(slug=slug, defaults=values)[0]


def service(source_id="tx-safe-place", *, needs=("emergency-shelter",), areas=("county:48453",), of=None, **changes):
    values = {
        "organization": of or organization(),
        "name": "Safe Place shelter",
        "description": "A safe place to stay for people hurt by a partner.",
        "kind": "domestic-violence-program",
        "role": "direct-service",
        "operated_by": "community-organization",
        "status": "active",
        "publication": "published",
        "anchor": "person",
        "area_basis": "declared",
        "area_scope": "county",
        "area_text": "Travis County, Texas",
        "area_states": ["TX"],
        "interpreter": "unknown",
        "always_open": True,
        "hours_text": "24 hours",
        "timezone": "America/Chicago",
        "intake_step": "call",
        "backed": True,
        "source_date": "2026-10",
        "license_class": "open",
    }
    made = Service.objects.create(source_id=source_id, **(values | changes))
    _children(made, needs, areas)
    return made


def _children(made, needs, areas):
    for position, code in enumerate(needs):
        ServiceTerm.objects.create(service=made, taxonomy="need", code=code, relation="offers", position=position)
    ServiceTerm.objects.create(
        service=made, taxonomy="victimization", code="domestic-violence", relation="serves", position=9
    )
    for key in areas:
        ServiceArea.objects.create(service=made, area_key=key)
    Phone.objects.create(
        service=made, position=0, type="voice", number="+15125550100", display="1-512-555-0100", public=True
    )
    Language.objects.create(service=made, code="es", level=4)
    Source.objects.create(service=made, position=0, title="List", url="https://l.example/", grade="official")
    for group in ("existence", "contact", "hours"):
        Verification.objects.create(
            service=made,
            field_group=group,
            verified_on=date(2026, 10, 1),
            verified_by="source read",
            method="source-read",
        )


def opening(made):
    Schedule.objects.create(
        service=made, byday="MO,TU,WE", opens_at="09:00", closes_at="17:00", timezone="America/Chicago"
    )


def address(made, disclosure="public"):
    exact = {"address_1": "1 Main St", "postal_code": "78701", "latitude": 30.2711, "longitude": -97.7437}
    location = Location.objects.create(
        organization=made.organization,
        disclosure=disclosure,
        city="Austin",
        state_province="TX",
        **(exact if disclosure == "public" else {}),
    )
    ServiceAtLocation.objects.create(service=made, location=location)


def hotline():
    national = organization("national-line", name="National Line", level="national-nonprofit")
    return service(
        "national-domestic-violence-hotline",
        of=national,
        name="The Hotline",
        kind="hotline",
        areas=("us",),
        needs=("crisis-intervention",),
        area_scope="national",
        area_states=[],
        area_text="United States",
    )


def indexed():
    return build(now=NOW)
