"""The list of listings: found by freshness, by what waits and by whose they are, in a fixed number of queries."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from directory import stewarding
from directory.fast_lane import confirm_dead
from directory.models import AuditEntry, Hold, Phone, Service, Verification
from directory.verifying import State
from directory.verifying import due as due_of_one
from tests import people
from tests.api import samples
from tests.directory.curating import a_listing, everything, person, submitted
from tests.directory.tables import acted, said

pytestmark = pytest.mark.django_db
LIST = "admin:directory_service_changelist"
TODAY = date(2026, 11, 26)


@pytest.fixture
def cora():
    return people.signed_in(people.curator())


def verified(name, on):
    made = a_listing(name)
    made.verifications.all().update(verified_on=on)
    return made


def listed(client, **query):
    rows = client.get(reverse(LIST), {"q": "tx-", **query}).context["cl"].result_list
    return {row.source_id for row in rows if row.source_id.startswith("tx-t-")}


def test_listings_are_found_by_when_they_were_verified_last(cora):
    today = timezone.now().date()
    for name, days in (
        ("quarter", 90),
        ("half", 91),
        ("half-too", 181),
        ("year", 182),
        ("year-too", 364),
        ("older", 365),
    ):
        verified(f"tx-t-{name}", today - timedelta(days=days))
    verified("tx-t-never", None)
    a_listing("tx-t-none").verifications.all().delete()
    assert listed(cora, verified="quarter") == {"tx-t-quarter"}
    assert listed(cora, verified="half") == {"tx-t-half", "tx-t-half-too"}
    assert listed(cora, verified="year") == {"tx-t-year", "tx-t-year-too"}
    assert listed(cora, verified="older") == {"tx-t-older"}
    assert listed(cora, verified="never") == {"tx-t-never", "tx-t-none"}


def test_listings_are_found_by_what_waits_in_them(cora):
    held, changed = a_listing("tx-t-held"), a_listing("tx-t-changed")
    a_listing("tx-t-quiet").verifications.all().update(verified_on=timezone.now().date())
    confirm_dead(held, person("cora"))
    submitted(changed, person("pat"))
    assert listed(cora, waits="held") == {"tx-t-held"}
    assert listed(cora, waits="changes") == {"tx-t-changed"}
    assert "tx-t-quiet" not in listed(cora, waits="due")


def test_a_lifted_hold_and_a_decided_proposal_wait_no_longer(cora):
    listing = a_listing("tx-t-lifted")
    hold = confirm_dead(listing, person("cora"))
    Hold.objects.filter(pk=hold.pk).update(lifted_at=timezone.now(), lifted_by=person("cora"))
    assert listed(cora, waits="held") == set()


def test_what_is_due_is_what_is_due_of_each_one():
    several = list(Service.objects.order_by("source_id")[:120])
    for number, service in enumerate(several):
        day = None if number % 7 == 0 else TODAY - timedelta(days=[100, 120, 269, 270, 364, 365, 400][number % 7])
        Verification.objects.filter(service=service).update(verified_on=day)
        if number % 5 == 0:
            ends = TODAY + timedelta(days=number % 3 - 1)
            Service.objects.filter(pk=service.pk).update(capacity="open", capacity_expires=ends)
    found = Service.objects.filter(pk__in=[one.pk for one in several])
    expected = {one.pk for one in found if any(each.state != State.CURRENT for each in due_of_one(one, TODAY))}
    assert set(found.filter(stewarding.due(TODAY)).values_list("pk", flat=True)) == expected
    assert 0 < len(expected) < 120


def test_listings_of_one_organization_are_found(cora):
    mine = a_listing("tx-t-mine")
    a_listing("tx-t-other", of=samples.organization("other-house", name="Other House"))
    answer = cora.get(reverse(LIST), {"organization__id__exact": mine.organization_id})
    assert {row.source_id for row in answer.context["cl"].result_list} == {"tx-t-mine"}
    assert f'<option value="{mine.organization_id}" selected>' in answer.content.decode()


def test_organizations_and_listings_are_found_while_one_types(cora):
    mine = a_listing("tx-t-mine")
    query = {
        "app_label": "directory",
        "model_name": "service",
        "field_name": "organization",
        "term": mine.organization.name,
    }
    found = cora.get(reverse("admin:autocomplete"), query).json()["results"]
    assert {"id": str(mine.organization_id), "text": mine.organization.name} in found


def test_a_hundred_rows_take_as_many_queries_as_three(cora, django_assert_num_queries):
    for number in range(3):
        a_listing(f"tx-t-{number}")
    cora.get(reverse(LIST))
    with django_assert_num_queries(7) as few:
        cora.get(reverse(LIST), {"q": "tx-t-"})
    for number in range(3, 110):
        a_listing(f"tx-t-{number}", of=samples.organization(f"house-{number}", name=f"House {number}"))
    with django_assert_num_queries(len(few)):
        answer = cora.get(reverse(LIST), {"q": "tx-t-"})
    assert len(answer.context["cl"].result_list) == 100


@pytest.mark.parametrize(
    ("action", "entry", "publication"),
    [("take_down", "listing.taken_down", "withheld"), ("publish", "listing.published", "published")],
)
def test_taking_down_and_publishing_are_kept_with_the_reason_and_a_second_click_counts_once(
    cora, action, entry, publication
):
    listing = a_listing("tx-t-one", publication="published" if action == "take_down" else "withheld")
    assert said(acted(cora, action, listing, why="They closed.")) == ["Done: 1."]
    assert said(acted(cora, action, listing, why="They closed.")) == ["Done: 0."]
    assert Service.objects.get(pk=listing.pk).publication == publication
    kept = AuditEntry.objects.get(action=entry)
    assert (kept.actor_name, kept.fields["why"]["after"]) == ("cora", "They closed.")


def test_a_call_confirms_that_it_exists_and_its_numbers_alone(cora):
    listing = verified("tx-t-one", date(2025, 1, 1))
    acted(cora, "confirm_by_call", listing, why="The front desk said so.")
    today = timezone.now().date()
    assert dict(listing.verifications.values_list("field_group", "verified_on")) == {
        "contact": today,
        "existence": today,
        "hours": date(2025, 1, 1),
    }
    assert set(listing.verifications.filter(verified_on=today).values_list("method", flat=True)) == {"call"}
    assert AuditEntry.objects.get(action="service.confirmed").actor_name == "cora"


@pytest.mark.parametrize("action", ["take_down", "publish", "confirm_by_call"])
def test_without_a_reason_nothing_happens(cora, action):
    listing = a_listing("tx-t-one", publication="withheld" if action == "publish" else "published")
    before = everything(listing)
    assert said(acted(cora, action, listing, why=" ")) == ["Say why. Nothing was changed."]
    assert everything(listing) == before


def test_where_one_cannot_be_done_none_is(cora):
    good, dead_end = (a_listing(f"tx-t-{name}", publication="withheld") for name in ("good", "dead-end"))
    Phone.objects.filter(service=dead_end).delete()
    before = everything(good)
    assert "Nothing was changed." in said(acted(cora, "publish", good, dead_end))[0]
    assert everything(good) == before


def test_numbers_that_are_hidden_are_not_confirmed(cora):
    listing = a_listing("tx-t-held")
    confirm_dead(listing, person("cora"))
    before = everything(listing)
    told = said(acted(cora, "confirm_by_call", listing))
    assert told == ["The numbers of this listing are being checked. That comes first. Nothing was changed."]
    assert everything(listing) == before


def test_an_administrator_takes_down_and_neither_publishes_nor_confirms():
    adele, listing = people.signed_in(people.administrator()), a_listing("tx-t-one", publication="withheld")
    before = everything(listing)
    for action in ("publish", "confirm_by_call"):
        acted(adele, action, listing)
    assert everything(listing) == before
    Service.objects.filter(pk=listing.pk).update(publication="published")
    assert said(acted(adele, "take_down", listing)) == ["Done: 1."]
