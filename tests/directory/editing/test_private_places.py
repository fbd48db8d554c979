"""A place that is not public gets no street, ZIP code or point, not by its fields and not by a text."""

import pytest

from directory import proposals
from directory.editing.live import live
from directory.editing.private_places import refuse_exact_places
from directory.editing.table import checked
from directory.errors import BadInput
from directory.models import Location, ServiceAtLocation
from tests.directory.curating import NOW, a_listing, everything, people

AREA = {"disclosure": "area", "city": "Austin", "state_province": "TX", "county_fips": "48453"}
PUBLIC = {**AREA, "disclosure": "public", "address_1": "1 Main St", "postal_code": "78701"}


def whole(address: dict) -> dict:
    return checked({"contact": {"address": address}})["contact"]["address"]


def place_of_refusal(changes: dict, address: dict | None) -> str:
    with pytest.raises(BadInput) as refused:
        refuse_exact_places(checked(changes), address)
    return refused.value.field


@pytest.mark.parametrize(
    ("name", "value"),
    [("address_1", "1 Main St"), ("address_2", "Suite 2"), ("postal_code", "78701"), ("postal_code", "78701-1234")],
)
def test_a_field_that_tells_where_it_is_is_refused(name, value):
    changes = {"contact": {"address": {**AREA, name: value}}}
    assert place_of_refusal(changes, whole(AREA)) == f"contact.address.{name}"


def test_a_point_is_refused():
    changes = {"contact": {"address": {**AREA, "latitude": 30.2, "longitude": -97.7}}}
    assert place_of_refusal(changes, whole(AREA)) == "contact.address.latitude"


@pytest.mark.parametrize("hidden", ["area", "phone"])
def test_it_cannot_be_opened_by_a_change_of_contacts(hidden):
    changes = {"contact": {"address": PUBLIC}}
    assert place_of_refusal(changes, whole({**AREA, "disclosure": hidden})) == "contact.address.disclosure"


@pytest.mark.parametrize(
    "said",
    [
        "Come to 12 Oak Street after six.",
        "We are at 1200 N Lamar Blvd.",
        "ring at 5 St. Mary's Ave, side door",
        "Write to us: Austin TX 78701-1234",
        "30.26715, -97.74306",
    ],
)
def test_a_text_that_tells_where_it_is_is_refused(said):
    changes = {"description": {"description": said}}
    assert place_of_refusal(changes, whole(AREA)) == "description.description"


def test_a_note_at_a_number_is_a_text_too():
    changes = {"contact": {"phones": [{"type": "voice", "number": "+15125550177", "note": "12 Oak Street"}]}}
    assert place_of_refusal(changes, whole(AREA)) == "contact.phones.0.note"


@pytest.mark.parametrize(
    "said",
    [
        "Open 24 hours a day, 7 days a week. Call 512-555-0177 or 1-800-799-7233.",
        "We serve 12 counties around Austin. You can stay for 30 days.",
        "Ages 18 to 24. The first 2 nights are free.",
    ],
)
def test_a_text_that_tells_nothing_of_the_place_is_taken(said):
    refuse_exact_places(checked({"description": {"description": said}}), whole(AREA))


def test_a_public_place_may_say_where_it_is():
    refuse_exact_places(checked({"description": {"description": "Come to 12 Oak Street."}}), whole(PUBLIC))
    refuse_exact_places(checked({"contact": {"address": PUBLIC}}), None)


def test_a_public_place_may_be_hidden_and_then_says_nothing_more():
    refuse_exact_places(checked({"contact": {"address": AREA}}), whole(PUBLIC))
    both = {"contact": {"address": AREA}, "description": {"description": "Come to 12 Oak Street."}}
    assert place_of_refusal(both, whole(PUBLIC)) == "description.description"


def test_the_reason_is_said_in_words():
    with pytest.raises(BadInput, match="so that nobody is followed there"):
        refuse_exact_places(checked({"contact": {"address": {**AREA, "address_1": "1 Main St"}}}), whole(AREA))


@pytest.mark.django_db
def test_a_draft_that_tells_where_a_hidden_place_is_is_not_kept():
    [pat] = people("pat")
    service = a_listing()
    place = Location.objects.create(organization=service.organization, **AREA)
    ServiceAtLocation.objects.create(service=service, location=place)
    assert live(service, ["address"])["address"] == whole(AREA)
    before = everything(service)
    with pytest.raises(BadInput):
        proposals.draft(
            service=service, author=pat, changes={"contact": {"address": {**AREA, "address_1": "1 Main St"}}}, at=NOW
        )
    assert everything(service) == before
