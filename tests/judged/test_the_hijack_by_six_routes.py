"""One account, a partner's or a curator's, tries every way to another number. Each way has to end before the public.

The routes: the form of the portal, the API, the link of a mail, a load of a file, the tables of the stewards, and the
short ways (taking back, merging, the lane of dead numbers, a confirmation, capacity).
"""

import json

import orjson
import pytest
from django.test import Client
from django.urls import get_resolver, reverse

from api.schema import schema
from directory import proposals
from directory.audit import verify_chain
from directory.errors import Forbidden
from directory.listings.load import load
from directory.models import AuditEntry, ChangeProposal, EmailAddress, Hold, LoadedRecord, Merge, Phone, Service, User
from directory.reminding import remind
from directory.tokens import issue
from tests import people
from tests.api import samples
from tests.directory.curating import called, person, submitted
from tests.directory.listings.records import a_number, a_record
from tests.frontend.portal.browsing import edit, form
from tests.judged.doors import LISTING, public_answers

OLD, WANTED = "+15125550100", "+15125550666"
SHOWN = {"1-512-555-0100": "1-512-555-0666", OLD: WANTED, "512-555-0100": "512-555-0666"}
SENT = ["proposal.drafted", "proposal.edited", "proposal.submitted"]
CALLED = {"called_back": "on", "note": "I called and they said it is right."}


@pytest.fixture
def house(empty_directory):
    """A shelter with one number and a mailbox."""
    made = samples.service()
    EmailAddress.objects.create(service=made, position=0, email="desk@safe.example", public=True)
    Phone.objects.filter(service=samples.hotline()).update(number="+18007997233", display="1-800-799-7233")
    samples.indexed()
    return made


@pytest.fixture
def partner(house):
    return people.partner(house.organization, name="mallory")


@pytest.fixture
def curator():
    return people.curator("mallory-at-work")


@pytest.fixture(autouse=True)
def public_value(house):
    """Whatever a test does: at its end everybody is told what they were told before, and the audit is whole."""
    before = graphql()
    yield
    assert graphql() == before
    answers = public_answers()
    assert [door for door, told in answers.items() if b"555-0100" not in told] == []
    assert [door for door, told in answers.items() if b"0666" in told] == []
    assert list(Phone.objects.filter(service=house).values_list("number", "public")) == [(OLD, True)]
    assert verify_chain() is None


def graphql():
    return {door: told for door, told in public_answers().items() if door != "page"}


def acts():
    return list(AuditEntry.objects.order_by("pk").values_list("action", flat=True))


def with_the_wanted(sent):
    """A form as it stands, with the wanted number in the place of the old one."""
    return {name: [SHOWN.get(value, value) for value in values] for name, values in sent.items()}


def approval(client, proposal, **said):
    given = {f"approve-{name}": value for name, value in {**CALLED, **said}.items()}
    return client.post(reverse("review:approve", args=[proposal.pk]), given).status_code


def from_the_portal(account, house):
    client = people.signed_in(account)
    sent = with_the_wanted(form(client.get(edit(house, "contact")), "change"))
    assert client.post(edit(house, "contact"), {**sent, "keep": "1"}).status_code == 302
    draft = ChangeProposal.objects.get()
    assert client.post(reverse("portal:submit", args=[draft.pk]), {"why": "We moved."}).status_code == 302
    return ChangeProposal.objects.get(state="submitted")


def by_the_link(house):
    secret = remind(to="desk@safe.example", services=[house]).facts["listings"][0]["secret"]
    where = reverse("confirming:change", args=[secret])
    sent = with_the_wanted(form(Client().get(where), ""))
    assert Client().post(where, {**sent, "why": "We moved."}).status_code == 302
    assert Client().post(where, {**sent, "why": "We moved."}).status_code == 404  # once
    return ChangeProposal.objects.get(state="submitted")


def by_the_api(house, secret, query, given):
    sent = orjson.dumps({"query": query, "variables": {"input": given}})
    signed = {"Authorization": f"Bearer {secret}"}
    return Client().post("/graphql", sent, content_type="application/json", headers=signed).json()


# Route 1: the form of the portal


def test_a_partner_sends_it_by_the_form_and_cannot_say_yes(partner, house):
    made = from_the_portal(partner, house)
    assert approval(people.signed_in(partner), made) == 403
    assert made.reviews.count() == 0
    assert acts() == SENT


def test_a_curator_sends_it_by_the_form_and_cannot_say_yes_to_it(curator, house):
    made = from_the_portal(curator, house)
    assert approval(people.signed_in(curator), made) == 403
    with pytest.raises(Forbidden):
        proposals.approve(proposal=made, reviewer=curator, called_back=True, note="I called.")
    assert made.reviews.count() == 0
    assert acts() == SENT


