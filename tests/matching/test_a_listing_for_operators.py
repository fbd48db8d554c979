"""A listing that is for operators alone stands in their lists and in nobody else's."""

from dataclasses import replace

import pytest

from directory.models import Service
from directory.models.services import Audience
from directory.services import note_change
from matching.holding import Holder
from matching.service import match_with
from matching.types import MatchRequest, NeedWanted, PlaceGiven, PlacesGiven
from tests.matching.samples import NOW

ASKED = MatchRequest(
    needs=(NeedWanted("emergency-shelter"),), places=PlacesGiven(here=PlaceGiven("10453")), at=NOW, first=50
)


@pytest.fixture
def for_operators(shipped_index):
    """The best shelter for the Bronx, from now on for operators alone: its id."""
    found = match_with(Holder().get(), ASKED).matches[0].offer_id
    service = Service.objects.get(source_id=found.partition("@")[0])
    service.audience = Audience.OPERATOR
    service.save()
    note_change(service=service)
    return found


def shown(request):
    return [one.offer_id for one in match_with(Holder().get(), request).matches]


def test_an_operator_still_finds_it_first(for_operators):
    assert shown(replace(ASKED, audience="operator"))[0] == for_operators


def test_the_public_and_partners_do_not(for_operators):
    assert for_operators not in shown(ASKED)
    assert for_operators not in shown(replace(ASKED, audience="partner"))
