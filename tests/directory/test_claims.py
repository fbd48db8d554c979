"""An agency claims its listing; a curator calls a number that stood there before, and nobody decides over their own."""

from datetime import timedelta

import pytest

from directory import claims
from directory.errors import BadInput, Conflict, Forbidden, NotFound
from directory.invitations import usable
from directory.models import AuditEntry, Claim, Invitation, Letter, Membership, Phone, Service
from directory.models.people import Role
from directory.services import withhold
from tests import people
from tests.directory.curating import NEW_NUMBER, NOW, OLD_NUMBER, a_listing, number, person, written

pytestmark = pytest.mark.django_db
MAILBOX = "desk@safe.example"
NOTE = "The front desk knows of it."


@pytest.fixture
def listing():
    return a_listing()


@pytest.fixture
def cora():
    return people.curator()


def claimed(listing, **changes):
    return claims.claim(**{"service": listing, "email": MAILBOX, "office": "Front desk", "at": NOW} | changes)


def accepted(claim, cora, **changes):
    return claims.accept(**{"claim": claim, "curator": cora, "called": OLD_NUMBER, "note": NOTE, "at": NOW} | changes)


def state():
    kinds = (Claim, Membership, Invitation, Letter, AuditEntry)
    return [list(kind.objects.order_by("pk").values()) for kind in kinds]


def refused(error, act):
    before = state()
    with pytest.raises(error) as caught:
        act()
    assert state() == before
    return caught.value.field


def test_a_claim_waits_with_the_numbers_of_that_day(listing):
    made = claimed(listing, email=" Desk@Safe.Example ", words="We moved.")
    assert (made.email, made.office, made.words, made.state) == (MAILBOX, "Front desk", "We moved.", "open")
    assert (made.numbers, made.made_at, made.claimant) == ([OLD_NUMBER], NOW, None)
    assert [(row.action, row.actor) for row in AuditEntry.objects.all()] == [("claim.made", None)]


def test_the_audit_keeps_no_mailbox(listing):
    claimed(listing)
    assert MAILBOX not in str(AuditEntry.objects.values())


def test_a_second_click_counts_once(listing):
    assert claimed(listing) == claimed(listing, office="Director")
    assert Claim.objects.count() == AuditEntry.objects.count() == 1


def test_a_fourth_claim_of_a_listing_is_told_to_wait(listing):
    for name in "abc":
        claimed(listing, email=f"{name}@safe.example")
    assert refused(Conflict, lambda: claimed(listing)) == "claims"


def test_the_twenty_first_claim_of_a_day_is_told_to_wait_until_a_day_is_over(listing):
    for place in range(20):
        claimed(a_listing(f"tx-{place}"))
    refused(Conflict, lambda: claimed(listing))
    assert claimed(listing, at=NOW + timedelta(days=1)).state == "open"


@pytest.mark.parametrize("wrong", [{"email": "desk"}, {"email": ""}, {"office": " "}, {"words": "a\x00"}])
def test_what_cannot_be_kept_is_refused_at_its_place(listing, wrong):
    assert refused(BadInput, lambda: claimed(listing, **wrong)) == next(iter(wrong))


def test_a_listing_that_people_do_not_see_cannot_be_claimed(listing):
    withhold(service=listing, by=None)
    refused(NotFound, lambda: claimed(listing))


def test_an_account_speaks_for_the_agency_after_the_call(listing, cora):
    pat = people.account("pat")
    done = accepted(claimed(listing, claimant=pat), cora)
    assert (done.state, done.called, done.note, done.decided_by, done.decided_at) == (
        "accepted", OLD_NUMBER, NOTE, cora, NOW,
    )  # fmt: skip
    assert list(pat.memberships.values_list("role", "organization")) == [(Role.PARTNER, listing.organization_id)]
    letter = Letter.objects.get()
    assert (letter.kind, letter.to, letter.facts) == ("claim_accepted", MAILBOX, {"organization": "Safe Place"})
    assert AuditEntry.objects.filter(action="claim.accepted", actor=cora).count() == 1


