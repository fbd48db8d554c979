"""What would be said of some offers for a request, whether or not they are in its list."""

from dataclasses import replace

import pytest

from directory.errors import BadInput
from directory.models import Service
from matching.models import IndexedOffer
from matching.service import explain, match
from matching.types import MatchRequest, NeedWanted, PlaceGiven, PlacesGiven, Reason
from tests.matching.samples import NOW

pytestmark = pytest.mark.usefixtures("shipped_index")
BED = MatchRequest(
    needs=(NeedWanted("emergency-shelter"),), places=PlacesGiven(PlaceGiven("Fresno, CA")), at=NOW, first=9
)
FRESNO, LIFELINE = "ca-marjaree-mason-center-fresno", "988-lifeline"


def moved(place):
    return replace(BED, places=PlacesGiven(PlaceGiven(place) if place else None))


def test_of_what_is_in_the_list_the_same_is_said_as_there():
    listed = {one.offer_id: one for one in match(BED).matches}
    assert len(listed) == 9
    for one in explain(list(listed), BED):
        there = listed[one.offer_id]
        assert one == there._replace(rank=one.rank, slot=None, also_at=())


def test_they_come_in_the_order_given_each_once():
    ids = [one.offer_id for one in match(BED).matches]
    turned = [*reversed(ids), ids[0], ids[4]]
    assert [one.offer_id for one in explain(turned, BED)] == ids[::-1]


def test_what_is_not_published_or_not_there_is_left_out():
    Service.objects.filter(source_id=LIFELINE).update(publication="withheld")
    assert [one.offer_id for one in explain([LIFELINE, "no-such-offer", "", FRESNO], BED)] == [FRESNO]
    assert explain([], BED) == ()


def test_of_an_offer_that_serves_another_place_it_is_said_that_it_does():
    (one,) = explain([FRESNO], moved("Denver, CO"))
    assert (one.tier, one.tier_reason) == (5, Reason("area_excludes"))
    assert Reason("ask_serves_my_town") in one.asks
    assert {part.reason.code for part in one.parts if part.factor == "geography"} == {"geography_outside"}


def test_of_an_offer_of_one_state_it_is_said_that_the_state_is_not_known():
    (one,) = explain(["ca-california-rural-legal-assistance-inc-crla-fresno-fresno"], moved(""))
    assert one.tier == 5
    assert one.tier_reason.code in {"which_state", "area_excludes"}


@pytest.mark.parametrize(
    "request_",
    [
        BED,
        moved(""),
        moved("Pago Pago"),
        moved("Paris, France"),
        MatchRequest(
            text="my husband hits me", places=PlacesGiven(PlaceGiven("10453"), PlaceGiven("Denver, CO")), at=NOW
        ),
    ],
)
def test_every_offer_can_be_explained_for_any_request(request_):
    ids = list(IndexedOffer.objects.filter(service__publication="published").values_list("offer_id", flat=True)[::3])
    found = explain(ids[:900], request_)
    assert [one.offer_id for one in found] == ids[:900]
    assert {one.tier for one in found} <= {1, 2, 3, 4, 5}


def test_bad_input_is_named():
    with pytest.raises(BadInput) as refused:
        explain([FRESNO], replace(BED, needs=(NeedWanted("no-such-need"),)))
    assert refused.value.field == "needs.0.code"
