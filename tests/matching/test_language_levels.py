"""English is spoken wherever it is listed, with or without a level, and where nothing is said."""

import pytest

from matching.speaking import level_of
from tests.matching.samples import offer


@pytest.mark.parametrize(
    ("spoken", "level"), [({"en": None, "es": 4}, 4), ({"en": 3}, 3), ({}, 4), ({"es": 4}, 0), ({"es": 4, "en": 4}, 4)]
)
def test_english(spoken, level):
    assert level_of(offer(languages=spoken), "en") == level


def test_a_regional_form_is_served_by_its_language():
    assert level_of(offer(languages={"en": 4, "es": 3}), "es-419") == 3
