"""A place is public by a written authorisation on record alone, and private the moment somebody asks."""

from dataclasses import asdict
from datetime import UTC, date, datetime

import pytest
from django.core import serializers
from django.db import IntegrityError, transaction

from directory.disclosure import NO_ADDRESS, Address, make_private, make_public
from directory.errors import BadInput, Conflict
from directory.models import (
    Authorisation,
    ChangeProposal,
    IndexEvent,
    KeptPrivate,
    LoadedRecord,
    Location,
    ServiceAtLocation,
    User,
)
from tests.api import samples

pytestmark = pytest.mark.usefixtures("empty_directory")
AT = datetime(2026, 11, 26, 12, tzinfo=UTC)
MAIN_STREET = Address("1 Main St", "Floor 2", "78701", 30.2711, -97.7437)
WRITTEN = {"authorised_by": "Executive director", "reference": "Letter 12, board folder", "on": date(2026, 11, 20)}
EXACT = ("address_1", "address_2", "postal_code", "latitude", "longitude")


@pytest.fixture
def curator():
    return User.objects.create(username="cleo")


@pytest.fixture
def shelter():
    return samples.service()


def place(service, disclosure="public"):
    samples.address(service, disclosure)
    return Location.objects.order_by("pk").last()


def exact(location):
    return tuple(Location.objects.values_list(*EXACT).get(pk=location.pk))


def state():
    kinds = (Location, Authorisation, KeptPrivate, LoadedRecord)
    return [list(kind.objects.order_by("pk").values()) for kind in kinds], IndexEvent.objects.count()


def test_an_authorised_place_is_public_with_who_wrote_it_and_where_the_writing_is(shelter, curator):
    hidden = place(shelter, "area")
    made = make_public(hidden, by=curator, **WRITTEN, address=MAIN_STREET, at=AT)
    kept = (made.location, made.authorised_by, made.reference, made.on, made.recorded_by, made.recorded_at)
    assert kept == (hidden, *WRITTEN.values(), curator, AT)
    assert made.undone_at is None
    assert Location.objects.get().disclosure == "public"
    assert exact(hidden) == tuple(asdict(MAIN_STREET).values())
    assert list(IndexEvent.objects.values_list("service", flat=True)) == [shelter.pk]


@pytest.mark.parametrize(
    ("field", "given"),
    [
        ("authorised_by", ""),
        ("authorised_by", "  "),
        ("authorised_by", "x" * 201),
        ("reference", ""),
        ("reference", "\n"),
        ("reference", "x" * 301),
        ("on", date(2026, 11, 27)),
        ("address", Address("1 Main St", latitude=30.2711)),
    ],
)
def test_without_a_writing_that_is_named_and_dated_nothing_changes(shelter, curator, field, given):
    hidden = place(shelter, "area")
    before = state()
    with pytest.raises(BadInput) as refused:
        make_public(hidden, by=curator, **{"address": MAIN_STREET, "at": AT, **WRITTEN, field: given})
    assert refused.value.field == field
    assert state() == before


def test_a_public_place_needs_no_second_authorisation(shelter, curator):
    shown = place(shelter)
    before = state()
    with pytest.raises(Conflict):
        make_public(shown, by=curator, **WRITTEN, at=AT)
    assert state() == before


def test_a_place_made_private_keeps_its_area_alone(shelter, curator):
    shown = place(shelter)
    made = make_private(shown, curator, at=AT)
    assert (made.disclosure, made.city, made.state_province) == ("area", "Austin", "TX")
    assert exact(shown) == tuple(asdict(NO_ADDRESS).values())
    assert KeptPrivate.objects.values_list("location", "by", "since").get() == (shown.pk, curator.pk, AT)
    assert list(IndexEvent.objects.values_list("service", flat=True)) == [shelter.pk]


def test_no_word_of_the_address_is_left_in_the_directory(shelter, curator):
    shown = place(shelter)
    loaded = {**asdict(NO_ADDRESS), "disclosure": "public", "address_1": "1 Main St", "city": "Austin"}
    LoadedRecord.objects.create(service=shelter, digest="d", values={"name": "Safe Place", "location": loaded})
    make_private(shown, curator, at=AT)
    left = serializers.serialize("json", [*Location.objects.all(), *LoadedRecord.objects.all()])
    for secret in ("1 Main St", "78701", "30.2711", "97.7437"):
        assert secret not in left
    values = LoadedRecord.objects.get().values
    assert (values["name"], values["location"]["city"], values["location"]["disclosure"]) == (
        "Safe Place",
        "Austin",
        "area",
    )


