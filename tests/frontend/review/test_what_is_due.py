"""The queue of what is due, the check by a curator, and the reminder sent by hand."""

from datetime import UTC, date, datetime

import pytest
import time_machine
from django.test import Client

from directory.models import AuditEntry, ConfirmationLink, EmailAddress, Letter, Service, Verification
from tests import people
from tests.api import samples
from tests.directory.curating import a_listing, everything
from tests.frontend.review.pages import address, post, read, shown

pytestmark = pytest.mark.django_db
NOW = datetime(2027, 9, 1, 12, 0, tzinfo=UTC)
DESK = "desk@oak.example"
OTHERS = ("anonymous", "operator", "partner", "other partner", "analyst", "administrator")
CHECKED = {"means": "call", "contact": "on", "note_contact": "The front desk read the number to me."}


@pytest.fixture(autouse=True)
def _on_that_day():
    Service.objects.update(publication="withheld")
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def listing():
    service = samples.service("tx-oak", name="Oak Shelter")
    EmailAddress.objects.create(service=service, position=0, email=DESK, public=True)
    return service


def browser(who, organization):
    other = samples.organization("other", name="Other")
    found = {
        "operator": people.operator,
        "partner": lambda: people.partner(organization),
        "other partner": lambda: people.partner(other, name="omar"),
        "analyst": people.analyst,
        "administrator": people.administrator,
    }
    return Client() if who == "anonymous" else people.signed_in(found[who]())


def everything_else(listing):
    kinds = (Letter, ConfirmationLink)
    return everything(listing) | {kind.__name__: list(kind.objects.order_by("pk").values()) for kind in kinds}


@pytest.mark.parametrize("who", OTHERS)
def test_nobody_but_a_curator_reads_or_acts(listing, who):
    client, before = browser(who, listing.organization), everything_else(listing)
    refused = 302 if who == "anonymous" else 403
    for view, which in (("due", ()), ("due-listing", ("tx-oak",))):
        answer = client.get(address(view, *which))
        assert answer.status_code == refused
        assert "Oak Shelter" not in answer.content.decode()
    for view, said in (("confirm-listing", CHECKED), ("remind-listing", {"to": DESK})):
        assert client.post(address(view, "tx-oak"), said).status_code == refused
    assert everything_else(listing) == before


def test_the_queue_says_what_is_due_and_since_when(listing):
    html = shown(read(people.curator(), "due"))
    assert "Oak Shelter" in html
    assert "Last checked on October 1, 2026. Please look at it again." in html


def test_a_filter_narrows_the_queue(listing):
    other = samples.organization("elm", name="Elm House")
    samples.service("ok-elm", name="Elm Shelter", area_states=["OK"], of=other)
    cora = people.curator()
    assert "Elm Shelter" not in shown(read(cora, "due", state="TX"))
    assert "Oak Shelter" not in shown(read(cora, "due", organization="elm house"))
    assert "Nothing waits here." in shown(read(cora, "due", group="capacity"))
    assert "There is no such organization." in shown(read(cora, "due", organization="Nobody"))


def test_a_check_by_call_dates_the_group_with_its_note(listing):
    answer = post(people.curator(), "confirm-listing", "tx-oak", **CHECKED)
    assert (answer.status_code, answer["Location"]) == (302, "/staff/review/due/tx-oak/")
    row = Verification.objects.get(service=listing, field_group="contact")
    assert (row.verified_on, row.verified_by, row.method) == (date(2027, 9, 1), "curators", "call")
    assert Verification.objects.get(service=listing, field_group="hours").verified_on == date(2026, 10, 1)
    entry = AuditEntry.objects.get(action="service.confirmed")
    assert entry.actor_name == "cora"
    assert entry.fields["contact"]["after"]["note"] == "The front desk read the number to me."


@pytest.mark.parametrize(
    "said",
    [
        {"means": "call"},
        {"means": "call", "contact": "on", "note_contact": " "},
        {"means": "guess", "contact": "on", "note_contact": "x"},
        {"contact": "on", "note_contact": "x"},
    ],
)
def test_a_check_without_a_group_a_note_or_a_way_is_refused(listing, said):
    before = everything_else(listing)
    assert post(people.curator(), "confirm-listing", "tx-oak", **said).status_code == 422
    assert everything_else(listing) == before


def test_a_reminder_is_sent_to_the_mailbox_and_a_second_click_sends_none(listing):
    cora = people.curator()
    assert post(cora, "remind-listing", "tx-oak", to=DESK).status_code == 302
    again = post(cora, "remind-listing", "tx-oak", to=DESK)
    assert again.status_code == 409
    assert "They were written to in the last 14 days." in shown(again)
    assert Letter.objects.get().to == DESK
    assert ConfirmationLink.objects.get().asked_by == cora
    assert "Reminded on September 1, 2027." in shown(read(cora, "due"))


def test_the_mailbox_of_the_listing_stands_in_the_form(listing):
    assert f'value="{DESK}"' in shown(read(people.curator(), "due-listing", "tx-oak"))


def test_the_secret_of_a_link_is_on_no_page(listing):
    cora = people.curator()
    post(cora, "remind-listing", "tx-oak", to=DESK)
    secret = Letter.objects.get().facts["listings"][0]["secret"]
    for view, which in (("due", ()), ("due-listing", ("tx-oak",))):
        assert secret not in read(cora, view, *which).content.decode()


@pytest.mark.parametrize("which", ["nothing", "tx-down"])
def test_what_is_not_there_and_what_is_taken_down_are_not_found(listing, which):
    a_listing("tx-down", publication="withheld")
    cora = people.curator()
    assert read(cora, "due-listing", which).status_code == 404
    assert post(cora, "confirm-listing", which, **CHECKED).status_code == 404
    assert post(cora, "remind-listing", which, to=DESK).status_code == 404


@pytest.mark.parametrize("view", ["confirm-listing", "remind-listing"])
def test_an_act_is_never_a_link(listing, view):
    assert read(people.curator(), view, "tx-oak").status_code == 405
