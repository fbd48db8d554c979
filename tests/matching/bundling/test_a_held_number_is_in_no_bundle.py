"""A bundle is made as if it were printed: a held number and a place made private are not in its bytes."""

import orjson
import pytest

from directory.disclosure import make_private
from directory.fast_lane import confirm_dead, lift
from directory.models import Language, Location, Phone, User
from tests.api import samples
from tests.bundles import rows

pytestmark = pytest.mark.usefixtures("empty_directory")
SHELTER = "tx-safe-place"


@pytest.fixture
def shelter():
    Phone.objects.filter(service=samples.hotline()).update(number="+18007997233", display="1-800-799-7233")
    made = samples.service()
    line = made.phones.get()
    Language.objects.create(service=made, phone=line, code="vi")
    samples.address(made)
    samples.indexed()
    return made


@pytest.fixture
def curator():
    return User.objects.create(username="canary-curator")


def told(file):
    return orjson.loads(rows(file, f"SELECT blob FROM matching_indexedoffer WHERE offer_id = '{SHELTER}'")[0][0])


def test_a_held_number_is_not_in_it_and_the_listing_says_so(shelter, curator, bundled):
    confirm_dead(shelter, curator)
    file = bundled()
    assert b"555-0100" not in file.read_bytes()
    assert b"15125550100" not in file.read_bytes()
    assert (told(file)["phones"], told(file)["number_being_checked"]) == ([], True)
    assert rows(file, "SELECT count(*) FROM directory_phone") == [(1,)]
    assert rows(file, "SELECT code, phone_id FROM directory_language WHERE code = 'vi'") == [("vi", None)]


def test_who_held_it_is_not_in_it(shelter, curator, bundled):
    confirm_dead(shelter, curator)
    file = bundled()
    assert rows(file, "SELECT count(*) FROM directory_hold") == [(0,)]
    assert b"canary" not in file.read_bytes()


def test_a_number_whose_hold_was_lifted_is_in_it(shelter, curator, bundled):
    lift(confirm_dead(shelter, curator), curator)
    assert [phone["number"] for phone in told(bundled())["phones"]] == ["+15125550100"]


def test_a_place_made_private_is_in_it_as_its_area(shelter, curator, bundled):
    make_private(Location.objects.get(), curator)
    file = bundled()
    assert [word for word in (b"1 Main St", b"30.2711", b"canary") if word in file.read_bytes()] == []
    assert told(file)["location"]["disclosure"] == "area"