def test_every_place_of_the_organization_at_that_street_turns_private_and_no_other(shelter, curator):
    shown = place(shelter)
    office = samples.service("tx-same-house", name="Office")
    same, other = place(office), place(samples.service("tx-elsewhere", name="Elsewhere"))
    Location.objects.filter(pk=same.pk).update(address_1="1 MAIN ST")
    Location.objects.filter(pk=other.pk).update(address_1="9 Other Rd")
    stranger = place(samples.service("tx-stranger", of=samples.organization("stranger", name="Stranger")))
    make_private(shown, curator, at=AT)
    found = dict(Location.objects.values_list("pk", "disclosure"))
    assert found == {shown.pk: "area", same.pk: "area", other.pk: "public", stranger.pk: "public"}
    told = set(IndexEvent.objects.values_list("service__source_id", flat=True))
    assert told == {shelter.source_id, "tx-same-house"}


def test_every_service_at_the_place_is_told_to_the_index(shelter, curator):
    shown = place(shelter)
    other = samples.service("tx-other", name="Other")
    ServiceAtLocation.objects.create(service=other, location=shown)
    make_private(shown, curator, at=AT)
    assert set(IndexEvent.objects.values_list("service", flat=True)) == {shelter.pk, other.pk}


def test_a_place_that_shows_a_phone_alone_stays_as_closed_as_it_is(shelter, curator):
    hidden = place(shelter, "phone")
    assert make_private(hidden, curator, at=AT).disclosure == "phone"


def test_turning_private_undoes_the_authorisation_and_keeps_it(shelter, curator):
    hidden = place(shelter, "area")
    made = make_public(hidden, by=curator, **WRITTEN, address=MAIN_STREET, at=AT)
    make_private(hidden, curator, at=AT)
    made.refresh_from_db()
    assert made.undone_at == AT
    again = make_public(hidden, by=curator, **WRITTEN, address=MAIN_STREET, at=AT)
    assert list(Authorisation.objects.filter(undone_at=None)) == [again]
    assert KeptPrivate.objects.count() == 0


def test_turning_private_twice_keeps_who_asked_first(shelter, curator):
    shown = place(shelter)
    make_private(shown, curator, at=AT)
    make_private(shown, User.objects.create(username="dan"), at=datetime(2026, 11, 27, tzinfo=UTC))
    assert KeptPrivate.objects.values_list("by", "since").get() == (curator.pk, AT)


def test_an_authorisation_without_its_writing_is_refused_by_the_database(shelter, curator):
    hidden = place(shelter, "area")
    for empty in ("authorised_by", "reference"):
        with pytest.raises(IntegrityError), transaction.atomic():
            Authorisation.objects.create(location=hidden, recorded_by=curator, recorded_at=AT, **{**WRITTEN, empty: ""})
    assert Authorisation.objects.count() == 0


def test_earlier_changes_keep_no_word_of_it_and_going_back_does_not_bring_it(shelter, curator):
    shown = place(shelter)
    told = {"contact": {"address": {"disclosure": "public", "city": "Austin", **asdict(MAIN_STREET)}}}
    columns = {"service": shelter, "author": curator, "base_version": 1, "why": "So.", "created_at": AT}
    old = ChangeProposal.objects.create(**columns, changes=told, before=told, state="approved", decided_at=AT)
    waiting = ChangeProposal.objects.create(**columns, changes=told, state="submitted")
    make_private(shown, curator, at=AT)
    left = serializers.serialize("json", ChangeProposal.objects.all())
    assert [secret for secret in ("1 Main St", "Floor 2", "78701", "30.2711", "97.7437") if secret in left] == []
    for one in (old, waiting):
        one.refresh_from_db()
        assert one.changes["contact"]["address"]["city"] == "Austin"
        assert one.changes["contact"]["address"]["disclosure"] == "area"
