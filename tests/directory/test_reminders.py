from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from io import StringIO

import pytest
import time_machine
from django.core.management import call_command

from directory import fast_lane
from directory.errors import BadInput, Conflict, Forbidden, NotFound
from directory.models import (
    AuditEntry,
    ChangeProposal,
    ConfirmationLink,
    EmailAddress,
    Letter,
    Service,
    Verification,
)
from directory.proposals import approve, reject, revert
from directory.reminding import confirm_by_link, mailbox_of, opened, propose_by_link, remind, send_due
from directory.verifying import is_held
from tests.api import samples
from tests.directory.curating import NEW_NUMBER, WORDS, a_listing, everything, number, numbers, person
from tests.people import curator, partner, second_curator

pytestmark = pytest.mark.django_db
NOW = datetime(2027, 9, 1, 12, 0, tzinfo=UTC)
TODAY = NOW.date()
DAY = timedelta(days=1)
DESK = "desk@oak.example"


@pytest.fixture(autouse=True)
def _on_that_day():
    Service.objects.update(publication="withheld")
    with time_machine.travel(NOW, tick=False):
        yield


def with_mailbox(name="tx-oak", mailbox=DESK, **changes):
    service = a_listing(name, **changes)
    EmailAddress.objects.create(service=service, position=0, email=mailbox, public=True)
    return service


def a_link(service=None, **how):
    """The listing and the secret of a link to it."""
    service = service or with_mailbox()
    letter = remind(**{"to": DESK, "services": [service], "at": NOW} | how)
    return service, letter.facts["listings"][0]["secret"]


def test_a_reminder_says_what_is_due_and_holds_a_link_for_each_listing():
    oak, elm = with_mailbox("tx-oak"), with_mailbox("tx-elm")
    letter = remind(to=DESK, services=[oak, elm], at=NOW)
    assert (letter.kind, letter.to, letter.facts["organization"]) == ("reminder", DESK, "Safe Place")
    assert letter.facts["until"] == "2027-09-15"
    assert [one["due"] for one in letter.facts["listings"]] == [["contact", "hours"], ["contact", "hours"]]
    secrets = [one["secret"] for one in letter.facts["listings"]]
    assert [opened(secret, NOW).service for secret in secrets] == [oak, elm]


def test_the_secret_is_kept_nowhere_but_in_the_letter():
    _service, secret = a_link()
    link, entry = ConfirmationLink.objects.get(), AuditEntry.objects.get()
    token = secret.split(".")[0]
    assert token not in str(vars(link))
    assert token not in str(vars(entry))
    assert (entry.action, entry.fields) == ("service.reminded", {"to": {"before": None, "after": "d***@oak.example"}})


def test_nobody_is_written_to_twice_in_14_days():
    service, _secret = a_link()
    with pytest.raises(Conflict):
        remind(to="other@oak.example", services=[service], at=NOW + 14 * DAY - timedelta(seconds=1))
    assert Letter.objects.count() == 1
    assert remind(to=DESK, services=[service], at=NOW + 14 * DAY)


def test_one_refused_listing_stops_the_whole_letter():
    oak, _secret = a_link()
    with pytest.raises(Conflict):
        remind(to=DESK, services=[with_mailbox("tx-elm"), oak], at=NOW)
    assert (Letter.objects.count(), ConfirmationLink.objects.count()) == (1, 1)


def test_what_is_no_mailbox_is_refused_and_leaves_no_link():
    service = a_listing()
    with pytest.raises(BadInput):
        remind(to="desk", services=[service], at=NOW)
    assert not ConfirmationLink.objects.exists()


def test_a_shown_mailbox_comes_before_that_of_a_partner():
    service = a_listing("tx-elm")
    assert mailbox_of(service) is None
    pat = partner(service.organization)
    pat.email = "pat@elm.example"
    pat.save()
    assert mailbox_of(service) == "pat@elm.example"
    EmailAddress.objects.create(service=service, position=0, email="hidden@elm.example", public=False)
    assert mailbox_of(service) == "pat@elm.example"
    EmailAddress.objects.create(service=service, position=1, email="desk@elm.example", public=True)
    assert mailbox_of(service) == "desk@elm.example"


