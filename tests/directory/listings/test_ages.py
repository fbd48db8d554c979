import pytest
from hypothesis import given
from hypothesis import strategies as st

from directory.listings.eligibility import ages


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Serves victims 16 - 20 years of age", (16, 20)),
        ("Serves victims 4 - 25 years of age, call to confirm eligibility", (4, 25)),
        ("Serves immigrant youth 14 - 24 years of age", (14, 24)),
        ("SAFE examiners conduct exams for patients who are 13 years of age or older (within 96 hours)", (13, None)),
        ("Serves anyone who is 60 years of age or older", (60, None)),
        ("60 years or older", (60, None)),
        ("People aged 60 or over, or someone calling for them.", (60, None)),
        ("Serves NYC-based youth 24 years of age and younger", (None, 24)),
        ("Serves LGBTQ survivors of violence who are under 25 years of age and impacted by HIV", (None, 24)),
    ],
)  # fmt: skip
def test_an_age_limit_is_read(text, expected):
    assert ages(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        None,
        "",
        "Call to confirm eligibility",
        "Serves victims with children under 18 years of age at risk of foster care placement",
        "Serves victims 0 - 17 years of age and their families",
        "Survivors aged 12 and older; significant others of survivors of any age",
        "The image was taken when the person was under 18.",
        "A charge must usually be filed within 180 calendar days.",
        "household income that falls within 200% of the federal poverty guidelines",
        "Serves victims 20 - 16 years of age",
    ],
)
def test_what_is_not_surely_the_age_of_the_person_helped_stays_unknown(text):
    assert ages(text) == (None, None)


@given(st.integers(0, 60), st.integers(61, 120))
def test_every_range_is_read_back(low, high):
    assert ages(f"Serves people {low} - {high} years of age") == (low, high)
