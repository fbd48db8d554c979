"""Whoever was known before a change of contacts is told of it, in the transaction of the act."""

from datetime import timedelta

import pytest
from django.db import transaction

from directory import proposals
from directory.errors import Forbidden
from directory.models import ConfirmationLink, Letter, Service, User
from tests import people
from tests.api import samples
from tests.directory.curating import NOW, WORDS, a_listing, called, number, person, submitted, written

pytestmark = pytest.mark.django_db
DESK, NEW_DESK = "desk@safe.example", "new@elsewhere.example"


@pytest.fixture
def service():
    made = a_listing()
    made.emails.create(position=0, email=DESK, public=True)
    return made


@pytest.fixture
def pat():
    return mailed(people.account("pat"), "pat@safe.example")


def mailed(user: User, address: str) -> User:
    User.objects.filter(pk=user.pk).update(email=address)
    return User.objects.get(pk=user.pk)


def mailbox(value: str = NEW_DESK) -> dict:
    return {"contact": {"emails": [{"email": value}]}}


def letters(kind: str) -> list[str]:
    return list(Letter.objects.filter(kind=kind).order_by("pk").values_list("to", flat=True))


def test_the_contact_that_is_live_is_told_when_a_change_is_sent(service, pat):
    submitted(service, pat, {**number(), **WORDS})
    [letter] = Letter.objects.all()
    assert (letter.kind, letter.to, letter.service) == ("contact_change_asked", DESK, service)
    assert (letter.facts, letter.made_at) == ({"fields": ["phones"]}, NOW)


def test_mailboxes_kept_from_the_public_and_people_of_the_agency_are_told_each_once(service, pat):
    service.emails.create(position=1, email="intake@safe.example", public=False)
    service.emails.create(position=2, email="Desk@Safe.example", public=True)
    mailed(people.partner(service.organization, name="nell"), "nell@safe.example")
    mailed(people.partner(samples.organization("other", name="Other"), name="omar"), "omar@other.example")
    User.objects.filter(pk=mailed(people.partner(service.organization, name="gone"), "gone@x.example").pk).update(
        is_active=False
    )
    submitted(service, pat)
    told = letters("contact_change_asked")
    assert sorted(one.casefold() for one in told) == [DESK, "intake@safe.example", "nell@safe.example"]


def test_the_old_mailbox_and_not_the_new_one_hears_that_it_was_changed(service, pat):
    written(service, pat, mailbox())
    assert letters("contact_changed") == [DESK]
    assert list(Service.objects.get(pk=service.pk).emails.values_list("email", flat=True)) == [NEW_DESK]
    facts = Letter.objects.get(kind="contact_changed").facts
    assert facts == {"fields": ["emails"]}


def test_words_and_hours_are_told_to_nobody(service, pat):
    written(service, pat, WORDS)
    assert Letter.objects.count() == 0


def test_the_first_of_two_yes_tells_nobody(service, pat):
    called(submitted(service, pat), person("one"))
    assert letters("contact_changed") == []


def test_who_asks_to_take_a_change_back_is_told_like_any_other(service, pat):
    proposal = written(service, pat, mailbox())
    Letter.objects.all().delete()
    back = proposals.revert(proposal=proposal, author=person("one"), why="Not theirs.", at=NOW)
    proposals.approve(proposal=back, reviewer=person("two"), at=NOW)
    assert letters("contact_change_asked") == [NEW_DESK]
    assert letters("contact_changed") == [NEW_DESK]
    assert {tuple(one.facts["fields"]) for one in Letter.objects.all()} == {("emails",)}


def test_the_author_of_a_rejected_change_is_told_why(service, pat):
    proposals.reject(proposal=submitted(service, pat, WORDS), reviewer=person("one"), reason="Too long.", at=NOW)
    [letter] = Letter.objects.all()
    assert (letter.kind, letter.to) == ("proposal_rejected", "pat@safe.example")
    assert letter.facts == {"reason": "Too long.", "organization": "Safe Place"}


def test_an_author_without_a_mailbox_stops_nothing(service):
    proposal = submitted(service, people.account("quinn"), WORDS)
    held = proposals.reject(proposal=proposal, reviewer=person("one"), reason="Too long.", at=NOW)
    assert (held.state, Letter.objects.count()) == ("rejected", 0)


def test_who_answered_by_a_link_is_told_why_at_its_mailbox(service):
    link = ConfirmationLink.objects.create(
        digest="d" * 64, service=service, to=DESK, made_at=NOW, expires_at=NOW + timedelta(days=30)
    )
    proposal = proposals.submit_by_link(link=link, changes=WORDS, why="We moved.", at=NOW)
    proposals.reject(proposal=proposal, reviewer=person("one"), reason="Too long.", at=NOW)
    assert letters("proposal_rejected") == [DESK]


def test_a_mailbox_that_is_none_stops_nothing(service, pat):
    service.emails.create(position=1, email="no mailbox", public=True)
    submitted(service, pat)
    assert letters("contact_change_asked") == [DESK]


def test_a_letter_and_its_act_are_kept_together_or_not_at_all(service, pat):
    with transaction.atomic():
        proposal = submitted(service, pat)
        called(proposal, person("one"))
        proposals.approve(proposal=proposal, reviewer=person("two"), at=NOW)
        assert Letter.objects.count() == 2
        transaction.set_rollback(True)
    assert (Letter.objects.count(), Service.objects.get(pk=service.pk).version) == (0, 1)


def test_a_refused_yes_tells_nobody(service, pat):
    proposal = submitted(service, pat)
    proposals.approve(proposal=proposal, reviewer=person("one"), at=NOW)
    before = Letter.objects.count()
    with pytest.raises(Forbidden):
        proposals.approve(proposal=proposal, reviewer=person("two"), at=NOW)
    assert Letter.objects.count() == before


def test_no_letter_holds_a_place_or_a_number(service, pat):
    samples.address(service)
    written(service, pat, {"contact": {**number()["contact"], "emails": [{"email": NEW_DESK}]}})
    told = " ".join(str(letter.facts) for letter in Letter.objects.all())
    assert "Main St" not in told
    assert "555" not in told