def test_without_an_account_the_mailbox_is_invited(listing, cora):
    done = accepted(claimed(listing), cora)
    invitation = Invitation.objects.get()
    assert (done.state, invitation.email, invitation.role) == ("accepted", MAILBOX, Role.PARTNER)
    assert (invitation.organization, invitation.invited_by) == (listing.organization, cora)
    letter = Letter.objects.get()
    assert (letter.kind, letter.to, letter.facts["organization"]) == ("invitation", MAILBOX, "Safe Place")
    assert usable(letter.facts["secret"], NOW) == invitation
    assert letter.facts["secret"] not in str(AuditEntry.objects.values())


def test_an_account_that_speaks_for_it_already_stays_one_member(listing, cora):
    pat = people.partner(listing.organization)
    accepted(claimed(listing, claimant=pat), cora)
    assert pat.memberships.count() == 1


def test_a_number_that_came_after_the_claim_is_not_called(listing, cora):
    made = claimed(listing)
    written(listing, person("author"), number())
    assert claims.numbers_to_call(made) == []
    assert refused(Conflict, lambda: accepted(made, cora, called=NEW_NUMBER)) == "called"
    assert refused(Conflict, lambda: accepted(made, cora)) == "called"


@pytest.mark.parametrize("called", ["", "+15125550199", "512-555-0100"])
def test_a_number_that_is_not_of_the_listing_is_not_called(listing, cora, called):
    made = claimed(listing)
    assert refused(Conflict, lambda: accepted(made, cora, called=called)) == "called"


def test_a_number_of_the_curators_can_be_called_and_a_fax_cannot(listing, cora):
    Phone.objects.create(service=listing, position=1, type="voice", number="+15125550101", display="1", public=False)
    Phone.objects.create(service=listing, position=2, type="fax", number="+15125550102", display="2", public=True)
    made = claimed(listing, claimant=people.account("pat"))
    assert claims.numbers_to_call(made) == [OLD_NUMBER, "+15125550101"]
    assert accepted(made, cora, called="+15125550101").state == "accepted"


def test_a_call_without_a_note_counts_for_nothing(listing, cora):
    made = claimed(listing)
    assert refused(BadInput, lambda: accepted(made, cora, note="  ")) == "note"


def test_nobody_decides_over_their_own_claim(listing, cora):
    made = claimed(listing, claimant=cora)
    refused(Forbidden, lambda: accepted(made, cora))
    refused(Forbidden, lambda: claims.refuse(claim=made, curator=cora, reason="No."))


def test_nor_over_one_from_their_own_mailbox(listing, cora):
    cora.email = "Desk@safe.example"
    cora.save()
    made = claimed(listing)
    refused(Forbidden, lambda: accepted(made, cora))


def test_an_account_that_ended_decides_nothing(listing, cora):
    made = claimed(listing)
    cora.is_active = False
    cora.save()
    refused(Forbidden, lambda: accepted(made, cora))


def test_a_refusal_tells_the_claimant_why_and_lets_nobody_in(listing, cora):
    done = claims.refuse(claim=claimed(listing), curator=cora, reason="Nobody there knows of it.", at=NOW)
    assert (done.state, done.note) == ("refused", "Nobody there knows of it.")
    letter = Letter.objects.get()
    assert (letter.kind, letter.facts["reason"]) == ("claim_refused", "Nobody there knows of it.")
    assert not Membership.objects.filter(role=Role.PARTNER).exists()


def test_a_decided_claim_is_decided_once(listing, cora):
    made = claimed(listing, claimant=people.account("pat"))
    accepted(made, cora)
    refused(Conflict, lambda: accepted(made, cora))
    refused(Conflict, lambda: claims.refuse(claim=made, curator=cora, reason="No."))
    assert Service.objects.get(pk=listing.pk).version == 1


def test_whoever_made_it_takes_it_back_and_nobody_else(listing, cora):
    pat = people.account("pat")
    made = claimed(listing, claimant=pat)
    refused(Forbidden, lambda: claims.withdraw(claim=made, claimant=cora))
    assert claims.withdraw(claim=made, claimant=pat, at=NOW).state == "withdrawn"
