"""A change sent by software waits for the same people as one from a form."""

import pytest

from directory import proposals
from directory.editing.live import live
from directory.editing.table import FIELDS as RULES
from directory.editing.table import Group
from directory.models import ChangeProposal
from tests import people
from tests.api import samples
from tests.api.partners.asking import NOW, PROPOSE, WITHDRAW, other_agency, proposal, secret_of, signed
from tests.directory.curating import everything, person

pytestmark = pytest.mark.django_db
NUMBER = {"contact": {"phones": [{"type": "VOICE", "number": "+15125550177"}]}}


def sent(partner, listing, /, **changes):
    return partner(PROPOSE, proposal(listing, **changes))["proposeChange"]


def test_it_waits_and_the_listing_stays(partner, listing):
    before = live(listing)
    answer = sent(partner, listing, **NUMBER, description=None)
    kept = ChangeProposal.objects.get()
    assert answer["errors"] == []
    assert answer["change"] == {
        "id": str(kept.pk),
        "listing": "tx-agency-house",
        "state": "SUBMITTED",
        "version": 1,
        "why": "We moved.",
        "changed": ["phones"],
        "submittedAt": NOW.isoformat(),
        "decidedAt": None,
        "reason": "",
        "approvalsNeeded": 2,
        "proposed": {"description": None, "phones": [{"number": "+15125550177"}]},
    }
    assert (kept.author.username, kept.state) == ("of-agency-house", "submitted")
    assert live(listing) == before


def test_others_agree_and_it_is_live(partner, listing):
    sent(partner, listing)
    proposals.approve(proposal=ChangeProposal.objects.get(), reviewer=person("cora"))
    assert live(listing, ["description"]) == {"description": "A safe place to stay. You can bring children."}


EVERYTHING = {
    "contact": {
        "phones": [{"type": "TTY", "number": "+15125550178", "language": "es", "coveredHotline": None}],
        "emails": [{"email": "help@safe.example"}],
        "urls": [{"kind": "CHAT", "url": "https://safe.example/chat"}],
        "address": {
            "disclosure": "PUBLIC", "address1": "2 Main St", "city": "Austin", "stateProvince": "TX",
            "postalCode": "78701", "countyFips": "48453", "latitude": 30.27, "longitude": -97.74,
        },
    },
    "hours": {
        "hoursText": "Monday", "alwaysOpen": None,
        "schedules": [{"byday": "MO", "opensAt": "09:00", "closesAt": "17:00", "timezone": "America/Chicago"}],
    },
    "languages": {
        "languages": [{"code": "vi", "level": "STAFF"}], "interpreter": "YES", "interpretationServices": "By phone",
    },
    "eligibility": {
        "eligibilityDescription": "Everybody", "ages": {"minimum": 18, "maximum": None},
        "asksImmigrationStatus": False, "acceptsChildren": True, "acceptsPets": True, "wheelchairAccess": True,
        "deafAccess": True, "intakeStep": "online",
    },
    "area": {
        "areas": [{"areaKey": "state:TX"}], "areaBasis": "INFERRED", "areaStates": ["TX", "OK"], "areaText": "Texas",
    },
    "description": {"description": "A house."},
    "documents": {"documents": ["A photo of you"]},
}  # fmt: skip


def test_every_field_of_the_table_can_be_sent_but_room_which_has_its_own_call(partner, listing):
    samples.address(listing)  # what is public already may be said anew
    answer = sent(partner, listing, **EVERYTHING)
    assert answer["errors"] == []
    kept = ChangeProposal.objects.get().changes
    names = {name for fields in kept.values() for name in fields}
    assert names == {name for name, field in RULES.items() if field.group != Group.CAPACITY}
    assert kept["languages"]["languages"] == [{"code": "vi", "level": 4, "note": ""}]
    assert kept["hours"]["always_open"] is None
    assert kept["contact"]["urls"] == [
        {"kind": "chat", "url": "https://safe.example/chat", "label": "", "public": True}
    ]


