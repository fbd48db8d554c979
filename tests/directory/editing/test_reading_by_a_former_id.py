"""The agency of the listing that stays opens it by either id; nobody comes to it by having had the other."""

import pytest

from directory import merging
from directory.editing.reading import listing_for, listings_of
from tests import people
from tests.api import samples

pytestmark = pytest.mark.django_db


@pytest.fixture
def stays():
    return samples.service("tx-stays")


def merged(stays, goes):
    made = merging.propose(stays=stays, goes=goes, fields=[], why="One house.", by=people.curator())
    merging.confirm(merge=made, by=people.second_curator())


def test_a_former_id_opens_the_one_that_stays(stays):
    merged(stays, samples.service("tx-goes"))
    pat = people.partner(stays.organization)
    assert listing_for(pat, "tx-goes") == listing_for(pat, "tx-stays") == stays
    assert [one.source_id for one in listings_of(pat)] == ["tx-stays"]


def test_the_agency_of_the_one_that_went_does_not_come_to_the_other(stays):
    other = samples.organization("oak", name="Oak House")
    merged(stays, samples.service("tx-goes", of=other))
    olga = people.partner(other, name="olga")
    assert listing_for(olga, "tx-goes") is None
    assert list(listings_of(olga)) == []
