"""The address of a place made private is in no byte of any answer right after, whatever the index has taken in."""

import pytest
from django.urls import reverse

from directory.models import IndexEvent, Location, Phone
from matching import index
from tests.api import samples
from tests.judged.doors import bundle_of, console_answers, public_answers
from tests.people import curator, partner, signed_in

pytestmark = pytest.mark.usefixtures("empty_directory")
STREET = (b"1 Main St", b"Main+St", b"Main%20St")
POINT = (b"30.27", b"97.74")


@pytest.fixture
def place():
    samples.address(samples.service())
    Phone.objects.filter(service=samples.hotline()).update(number="+18007997233", display="1-800-799-7233")
    samples.indexed()
    return Location.objects.get()


def leaks(answers):
    """(door, secret): the ZIP code is not looked for where the question holds it."""
    return [(door, secret) for door, told in answers.items() for secret in (*STREET, *POINT) if secret in told]


@pytest.mark.parametrize("who", ["agency", "curator"])
def test_it_is_gone_before_the_index_knows_and_with_no_search_server(place, frozen, tmp_path, who):
    frozen()
    before = {**public_answers(), **console_answers(), "bundle": bundle_of(tmp_path)}
    assert {door for door, told in before.items() if b"1 Main St" in told} == {*before} - {"hand-over"}
    account = curator() if who == "curator" else partner(place.organization)
    name = "review:keep-private" if who == "curator" else "portal:place"
    assert signed_in(account).post(reverse(name, args=[place.pk])).status_code == 302
    assert leaks({**public_answers(), **console_answers()}) == []
    assert IndexEvent.objects.count() == 1  # nothing was taken in meanwhile
    assert leaks({"bundle": bundle_of(tmp_path)}) == []


def test_it_stays_away_once_the_index_has_taken_it_in(place, tmp_path):
    signed_in(partner(place.organization)).post(reverse("portal:place", args=[place.pk]))
    index.take_in(now=samples.NOW)
    found = {**public_answers(), **console_answers(), "bundle": bundle_of(tmp_path)}
    assert leaks(found) == []
    assert [door for door, told in found.items() if b"Safe Place" not in told] == []


def test_the_listing_itself_is_still_answered(place, frozen):
    frozen()
    signed_in(curator()).post(reverse("review:keep-private", args=[place.pk]))
    assert all(b"555-0100" in told for told in public_answers().values())