def test_a_second_account_of_the_same_person_does_not_help(partner, curator, house):
    made = from_the_portal(partner, house)
    client = people.signed_in(curator)
    assert approval(client, made) == 302
    assert approval(client, made) == 403  # nobody says yes twice
    assert approval(people.signed_in(partner), made) == 403
    made.refresh_from_db()
    assert (made.state, made.reviews.count()) == ("submitted", 1)
    assert acts() == [*SENT, "proposal.reviewed"]


def test_a_reviewer_whose_account_has_ended_counts_no_longer(partner, curator, house):
    made = from_the_portal(partner, house)
    assert approval(people.signed_in(curator), made) == 302
    User.objects.filter(pk=curator.pk).update(is_active=False)
    assert approval(people.signed_in(people.curator("cyrus")), made) == 302
    made.refresh_from_db()
    assert made.state == "submitted"


def test_two_who_did_not_call_do_not_write_it(partner, house):
    made = from_the_portal(partner, house)
    assert approval(people.signed_in(people.curator("one")), made, called_back="") == 302
    assert approval(people.signed_in(people.curator("two")), made, called_back="") == 403
    made.refresh_from_db()
    assert made.state == "submitted"


# Route 2: the API

PROPOSE = "mutation ($input: ProposeChangeInput!) { proposeChange(input: $input) { change { state } errors { code } } }"
NUMBER = {"contact": {"phones": [{"type": "VOICE", "number": WANTED}]}}


@pytest.fixture
def key(partner, house):
    scopes = ("read", "propose", "confirm", "capacity")
    return issue(user=partner, organization=house.organization, scopes=scopes, days=30, name="software")[1]


def test_a_key_proposes_it_and_the_api_has_nothing_to_agree_with(partner, house, key):
    given = {"listing": LISTING, "version": house.version, "why": "We moved.", "idempotencyKey": "1", **NUMBER}
    answer = by_the_api(house, key, PROPOSE, given)
    assert answer["data"]["proposeChange"] == {"change": {"state": "SUBMITTED"}, "errors": []}
    assert approval(people.signed_in(partner), ChangeProposal.objects.get()) == 403
    assert set(schema.graphql_schema.mutation_type.fields) == {
        "proposeChange",
        "withdrawChange",
        "confirmListing",
        "reportCapacity",
    }
    assert acts()[-2:] == ["proposal.submitted", "token.called"]


def test_a_key_of_another_agency_finds_no_such_listing(house):
    other = samples.organization("other-house", name="Other House")
    mallory = people.partner(other, name="mallory-elsewhere")
    secret = issue(user=mallory, organization=other, scopes=("propose",), days=30, name="software")[1]
    given = {"listing": LISTING, "version": house.version, "why": "We moved.", "idempotencyKey": "1", **NUMBER}
    answer = by_the_api(house, secret, PROPOSE, given)
    assert "NOT_FOUND" in json.dumps(answer)
    assert ChangeProposal.objects.count() == 0


# Route 3: the link of a mail


def test_the_link_of_a_mail_proposes_it_and_whoever_is_behind_it_cannot_say_yes(partner, house):
    made = by_the_link(house)
    assert (made.author, made.state) == (None, "submitted")
    assert approval(people.signed_in(partner), made) == 403
    assert acts() == ["service.reminded", "proposal.submitted"]


def test_a_curator_who_reads_that_mailbox_cannot_say_yes(curator, house):
    User.objects.filter(pk=curator.pk).update(email="Desk@Safe.example")
    made = by_the_link(house)
    assert approval(people.signed_in(curator), made) == 403
    assert made.reviews.count() == 0


# Route 4: a load of a file


def released(tmp_path, number):
    path = tmp_path / "list.jsonl"
    record = a_record(id=LISTING, contacts=[a_number(value=number, display=number)], license_class="open")
    path.write_text(json.dumps(record), encoding="utf-8")
    return load([path], classes={"open"})


def test_a_file_proposes_it_where_people_agreed_on_the_number_and_one_person_is_not_enough(curator, house, tmp_path):
    changes = {"contact": {"phones": [{"type": "voice", "number": OLD, "display": "1-512-555-0100"}]}}
    agreed = ChangeProposal.objects.create(
        service=house, author=person("pat"), state="approved", base_version=1, changes=changes, why="It is so.",
        created_at=samples.NOW, decided_at=samples.NOW,
    )  # fmt: skip
    assert agreed.pk
    LoadedRecord.objects.create(service=house, digest="older", values={"phones": []})
    Service.objects.filter(pk=house.pk).update(license_class="open")
    report = released(tmp_path, WANTED)
    made = ChangeProposal.objects.get(state="submitted")
    assert (report.proposed, made.author, made.author_name) == (1, None, "release of List, 2026-07-20")
    assert approval(people.signed_in(curator), made) == 302
    assert approval(people.signed_in(curator), made) == 403
    made.refresh_from_db()
    assert (made.state, acts()[-1]) == ("submitted", "proposal.reviewed")


def test_a_file_changes_no_listing_that_a_person_wrote(house, tmp_path):
    report = released(tmp_path, WANTED)
    assert [(one.source_id, one.field) for one in report.kept] == [(LISTING, "*")]


