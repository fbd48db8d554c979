"""What an agency reads: its own listings as they stand, and the changes of the owner of the key."""

import pytest

from directory import proposals
from directory.models import ChangeProposal
from tests import people
from tests.api import samples
from tests.api.partners.asking import MINE, PROPOSE, other_agency, proposal, secret_of
from tests.directory.curating import person

pytestmark = pytest.mark.django_db
LISTINGS = "query ($after: String, $first: Int) { myListings(first: $first, after: $after) { totalCount edges { node { id } cursor } pageInfo { hasNextPage endCursor } } }"
CHANGES = "query ($after: String, $first: Int) { myChanges(first: $first, after: $after) { totalCount edges { node { id state reason } } pageInfo { hasNextPage endCursor } } }"


def test_a_key_says_what_it_is(partner, listing):
    secret = secret_of(listing.organization, "read", "capacity")
    asked = "{ me { organizationId organizationName scopes expiresAt } }"
    assert partner(asked, key=secret)["me"] == {
        "organizationId": "agency-house",
        "organizationName": "Agency House",
        "scopes": ["READ", "CAPACITY"],
        "expiresAt": "2027-11-26T12:00:00+00:00",
    }


def test_a_listing_is_read_as_it_is_live_with_its_version(partner, listing):
    asked = """query ($id: ID!) { myListing(id: $id) { id name published version fields {
        phones { type number display public coveredHotline language } languages { code level } ages { minimum }
        alwaysOpen areas { areaKey } areaBasis capacity { state } address { city } intakeStep interpreter } } }"""
    assert partner(asked, {"id": listing.source_id})["myListing"] == {
        "id": "tx-agency-house",
        "name": "Safe Place shelter",
        "published": True,
        "version": 1,
        "fields": {
            "phones": [
                {"type": "VOICE", "number": "+15125550100", "display": "1-512-555-0100", "public": True,
                 "coveredHotline": None, "language": ""},
            ],
            "languages": [{"code": "es", "level": "STAFF"}],
            "ages": {"minimum": None},
            "alwaysOpen": True,
            "areas": [{"areaKey": "county:48453"}],
            "areaBasis": "DECLARED",
            "capacity": None,
            "address": None,
            "intakeStep": "call",
            "interpreter": "UNKNOWN",
        },
    }  # fmt: skip


def test_listings_come_page_by_page_and_are_its_own_alone(partner, listing):
    other_agency()
    samples.service("tx-agency-two", of=listing.organization, publication="withheld")
    page = partner(LISTINGS, {"first": 1})["myListings"]
    assert (page["totalCount"], [one["node"]["id"] for one in page["edges"]]) == (2, ["tx-agency-house"])
    page = partner(LISTINGS, {"first": 1, "after": page["pageInfo"]["endCursor"]})["myListings"]
    assert [one["node"]["id"] for one in page["edges"]] == ["tx-agency-two"]
    assert page["pageInfo"]["hasNextPage"] is False


def test_another_agencys_listing_reads_as_one_that_is_not_there(api, listing, secret):
    theirs, _secret = other_agency()
    headers = {"Authorization": f"Bearer {secret}"}
    answers = [api.ask(MINE, {"id": key}, **headers) for key in (theirs.source_id, "nope", "")]
    assert answers[0]["errors"][0]["extensions"] == {"code": "NOT_FOUND", "field": "id"}
    assert answers[0] == answers[1] == answers[2]


def test_changes_are_ones_own_the_newest_first_with_state_and_reason(partner, listing):
    for number in range(3):
        words = {"description": f"Words {number}."}
        partner(PROPOSE, proposal(listing, description=words, idempotencyKey=f"k{number}"))
    keys = [str(key) for key in ChangeProposal.objects.order_by("-pk").values_list("pk", flat=True)]
    proposals.reject(
        proposal=ChangeProposal.objects.first(), reviewer=person("cora"), reason="Two numbers are missing."
    )
    page = partner(CHANGES, {"first": 2})["myChanges"]
    assert (page["totalCount"], page["pageInfo"]["hasNextPage"]) == (3, True)
    assert [one["node"] for one in page["edges"]] == [
        {"id": keys[0], "state": "REJECTED", "reason": "Two numbers are missing."},
        {"id": keys[1], "state": "SUBMITTED", "reason": ""},
    ]
    rest = partner(CHANGES, {"after": page["pageInfo"]["endCursor"]})["myChanges"]
    assert [one["node"]["id"] for one in rest["edges"]] == keys[2:]
    colleague = secret_of(listing.organization, user=people.partner(listing.organization, name="colleague"))
    for key in (colleague, other_agency()[1]):
        assert partner(CHANGES, key=key)["myChanges"]["totalCount"] == 0


def test_a_cursor_of_another_list_is_refused(api, partner, listing, secret):
    cursor = partner(LISTINGS)["myListings"]["edges"][0]["cursor"]
    answer = api.ask(CHANGES, {"after": cursor}, Authorization=f"Bearer {secret}")
    assert answer["errors"][0]["extensions"] == {"code": "BAD_INPUT", "field": "after"}


@pytest.mark.parametrize("projection", [True, False])
def test_both_executors_answer_the_same(partner, listing, settings, projection):
    settings.GRAPHQL_PROJECTION = projection
    partner(PROPOSE, proposal(listing))
    assert partner(CHANGES)["myChanges"]["totalCount"] == 1
    assert partner(MINE, {"id": listing.source_id})["myListing"] == {"id": "tx-agency-house", "version": 1}
