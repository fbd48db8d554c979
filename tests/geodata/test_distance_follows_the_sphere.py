import pytest
from geopy.distance import geodesic, great_circle
from hypothesis import given
from hypothesis import strategies as st

from geodata.distance import haversine_km
from geodata.types import Point

points = st.builds(Point, st.floats(-89, 89), st.floats(-180, 180))


def test_austin_to_houston_is_235_km():
    assert haversine_km(Point(30.2672, -97.7431), Point(29.7604, -95.3698)) == pytest.approx(235.4, abs=0.5)


@given(points, points)
def test_it_agrees_with_geopy_on_the_sphere(a, b):
    assert haversine_km(a, b) == pytest.approx(great_circle((a.lat, a.lon), (b.lat, b.lon)).km, abs=1e-3)


@given(points, points)
def test_it_is_within_six_thousandths_of_the_ellipsoid(a, b):
    assert haversine_km(a, b) == pytest.approx(geodesic((a.lat, a.lon), (b.lat, b.lon)).km, rel=0.006, abs=0.001)


@given(points, points)
def test_it_is_the_same_both_ways(a, b):
    assert haversine_km(a, b) == haversine_km(b, a)


def test_it_crosses_the_date_line_the_short_way():
    assert haversine_km(Point(52, 179.9), Point(52, -179.9)) == pytest.approx(13.69, abs=0.01)