def test_no_page_takes_a_file_of_listings():
    """Whoever loads is at the machine of the directory, and that is no account."""
    names = {str(name) for name in get_resolver().reverse_dict if isinstance(name, str)}
    assert not [name for name in names if "load" in name or "import" in name]


# Route 5: the tables of the stewards


def test_the_tables_let_a_partner_in_nowhere(partner, house):
    client = people.signed_in(partner)
    for where in ("/staff/admin/", f"/staff/admin/directory/service/{house.pk}/change/"):
        assert client.get(where).status_code in {302, 403, 404}
        assert client.post(where, {"phones-0-number": WANTED}).status_code in {302, 403, 404}
    assert acts() == []


@pytest.mark.parametrize("who", ["curator", "administrator"])
def test_the_tables_take_no_number_from_anybody(who, house):
    account = people.curator("mallory") if who == "curator" else people.administrator("mallory")
    client = people.signed_in(account)
    phone = house.phones.get()
    sent = {
        "curator_notes": "Checked.",
        **{f"{rows}-TOTAL_FORMS": "1" for rows in ("phones", "urls", "emails", "sources", "verifications")},
        **{f"{rows}-INITIAL_FORMS": "1" for rows in ("phones", "urls", "emails", "sources", "verifications")},
        "phones-0-id": str(phone.pk),
        "phones-0-service": str(house.pk),
        "phones-0-number": WANTED,
        "phones-0-display": WANTED,
    }
    client.post(f"/staff/admin/directory/service/{house.pk}/change/", sent)
    for table in ("phone", "changeproposal", "review", "loadedrecord"):
        assert client.get(f"/staff/admin/directory/{table}/add/").status_code in {403, 404}
        assert client.post(f"/staff/admin/directory/{table}/add/", {"number": WANTED}).status_code in {403, 404}
    assert ChangeProposal.objects.count() == 0


# Route 6: the short ways


def test_taking_a_change_back_takes_another_person(curator, house):
    """The wanted number stood there once; an old change took it away."""
    Phone.objects.filter(service=house).update(number=WANTED, display="1-512-555-0666")
    right = {"contact": {"phones": [{"type": "voice", "number": OLD, "display": "1-512-555-0100"}]}}
    old = submitted(house, person("pat"), right)
    called(old, person("first"))
    proposals.approve(proposal=old, reviewer=person("second"))
    client = people.signed_in(curator)
    assert (
        client.post(reverse("review:take-back", args=[old.pk]), {"take_back-why": "It was right."}).status_code == 302
    )
    back = ChangeProposal.objects.get(reverts=old)
    assert approval(client, back) == 403
    assert (back.state, back.reviews.count()) == ("submitted", 0)
    assert acts()[-1] == "proposal.submitted"


def test_a_partner_takes_nothing_back(partner, house):
    made = submitted(house, person("pat"))
    assert (
        people.signed_in(partner)
        .post(reverse("review:take-back", args=[made.pk]), {"take_back-why": "So."})
        .status_code
        == 403
    )
    assert ChangeProposal.objects.filter(reverts__isnull=False).count() == 0


def test_a_merge_needs_another_person_and_brings_its_number_as_a_proposal(curator, house):
    other = samples.service("tx-other-house", publication="withheld", name="Other house")
    Phone.objects.filter(service=other).update(number=WANTED, display="1-512-555-0666")
    client = people.signed_in(curator)
    sent = {"taken": ["phones"], "why": "They are one house."}
    assert client.post(reverse("review:merge", args=[LISTING, "tx-other-house"]), sent).status_code == 302
    merge = Merge.objects.get()
    assert client.post(reverse("review:confirm-merge", args=[merge.pk])).status_code == 403
    merge.refresh_from_db()
    assert merge.state == "proposed"
    people.signed_in(people.curator("cyrus")).post(reverse("review:confirm-merge", args=[merge.pk]))
    brought = ChangeProposal.objects.get()
    assert brought.state != "approved"
    assert approval(client, brought) == 403  # whoever proposed the merge is behind the change as well


def test_the_lane_of_dead_numbers_hides_and_shows_the_same_number(curator, partner, house):
    assert people.signed_in(partner).post(reverse("review:hide-number", args=[LISTING])).status_code == 403
    client = people.signed_in(curator)
    assert client.post(reverse("review:hide-number", args=[LISTING]), {"number": WANTED}).status_code == 302
    hold = Hold.objects.get()
    client.post(reverse("review:show-number", args=[LISTING]), {"hold": hold.pk, "number": WANTED})
    hold.refresh_from_db()
    assert hold.lifted_at is not None


def test_saying_that_it_is_still_right_puts_no_number_there(partner, house, key):
    people.signed_in(partner).post(reverse("portal:confirm", args=[LISTING]), {"phones": WANTED})
    assert "service.confirmed" in acts()
    Service.objects.get(pk=house.pk).verifications.update(
        verified_on="2026-10-01", verified_by="source read", method="source-read"
    )
