"""A newer release of listings changes no place of which a person decided what may be shown."""

import json
from datetime import UTC, date, datetime

import pytest
from django.core import serializers

from directory.disclosure import Address, make_private, make_public
from directory.listings.load import load
from directory.models import Authorisation, KeptPrivate, LoadedRecord, Location, Service, User
from tests.directory.listings.records import a_record, an_address

pytestmark = pytest.mark.usefixtures("empty_directory")
AT = datetime(2026, 11, 26, 12, tzinfo=UTC)
OFFICE = an_address(line1="100 Main St", city="San Marcos", zip="78666", lat=29.88, lon=-97.94, county_fips="48209")
MOVED = an_address(line1="9 Other Rd", city="Kyle", zip="78640", lat=30.05, lon=-98.2, county_fips="48209")
AUTHORISED = Address("7 Quiet Ln", "", "78666", 29.9, -97.9)


@pytest.fixture
def curator():
    return User.objects.create(username="cleo")


@pytest.fixture
def release(tmp_path):
    """Loads one listing with what a release says of it."""

    def loaded(kind="legal-aid-office", confidential=False, address=OFFICE, **changes):
        record = a_record(kind=kind, address=address, address_confidential=confidential, **changes)
        path = tmp_path / "some.jsonl"
        path.write_text(json.dumps(record), encoding="utf-8")
        return load([path], classes={"facts-only"})

    return loaded


def rows():
    return list(Location.objects.values())


RELEASES = [
    {"description": "New words."},
    {"address": MOVED},
    {"confidential": True},
    {"address": None},
    {"confidential": True, "address": MOVED},
    {"address": OFFICE, "description": "Newer words."},
]


def test_a_place_made_private_stays_private_whatever_later_releases_say(release, curator):
    release()
    assert Location.objects.get().disclosure == "public"
    make_private(Location.objects.get(), curator, at=AT)
    before, decided = rows(), list(KeptPrivate.objects.values())
    for changes in RELEASES:
        release(**changes)
        assert rows() == before
    assert list(KeptPrivate.objects.values()) == decided
    assert Service.objects.get().description == "Newer words."


def test_no_later_release_leaves_its_street_in_the_database(release, curator):
    release()
    make_private(Location.objects.get(), curator, at=AT)
    for changes in RELEASES:
        release(**changes)
        left = serializers.serialize("json", [*Location.objects.all(), *LoadedRecord.objects.all()])
        assert [word for word in ("100 Main", "9 Other", "78666", "78640", "29.88", "30.05") if word in left] == []


def test_what_is_kept_is_told(release, curator):
    release()
    make_private(Location.objects.get(), curator, at=AT)
    assert [(one.source_id, one.field) for one in release(address=MOVED).kept] == [("tx-example-center", "location")]


def test_an_authorised_address_is_not_overwritten(release, curator):
    release(kind="domestic-violence-program")
    hidden = Location.objects.get()
    assert hidden.disclosure == "area"
    writing = {"authorised_by": "Executive director", "reference": "Letter 12", "on": date(2026, 11, 20)}
    make_public(hidden, by=curator, **writing, address=AUTHORISED, at=AT)
    before, decided = rows(), list(Authorisation.objects.values())
    for changes in RELEASES:
        release(kind="domestic-violence-program", **changes)
        assert rows() == before
    assert list(Authorisation.objects.values()) == decided


def test_a_place_nobody_decided_of_follows_the_release(release):
    release()
    release(address=MOVED)
    assert Location.objects.values_list("address_1", "city").get() == ("9 Other Rd", "Kyle")


def test_a_shelter_that_a_release_before_this_rule_made_public_turns_to_its_area(release):
    release(kind="domestic-violence-program")
    Location.objects.update(disclosure="public", address_1="100 Main St")
    loaded = LoadedRecord.objects.get()
    loaded.values["location"] |= {"disclosure": "public", "address_1": "100 Main St"}
    loaded.digest = "of older rules"
    loaded.save()
    release(kind="domestic-violence-program")
    assert Location.objects.values_list("disclosure", "address_1").get() == ("area", "")


def test_a_street_in_the_words_of_a_source_goes_with_the_next_load_of_the_same_file(release, curator):
    release(description="Come to 100 Main St after six.")
    make_private(Location.objects.get(), curator, at=AT)
    report = release(description="Come to 100 Main St after six.")
    assert Service.objects.get().description == "Come to (address not shown) after six."
    assert "description" in [one.field for one in report.reduced]
    left = serializers.serialize("json", [*Service.objects.all(), *LoadedRecord.objects.all()])
    assert "100 Main" not in left