def test_an_account_that_is_closed_gets_no_mail():
    service = a_listing("tx-elm")
    pat = partner(service.organization)
    pat.email, pat.is_active = "pat@elm.example", False
    pat.save()
    assert mailbox_of(service) is None


def test_a_round_writes_one_letter_to_a_mailbox_of_an_organization():
    oak, elm, ash = with_mailbox("tx-oak"), with_mailbox("tx-elm"), with_mailbox("tx-ash", "hall@ash.example")
    other = with_mailbox("tx-fir", of=samples.organization("fir", name="Fir House"))
    without = a_listing("tx-none")
    done = send_due([oak, elm, ash, other, without], today=TODAY, at=NOW)
    assert (done.letters, done.listings, done.without_mailbox) == (3, 4, 1)
    told = [(one.to, one.facts["organization"], len(one.facts["listings"])) for one in Letter.objects.all()]
    assert told == [(DESK, "Safe Place", 2), ("hall@ash.example", "Safe Place", 1), (DESK, "Fir House", 1)]


def test_a_second_round_writes_about_nothing_again():
    service = with_mailbox()
    send_due([service], today=TODAY, at=NOW)
    assert send_due([service], today=TODAY, at=NOW + DAY).letters == 0


def test_what_is_not_due_is_not_written_about():
    assert send_due([with_mailbox()], today=date(2026, 10, 2), at=NOW).letters == 0


def test_a_mailbox_that_is_none_stops_no_other_letter():
    wrong, right = with_mailbox("tx-oak", "front desk"), with_mailbox("tx-elm", "hall@elm.example")
    done = send_due([wrong, right], today=TODAY, at=NOW)
    assert (done.letters, done.listings, done.refused) == (1, 1, 1)
    assert [link.service for link in ConfirmationLink.objects.all()] == [right]


def test_a_letter_holds_twenty_listings():
    done = send_due([with_mailbox(f"tx-{count}") for count in range(21)], today=TODAY, at=NOW)
    assert (done.letters, done.listings) == (2, 21)


def test_the_command_writes_about_what_is_due():
    with_mailbox("tx-oak")
    a_listing("tx-none")
    out = StringIO()
    call_command("send_reminders", "--today", "2027-09-01", stdout=out)
    assert out.getvalue() == "1 letters about 1 listings wait; 1 listings have no mailbox, 0 were refused\n"
    out = StringIO()
    call_command("send_reminders", "--today", "2026-10-02", stdout=out)
    assert out.getvalue() == "0 letters about 0 listings wait; 0 listings have no mailbox, 0 were refused\n"


def test_the_answer_confirms_what_the_listing_says_once():
    service, secret = a_link()
    rows = confirm_by_link(secret=secret, at=NOW)
    assert [(row.field_group, row.verified_by, row.method, row.verified_on) for row in rows] == [
        (group, "Safe Place", "mail-link", TODAY) for group in ("existence", "contact", "hours")
    ]
    before = everything(service)
    with pytest.raises(NotFound):
        confirm_by_link(secret=secret, at=NOW)
    assert everything(service) == before
    assert AuditEntry.objects.filter(action="service.confirmed", actor=None).count() == 1


def test_a_number_that_is_being_checked_is_not_confirmed_by_link():
    service, secret = a_link()
    fast_lane.confirm_dead(service, curator(), at=NOW)
    confirm_by_link(secret=secret, at=NOW)
    assert is_held(service)
    assert Verification.objects.get(service=service, field_group="contact").method == "source-read"


@pytest.mark.parametrize("at", [NOW + 14 * DAY, NOW + 400 * DAY])
def test_a_link_ends_after_14_days(at):
    _service, secret = a_link()
    assert opened(secret, at - timedelta(seconds=1) if at == NOW + 14 * DAY else NOW)
    assert opened(secret, at) is None


@pytest.mark.parametrize(
    "change", [lambda one: one[:-1], lambda one: "x" + one, lambda one: one.split(".")[0], lambda one: ""]
)
def test_a_forged_secret_opens_nothing(change):
    _service, secret = a_link()
    assert opened(change(secret), NOW) is None


