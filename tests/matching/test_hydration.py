"""The shown offers: read in one query, gone the moment they are withdrawn, and never open on stale hours."""

from datetime import UTC, datetime

import pytest

from directory.models import Service
from directory.services import withhold
from matching import hydration
from matching.service import match
from matching.types import MatchRequest, PlaceGiven, PlacesGiven

pytestmark = pytest.mark.usefixtures("shipped_index")
MONDAY_NOON = datetime(2026, 11, 23, 17, 0, tzinfo=UTC)
OFFICE = "ny-her-justice-bronx-family-justice-center-bronx"


def test_any_number_of_offers_costs_one_query(django_assert_num_queries):
    found = match(MatchRequest(places=PlacesGiven(PlaceGiven("10453")), first=50, at=MONDAY_NOON))
    with django_assert_num_queries(1):
        blobs = hydration.offers([one.offer_id for one in found.matches])
    assert set(blobs) == {one.offer_id for one in found.matches}


def test_a_match_costs_two_queries_at_most_whatever_is_asked(django_assert_max_num_queries):
    for first in (1, 50):
        with django_assert_max_num_queries(2):
            found = match(MatchRequest(places=PlacesGiven(PlaceGiven("10453")), first=first, at=MONDAY_NOON))
        assert {one.offer_id for one in found.matches} <= found.offers.keys()


def test_what_is_withdrawn_is_gone_at_once_whatever_the_snapshot_says():
    withhold(service=Service.objects.get(source_id=OFFICE), by=None)
    assert hydration.offers([OFFICE, "988-lifeline"]).keys() == {"988-lifeline"}


def test_hours_confirmed_too_long_ago_are_unknown_and_a_line_day_and_night_is_open():
    blobs = hydration.offers([OFFICE, "988-lifeline"])
    assert blobs[OFFICE]["hours"]["confirmed"] < "2026-03-28"
    assert hydration.open_state(blobs[OFFICE], MONDAY_NOON).kind == "unknown"
    assert hydration.open_state(blobs["988-lifeline"], MONDAY_NOON).kind == "open"


def test_fresh_hours_are_told_on_the_providers_clock():
    blob = hydration.offers([OFFICE])[OFFICE]
    blob["hours"]["confirmed"] = "2026-11-01"
    blob["hours"]["windows"] = [{"days": "MO", "opens": "09:00", "closes": "17:00", "timezone": "America/New_York"}]
    assert hydration.open_state(blob, MONDAY_NOON).kind == "open"


def test_no_withheld_number_and_no_confidential_street_is_in_any_blob():
    from matching.models import IndexedOffer

    hidden = Service.objects.filter(phones__public=False).values_list("source_id", "phones__number", "phones__public")
    numbers = {(source, number) for source, number, public in hidden if not public}
    shown = {
        (row["source_id"], phone["number"])
        for row in hydration.offers(list(IndexedOffer.objects.values_list("offer_id", flat=True))).values()
        for phone in row["phones"]
    }
    assert len(numbers) > 300
    assert {pair for pair in numbers & shown if not _also_public(*pair)} == set()


def _also_public(source_id: str, number: str) -> bool:
    return Service.objects.filter(source_id=source_id, phones__number=number, phones__public=True).exists()


def test_the_names_on_a_card_are_said_once():
    blob = hydration.offers(["ny-bronx-district-attorney-s-office-crime-victims-assistance-unit-bronx"])
    (name,) = {row["name"] for row in blob.values()}
    assert name == "Bronx District Attorney's Office Crime Victims Assistance Unit"
