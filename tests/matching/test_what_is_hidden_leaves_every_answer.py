"""A held number and a place made private leave each answer at once: before the index took it in, and without a server."""

from copy import deepcopy
from dataclasses import replace
from datetime import UTC, datetime

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from directory.disclosure import make_private
from directory.fast_lane import confirm_dead, lift
from directory.models import IndexEvent, Location, Phone, ServiceAtLocation, User
from matching import hydration, index
from matching.engines.elasticsearch import ElasticsearchEngine
from matching.engines.embedded import EmbeddedEngine
from matching.engines.guarded import GuardedEngine
from matching.hiding import OPENNESS, Now, changes_of_blob, hidden_document
from matching.holding import Holder
from matching.models import IndexedOffer
from matching.searching.connection import client_of
from matching.service import match_with
from tests.api import samples as rows
from tests.frontend.samples import BLOB
from tests.matching.samples import offer, request

NOON = datetime(2026, 11, 24, 18, tzinfo=UTC)
LATER = datetime(2026, 11, 25, 18, tzinfo=UTC)
SHELTER, HOTLINE = "tx-safe-place", "national-domestic-violence-hotline"
PUBLIC = BLOB["location"] | {
    "disclosure": "public",
    "address_1": "1 Main St",
    "address_2": "Floor 2",
    "postal_code": "78701",
    "latitude": 30.2711,
    "longitude": -97.7437,
}
EXACT = ("address_1", "address_2", "postal_code", "latitude", "longitude")


@pytest.fixture
def curator():
    return User.objects.create(username="cleo")


@pytest.fixture
def shelter(empty_directory):
    """One shelter with a public address in Austin and four kinds of number, and the national line; both indexed."""
    made = rows.service()
    for position, kind in enumerate(("text", "tty", "videophone"), 1):
        Phone.objects.create(
            service=made, position=position, type=kind, number="+15125550100", display="512-555-0100", public=True
        )
    rows.address(made)
    Phone.objects.filter(service=rows.hotline()).update(number="+18007997233", display="1-800-799-7233")
    rows.indexed()
    return made


@pytest.fixture
def frozen(shelter):
    """A snapshot that nobody refreshes: the index has taken in nothing of what follows."""
    holder = Holder()
    holder.get()
    holder.followed = True
    return holder


def answered(holder):
    return match_with(holder.get(), request("emergency-shelter", here="78701"))


def test_every_number_of_a_held_listing_is_gone_before_the_index_knows(frozen, shelter, curator):
    before = hydration.offers([SHELTER, HOTLINE])
    assert len(before[SHELTER]["phones"]) == 4
    confirm_dead(shelter, curator, at=NOON)
    found = answered(frozen)
    assert IndexEvent.objects.count() == 1
    for blobs in (found.offers, hydration.offers([SHELTER, HOTLINE])):
        assert blobs[SHELTER]["phones"] == []
        assert (blobs[SHELTER]["number_not_checked"], blobs[SHELTER]["number_being_checked"]) == (True, True)
        assert b"0100" not in orjson.dumps(blobs[SHELTER])
        assert blobs[HOTLINE]["phones"] == before[HOTLINE]["phones"]
    same = {name for name in before[SHELTER] if before[SHELTER][name] == found.offers[SHELTER][name]}
    assert set(before[SHELTER]) - same == {"phones", "number_not_checked", "number_being_checked"}


def test_a_held_listing_keeps_its_place_and_says_why_it_has_no_number(frozen, shelter, curator):
    places = [(one.offer_id, one.tier, one.score) for one in answered(frozen).matches]
    confirm_dead(shelter, curator, at=NOON)
    found = answered(frozen).matches
    assert [(one.offer_id, one.tier, one.score) for one in found] == places
    (shown,) = (one for one in found if one.offer_id == SHELTER)
    assert [reason.code for reason in shown.warnings] == ["warn_number_being_checked"]


def test_hidden_with_the_search_server_down(frozen, shelter, curator):
    confirm_dead(shelter, curator, at=NOON)
    make_private(Location.objects.get(), curator, at=NOON)
    nobody = ElasticsearchEngine(client_of("http://127.0.0.1:9", timeout=5), "test-never-made")
    spare = EmbeddedEngine(index.load().documents)
    found = match_with(
        replace(frozen.get(), engine=GuardedEngine(nobody, spare)), request("emergency-shelter", "78701")
    )
    assert found.engine == "embedded"
    assert found.offers[SHELTER]["phones"] == []
    assert found.offers[SHELTER]["location"]["address_1"] == ""


def test_what_is_hidden_costs_no_further_query(shelter, curator, django_assert_num_queries):
    confirm_dead(shelter, curator, at=NOON)
    make_private(Location.objects.get(), curator, at=NOON)
    for read in (hydration.offers, hydration.shown):
        with django_assert_num_queries(1):
            read([SHELTER, HOTLINE])


def test_a_built_index_holds_no_number_of_it_and_ranks_it_as_one_without_a_checked_number(shelter, curator):
    confirm_dead(shelter, curator, at=NOON)
    index.take_in(now=NOON)
    stored = IndexedOffer.objects.get(offer_id=SHELTER)
    assert b"0100" not in bytes(stored.document) + bytes(stored.blob)
    held = hydration.document(SHELTER)
    Phone.objects.filter(service=shelter).update(public=False)
    lift(shelter.holds.get(), curator, at=LATER)
    index.take_in(now=NOON)
    unchecked = hydration.document(SHELTER)
    assert held.number_being_checked
    assert replace(held, number_being_checked=False) == unchecked


