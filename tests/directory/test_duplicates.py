"""Listings that may be one: which pairs are looked at, what each reason weighs, and that it changes nothing."""

from dataclasses import replace
from io import StringIO

import pytest
from django.core.management import call_command
from hypothesis import given
from hypothesis import strategies as st

from directory import twins
from directory.duplicates import Listing, candidates, pairs, parts_of, tidy
from directory.models import AuditEntry, NotTheSame
from geodata.types import Point
from tests import people
from tests.api import samples
from tests.directory.curating import NOW, a_listing

OAK = Listing(
    1, "Oak House Shelter", 1, "Oak House", frozenset({"+15125550100"}), "1 Main St.", "Austin", "TX",
    frozenset({"county:48453"}), Point(30.27, -97.74),
)  # fmt: skip
TWIN = replace(OAK, key=2, organization=2, organization_name="The Oak House, Inc.", street="1 main st")


def told(one, other):
    return {part.reason.value: part.points for part in parts_of(one, other)}


def test_each_reason_has_its_points():
    assert told(OAK, TWIN) == {
        "phone": 0.4, "name": 0.4, "city": 0.05, "street": 0.2, "near": 0.1, "area": 0.05,
    }  # fmt: skip
    [found] = candidates([OAK, TWIN])
    assert (found.first, found.second, found.score) == (1, 2, 1.2)


def test_a_number_alone_is_not_enough():
    other = Listing(2, "Legal help", 2, "Elm Street Law", OAK.phones, state="TX")
    assert told(OAK, other) == {"phone": 0.4}
    assert candidates([OAK, other]) == ()


def test_services_of_one_organization_are_alike_only_by_their_names():
    other = replace(OAK, key=2, name="Legal advice")
    assert told(OAK, other) == {}
    assert "organization" in told(OAK, replace(OAK, key=2, name="Oak House shelters"))


def test_branches_of_one_organization_are_two():
    assert told(OAK, replace(OAK, key=2, city="Dallas")) == {}
    assert told(OAK, replace(OAK, key=2, city="", areas=frozenset({"county:48113"}))) == {}


def test_far_points_are_not_near_and_two_blocks_are():
    assert "near" in told(OAK, replace(TWIN, point=Point(30.2710, -97.74)))
    assert "near" not in told(OAK, replace(TWIN, point=Point(30.2740, -97.74)))


def test_a_name_that_many_services_have_names_none():
    many = [
        Listing(key, "Free legal help", key, f"Firm {key * 7919}", state="TX", city="Austin") for key in range(1, 9)
    ]
    assert candidates(many, least=0.1) == () or all(
        part.reason != "name" for one in candidates(many, least=0.1) for part in one.parts if part.points == 0.4
    )


def test_a_pair_kept_apart_is_not_asked_about_again():
    assert candidates([OAK, TWIN], apart={(1, 2)}) == ()


def test_names_lose_their_fillers_accents_and_signs():
    assert tidy("The Óak’s House of Austin, Inc.") == "oaks house austin"


def test_a_number_of_a_switchboard_makes_no_pairs():
    of_one_number = [replace(OAK, key=key, name=f"Desk {key}", city="", state=str(key)) for key in range(1, 14)]
    assert pairs(of_one_number[:12]) != set()
    assert pairs(of_one_number) == set()


names = st.sampled_from(["Oak House", "Oak House Inc", "Elm Street Law", "Hope", "Hope Center Austin"])
listing = st.builds(
    Listing,
    key=st.integers(1, 9),
    name=names,
    organization=st.integers(1, 3),
    organization_name=names,
    phones=st.frozensets(st.sampled_from(["+15125550100", "+15125550101"])),
    city=st.sampled_from(["", "Austin", "Dallas"]),
    street=st.sampled_from(["", "1 Main St"]),
    areas=st.frozensets(st.sampled_from(["us", "state:TX"])),
)


@given(listing, listing)
def test_the_order_of_two_listings_says_nothing(one, other):
    assert told(one, other) == told(other, one)


@given(st.lists(listing, unique_by=lambda one: one.key))
def test_a_pair_is_found_once_and_never_a_listing_with_itself(found):
    likely = [(one.first, one.second) for one in candidates(found, least=0.0)]
    assert len(likely) == len(set(likely))
    assert all(low < high for low, high in likely)


@pytest.fixture
def two(db):
    return a_listing("tx-oak"), a_listing("tx-oak-2", of=samples.organization("safe-place-inc", name="Safe Place, Inc"))


def found_of(two):
    keys = {one.pk for one in two}
    return [pair for pair in twins.found() if {pair.first, pair.second} == keys]


def test_the_command_prints_each_pair_with_why(two):
    out = StringIO()
    call_command("find_duplicates", "--most", "9999", stdout=out)
    *lines, last = out.getvalue().splitlines()
    assert "0.85 tx-oak tx-oak-2: phone 0.4, name 0.4, area 0.05" in lines
    assert last == f"{len(lines)} pairs."


def test_the_place_of_a_private_listing_makes_no_pair_nearer(two):
    for one in two:
        samples.address(one, "area")
    rows = twins.listings(twins.compared().filter(pk__in=[one.pk for one in two]))
    assert [(row.street, row.city, row.point) for row in rows] == [("", "Austin", None)] * 2


def test_what_is_kept_apart_stays_apart_in_either_order(two):
    one, other = two
    cora = people.curator()
    assert len(found_of(two)) == 1
    assert twins.keep_apart(one=other, other=one, by=cora, at=NOW) == twins.keep_apart(one=one, other=other, by=cora)
    assert (found_of(two), NotTheSame.objects.count(), AuditEntry.objects.count()) == ([], 1, 1)
