"""A listing with its card, what is due as sentences, the click that it is still right, and what happened to it."""

from datetime import UTC, date, datetime

import pytest
import time_machine
from django.urls import reverse

from directory import fast_lane, proposals
from directory.models import AuditEntry, FormerId, Service, Verification
from directory.models.proposals import ProposalState
from tests import people
from tests.api import samples
from tests.directory.curating import WORDS, everything, person, submitted, written
from tests.frontend.portal.browsing import at
from tests.frontend.reading import markup

pytestmark = pytest.mark.django_db
TODAY = datetime(2026, 11, 26, 18, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def on_that_day():
    with time_machine.travel(TODAY, tick=False):
        yield


@pytest.fixture
def service():
    return samples.service("tx-card", description="What the record says now.")


@pytest.fixture
def client(service):
    return people.signed_in(people.partner(service.organization))


def test_the_card_is_of_the_record_and_waits_for_no_index(client, service):
    page = markup(client.get(at(service)))
    assert "What the record says now." in page
    assert "512-555-0100" in page
    assert "People can see it" in page


def test_a_listing_with_two_places_has_two_cards(client, service):
    samples.address(service)
    samples.address(service, "area")
    [first, second] = client.get(at(service)).context["cards"]
    assert (first.where, second.where) == ("1 Main St, Austin, TX 78701", "Location is kept private for safety")


def test_a_listing_that_was_merged_is_in_no_list(client, service):
    other = samples.service("tx-stays")
    FormerId.objects.create(source_id=service.source_id, service=other)
    rows = client.get(reverse("portal:listings")).context["rows"]
    assert [row["service"].source_id for row in rows] == ["tx-stays"]


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({}, "People can see it"),
        ({"publication": "withheld"}, "Taken down"),
        ({"publication": "no_contact"}, "Not shown: it says no way to reach you"),
    ],
)
def test_its_state_is_told(client, service, changes, words):
    Service.objects.filter(pk=service.pk).update(**changes)
    assert client.get(at(service)).context["state"].words == words
    [row] = client.get(reverse("portal:listings")).context["rows"]
    assert row["state"].words == words


def test_a_number_that_is_being_checked_is_told(client, service):
    fast_lane.confirm_dead(service, people.curator(), at=TODAY)
    assert client.get(at(service)).context["state"].words == "The number is being checked"


def test_a_number_nobody_checked_is_told(client, service):
    service.phones.update(public=False)
    assert client.get(at(service)).context["state"].words == "Shown without its number"


def test_what_is_due_is_a_sentence(client, service):
    Verification.objects.filter(service=service, field_group="hours").update(verified_on=date(2024, 1, 2))
    Verification.objects.filter(service=service, field_group="contact").delete()
    told = {key: sentence.words for key, _label, sentence in client.get(at(service)).context["groups"] if sentence}
    assert told["hours"] == "Last checked on January 2, 2024. Please look at it again."
    assert told["contact"] == "Nobody has checked this yet. Please look at it."
    assert (
        client.get(at(service))
        .context["existence"]
        .words.startswith("Checked on October 1, 2026. Please look again by ")
    )
    [row] = client.get(reverse("portal:listings")).context["rows"]
    assert [label for label, _sentence in row["due"]] == ["How people reach you", "Hours"]


def test_still_right_is_one_click_and_counts_once_a_day(client, service):
    for _click in range(2):
        assert client.post(at(service, "confirm"))["Location"] == at(service)
    rows = Verification.objects.filter(service=service).values_list(
        "field_group", "verified_on", "verified_by", "method"
    )
    day = TODAY.date()
    assert sorted(rows) == [
        ("contact", day, "Safe Place", "portal"),
        ("existence", day, "Safe Place", "portal"),
        ("hours", day, "Safe Place", "portal"),
    ]
    assert AuditEntry.objects.filter(action="service.confirmed").count() == 1


def test_a_curator_does_not_confirm_for_the_agency(service):
    before = everything(service)
    answer = people.signed_in(people.curator()).post(at(service, "confirm"))
    assert (answer.status_code, everything(service)) == (403, before)


def test_history_says_who_when_what_and_why(client, service):
    written(service, person("somebody"), WORDS)
    client.post(at(service, "confirm"))
    told = client.get(at(service, "history")).context["events"]
    assert [(event.what, event.who, event.why) for event in told] == [
        ("Still right", "You", ""),
        ("Written into the listing", "A curator", "We moved."),
    ]
    [line] = told[1].lines
    assert (line.label, line.before, line.after) == (
        "What you do",
        ("What the record says now.",),
        (WORDS["description"]["description"],),
    )
    assert told[0].groups == ("That you are open", "How people reach you", "Hours")


def test_a_rejected_change_tells_its_author_why(client, service):
    pat = people.partner(service.organization)
    proposals.reject(proposal=submitted(service, pat), reviewer=people.curator(), reason="We could not reach you.")
    [event] = client.get(at(service)).context["changes"]
    assert (event.what, event.answer) == ("Not taken over", "We could not reach you.")


def test_reasons_given_to_a_curator_are_not_read_by_the_agency(client, service):
    made = submitted(service, people.curator())
    proposals.reject(proposal=made, reviewer=people.second_curator(), reason="Between us.")
    [event] = client.get(at(service, "history")).context["events"]
    assert (event.what, event.why, event.answer) == ("Not taken over", "", "")
    page = markup(client.get(reverse("portal:preview", args=[made.pk])))
    assert "Between us." not in page


def test_drafts_of_a_curator_are_not_read_by_the_agency(client, service):
    made = proposals.draft(service=service, author=people.curator(), changes=WORDS)
    assert made.state == ProposalState.DRAFT
    assert client.get(at(service)).context["changes"] == []
    assert client.get(reverse("portal:preview", args=[made.pk])).status_code == 404


def test_acts_that_are_none_of_the_agencys_are_no_history(client, service):
    from django.db import transaction

    from directory import audit

    with transaction.atomic():
        audit.record(actor=people.curator(), action="service.read", about=service)
    assert client.get(at(service, "history")).context["events"] == []
