"""A change side by side with what is live, what to call back, and the acts of a curator."""

import pytest
from django.db import transaction

from directory import proposals
from directory.models import ChangeProposal, Service
from directory.services import raise_version
from tests import people
from tests.directory.curating import (
    NEW_NUMBER,
    NOW,
    OLD_NUMBER,
    WORDS,
    a_listing,
    called,
    number,
    numbers,
    submitted,
    written,
)
from tests.frontend.review.pages import CALLED, NOTE, address, buttons, curator, post, read, shown, state

pytestmark = pytest.mark.django_db


@pytest.fixture
def service():
    return a_listing()


@pytest.fixture
def pat():
    return people.account("pat")


@pytest.fixture
def cora():
    return curator("cora")


@pytest.fixture
def carl():
    return curator("carl")


def test_a_field_is_shown_before_and_after_with_its_flags(service, pat, cora):
    answer = read(cora, "change", submitted(service, pat, {**number(), **WORDS}).pk)
    phones, description = answer.context["change"].changes
    assert phones.line.before == ("Call · 512-555-0100",)
    assert phones.line.after == ("Call · 512-555-0177",)
    assert [words for words, _detail in phones.flags] == [
        "It changes how people reach them. Call a number from before."
    ]
    assert description.flags == ()
    assert "We moved." in shown(answer)


def test_each_flag_stands_beside_its_own_field(service, pat, cora):
    changes = {**WORDS, "hours": {"hours_text": "Mon\u202eday"}}
    answer = read(cora, "change", submitted(service, pat, changes).pk)
    by_label = {one.line.label: one.flags for one in answer.context["change"].changes}
    assert by_label == {
        "Hours in words": (("It holds signs that cannot be seen.", "U+202E"),),
        "What you do": (),
    }


def test_the_number_to_call_back_is_the_one_from_before(service, pat, cora):
    change = read(cora, "change", submitted(service, pat).pk).context["change"]
    assert change.known_numbers == ((f"tel:{OLD_NUMBER}", "Call · 512-555-0100"),)


def test_once_it_is_written_the_number_from_before_is_still_said(service, pat, cora):
    change = read(cora, "change", written(service, pat).pk).context["change"]
    assert [href for href, _words in change.known_numbers] == [f"tel:{OLD_NUMBER}"]
    assert numbers(service) == [NEW_NUMBER]


def test_a_number_kept_from_the_public_is_known_and_not_among_what_people_see(service, pat, cora):
    service.phones.update(public=False)
    change = read(cora, "change", submitted(service, pat, WORDS).pk).context["change"]
    assert len(change.known_numbers) == 1
    assert "Phone numbers" not in {line.label for line in change.shown}


def test_a_contact_change_is_written_after_two_others_one_of_whom_called(service, pat, cora, carl):
    proposal = submitted(service, pat)
    first = post(cora, "approve", proposal.pk, **CALLED)
    assert (first.status_code, first["Location"]) == (302, address("change", proposal.pk))
    assert numbers(service) == [OLD_NUMBER]
    assert post(carl, "approve", proposal.pk).status_code == 302
    assert numbers(service) == [NEW_NUMBER]
    [one, other] = proposal.reviews.all()
    assert (one.reviewer, one.called_back, one.note) == (cora, True, NOTE)
    assert (other.reviewer, other.called_back, other.note) == (carl, False, "")


def test_a_word_needs_one_other_person(service, pat, cora):
    proposal = submitted(service, pat, WORDS)
    assert post(cora, "approve", proposal.pk).status_code == 302
    assert Service.objects.get(pk=service.pk).description == WORDS["description"]["description"]


def test_what_was_done_is_said_on_the_next_page(service, pat, cora):
    client = people.signed_in(cora)
    proposal = submitted(service, pat)
    answer = client.post(address("approve", proposal.pk), CALLED, follow=True)
    assert "Your yes is noted. One more person has to agree." in shown(answer)
    assert "1 of 2 have said yes" in shown(answer)


def test_the_second_of_two_without_a_call_is_refused_and_nothing_changes(service, pat, cora, carl):
    proposal = submitted(service, pat)
    post(cora, "approve", proposal.pk)
    before = state(service)
    answer = post(carl, "approve", proposal.pk)
    assert answer.status_code == 403
    assert "One of you has to call a number that we knew before, and note what came of it." in shown(answer)
    assert state(service) == before


def test_a_call_without_a_note_is_refused_and_what_was_ticked_stays(service, pat, cora):
    proposal = submitted(service, pat)
    before = state(service)
    answer = post(cora, "approve", proposal.pk, **{"approve-called_back": "on"})
    assert answer.status_code == 422
    assert answer.context["approve"].errors["note"]
    assert answer.context["approve"]["called_back"].value() is True
    assert state(service) == before


def test_an_author_gets_no_buttons_and_a_forged_yes_is_refused(service, cora):
    proposal = submitted(service, cora)
    answer = read(cora, "change", proposal.pk)
    assert buttons(answer, proposal.pk) == set()
    assert "Somebody else has to look at what you wrote." in shown(answer)
    before = state(service)
    forged = [
        post(cora, "approve", proposal.pk, **CALLED),
        post(cora, "reject", proposal.pk, **{"reject-reason": "No."}),
    ]
    assert [one.status_code for one in forged] == [403, 403]
    assert "Somebody else has to look at what you wrote." in shown(forged[0])
    assert state(service) == before


