"""Names in a row are joined as each language joins them."""

import pytest

from directory.locales import listed


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "A, B, and C"),
        ("es", "A, B y C"),
        ("ar", "A وB وC"),
        ("zh-hans", "A、B和C"),
        ("vi", "A, B và C"),
        ("ht", "A, B ak C"),
        ("ru", "A, B и C"),
        ("prs", "A،\u200f B، و C"),
    ],
)
def test_three_names(language, words):
    assert listed(["A", "B", "C"], language) == words


@pytest.mark.parametrize("language", ["en", "ht", "prs"])
def test_one_name_stands_alone(language):
    assert listed(["A"], language) == "A"