def test_a_digest_without_our_signature_opens_nothing():
    """Who can write into the table but not sign makes no link."""
    service, _secret = a_link()
    ConfirmationLink.objects.create(
        digest=sha256(b"guess.guess").hexdigest(), service=service, to=DESK, made_at=NOW, expires_at=NOW + DAY
    )
    assert opened("guess.guess", NOW) is None


def test_the_link_of_a_listing_that_was_taken_down_opens_nothing():
    service, secret = a_link()
    Service.objects.filter(pk=service.pk).update(publication="withheld")
    assert opened(secret, NOW) is None


def test_a_change_by_link_is_a_proposal_that_is_not_live():
    service, secret = a_link()
    made = propose_by_link(secret=secret, changes=number(), why="We moved.", at=NOW)
    assert (made.state, made.author, made.author_name) == ("submitted", None, "by link to d***@oak.example")
    assert numbers(service) == ["+15125550100"]
    assert opened(secret, NOW) is None
    entry = AuditEntry.objects.get(action="proposal.submitted")
    assert (entry.actor, entry.actor_name) == (None, "")
    told = Letter.objects.filter(kind="contact_change_asked")
    assert [one.to for one in told] == [DESK]


@pytest.mark.parametrize(
    ("changes", "why"), [({}, "We moved."), (WORDS, " "), ({"contact": {"phones": "x"}}, "We moved.")]
)
def test_a_refused_change_leaves_the_link_good(changes, why):
    service, secret = a_link()
    before = everything(service)
    with pytest.raises(BadInput):
        propose_by_link(secret=secret, changes=changes, why=why, at=NOW)
    assert everything(service) == before
    assert opened(secret, NOW)


def test_contacts_by_link_need_two_curators_and_a_call():
    service, secret = a_link()
    made = propose_by_link(secret=secret, changes=number(), why="We moved.", at=NOW)
    approve(proposal=made, reviewer=curator(), at=NOW)
    with pytest.raises(Forbidden):
        approve(proposal=made, reviewer=second_curator(), at=NOW)
    assert numbers(service) == ["+15125550100"]
    approve(proposal=made, reviewer=second_curator(), note="Called the old number.", called_back=True, at=NOW)
    assert numbers(service) == [NEW_NUMBER]


def test_who_had_the_link_sent_does_not_decide_over_the_answer():
    """Else one curator could have a link sent to a mailbox of their own, and be two people."""
    cora = curator()
    _service, secret = a_link(asked_by=cora)
    made = propose_by_link(secret=secret, changes=WORDS, why="New words.", at=NOW)
    with pytest.raises(Forbidden):
        approve(proposal=made, reviewer=cora, at=NOW)
    assert ChangeProposal.objects.get().state == "submitted"
    assert approve(proposal=made, reviewer=second_curator(), at=NOW).state == "approved"


def test_whoever_answered_by_link_is_told_why_it_was_rejected():
    _service, secret = a_link()
    made = propose_by_link(secret=secret, changes=WORDS, why="New words.", at=NOW)
    reject(proposal=made, reviewer=curator(), reason="Please call us.", at=NOW)
    letter = Letter.objects.get(kind="proposal_rejected")
    assert (letter.to, letter.facts["reason"]) == (DESK, "Please call us.")


def test_whose_mailbox_it_is_does_not_decide_over_the_answer():
    cora = curator()
    cora.email = "Desk@Oak.example"
    cora.save()
    _service, secret = a_link()
    made = propose_by_link(secret=secret, changes=WORDS, why="New words.", at=NOW)
    with pytest.raises(Forbidden):
        approve(proposal=made, reviewer=cora, at=NOW)


def test_nobody_withdraws_or_edits_what_came_by_link_and_it_can_be_taken_back():
    service, secret = a_link()
    made = propose_by_link(secret=secret, changes=WORDS, why="New words.", at=NOW)
    approve(proposal=made, reviewer=curator(), at=NOW)
    back = revert(proposal=made, author=person("rita"), why="It was wrong.", at=NOW)
    approve(proposal=back, reviewer=curator(), at=NOW)
    service.refresh_from_db()
    assert service.description == "A safe place to stay for people hurt by a partner."
