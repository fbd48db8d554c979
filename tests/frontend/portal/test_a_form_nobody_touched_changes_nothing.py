"""From the live listing to boxes and back: what nobody touched says what it said."""

import pytest
from django.utils.datastructures import MultiValueDict
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from directory.editing.live import live
from directory.editing.table import FIELDS, Group
from directory.models import ChangeProposal, Phone, Service
from frontend.portal.forms import opened
from frontend.portal.table import SHAPES
from tests import people
from tests.api import samples
from tests.directory.curating import everything
from tests.frontend.portal.browsing import edit, form

pytestmark = pytest.mark.django_db


def full():
    """A listing with something in each of its fields."""
    made = samples.service(
        "tx-full",
        minimum_age=18,
        accepts_pets=False,
        asks_immigration_status=True,
        capacity="waitlist",
        capacity_expires="2027-01-01",
        eligibility_description="Adults.\nAnd their children.",
        interpretation_services="By phone.",
        areas=("county:48453", "place:4805000", "zip:78701", "state:TX", "us"),
    )
    samples.opening(made)
    samples.address(made)
    made.emails.create(position=0, email="desk@safe.example", label="Desk", public=False)
    made.urls.create(position=0, kind="chat", url="https://safe.example/chat", label="", public=True)
    made.required_documents.create(document="Photo ID")
    made.schedules.create(
        byday="SA",
        opens_at="22:00",
        closes_at="06:00",
        timezone="Pacific/Guam",
        valid_from="2026-12-01",
        valid_to="2026-12-31",
        description="Holidays",
    )
    Phone.objects.create(
        service=made,
        position=1,
        type="text",
        number="741741",
        display="741741",
        keyword="HOME",
        note="Day and night.\nFree.",
        public=True,
        covered_hotline=True,
        covered_hotline_source="FCC",
    )
    return Service.objects.get(pk=made.pk)


def test_the_forms_hold_every_field_of_the_table():
    held = {shape.name: group for group, shapes in SHAPES.items() for shape in shapes}
    assert held == {name: field.group for name, field in FIELDS.items()}


@pytest.mark.parametrize("group", Group)
def test_a_form_sent_as_it_stands_is_no_change(group):
    service = full()
    client = people.signed_in(people.partner(service.organization))
    before = everything(service)
    sent = form(client.get(edit(service, group)), "change")
    answer = client.post(edit(service, group), {**sent, "look": "1"}, follow=True)
    assert [str(message) for message in answer.context["messages"]] == ["This is what the listing says already."]
    assert everything(service) == before
    assert not ChangeProposal.objects.filter(service=service).exists()


def test_no_shipped_listing_is_changed_by_its_forms(shipped_directory):
    changed = []
    for service in Service.objects.all()[::41]:
        told = live(service)
        for group in Group:
            saw = {name: told[name] for name, field in FIELDS.items() if field.group == group}
            read = opened(group, saw, service.version, zone=service.timezone)
            changed += [(service.source_id, group)] if read.changes() or not read.is_valid() else []
            gathered = {shape.name: shape.gather(read.sent, saw[shape.name]) for shape in SHAPES[group]}
            changed += [(service.source_id, name) for name in saw if gathered[name] != saw[name]]
    assert changed == []


LINE = st.text("aZ09-,:+<&\"'é·سة中", max_size=8)
TEXT = st.lists(LINE, max_size=3).map("\n".join).map(str.strip)
PHONE = st.fixed_dictionaries(
    {
        "type": st.sampled_from(["voice", "text", "fax"]),
        "number": st.sampled_from(["+15125550100", "988", "741741"]),
        "display": st.just("") | LINE,
        "vanity": LINE,
        "extension": LINE,
        "keyword": LINE,
        "description": LINE,
        "note": TEXT,
        "public": st.booleans(),
        "covered_hotline": st.none() | st.booleans(),
        "covered_hotline_source": LINE,
        "language": st.sampled_from(["", "es", "x-odd"]),
    }
)
CLOCK = st.times().map(lambda one: one.replace(second=one.second % 2, microsecond=0).isoformat())
WINDOW = st.fixed_dictionaries(
    {
        "byday": st.sampled_from(["MO", "MO,TU,WE", "SA,SU"]),
        "opens_at": CLOCK,
        "closes_at": CLOCK,
        "timezone": st.sampled_from(["America/Chicago", "Asia/Tokyo"]),
        "valid_from": st.none() | st.dates().map(str),
        "valid_to": st.none() | st.dates().map(str),
        "description": LINE,
    }
)
AREA = st.fixed_dictionaries(
    {"area_key": st.sampled_from(["us", "state:TX", "county:48453"]), "name": LINE, "source": LINE}
)
VALUES = {
    "phones": st.lists(PHONE, max_size=4),
    "schedules": st.lists(WINDOW, max_size=4),
    "areas": st.lists(AREA, max_size=3, unique_by=lambda row: row["area_key"]),
    "area_states": st.lists(st.sampled_from(["TX", "OK", "PR"]), unique=True),
    "description": TEXT,
    "always_open": st.none() | st.booleans(),
    "documents": st.lists(LINE.filter(bool), max_size=4),
    "ages": st.fixed_dictionaries(dict.fromkeys(["minimum", "maximum"], st.none() | st.integers(0, 120))),
}
SHAPE = {shape.name: shape for shapes in SHAPES.values() for shape in shapes}


@settings(derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.one_of(st.tuples(st.just(name), values) for name, values in VALUES.items()))
def test_whatever_a_field_says_its_boxes_say_again(said):
    name, value = said
    sent = MultiValueDict({box: list(said) for box, said in SHAPE[name].spread(value).items()})
    assert SHAPE[name].gather(sent, value) == value