def test_lifted_and_taken_in_it_is_as_it_was(shelter, curator):
    before = hydration.offers([SHELTER])
    hold = confirm_dead(shelter, curator, at=NOON)
    index.take_in(now=NOON)
    lift(hold, curator, at=LATER)
    index.take_in(now=rows.NOW)
    assert hydration.offers([SHELTER]) == before


def test_a_held_listing_without_any_number_is_told_as_it_was(frozen, shelter, curator):
    Phone.objects.filter(service=shelter).delete()
    rows.indexed()
    before = hydration.offers([SHELTER])
    confirm_dead(shelter, curator, at=NOON)
    assert hydration.offers([SHELTER]) == before
    index.take_in(now=rows.NOW)
    assert hydration.offers([SHELTER]) == before


def test_a_line_whose_number_is_checked_gives_way_to_another_before_and_after_the_index_knows(shipped_index, curator):
    from directory.models import Service

    holder = Holder()
    holder.get()
    holder.followed = True
    asked = request("safety-planning", here="78701", victimizations=("domestic-violence",))
    first = match_with(holder.get(), asked).fallbacks[0]
    confirm_dead(Service.objects.get(source_id=first), curator, at=NOON)
    for snapshot in (holder, Holder()):
        found = match_with(snapshot.get(), asked)
        assert first not in found.fallbacks
        assert found.offers[found.fallbacks[0]]["phones"] != []


def test_a_place_made_private_is_its_area_before_the_index_knows(frozen, curator):
    assert answered(frozen).offers[SHELTER]["location"]["address_1"] == "1 Main St"
    make_private(Location.objects.get(), curator, at=NOON)
    for blobs in (answered(frozen).offers, hydration.offers([SHELTER])):
        place = blobs[SHELTER]["location"]
        assert (place["disclosure"], place["city"], place["state"]) == ("area", "Austin", "TX")
        assert [place[name] for name in EXACT] == ["", "", "", None, None]


def test_the_document_of_a_place_made_private_has_no_point(frozen, curator):
    assert hydration.shown([SHELTER]).documents[SHELTER].point is not None
    make_private(Location.objects.get(), curator, at=NOON)
    assert hydration.shown([SHELTER]).documents[SHELTER].point is None


def test_an_index_that_took_it_in_keeps_no_word_of_the_street_anywhere(shelter, curator):
    rows.address(shelter)
    index.take_in(now=NOON)
    rows.indexed()
    for place in Location.objects.all():
        make_private(place, curator, at=NOON)
    ServiceAtLocation.objects.order_by("pk").last().delete()
    index.take_in(now=NOON)
    kept = b"".join(bytes(row.document) + bytes(row.blob) for row in IndexedOffer.objects.all())
    assert IndexedOffer.objects.filter(gone=True).count() == 2
    assert [word for word in (b"1 Main St", b"78701", b"30.2711") if word in kept] == []


def test_of_two_places_only_the_one_made_private_is_hidden(shelter, curator):
    rows.address(shelter)
    first, second = Location.objects.order_by("pk")
    Location.objects.filter(pk=second.pk).update(address_1="9 Other Rd")
    rows.indexed()
    make_private(first, curator, at=NOON)
    found = hydration.offers([f"{SHELTER}@{first.pk}", f"{SHELTER}@{second.pk}"])
    shown = {offer_id: blob["location"]["address_1"] for offer_id, blob in found.items()}
    assert shown == {f"{SHELTER}@{first.pk}": "", f"{SHELTER}@{second.pk}": "9 Other Rd"}


def test_a_place_that_is_gone_from_the_directory_is_not_shown(shelter):
    Location.objects.all().delete()
    place = hydration.offers([SHELTER])[SHELTER]["location"]
    assert (place["disclosure"], place["address_1"], place["city"], place["latitude"]) == ("phone", "", "", None)


@given(st.sampled_from([*OPENNESS, None]), st.sampled_from([None, 0, 1, 2]), st.booleans(), st.booleans())
def test_an_answer_is_never_more_open_than_the_directory_or_the_index(indexed, openness, held, numbers):
    blob = deepcopy(BLOB) | {"location": None if indexed is None else PUBLIC | {"disclosure": indexed}}
    blob |= {} if numbers else {"phones": []}
    before = deepcopy(blob)
    shown = {**blob, **changes_of_blob(blob, Now(held, openness))}
    assert blob == before
    assert shown["phones"] == ([] if held else before["phones"])
    assert shown["number_being_checked"] == (held and numbers)
    if indexed is None:
        assert shown["location"] is None
        return
    assert OPENNESS[shown["location"]["disclosure"]] == min(OPENNESS[indexed], openness or 0)
    if OPENNESS[indexed] > (openness or 0):
        assert [shown["location"][name] for name in EXACT] == ["", "", "", None, None]
        assert (shown["location"]["city"] == "") == (not openness)


@given(st.sampled_from([None, 0, 1, 2]), st.booleans())
def test_a_document_where_nothing_was_hidden_is_the_same_one(openness, held):
    document = offer(point=(30.2711, -97.7437))
    shown = hidden_document(document, Now(held, openness))
    assert (shown is document) == (openness == 2 and not held)
    assert (shown.point is None) == (openness != 2)
    assert shown.number_being_checked == held
