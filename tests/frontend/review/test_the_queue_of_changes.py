"""What waits, the longest waiting first, with what a curator needs to choose."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from directory import proposals
from directory.models import ChangeProposal, ConfirmationLink
from directory.waiting import waiting
from tests import people
from tests.api import samples
from tests.directory.curating import NOW, WORDS, a_listing, called, number, submitted
from tests.frontend.review.pages import address, curator, read, shown

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(datetime(2026, 12, 1, 9, 0, tzinfo=UTC), tick=False) as traveller:
        yield traveller


@pytest.fixture
def cora():
    return curator("cora")


def sent(name, author, changes=None, days=0):
    proposal = submitted(samples.service(name, name=f"Listing {name}"), author, changes)
    ChangeProposal.objects.filter(pk=proposal.pk).update(submitted_at=NOW - timedelta(days=days))
    return proposal


def listed(answer):
    return [row.listing for row in answer.context["rows"]]


def test_the_longest_waiting_stands_first(cora):
    author = people.account("pat")
    sent("young", author)
    sent("old", author, days=9)
    assert listed(read(cora, "changes")) == ["Listing old", "Listing young"]


def test_a_row_says_who_sent_what_since_when_and_how_many_agree(cora):
    called(sent("one", people.account("pat"), {**number(), **WORDS}), curator("carl"))
    answer = read(cora, "changes")
    [row] = answer.context["rows"]
    assert (row.listing, row.organization, row.author) == ("Listing one", "Safe Place", "pat")
    assert (row.since, row.approvals, row.needed) == ("November 26, 2026", 1, 2)
    assert row.fields == ("Phone numbers", "What you do")
    assert row.risks == ("It changes how people reach them. Call a number from before.",)
    assert "1 of 2 have said yes" in shown(answer)
    assert "Sent by pat. Waiting since November 26, 2026." in shown(answer)


def test_the_yes_of_a_closed_account_is_not_counted(cora):
    carl = curator("carl")
    called(sent("one", people.account("pat")), carl)
    type(carl).objects.filter(pk=carl.pk).update(is_active=False)
    [row] = read(cora, "changes").context["rows"]
    assert (row.approvals, listed(read(cora, "changes", second="on"))) == (0, [])


def test_what_somebody_wrote_is_theirs_and_for_others_to_decide(cora):
    sent("one", cora)
    answer = read(cora, "changes")
    [row] = answer.context["rows"]
    assert (row.yours, row.obstacle) == (True, "Somebody else has to look at what you wrote.")
    assert "Somebody else has to look at what you wrote." in shown(answer)
    assert read(curator("carl"), "changes").context["rows"][0].obstacle == ""


def test_who_has_said_yes_waits_for_another(cora):
    called(sent("one", people.account("pat")), cora)
    [row] = read(cora, "changes").context["rows"]
    assert row.obstacle == "You have said what you think of this. Somebody else has to look at it."


@pytest.mark.parametrize(
    ("asked", "names"),
    [
        ({}, ["old", "half", "mine", "words"]),
        ({"mine": "on"}, ["mine"]),
        ({"contact": "on"}, ["old", "half", "mine"]),
        ({"second": "on"}, ["half"]),
        ({"days": "8"}, ["old", "half"]),
        ({"days": "8", "second": "on"}, ["half"]),
        ({"days": "13"}, ["old"]),
        ({"days": "-1"}, ["old", "half", "mine", "words"]),
        ({"days": "x", "mine": "on"}, ["old", "half", "mine", "words"]),
    ],
)
def test_filters_leave_what_they_say(cora, asked, names):
    author = people.account("pat")
    sent("old", author, days=9)
    called(sent("half", author, days=7), curator("carl"))
    sent("mine", cora, days=2)
    sent("words", author, WORDS)
    assert listed(read(cora, "changes", **asked)) == [f"Listing {name}" for name in names]


def test_drafts_and_what_is_decided_do_not_wait(cora):
    proposal = sent("one", people.account("pat"))
    for state in ("draft", "approved", "rejected", "withdrawn"):
        decided = None if state == "draft" else NOW
        ChangeProposal.objects.filter(pk=proposal.pk).update(state=state, decided_at=decided)
        assert listed(read(cora, "changes")) == []
    assert "Nothing waits here." in shown(read(cora, "changes"))


def test_twenty_stand_on_a_page_and_the_filter_goes_along(cora):
    author = people.account("pat")
    service = samples.service("many")
    for _ in range(21):
        submitted(service, author)
    first = read(cora, "changes", contact="on")
    assert len(first.context["rows"]) == 20
    assert 'href="?contact=on&page=2"' in shown(first)
    assert len(read(cora, "changes", contact="on", page="2").context["rows"]) == 1
    assert waiting().count() == 21


def test_a_proposal_over_an_older_version_says_so(cora):
    service = a_listing()
    first = submitted(service, people.account("pat"))
    type(service).objects.filter(pk=service.pk).update(version=2)
    [row] = read(cora, "changes").context["rows"]
    assert (row.pk, row.outdated) == (first.pk, True)


def test_the_page_has_no_other_method(cora):
    client = people.signed_in(cora)
    assert client.post(address("changes")).status_code == 405


def test_an_answer_by_link_is_nobodys_who_signed_in_and_of_whoever_had_the_link_sent(cora):
    service = a_listing()
    link = ConfirmationLink.objects.create(
        digest="d" * 64,
        service=service,
        to="desk@safe.example",
        asked_by=cora,
        made_at=NOW,
        expires_at=NOW + timedelta(days=30),
    )
    proposals.submit_by_link(link=link, changes=WORDS, why="We moved.", at=NOW)
    [row] = read(cora, "changes").context["rows"]
    assert row.author.startswith("by link to ")
    assert "desk@" not in row.author
    assert (row.yours, row.obstacle) == (True, "Somebody else has to look at what you wrote.")
    [row] = read(curator("carl"), "changes").context["rows"]
    assert (row.yours, row.obstacle) == (False, "")
