""" "Do you work here?": the door is open to everybody, tells nothing of mailboxes, and a claim changes no listing."""

import pytest
from django.test import Client
from django.urls import reverse

from directory import merging
from directory.models import Claim, Letter, Membership
from directory.services import withhold
from tests import people
from tests.api import samples
from tests.frontend.reading import markup

pytestmark = pytest.mark.django_db
SAID = {"email": "desk@safe.example", "office": "Front desk", "words": ""}


@pytest.fixture
def listing():
    return samples.service("tx-claimed", name="Claimed shelter")


def door(name="tx-claimed"):
    return reverse("claim-listing", args=[name])


def sent(client, follow=True, **changes):
    return client.post(door(), SAID | changes, follow=follow)


def test_the_door_opens_without_an_account_and_is_stored_nowhere(listing):
    answer = Client().get(door())
    assert answer.status_code == 200
    assert answer["Cache-Control"] == "no-store, private"
    assert "require-trusted-types-for" in answer["Content-Security-Policy"]
    assert "Claimed shelter" in markup(answer)


def test_a_form_without_its_token_is_refused(listing):
    assert Client(enforce_csrf_checks=True).post(door(), SAID).status_code == 403
    assert not Claim.objects.exists()


def test_a_claim_is_answered_by_leading_on_and_a_second_click_counts_once(listing):
    client = Client()
    for _click in range(2):
        answer = sent(client, follow=False)
        assert (answer.status_code, answer["Location"]) == (302, door())
    claim = Claim.objects.get()
    assert (claim.email, claim.office, claim.claimant, claim.state) == ("desk@safe.example", "Front desk", None, "open")
    assert not Letter.objects.exists()


def test_the_answer_is_the_same_for_a_mailbox_that_we_know(listing):
    known = people.partner(listing.organization)
    known.email = "known@safe.example"
    known.save()
    told, other = (
        markup(sent(Client(), email=email)).partition("<main")[2]
        for email in ("known@safe.example", "new@safe.example")
    )
    assert "We will call the number of the listing" in told
    strip = [page.partition('name="csrfmiddlewaretoken"')[0] for page in (told, other)]
    assert strip[0] == strip[1]


def test_a_signed_in_person_claims_with_the_account(listing):
    pat = people.account("pat")
    sent(people.signed_in(pat))
    assert Claim.objects.get().claimant == pat
    assert not Membership.objects.filter(user=pat).exists()


@pytest.mark.parametrize("wrong", [{"email": "desk"}, {"office": ""}, {"email": ""}])
def test_what_is_wrong_is_said_and_nothing_is_kept(listing, wrong):
    answer = sent(Client(), **wrong)
    assert answer.status_code == 422
    assert "Nothing was saved yet" in markup(answer)
    assert not Claim.objects.exists()


def test_too_many_claims_are_told_to_wait(listing):
    for name in "abc":
        sent(Client(), email=f"{name}@safe.example")
    answer = sent(Client())
    assert answer.status_code == 409
    assert "Many claims wait for an answer." in markup(answer)
    assert Claim.objects.count() == 3


def test_what_is_not_shown_and_what_is_not_there_are_one_answer(listing):
    withhold(service=listing, by=None)
    for method in ("get", "post"):
        hidden, nothing = (getattr(Client(), method)(door(name), SAID) for name in ("tx-claimed", "tx-nothing"))
        assert hidden.status_code == nothing.status_code == 404
        assert "Claimed shelter" not in markup(hidden)
    assert not Claim.objects.exists()


def test_the_id_from_before_a_merge_opens_the_one_that_stays(listing):
    goes = samples.service("tx-former", name="Former shelter")
    made = merging.propose(stays=listing, goes=goes, fields=[], why="One house.", by=people.curator())
    merging.confirm(merge=made, by=people.second_curator())
    answer = Client().post(door("tx-former"), SAID)
    assert answer["Location"] == door()
    assert Claim.objects.get().service == listing
