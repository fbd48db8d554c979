"""Two listings become one when a second person says so; the one that goes keeps its history, its id and a way back."""

import pytest

from directory import merging, proposals
from directory.disclosure import make_private
from directory.editing.live import live
from directory.errors import BadInput, Conflict, Forbidden
from directory.former_ids import current_id, former_ids_of, service_now
from directory.models import AuditEntry, ChangeProposal, FormerId, IndexEvent, Location, Merge, Phone, Service
from directory.selectors import published_ids
from directory.services import publish, withhold
from tests import people
from tests.api import samples
from tests.directory.curating import NOW, OLD_NUMBER, a_listing, numbers, person, written

pytestmark = pytest.mark.django_db
WHY = "One house, listed twice."


@pytest.fixture
def cora():
    return people.curator()


@pytest.fixture
def cyrus():
    return people.second_curator()


@pytest.fixture
def stays():
    return a_listing("tx-stays")


@pytest.fixture
def goes():
    made = a_listing("tx-goes", description="Another text.")
    Phone.objects.filter(service=made).update(number="+15125550111", display="1-512-555-0111")
    return made


@pytest.fixture
def proposed(stays, goes, cora):
    return lambda *fields, **changes: merging.propose(
        **{"stays": stays, "goes": goes, "fields": fields, "why": WHY, "by": cora, "at": NOW} | changes
    )


def refused(error, act):
    kinds = (Merge, FormerId, ChangeProposal, AuditEntry, IndexEvent, Service, Location)
    before = [list(kind.objects.order_by("pk").values()) for kind in kinds]
    with pytest.raises(error) as caught:
        act()
    assert [list(kind.objects.order_by("pk").values()) for kind in kinds] == before
    return caught.value.field


def merged(proposed, cyrus, *fields):
    return merging.confirm(merge=proposed(*fields), by=cyrus, at=NOW)


def test_nothing_changes_before_a_second_person_confirms(proposed, stays, goes, cora):
    made = proposed("description")
    assert (made.state, made.fields) == ("proposed", ["description"])
    assert published_ids(["tx-stays", "tx-goes"]) == {"tx-stays", "tx-goes"}
    assert refused(Forbidden, lambda: merging.confirm(merge=made, by=cora, at=NOW)) == "by"


def test_the_one_that_goes_is_withheld_and_its_id_leads_on(proposed, stays, goes, cyrus):
    done = merged(proposed, cyrus)
    goes.refresh_from_db()
    assert (done.state, done.decided_by, done.publication, done.proposal) == ("merged", cyrus, "published", None)
    assert (goes.publication, goes.version) == ("withheld", 2)
    assert (current_id("tx-goes"), service_now("tx-goes"), former_ids_of(stays)) == ("tx-stays", stays, ["tx-goes"])
    assert IndexEvent.objects.filter(service=goes).count() == 1
    assert [row.action for row in AuditEntry.objects.order_by("pk")] == [
        "merge.proposed",
        "listing.taken_down",
        "merge.merged",
    ]


def test_its_history_stays_with_it(proposed, stays, goes, cyrus):
    written(goes, person("author"), {"description": {"description": "A third text."}})
    merged(proposed, cyrus)
    assert goes.proposals.count() == 1
    assert goes.verifications.count() == 3


def test_what_is_taken_over_waits_for_the_usual_review(proposed, stays, cora, cyrus):
    done = merged(proposed, cyrus, "phones", "description", "hours_text")
    assert done.fields == ["phones", "description"]  # the hours are the same
    assert numbers(stays) == [OLD_NUMBER]
    assert (done.proposal.state, done.proposal.author, done.proposal.service) == ("submitted", cora, stays)
    assert proposals.approvals_needed(done.proposal) == 2
    assert done.proposal.changes["contact"]["phones"][0]["number"] == "+15125550111"
    refused(Forbidden, lambda: proposals.approve(proposal=done.proposal, reviewer=cora))


