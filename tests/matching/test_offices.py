"""The offices of a place are looked up by area alone: both prosecutors, the officer, money and notices."""

import pytest

from directory.models import Service, ServiceArea
from geodata.geocode import resolve
from matching.models import IndexedOffer
from matching.offices import BELONGS, MOST, Office, offices

pytestmark = pytest.mark.usefixtures("shipped_index")
DENVER = (
    Office("state-prosecutor", "co-denver-district-attorney-family-violence-unit-victim-advocates"),
    Office("federal-prosecutor", "usao-co"),
    Office("relations-officer", "ice-cro-denver"),
    Office(
        "compensation",
        "co-crime-victim-compensation-colorado-crime-victim-compensation-judicial-district-programs",
    ),
)


def found(place):
    return offices(resolve(text=place))


def named(place, kind):
    return [one.offer_id for one in found(place) if one.kind == kind]


def test_a_city_has_its_offices_in_their_order():
    assert found("Denver, CO") == DENVER


def test_a_place_in_two_districts_has_two_federal_prosecutors():
    assert named("Dallas, TX", "federal-prosecutor") == ["usao-edtx", "usao-ndtx"]
    assert named("Dallas, TX", "notification") == ["tx-texas-vine-victim-notification-vine"]


def test_a_state_alone_has_what_serves_the_whole_of_it():
    assert [one.kind for one in found("Texas")] == ["compensation", "notification"]


def test_an_island_that_has_few_offices_has_those():
    assert found("Saipan") == (
        Office("federal-prosecutor", "usao-gu"),
        Office("relations-officer", "ice-cro-san-francisco"),
    )
    assert found("Pago Pago") == ()


@pytest.mark.parametrize("place", ["Springfield", "Paris, France", "no such place at all", "APO AE 09012"])
def test_a_place_that_is_not_known_has_none(place):
    assert found(place) == ()


def test_no_place_has_none():
    assert offices(None) == ()


@pytest.mark.parametrize("place", ["Denver, CO", "10453", "Houston, TX", "San Juan, PR", "Guam", "90012", "Wyoming"])
def test_no_office_of_the_whole_country_is_named_and_none_twice(place):
    ids = [one.offer_id for one in found(place)]
    assert len(ids) == len(set(ids))
    keys = resolve(text=place).area_keys - {"us"}
    for offer_id in ids:
        service = IndexedOffer.objects.get(offer_id=offer_id).service
        assert service.service_areas.filter(area_key__in=keys).exists()
        assert service.publication == "published"


def test_what_each_kind_holds():
    by_kind = {kind: set() for kind in BELONGS}
    for state in ("Colorado", "Texas", "New York", "Guam", "10453", "Denver, CO", "Fresno, CA", "Dallas, TX"):
        for one in found(state):
            by_kind[one.kind].add(IndexedOffer.objects.get(offer_id=one.offer_id).service.kind)
    assert by_kind == {
        "state-prosecutor": {"prosecutor-victim-services"},
        "federal-prosecutor": {"field-office"},
        "relations-officer": {"field-office"},
        "compensation": {"crime-victim-compensation"},
        "notification": {"victim-notification-service"},
    }


@pytest.mark.parametrize(
    "columns", [{"publication": "withheld"}, {"publication": "no_contact"}, {"audience": "curator"}]
)
def test_an_office_that_nobody_may_see_is_gone_at_once(columns):
    Service.objects.filter(source_id="usao-co").update(**columns)
    assert found("Denver, CO") == tuple(one for one in DENVER if one.offer_id != "usao-co")


def test_an_office_for_operators_is_named():
    Service.objects.filter(source_id="usao-co").update(audience="operator")
    assert found("Denver, CO") == DENVER


def test_an_office_that_has_no_offer_any_more_is_gone():
    IndexedOffer.objects.filter(offer_id="usao-co").update(gone=True)
    assert named("Denver, CO", "federal-prosecutor") == []


def test_an_office_with_several_rooms_is_one_office():
    first = IndexedOffer.objects.get(offer_id="usao-co")
    IndexedOffer.objects.create(
        offer_id="usao-co@second-floor", service=first.service, document=first.document, blob=first.blob
    )
    assert named("Denver, CO", "federal-prosecutor") == ["usao-co"]


def test_of_one_kind_there_are_at_most_three():
    county = next(key for key in resolve(text="Denver, CO").area_keys if key.startswith("county:"))
    more = Service.objects.filter(source_id__startswith="usao-").exclude(source_id="usao-co")[:4]
    ServiceArea.objects.bulk_create(ServiceArea(service=one, area_key=county) for one in more)
    expected = sorted(["usao-co", *(one.source_id for one in more)])[:MOST]
    assert named("Denver, CO", "federal-prosecutor") == expected
    assert len(expected) == 3


def test_they_cost_one_query_however_many_there_are(django_assert_num_queries):
    place = resolve(text="10453")
    with django_assert_num_queries(1):
        assert len(offices(place)) >= 5
