"""Nearer never ranks lower, all else equal. The list here has no places kept and no organization twice."""

from dataclasses import replace
from math import asin, cos, radians, sin, sqrt

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from matching.types import NeedWanted
from tests.matching.properties.asking import answer, examples, listed, on_each_engine, raw_requests, read_request
from tests.matching.properties.corpora import raw_offers, read_corpus, read_offer
from tests.matching.properties.regions import REGIONS
from tests.matching.samples import offer, request

PRECISE = {"ADDRESS", "POINT", "ZIP", "CITY"}


def km(a, b) -> float:
    """The haversine on a sphere of 6371.0088 km, written again."""
    (lat_a, lon_a), (lat_b, lon_b) = ((radians(x), radians(y)) for x, y in (a, b))
    half = sin((lat_b - lat_a) / 2) ** 2 + cos(lat_a) * cos(lat_b) * sin((lon_b - lon_a) / 2) ** 2
    return 2 * 6371.0088 * asin(sqrt(half))


def given_points(found) -> list[tuple[float, float]]:
    places = (found.resolved.here, found.resolved.crime, found.resolved.destination)
    return [(one.point.lat, one.point.lon) for one in places if one and one.precision in PRECISE]


def nearer_first(found, one, other):
    """The two points, the one nearer to every place given first; a tenth of a km is the least that counts."""
    pairs = [(round(km(one, spot), 1), round(km(other, spot), 1)) for spot in given_points(found)]
    assume(pairs)
    if all(a > b for a, b in pairs):
        return other, one
    assume(all(a < b for a, b in pairs))
    return one, other


bearings, distances = st.floats(0, 360), st.floats(0, 300)


@st.composite
def two_points(draw):
    """Offers, a request from narrow places, an offer to move, and two points on one bearing from a town."""
    region = draw(st.sampled_from(REGIONS))
    rows = read_corpus(draw(st.lists(raw_offers, max_size=4)), region, own=True)
    asked = read_request(draw(raw_requests), region, narrow=True)
    start, bearing = draw(st.sampled_from(region.points[:3])), draw(bearings)
    points = [moved_by(start, bearing, draw(distances)) for _ in range(2)]
    return rows, asked, read_offer(draw(raw_offers), "moved", region, own=True), points


def moved_by(start, bearing: float, distance_km: float) -> tuple[float, float]:
    lat = start[0] + cos(radians(bearing)) * distance_km / 111.2
    lon = start[1] + sin(radians(bearing)) * distance_km / (111.2 * cos(radians(start[0])))
    return min(lat, 89.9), (lon + 180) % 360 - 180


@on_each_engine
@examples
@given(case=two_points())
def test_of_two_offers_alike_the_nearer_stands_first(engine, case):
    rows, asked, moved, points = case
    near, far = nearer_first(answer(engine, asked), *points)
    twins = (
        replace(moved, offer_id="far", source_id="far", organization="far", point=far),
        replace(moved, offer_id="near", source_id="near", organization="near", point=near),
    )
    found = listed(answer(engine, asked, *rows, *twins))
    if "far" in found:
        assert found["near"].rank < found["far"].rank


@on_each_engine
@examples
@given(case=two_points())
def test_moving_an_offer_nearer_never_lowers_its_rank(engine, case):
    rows, asked, moved, points = case
    near, far = nearer_first(answer(engine, asked), *points)
    before = listed(answer(engine, asked, *rows, replace(moved, point=far)))
    after = listed(answer(engine, asked, *rows, replace(moved, point=near)))
    if "moved" in before:
        assert after["moved"].rank <= before["moved"].rank


BRONX, CARMEL = (40.852508, -73.913291), (41.447747, -73.709884)  # a crowded and a thinly settled county, 68 km apart


@on_each_engine
def test_nearer_to_where_one_is_and_to_where_one_could_go_is_never_worse(engine):
    """Distance counts fast in a city and slowly in the country: the better of the two ways counts."""
    before, after = (41.1310, -73.60), (41.1350, -73.80)
    assert all(km(spot, after) < km(spot, before) for spot in (BRONX, CARMEL))
    asked = request("emergency-shelter", "10453", destination="10512")
    shelter = offer("shelter", needs={"emergency-shelter"}, area_scope="states", area_keys={"state:NY"}, states={"NY"})
    first = listed(answer(engine, asked, replace(shelter, point=before)))["shelter"]
    second = listed(answer(engine, asked, replace(shelter, point=after)))["shelter"]
    assert second.score >= first.score


@on_each_engine
@pytest.mark.parametrize("degrees", [0.02, 0.1, 0.5, 1.2, 2.0])
def test_the_same_step_north_counts_everywhere_the_same(engine, degrees):
    asked = replace(request(), needs=(NeedWanted("emergency-shelter"),))
    near = offer("near", point=(30.270569, -97.742589))
    far = offer("far", point=(30.270569 + degrees, -97.742589))
    found = listed(answer(engine, asked, far, near))
    assert found["near"].rank < found["far"].rank
    assert found["far"].distance_km == pytest.approx(degrees * 111.19508, abs=1e-3)
