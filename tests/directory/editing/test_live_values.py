"""What is live can be proposed as it stands: no shipped listing is refused by the rules, and none is read as another."""

from collections import Counter

import pytest

from directory.editing.differing import grouped
from directory.editing.live import live, write
from directory.editing.table import BACKING, FIELDS, checked
from directory.errors import BadInput
from directory.models import Location, Service, ServiceAtLocation
from tests.directory.curating import a_listing

pytestmark = pytest.mark.django_db


def test_every_shipped_listing_passes_the_rules_as_it_stands(shipped_directory):
    refused, altered = Counter(), Counter()
    for service in Service.objects.all()[::7]:
        for name, value in live(service).items():
            group = FIELDS[name].group
            try:
                read = checked({group: {name: value}})[group][name]
            except BadInput as problem:
                refused[name, problem.message] += 1
            else:
                altered[name] += read != value
    assert (dict(refused), dict(+altered)) == ({}, {})


@pytest.mark.parametrize("source_id", ["national-domestic-violence-hotline", "988-lifeline", "ca-state-vine"])
def test_writing_what_is_live_changes_nothing(source_id):
    service = Service.objects.filter(source_id=source_id).first() or Service.objects.first()
    before = live(service, (*FIELDS, BACKING))
    write(service, grouped(before))
    assert live(service, (*FIELDS, BACKING)) == before


def test_a_place_that_two_services_share_stays_that_of_the_other():
    one, other = a_listing("tx-one"), a_listing("tx-other")
    shared = Location.objects.create(organization=one.organization, disclosure="area", city="Austin")
    for service in (one, other):
        ServiceAtLocation.objects.create(service=service, location=shared)
    moved = {**live(one, ["address"])["address"], "city": "Houston"}
    write(one, {"contact": {"address": moved}})
    assert live(one, ["address"])["address"]["city"] == "Houston"
    assert live(other, ["address"])["address"]["city"] == "Austin"
    write(other, {"contact": {"address": None}})
    assert live(other, ["address"])["address"] is None
    assert live(one, ["address"])["address"]["city"] == "Houston"


def test_another_place_of_a_service_is_left_alone():
    service = a_listing("tx-two-places")
    for city in ("Austin", "Dallas"):
        place = Location.objects.create(organization=service.organization, disclosure="area", city=city)
        ServiceAtLocation.objects.create(service=service, location=place)
    write(service, {"contact": {"address": {**live(service, ["address"])["address"], "city": "Houston"}}})
    assert [at.location.city for at in service.service_at_locations.order_by("pk")] == ["Houston", "Dallas"]
