"""An edit is noted in its own transaction, taken into the index, and answers know of it; nothing else changes."""

import pytest
from django.db import transaction

from directory.errors import Conflict
from directory.models import IndexEvent, Phone, Service
from directory.services import publish, withhold
from matching import hydration, index
from matching.holding import Holder
from matching.models import IndexBuild, IndexedOffer
from matching.service import match_with, why_not_with
from matching.types import MatchRequest, NeedWanted, PlaceGiven, PlacesGiven
from tests.matching.samples import NOW

pytestmark = pytest.mark.usefixtures("shipped_index")
ASKED = MatchRequest(
    needs=(NeedWanted("emergency-shelter"),), places=PlacesGiven(here=PlaceGiven("10453")), at=NOW, first=50
)


@pytest.fixture
def shelter():
    """A published service that an answer for the Bronx shows."""
    first = match_with(Holder().get(), ASKED).matches[0].offer_id
    return Service.objects.get(source_id=first.partition("@")[0])


def shown(holder: Holder) -> set[str]:
    return {one.offer_id for one in match_with(holder.get(), ASKED).matches}


def test_a_take_down_leaves_one_event_in_its_own_transaction(shelter):
    withhold(service=shelter, by=None)
    assert list(IndexEvent.objects.values_list("service", flat=True)) == [shelter.pk]


def test_an_edit_that_is_rolled_back_leaves_no_event(shelter):
    with transaction.atomic():
        withhold(service=shelter, by=None)
        transaction.set_rollback(True)
    assert IndexEvent.objects.count() == 0


def test_a_refused_publication_leaves_no_event(shelter):
    Phone.objects.filter(service=shelter).delete()
    shelter.urls.all().delete()
    shelter.emails.all().delete()
    with pytest.raises(Conflict):
        publish(service=shelter, by=None)
    assert IndexEvent.objects.count() == 0


def test_what_is_taken_down_leaves_the_list_and_comes_back(shelter):
    holder = Holder()
    before = shown(holder)
    assert shelter.source_id in before
    withhold(service=shelter, by=None)
    assert shown(holder) == before - {shelter.source_id} | (shown(holder) - before)
    assert shelter.source_id not in shown(holder)
    publish(service=shelter, by=None)
    assert shown(holder) == before


def test_the_version_counts_the_changes_and_only_the_changed_rows_carry_the_number(shelter):
    built = IndexBuild.objects.get().version
    withhold(service=shelter, by=None)
    assert index.take_in() == 1
    assert IndexBuild.objects.get().version == f"{built}+1"
    changed = IndexedOffer.objects.filter(sequence=1).values_list("offer_id", flat=True)
    assert {one.partition("@")[0] for one in changed} == {shelter.source_id}
    assert index.take_in() == 0
    assert IndexEvent.objects.count() == 0


def test_a_snapshot_with_changes_ranks_as_one_built_anew(shelter):
    holder = Holder()
    holder.get()
    withhold(service=shelter, by=None)
    followed, fresh = holder.get(), Holder().get()
    assert followed.version == fresh.version
    assert match_with(followed, ASKED) == match_with(fresh, ASKED)
    assert len(followed.engine) == len(fresh.engine)


def test_an_offer_that_its_service_no_longer_has_is_gone_everywhere(shelter):
    IndexedOffer.objects.create(offer_id="left-over", service=shelter, document=_document(shelter), blob=b"{}")
    holder = Holder()
    holder.get()
    withhold(service=shelter, by=None)
    holder.get()
    assert hydration.document("left-over") is None
    assert hydration.shown(["left-over"]).documents == {}
    assert "left-over" not in index.load().documents


def _document(service: Service) -> bytes:
    return bytes(IndexedOffer.objects.filter(service=service).first().document)


def test_a_whole_build_takes_the_waiting_changes_with_it(shelter):
    withhold(service=shelter, by=None)
    version = index.build().version
    assert IndexEvent.objects.count() == 0
    assert "+" not in version
    assert shelter.source_id not in shown(Holder())


def test_readers_of_a_followed_snapshot_do_not_look_at_the_index(shelter, django_assert_num_queries):
    holder = Holder()
    holder.get()
    holder.followed = True
    withhold(service=shelter, by=None)
    with django_assert_num_queries(0):
        holder.get()
    holder.refresh()
    assert shelter.source_id not in {one.offer_id for one in match_with(holder.get(), ASKED).matches}


def test_why_not_tells_a_stored_offer_and_its_rank(shelter):
    held = Holder().get()
    found = why_not_with(held, shelter.source_id, ASKED)
    assert (found.shown, found.rank, found.tier) == (True, 1, 1)
