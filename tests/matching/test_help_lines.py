"""Lines that are always there: by what happened, by language, in danger; never none."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from directory import taxonomy
from matching.service import match, match_with
from matching.types import Custody, Inquirer, LanguageWanted, MatchRequest, PlaceGiven, PlacesGiven, Stage, Urgency
from tests.matching.samples import NOW, line, loaded, offer, request

DV, RAPE, CHILD, NATIVE = (
    "national-domestic-violence-hotline",
    "rainn-sexual-assault-hotline",
    "childhelp",
    "stronghearts-native-helpline",
)
TRAFFICKING = "national-human-trafficking-hotline"


def lines_for(*more, **asked):
    named = [line(code, languages={"en": 4, "es": 3}) for code in (DV, RAPE, CHILD, NATIVE, TRAFFICKING)]
    held = loaded(*named, line("911", role="reporting-channel"), line(languages={"en": 4, "es": 4}), *more)
    return match_with(held, request(**asked))


@pytest.mark.parametrize(
    ("crime", "expected"),
    [
        ("domestic-violence", DV),
        ("dating-violence", DV),
        ("stalking", DV),
        ("sexual-assault", RAPE),
        ("labor-trafficking", TRAFFICKING),
        ("child-abuse", CHILD),
        ("fraud", "988-lifeline"),
        ("homicide", "988-lifeline"),
    ],
)
def test_the_line_follows_what_happened(crime, expected):
    assert lines_for(victimizations=(crime,)).fallbacks == (expected,)


def test_a_native_person_also_gets_strong_hearts():
    found = lines_for(victimizations=("domestic-violence",), populations=("native-american",))
    assert found.fallbacks == (DV, NATIVE)


def test_a_line_that_speaks_the_language_joins_when_the_fitting_one_does_not():
    english = line(CHILD, languages={"en": 4})
    found = match_with(
        loaded(english, line(DV, languages={"en": 4, "es": 4}), line(languages={"en": 4})),
        request(victimizations=("child-abuse",), languages="es"),
    )
    assert found.fallbacks == (CHILD, DV)


def test_where_no_line_speaks_it_the_one_with_most_languages_joins_with_a_sentence_to_say():
    many = line(DV, languages={"en": 4, "es": 4, "fr": 4})
    found = match_with(loaded(many, line(languages={"en": 4})), request(languages="prs"))
    assert found.fallbacks == ("988-lifeline", DV)
    assert [(one.code, one.reason.params) for one in found.relaxations] == [("language", {"language": "prs"})]


def test_danger_pins_911_and_then_the_fitting_line():
    found = lines_for(victimizations=("domestic-violence",), urgency=Urgency.IN_DANGER)
    assert found.pinned == ("911", DV)


def test_nothing_is_pinned_without_danger():
    assert lines_for(urgency=Urgency.TODAY).pinned == ()


def test_words_of_suicide_pin_988():
    assert lines_for(text="I want to kill myself").pinned == ("988-lifeline",)


def test_without_any_known_line_another_round_the_clock_line_stands_in():
    found = match_with(loaded(line("some-line"), offer()), request(victimizations=("fraud",)))
    assert found.fallbacks == ("some-line",)


CRIMES = [term.code for term in taxonomy.terms("victimization")]
GROUPS = [term.code for term in taxonomy.terms("population")]


@pytest.mark.in_memory
@pytest.mark.usefixtures("shipped_index")
@settings(max_examples=200, derandomize=True, deadline=None, suppress_health_check=[])
@given(
    crimes=st.lists(st.sampled_from(CRIMES), max_size=2, unique=True),
    groups=st.lists(st.sampled_from(GROUPS), max_size=2, unique=True),
    language=st.sampled_from(["en", "es", "prs", "my", "ase", "ht"]),
    here=st.sampled_from(["", "78701", "96799", "99723", "nowhere at all", "Toronto, Canada", "APO AE 09012", "\x00"]),
    age=st.one_of(st.none(), st.integers(0, 130)),
    stage=st.sampled_from([None, *Stage]),
    custody=st.sampled_from([None, *Custody]),
    inquirer=st.sampled_from([None, *Inquirer]),
)
def test_every_valid_request_has_a_line_with_a_number(crimes, groups, language, here, age, stage, custody, inquirer):
    found = match(
        MatchRequest(
            victimizations=tuple(crimes),
            populations=tuple(groups),
            languages=(LanguageWanted(language),),
            places=PlacesGiven(here=PlaceGiven(here)),
            age=age,
            stage=stage,
            custody=custody,
            inquirer=inquirer,
            at=NOW,
        )
    )
    assert found.fallbacks
    first = found.offers[found.fallbacks[0]]
    assert first["phones"]
    assert first["hours"]["always"]
    assert all(not found.offers[one.offer_id]["status"].startswith("hist") for one in found.matches)