@pytest.mark.parametrize(
    ("changes", "code", "field"),
    [
        ({"contact": {"phones": [{"type": "VOICE", "number": "12"}]}}, "BAD_INPUT", "input.contact.phones.0.number"),
        ({"contact": {"phones": None}}, "BAD_INPUT", "input.contact.phones"),
        ({"hours": {"alwaysOpen": True, "hoursText": None}}, "BAD_INPUT", "input.hours.hoursText"),
        ({"eligibility": {"ages": {"minimum": 9, "maximum": 3}}}, "BAD_INPUT", "input.eligibility.ages.maximum"),
        ({"description": None}, "BAD_INPUT", "input"),
        ({"description": {}}, "BAD_INPUT", "input"),
        ({"why": " "}, "BAD_INPUT", "input.why"),
        ({"version": 0}, "BAD_INPUT", "input.version"),
        ({"version": -1}, "BAD_INPUT", "input.version"),
        ({"version": 2}, "BAD_INPUT", "input.version"),
        ({"idempotencyKey": ""}, "BAD_INPUT", "input.idempotencyKey"),
        ({"listing": "tx-other-house"}, "NOT_FOUND", "input.listing"),
    ],
)
def test_what_is_wrong_is_said_with_its_place_and_nothing_is_written(partner, listing, changes, code, field):
    other_agency()
    before = everything(listing)
    answer = sent(partner, listing, **changes)
    assert answer["change"] is None
    assert [(one["code"], one["field"], one["live"]) for one in answer["errors"]] == [(code, field, None)]
    assert everything(listing) == before


def test_a_place_that_is_not_public_gets_no_street(partner, listing):
    answer = sent(partner, listing, contact={"address": {"disclosure": "AREA", "address1": "1 Main St"}})
    assert answer["errors"][0]["field"] == "input.contact.address.address1"
    assert ChangeProposal.objects.count() == 0


def test_what_has_the_wrong_shape_is_refused_before_anything(api, listing, secret):
    answer = api.send({"query": PROPOSE, "variables": proposal(listing, version="x")}, **signed(secret))
    assert answer.status_code == 400
    assert answer.json()["errors"][0]["extensions"] == {"code": "BAD_INPUT", "field": "input.version"}
    left_out = {"input": {"listing": listing.source_id, "version": 1, "why": "We moved."}}
    answer = api.send({"query": PROPOSE, "variables": left_out}, **signed(secret))
    assert "idempotencyKey" in answer.json()["errors"][0]["message"]
    assert ChangeProposal.objects.count() == 0


def test_a_change_is_taken_back_by_its_author_alone(partner, listing):
    made = sent(partner, listing)["change"]
    colleague = secret_of(listing.organization, user=people.partner(listing.organization, name="colleague"))
    given = {"input": {"change": made["id"], "idempotencyKey": "back"}}
    stranger = other_agency()[1]
    before = everything(listing)
    for key in (colleague, stranger):
        errors = partner(WITHDRAW, given, key=key)["withdrawChange"]["errors"]
        assert [(one["code"], one["field"]) for one in errors] == [("NOT_FOUND", "input.change")]
    assert everything(listing) == before
    taken = partner(WITHDRAW, given)["withdrawChange"]
    assert (taken["change"]["state"], taken["change"]["decidedAt"]) == ("WITHDRAWN", NOW.isoformat())
    late = {"input": {**given["input"], "idempotencyKey": "again"}}
    errors = partner(WITHDRAW, late)["withdrawChange"]["errors"]
    assert [(one["code"], one["field"]) for one in errors] == [("CONFLICT", "input.change")]


@pytest.mark.parametrize("key", ["", "0", "-1", "nope", "9" * 40, "٣"])
def test_what_is_no_change_is_not_found(partner, listing, key):
    given = {"input": {"change": key, "idempotencyKey": "back"}}
    assert partner(WITHDRAW, given)["withdrawChange"]["errors"][0]["code"] == "NOT_FOUND"
