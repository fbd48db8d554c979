"""An id that somebody kept answers after a merge, with the listing that stays; it never tells more than its own did."""

import pytest

from directory import merging
from directory.services import withhold
from tests import people
from tests.api import samples

OFFER = "query ($id: ID!) { offer(id: $id) { sourceId } }"
WHY_NOT = "query ($id: ID!) { whyNot(offerId: $id, request: {}) { offerId } }"


@pytest.fixture
def merged(empty_directory):
    stays, goes = samples.service("tx-stays"), samples.service("tx-goes")
    made = merging.propose(stays=stays, goes=goes, fields=[], why="One house.", by=people.curator())
    merging.confirm(merge=made, by=people.second_curator())
    samples.indexed()
    return made


@pytest.mark.parametrize("former", ["tx-stays", "tx-goes", "tx-goes@7"])
def test_an_old_id_answers_the_one_that_stays(api, merged, former):
    assert api.data(OFFER, {"id": former})["offer"] == {"sourceId": "tx-stays"}
    assert api.data(WHY_NOT, {"id": former})["whyNot"] == {"offerId": "tx-stays"}


def test_at_several_places_it_is_the_first_of_them(api, merged):
    for _place in range(2):
        samples.address(merged.stays, "area")
    samples.indexed()
    assert api.data(OFFER, {"id": "tx-goes"})["offer"] == {"sourceId": "tx-stays"}


def test_an_old_id_of_what_is_not_shown_is_as_one_that_never_was(api, merged):
    withhold(service=merged.stays, by=None)
    samples.indexed()
    assert api.data(OFFER, {"id": "tx-goes"}) == api.data(OFFER, {"id": "tx-nothing"}) == {"offer": None}


def test_after_the_merge_is_undone_the_id_is_its_own(api, merged):
    merging.unmerge(merge=merged, by=people.curator())
    samples.indexed()
    assert api.data(OFFER, {"id": "tx-goes"})["offer"] == {"sourceId": "tx-goes"}
