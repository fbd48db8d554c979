"""The words of a reason are made once for each language, and kept under public codes alone."""

from string import Formatter

import pytest
from django.utils import translation
from django.utils.translation import gettext

from api import reasons as door
from api.reasons import distance_text, message
from matching import reasons
from matching.types import Reason, Ring

SAMPLES = {
    "needs": ["emergency-shelter", "legal-civil"], "missed": ["counseling"], "need": "emergency-shelter",
    "victimization": "domestic-violence", "victimizations": ["domestic-violence", "stalking"],
    "crimes": ["stalking"], "population": "children", "populations": ["children", "veterans"], "group": "veterans",
    "language": "es", "ring": Ring.STATE, "situation": "federal-custody", "date": "2026-10", "cap": 50, "place": "Marfa, TX",
}  # fmt: skip


@pytest.fixture
def made(monkeypatch):
    """The codes of the sentences that were made, with nothing kept from before."""
    codes, render = [], reasons.render
    monkeypatch.setattr(reasons, "render", lambda reason, *rest: (codes.append(reason.code), render(reason, *rest))[1])
    door._kept_sentence.cache_clear()
    yield codes
    door._kept_sentence.cache_clear()


@pytest.mark.parametrize("language", ["en", "es", "ar"])
def test_every_sentence_is_the_one_its_wording_gives_the_first_time_and_the_next(language):
    for code, wording in reasons.WORDING.items():
        reason = Reason(code, {name: SAMPLES[name] for _, name, _, _ in Formatter().parse(wording) if name})
        with translation.override(language):
            expected = reasons.render(reason, language, gettext)
        assert [message(reason, language), message(reason, language)] == [expected, expected]


def test_a_sentence_of_public_codes_is_made_once_for_each_language(made):
    said = [message(Reason("geography_area", {"ring": Ring.STATE}), language) for language in ("en", "es", "en", "es")]
    assert said[0] == said[2] == "Serves your whole state"
    assert said[1] == said[3] != said[0]
    assert made == ["geography_area"] * 2


def test_other_codes_give_another_sentence(made):
    said = [message(Reason("needs_none", {"needs": needs}), "en") for needs in (["counseling"], ["legal-civil"])]
    assert said[0] != said[1]


@pytest.mark.parametrize(
    ("code", "params"),
    [
        ("place_guessed", {"place": "Marfa, TX"}),
        ("relaxed_say_language", {"language": "es-MX-78701"}),
        ("ask_language", {"language": "en-MARFA"}),
    ],
)
def test_a_sentence_that_may_tell_of_a_person_is_made_anew_and_nothing_of_it_is_kept(made, code, params):
    said = {message(Reason(code, params), "en") for _ in range(2)}
    assert len(said) == 1
    assert made == [code, code]
    assert door._kept_sentence.cache_info().currsize == 0


def test_kilometres_are_no_part_of_what_is_kept(made):
    said = {message(Reason("geography_distance", {"km": km}), "en") for km in (1.25, 7.5, 80.0)}
    assert said == {"Close to the place"}
    assert made == ["geography_distance"]
    door._band_text.cache_clear()
    assert {distance_text(km, "en") for km in (0.5, 1.5, 2.5)} == {"under 3 miles"}
    assert door._band_text.cache_info().currsize == 1


def test_the_unit_of_the_setting_is_followed_at_once(settings):
    said = []
    for settings.DISTANCE_UNIT in ("mi", "km", "mi"):
        said.append(distance_text(1.0, "en"))
    assert said == ["under 3 miles", "under 5 km", "under 3 miles"]