def test_side_by_side_shows_what_differs(stays, goes):
    assert [one.field for one in merging.side_by_side(stays, goes)] == ["phones", "description"]


def test_an_unknown_field_is_not_taken_over(proposed):
    assert refused(BadInput, lambda: proposed("curator_notes")) == "fields.curator_notes"


def test_a_listing_is_not_merged_into_itself_twice_or_into_one_not_shown(proposed, stays, goes):
    refused(BadInput, lambda: proposed(goes=stays))
    proposed()
    refused(Conflict, proposed)
    withhold(service=goes, by=None)
    refused(Conflict, lambda: proposed(stays=goes, goes=stays))


def test_two_merges_cannot_run_in_a_circle(proposed, stays, goes, cyrus):
    there, back = proposed(), proposed(stays=goes, goes=stays)
    merging.confirm(merge=there, by=cyrus, at=NOW)
    refused(Conflict, lambda: merging.confirm(merge=back, by=cyrus, at=NOW))
    assert current_id("tx-goes") == "tx-stays"


def test_ids_lead_on_over_several_merges_and_back(proposed, stays, goes, cora, cyrus):
    merged(proposed, cyrus)
    third = a_listing("tx-third")
    second = merging.confirm(merge=proposed(stays=third, goes=stays), by=cyrus, at=NOW)
    assert (current_id("tx-goes"), former_ids_of(third)) == ("tx-third", ["tx-goes", "tx-stays"])
    merging.unmerge(merge=second, by=cora, at=NOW)
    assert current_id("tx-goes") == "tx-stays"


def test_a_merge_can_be_undone(proposed, stays, goes, cora, cyrus):
    done = merged(proposed, cyrus)
    assert merging.unmerge(merge=done, by=cora, at=NOW).state == "undone"
    goes.refresh_from_db()
    assert (goes.publication, goes.version, current_id("tx-goes")) == ("published", 3, "tx-goes")
    refused(Conflict, lambda: merging.unmerge(merge=done, by=cora, at=NOW))
    assert merged(proposed, cyrus).state == "merged"


def test_a_merged_listing_is_not_published_beside_the_other(proposed, goes, cyrus):
    merged(proposed, cyrus)
    refused(Conflict, lambda: publish(service=Service.objects.get(pk=goes.pk), by=None))


def test_a_declined_merge_is_over(proposed, cora, cyrus):
    made = proposed()
    assert merging.decline(merge=made, by=cora, at=NOW).state == "declined"
    refused(Conflict, lambda: merging.confirm(merge=made, by=cyrus, at=NOW))


@pytest.mark.parametrize("disclosure", ["area", "phone"])
def test_a_private_place_is_not_joined_to_a_shown_address(proposed, stays, goes, disclosure):
    samples.address(stays)
    samples.address(goes, disclosure)
    assert refused(Conflict, proposed) == "stays"


@pytest.mark.parametrize("disclosure", ["area", "phone"])
def test_a_shown_address_is_not_taken_over_by_a_private_place(proposed, stays, goes, disclosure):
    samples.address(goes)
    samples.address(stays, disclosure)
    assert refused(BadInput, lambda: proposed("address")) == "contact.address.disclosure"
    Service.objects.filter(pk=goes.pk).update(description="Come to 1 Main Street.")
    assert refused(BadInput, lambda: proposed("description")) == "description.description"


def test_a_place_made_private_after_the_proposal_is_not_joined(proposed, stays, goes, cora, cyrus):
    samples.address(stays)
    samples.address(goes)
    made = proposed()
    make_private(goes.service_at_locations.get().location, cora, at=NOW)
    make_public = Location.objects.filter(service_at_locations__service=stays)
    make_public.update(disclosure="public", address_1="1 Main St")
    assert refused(Conflict, lambda: merging.confirm(merge=made, by=cyrus, at=NOW)) == "stays"
    assert live(stays, ["address"])["address"]["address_1"] == "1 Main St"