def test_nobody_says_yes_twice(service, pat, cora):
    proposal = submitted(service, pat)
    post(cora, "approve", proposal.pk, **CALLED)
    before = state(service)
    answer = post(cora, "approve", proposal.pk, **CALLED)
    assert answer.status_code == 403
    assert "You have said what you think of this. Somebody else has to look at it." in shown(answer)
    assert state(service) == before


def test_a_rejected_change_says_why_and_is_not_decided_again(service, pat, cora, carl):
    proposal = submitted(service, pat)
    assert (
        post(cora, "reject", proposal.pk, **{"reject-reason": "The front desk knows nothing of it."}).status_code == 302
    )
    assert numbers(service) == [OLD_NUMBER]
    page = read(carl, "change", proposal.pk)
    assert buttons(page, proposal.pk) == set()
    assert "The front desk knows nothing of it." in shown(page)
    before = state(service)
    answer = post(carl, "approve", proposal.pk, **CALLED)
    assert (answer.status_code, "This proposal is past that step." in shown(answer)) == (409, True)
    assert state(service) == before


def test_a_rejection_without_a_reason_changes_nothing(service, pat, cora):
    proposal = submitted(service, pat)
    before = state(service)
    answer = post(cora, "reject", proposal.pk, **{"reject-reason": " "})
    assert (answer.status_code, "Please look at this again" in shown(answer)) == (422, True)
    assert state(service) == before


def test_a_change_over_an_older_version_is_refused_with_both_texts(service, pat, cora):
    proposal = submitted(service, pat, WORDS)
    Service.objects.filter(pk=service.pk).update(description="Somebody else wrote this.")
    raise_version(service=service)
    assert buttons(read(cora, "change", proposal.pk), proposal.pk) == {"reject"}
    before = state(service)
    answer = post(cora, "approve", proposal.pk)
    assert answer.status_code == 409
    [line] = answer.context["refused"].both
    assert (line.before, line.after) == (("Somebody else wrote this.",), (WORDS["description"]["description"],))
    assert "The listing has changed since. Compare both texts before you go on." in shown(answer)
    assert state(service) == before


def test_a_written_change_is_taken_back_once_one_other_agrees(service, pat, cora, carl):
    proposal = written(service, pat)
    assert buttons(read(cora, "change", proposal.pk), proposal.pk) == {"take-back"}
    answer = post(cora, "take-back", proposal.pk, **{"take_back-why": "It is not theirs."})
    back = ChangeProposal.objects.get(reverts=proposal)
    assert (answer["Location"], back.state, back.author) == (address("change", back.pk), "submitted", cora)
    assert numbers(service) == [NEW_NUMBER]
    assert buttons(read(cora, "change", back.pk), back.pk) == set()
    assert post(carl, "approve", back.pk).status_code == 302
    assert numbers(service) == [OLD_NUMBER]


def test_what_is_not_live_any_more_is_not_taken_back(service, pat, cora):
    proposal = written(service, pat)
    service.phones.update(number="+15125550188", display="+15125550188")
    before = state(service)
    answer = post(cora, "take-back", proposal.pk, **{"take_back-why": "It is not theirs."})
    assert answer.status_code == 409
    assert {line.label for line in answer.context["refused"].both} >= {"Phone numbers"}
    assert state(service) == before


def test_what_took_a_change_back_is_not_taken_back(service, pat, cora, carl):
    proposal = written(service, pat)
    back = proposals.revert(proposal=proposal, author=cora, why="It is not theirs.", at=NOW)
    proposals.approve(proposal=back, reviewer=carl, at=NOW)
    assert buttons(read(cora, "change", back.pk), back.pk) == set()
    before = state(service)
    answer = post(cora, "take-back", back.pk, **{"take_back-why": "Again."})
    assert (answer.status_code, "Make a new proposal instead." in shown(answer)) == (409, True)
    assert state(service) == before


def test_a_draft_and_one_that_never_was_are_the_same_nothing(service, pat, cora):
    draft = proposals.draft(service=service, author=pat, changes=number(), why="We moved.", at=NOW)
    for view in ("change", "approve", "reject", "take-back"):
        ask = read if view == "change" else post
        found = {pk: ask(cora, view, pk) for pk in (draft.pk, 987_654_321)}
        assert {one.status_code for one in found.values()} == {404}
    draft.refresh_from_db()
    assert draft.state == "draft"


def test_earlier_words_of_reviewers_stand_on_the_page(service, pat, cora, carl):
    proposal = submitted(service, pat)
    called(proposal, carl)
    [said] = read(cora, "change", proposal.pk).context["change"].reviews
    assert (said.reviewer, said.verdict, said.note, said.called_back) == ("carl", "Yes", NOTE, True)


def test_words_of_others_are_text_and_nothing_else(service, cora, pat):
    made = proposals.draft(service=service, author=pat, changes=WORDS, why="<script>alert(1)</script>", at=NOW)
    proposals.submit(proposal=made, author=pat, at=NOW)
    page = read(cora, "change", made.pk).content.decode()
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)" in page


def test_what_fails_on_the_way_leaves_neither_a_yes_nor_a_letter(service, pat, cora):
    service.emails.create(position=0, email="desk@safe.example", public=True)
    proposal = submitted(service, pat)
    before = state(service)
    with transaction.atomic():
        proposals.approve(proposal=proposal, reviewer=cora, note=NOTE, called_back=True, at=NOW)
        proposals.approve(proposal=proposal, reviewer=curator("carl"), at=NOW)
        assert state(service) != before
        transaction.set_rollback(True)
    assert state(service) == before
