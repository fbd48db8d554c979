"""What was read from words and turned down counts no more; what is given stays, and nothing comes in its place."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matching.reading import interpret
from matching.resolving import understand
from matching.turning_down import SINGLE
from matching.types import Custody, LanguageWanted, MatchRequest, NeedWanted, PlaceGiven, PlacesGiven, Urgency
from tests.matching.samples import NOW

TOLD = "mi esposo me pega, tengo 34 años, hablo español, vivo en Fresno"
# Words of which a part, read alone, means something else again: the reader weighs each word.
TEXTS = (
    TOLD,
    "my ex postd my nudes how do i get them of the internet",
    "I gave a man on the phone 3000 in gift cards, he said he was IRS. I am 76",
    "el patron no me paga y tiene mi pasaporte, trabajo i duermo en el restaurante, bronx",
    "my bf goes thru my phone n grabbed my neck is that abuse?? im 15",
    "got jumped. who pays my hospital bills, I dont have insurance",
    "my brother is in immigration detention in Houston, it happened in Denver, I need help today",
    "我丈夫打我，我不会说英语，该怎么办",
)


def meant(text=TOLD, *turned_down, **given):
    """What counts, as the codes that could be turned down."""
    found = understand(MatchRequest(text=text, turned_down=frozenset(turned_down), **given), now=NOW).resolved
    many = {
        "need": [one.code for one in found.needs],
        "victimization": found.victimizations,
        "population": found.populations,
        "language": [one.code for one in found.languages],
    }
    places = {"place": found.here, "crime_place": found.crime}
    single = {name: getattr(found, name) for name in SINGLE} | places
    codes = [f"{name}:{code}" for name, listed in many.items() for code in listed]
    return {*codes, *(f"{name}:" for name, value in single.items() if value is not None)}


def test_what_is_turned_down_is_gone_and_the_rest_stays():
    assert meant() == {
        *("need:counseling", "need:language-access", "victimization:domestic-violence", "language:es"),
        *("place:", "age:"),
    }
    for one in meant():
        assert meant(TOLD, one) == meant() - {one}


@settings(max_examples=80, derandomize=True, deadline=None)
@given(text=st.sampled_from(TEXTS), data=st.data())
def test_whatever_is_turned_down_nothing_else_goes_and_nothing_comes(text, data):
    read = meant(text)
    down = data.draw(st.sets(st.sampled_from(sorted(read))))
    assert meant(text, *down) == read - down


def test_what_is_given_stays_though_it_was_turned_down_among_the_words():
    given = {
        "needs": (NeedWanted("counseling"),),
        "victimizations": ("domestic-violence",),
        "populations": ("women",),
        "languages": (LanguageWanted("es"),),
        "places": PlacesGiven(here=PlaceGiven("Austin, TX"), crime=PlaceGiven("Denver, CO")),
        "age": 40,
        "urgency": Urgency.TODAY,
        "custody": Custody.LOCAL,
    }
    plain = meant(TOLD, **given)
    assert {"need:counseling", "victimization:domestic-violence", "population:women", "language:es"} <= plain
    down = plain | {"stage:", "inquirer:"}
    assert meant(TOLD, *down, **given) == plain - {"need:language-access"}


def test_a_given_place_or_age_takes_the_part_of_the_one_turned_down():
    request = MatchRequest(
        text=TOLD, age=40, places=PlacesGiven(here=PlaceGiven("Austin, TX")), turned_down=frozenset({"place:", "age:"})
    )
    found = understand(request, now=NOW).resolved
    assert (found.here.label, found.age) == ("Austin, TX", 40)


def test_the_words_are_still_read_whole():
    found = understand(MatchRequest(text=TOLD, turned_down=frozenset(meant())), now=NOW).resolved
    assert found.interpretation == interpret(TOLD)
    assert found.unread == interpret(TOLD).unread


@pytest.mark.parametrize(
    "one", ["need", "need:", ":counseling", "needs:counseling", "place:Fresno, CA", "\x00", "age:3"]
)
def test_what_names_nothing_turns_nothing_down(one):
    assert meant(TOLD, one) == meant()


def test_a_threat_to_oneself_is_heard_whatever_is_turned_down():
    read = understand(MatchRequest(text="quiero matarme", turned_down=frozenset({"need:suicide-prevention"})), now=NOW)
    assert read.resolved.needs == ()
    assert read.resolved.interpretation.suicide
