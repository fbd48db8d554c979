import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.reasons import KM_PER_MILE, distance_band, distance_text


@pytest.mark.parametrize(
    ("miles", "band"),
    [
        (0, "UNDER_3"),
        (2.99, "UNDER_3"),
        (3, "FROM_3_TO_10"),
        (10, "FROM_10_TO_30"),
        (30.01, "OVER_30"),
        (5000, "OVER_30"),
    ],
)
def test_a_distance_falls_into_its_band(miles, band):
    assert distance_band(miles * KM_PER_MILE + 1e-9).name == band


def test_the_words_follow_the_unit(settings):
    settings.DISTANCE_UNIT = "km"
    assert distance_text(12.0, "en") == "5 to 16 km"
    settings.DISTANCE_UNIT = "mi"
    assert distance_text(12.0, "en") == "3 to 10 miles"


@given(st.floats(0, 20_000), st.floats(0, 20_000))
def test_farther_is_never_a_nearer_band(one, other):
    order = ["UNDER_3", "FROM_3_TO_10", "FROM_10_TO_30", "OVER_30"]
    near, far = sorted((one, other))
    assert order.index(distance_band(near).name) <= order.index(distance_band(far).name)
