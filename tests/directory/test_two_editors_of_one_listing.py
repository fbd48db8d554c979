"""Who writes second is shown both texts; nothing is ever written over unseen."""

import pytest

from directory import proposals
from directory.errors import BadInput, Outdated
from directory.models import Service
from directory.services import withhold
from tests.directory.curating import NOW, WORDS, a_listing, everything, people, submitted, written

pytestmark = pytest.mark.django_db
OTHER_WORDS = {"description": {"description": "Open to everybody who was hurt."}}
LIVE, OTHER = WORDS["description"], OTHER_WORDS["description"]


@pytest.fixture
def listing():
    return a_listing()


def test_the_second_to_send_sees_both_texts(listing):
    pat, quin = people("pat", "quin")
    late = proposals.draft(service=listing, author=quin, changes=OTHER_WORDS, why="Clearer.", at=NOW)
    written(listing, pat, WORDS)
    before = everything(listing)
    with pytest.raises(Outdated) as refused:
        proposals.submit(proposal=late, author=quin, at=NOW)
    assert (refused.value.code, refused.value.field) == ("CONFLICT", "base_version")
    assert (refused.value.live, refused.value.proposed) == (LIVE, OTHER)
    assert everything(listing) == before


def test_of_two_that_were_sent_only_the_first_is_written(listing):
    pat, quin, cleo = people("pat", "quin", "cleo")
    first, second = submitted(listing, pat, WORDS), submitted(listing, quin, OTHER_WORDS)
    proposals.approve(proposal=first, reviewer=cleo, at=NOW)
    before = everything(listing)
    with pytest.raises(Outdated) as refused:
        proposals.approve(proposal=second, reviewer=cleo, at=NOW)
    assert (refused.value.live, refused.value.proposed) == (LIVE, OTHER)
    assert everything(listing) == before


def test_who_has_seen_the_new_text_may_go_on(listing):
    pat, quin, cleo = people("pat", "quin", "cleo")
    late = proposals.draft(service=listing, author=quin, changes=OTHER_WORDS, why="Clearer.", at=NOW)
    written(listing, pat, WORDS)
    proposals.edit_draft(proposal=late, author=quin, changes=OTHER_WORDS, why="Clearer still.", base_version=2, at=NOW)
    sent = proposals.submit(proposal=late, author=quin, at=NOW)
    proposals.approve(proposal=sent, reviewer=cleo, at=NOW)
    assert Service.objects.get(pk=listing.pk).description == OTHER["description"]


def test_a_draft_from_a_page_that_was_opened_before_is_stopped(listing):
    pat, quin = people("pat", "quin")
    written(listing, pat, WORDS)
    late = proposals.draft(service=listing, author=quin, changes=OTHER_WORDS, why="Clearer.", base_version=1, at=NOW)
    with pytest.raises(Outdated):
        proposals.submit(proposal=late, author=quin, at=NOW)


@pytest.mark.parametrize("version", [-1, 2, 99])
def test_a_version_that_never_was_is_refused(listing, version):
    [pat] = people("pat")
    before = everything(listing)
    with pytest.raises(BadInput) as refused:
        proposals.draft(service=listing, author=pat, changes=WORDS, base_version=version, at=NOW)
    assert refused.value.field == "base_version"
    assert everything(listing) == before


def test_a_listing_taken_down_meanwhile_stops_a_yes(listing):
    pat, cleo = people("pat", "cleo")
    made = submitted(listing, pat, WORDS)
    withhold(service=listing, by=None)
    with pytest.raises(Outdated):
        proposals.approve(proposal=made, reviewer=cleo, at=NOW)
    assert made.reviews.count() == 0
