"""A change is drafted, sent, looked at and written; until the last yes the live copy is as it was."""

from datetime import date

import pytest

from directory import audit, proposals
from directory.editing.live import live
from directory.errors import BadInput, Conflict, Forbidden
from directory.models import AuditEntry, IndexEvent, Verification
from tests.directory.curating import (
    NEW_NUMBER,
    NOW,
    OLD_NUMBER,
    WORDS,
    a_listing,
    called,
    everything,
    number,
    numbers,
    people,
    submitted,
    written,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def listing():
    return a_listing()


def acts(proposal):
    return list(audit.entries(about=proposal).order_by("pk").values_list("action", "actor_name"))


def test_a_draft_changes_nothing_that_is_live(listing):
    [pat] = people("pat")
    before = live(listing)
    made = proposals.draft(service=listing, author=pat, changes=number(), at=NOW)
    assert (made.state, made.base_version, made.author, made.created_at) == ("draft", 1, pat, NOW)
    assert live(listing) == before
    assert IndexEvent.objects.count() == 0


def test_words_need_one_other_person(listing):
    pat, cleo = people("pat", "cleo")
    made = submitted(listing, pat, WORDS)
    assert proposals.approvals_needed(made) == 1
    held = proposals.approve(proposal=made, reviewer=cleo, at=NOW)
    listing.refresh_from_db()
    assert (held.state, held.decided_at, listing.version) == ("approved", NOW, 2)
    assert listing.description == "A safe place to stay. You can bring children."
    assert held.before == {"description": {"description": "A safe place to stay for people hurt by a partner."}}
    assert list(IndexEvent.objects.values_list("service", flat=True)) == [listing.pk]


def test_a_number_needs_two_others_and_a_call(listing):
    pat, cleo, dana = people("pat", "cleo", "dana")
    made = submitted(listing, pat)
    assert proposals.approvals_needed(made) == 2
    assert called(made, cleo).state == "submitted"
    assert numbers(listing) == [OLD_NUMBER]
    assert proposals.approve(proposal=made, reviewer=dana, at=NOW).state == "approved"
    listing.refresh_from_db()
    assert (numbers(listing), listing.version) == ([NEW_NUMBER], 2)
    assert live(listing, ["phones"])["phones"][0]["public"] is True


def test_the_call_may_be_that_of_the_second(listing):
    pat, cleo, dana = people("pat", "cleo", "dana")
    made = submitted(listing, pat)
    proposals.approve(proposal=made, reviewer=cleo, at=NOW)
    assert called(made, dana).state == "approved"


def test_a_number_that_two_agreed_on_counts_as_checked_from_that_day(listing):
    listing.backed, listing.backed_reason = False, "memory"
    listing.save()
    written(listing, *people("pat"))
    listing.refresh_from_db()
    assert (listing.backed, listing.backed_reason) == (True, "")
    row = Verification.objects.get(service=listing, field_group="contact")
    assert (row.verified_on, row.verified_by, row.method) == (date(2026, 11, 26), "curators", "call")


def test_every_step_is_in_the_audit_with_who_did_it(listing):
    made = written(listing, *people("pat"))
    assert acts(made) == [
        ("proposal.drafted", "pat"),
        ("proposal.submitted", "pat"),
        ("proposal.reviewed", "first-curator"),
        ("proposal.reviewed", "second-curator"),
        ("proposal.approved", "second-curator"),
    ]
    last = AuditEntry.objects.first()
    assert last.fields["version"] == {"before": 1, "after": 2}
    assert [row["number"] for row in last.fields["phones"]["before"]] == [OLD_NUMBER]
    assert [row["number"] for row in last.fields["phones"]["after"]] == [NEW_NUMBER]
    assert audit.verify_chain() is None


def test_what_is_the_same_already_is_dropped_when_sent(listing):
    [pat] = people("pat")
    same = {"contact": {"phones": live(listing, ["phones"])["phones"]}}
    made = submitted(listing, pat, {**same, **WORDS})
    assert made.changes == WORDS
    assert proposals.approvals_needed(made) == 1


def test_a_proposal_that_changes_nothing_is_not_sent(listing):
    [pat] = people("pat")
    same = {"contact": {"phones": live(listing, ["phones"])["phones"]}}
    made = proposals.draft(service=listing, author=pat, changes=same, why="Nothing.", at=NOW)
    before = everything(listing)
    with pytest.raises(BadInput) as refused:
        proposals.submit(proposal=made, author=pat, at=NOW)
    assert refused.value.field == "changes"
    assert everything(listing) == before


def test_a_proposal_says_why(listing):
    [pat] = people("pat")
    made = proposals.draft(service=listing, author=pat, changes=WORDS, at=NOW)
    before = everything(listing)
    with pytest.raises(BadInput) as refused:
        proposals.submit(proposal=made, author=pat, at=NOW)
    assert refused.value.field == "why"
    assert everything(listing) == before


def test_a_draft_is_edited_by_its_author(listing):
    [pat] = people("pat")
    made = proposals.draft(service=listing, author=pat, changes=WORDS, at=NOW)
    edited = proposals.edit_draft(proposal=made, author=pat, changes=number(), why="We moved.", at=NOW)
    assert list(edited.changes) == ["contact"]
    assert (edited.why, edited.state) == ("We moved.", "draft")
    assert set(AuditEntry.objects.first().fields) == {"phones"}


def test_a_no_ends_it_with_its_reason(listing):
    pat, cleo, dana = people("pat", "cleo", "dana")
    made = submitted(listing, pat)
    called(made, cleo)
    held = proposals.reject(proposal=made, reviewer=dana, reason="Nobody answers there.", at=NOW)
    assert (held.state, held.decided_reason, held.decided_at) == ("rejected", "Nobody answers there.", NOW)
    assert (numbers(listing), acts(made)[-1]) == ([OLD_NUMBER], ("proposal.rejected", "dana"))


def test_an_author_takes_it_back_before_it_is_decided(listing):
    [pat] = people("pat")
    held = proposals.withdraw(proposal=submitted(listing, pat), author=pat, at=NOW)
    assert (held.state, numbers(listing), acts(held)[-1]) == ("withdrawn", [OLD_NUMBER], ("proposal.withdrawn", "pat"))


@pytest.mark.parametrize("state", ["approved", "rejected", "withdrawn"])
def test_what_is_decided_stays_decided(listing, state):
    pat, cleo, dana = people("pat", "cleo", "dana")
    made = submitted(listing, pat, WORDS)
    if state == "approved":
        proposals.approve(proposal=made, reviewer=cleo, at=NOW)
    elif state == "rejected":
        proposals.reject(proposal=made, reviewer=cleo, reason="No.", at=NOW)
    else:
        proposals.withdraw(proposal=made, author=pat, at=NOW)
    before = everything(listing)
    for act in (
        lambda: proposals.approve(proposal=made, reviewer=dana, at=NOW),
        lambda: proposals.reject(proposal=made, reviewer=dana, reason="No.", at=NOW),
        lambda: proposals.withdraw(proposal=made, author=pat, at=NOW),
        lambda: proposals.submit(proposal=made, author=pat, at=NOW),
        lambda: proposals.edit_draft(proposal=made, author=pat, changes=number(), at=NOW),
    ):
        with pytest.raises(Conflict):
            act()
    assert everything(listing) == before


def test_only_the_author_edits_sends_and_takes_back(listing):
    pat, cleo = people("pat", "cleo")
    made = proposals.draft(service=listing, author=pat, changes=WORDS, why="We moved.", at=NOW)
    before = everything(listing)
    for act in (
        lambda: proposals.edit_draft(proposal=made, author=cleo, changes=number(), at=NOW),
        lambda: proposals.submit(proposal=made, author=cleo, at=NOW),
        lambda: proposals.withdraw(proposal=made, author=cleo, at=NOW),
    ):
        with pytest.raises(Forbidden):
            act()
    assert everything(listing) == before


def test_an_account_that_was_closed_may_do_nothing(listing):
    pat, cleo = people("pat", "cleo")
    made = submitted(listing, pat, WORDS)
    for one in (pat, cleo):
        one.is_active = False
        one.save()
    before = everything(listing)
    for act in (
        lambda: proposals.draft(service=listing, author=pat, changes=WORDS, at=NOW),
        lambda: proposals.withdraw(proposal=made, author=pat, at=NOW),
        lambda: proposals.approve(proposal=made, reviewer=cleo, at=NOW),
        lambda: proposals.reject(proposal=made, reviewer=cleo, reason="No.", at=NOW),
    ):
        with pytest.raises(Forbidden):
            act()
    assert everything(listing) == before


def test_differences_are_field_by_field_in_one_order(listing):
    [pat] = people("pat")
    made = submitted(listing, pat, {**WORDS, **number(), "hours": {"always_open": False}})
    found = proposals.differences(made)
    assert [(one.field, str(one.group)) for one in found] == [
        ("phones", "contact"),
        ("always_open", "hours"),
        ("description", "description"),
    ]
    assert (found[1].before, found[1].after) == (True, False)


def test_of_a_written_one_the_differences_are_what_it_changed(listing):
    held = written(listing, *people("pat"), WORDS)
    written(listing, *people("pat"), {"description": {"description": "Other words."}})
    [one] = proposals.differences(held)
    assert (one.before, one.after) == (
        "A safe place to stay for people hurt by a partner.",
        "A safe place to stay. You can bring children.",
    )
