"""Below the answers stand the offices of the place of the case; where none is listed, the guide that says how to find it."""

import pytest

from directory.guides import guides
from frontend.console.answering import FIND_BY_GUIDE, OFFICE
from matching.offices import BELONGS
from tests.frontend.console.calling import HITS, address, attributes, screen, signed_in, words

pytestmark = pytest.mark.usefixtures("shipped_index")
KINDS = ("state-prosecutor", "federal-prosecutor", "relations-officer", "compensation", "notification")
DENVER = {
    "state-prosecutor": ["co-denver-district-attorney-family-violence-unit-victim-advocates"],
    "federal-prosecutor": ["usao-co"],
    "relations-officer": ["ice-cro-denver"],
    "compensation": ["co-crime-victim-compensation-colorado-crime-victim-compensation-judicial-district-programs"],
    "notification": [],
}


def shown(**form):
    """The place, and per kind the keys of its offices, or the guide that stands instead."""
    found = screen(**form)
    return found["offices_for"], {
        kind: [card.key for card in cards] or guide for kind, _, cards, guide in found["offices"]
    }


def test_each_kind_has_a_heading_and_a_guide_that_exists():
    assert tuple(BELONGS) == tuple(OFFICE) == tuple(FIND_BY_GUIDE) == KINDS
    assert set(FIND_BY_GUIDE.values()) <= {guide.id for guide in guides()}


def test_both_prosecutors_are_named_as_a_case_may_be_the_states_or_the_nations():
    place, found = shown(text=HITS, place="Denver, CO")
    assert place == "Denver, CO"
    assert found == DENVER | {"notification": "state-vine"}
    headings = [str(heading) for _, heading, _, _ in screen(text=HITS, place="Denver, CO")["offices"]]
    assert headings == [
        "State case: prosecutor’s victim help",
        "Federal case: U.S. Attorney’s victim help",
        "ICE community relations officer",
        "Money for victims: the state’s program",
        "News of who gets out: the state’s service",
    ]


def test_the_place_of_the_crime_goes_before_the_callers():
    place, found = shown(text=HITS, place="Wichita, KS", crime_place="Denver, CO")
    assert (place, found["federal-prosecutor"]) == ("Denver, CO", ["usao-co"])
    place, found = shown(text=HITS, place="Wichita, KS")
    assert (place, found["federal-prosecutor"]) == ("Wichita, KS", ["usao-ks"])


def test_a_crime_place_that_was_only_heard_goes_before_as_well():
    assert shown(text="I was beaten, it happened in Denver", place="Wichita, KS")[0] == "Denver, CO"


def test_while_it_is_asked_which_place_of_the_crime_is_meant_the_callers_stands():
    assert shown(text=HITS, place="Wichita, KS", crime_place="Springfield")[0] == "Wichita, KS"


def test_where_nothing_is_listed_guides_stand_instead():
    place, found = shown(text=HITS, place="Pago Pago")
    assert place == "Pago Pago (Eastern, AS)"
    assert (
        found
        == FIND_BY_GUIDE
        == {
            "state-prosecutor": "find-your-district-attorney",
            "federal-prosecutor": "us-attorney",
            "relations-officer": "no-community-relations-officer",
            "compensation": "state-compensation",
            "notification": "state-vine",
        }
    )


@pytest.mark.parametrize("form", [{"text": HITS}, {"place": "Springfield"}, {"place": "Paris, France"}])
def test_where_no_place_is_known_no_office_is_shown(form):
    assert shown(**form) == ("", {})
    assert "offices" not in attributes(signed_in().post(address("answers"), form), "id")


def test_the_place_to_go_to_names_no_office():
    assert shown(text=HITS, destination="Denver, CO") == ("", {})


def test_the_page_leads_to_the_guide_and_puts_an_office_into_the_basket():
    answer = signed_in().post(address("answers"), {"text": HITS, "place": "Denver, CO"})
    assert "Offices for Denver, CO" in words(answer, "h2")
    assert attributes(answer, "data-guide")[-1] == "state-vine"
    assert {one for kind in DENVER.values() for one in kind} <= set(attributes(answer, "data-key"))
    nothing = words(answer, "dd")[-1]
    assert nothing == "None is in our list. How to find it"


def test_who_answers_at_an_office_is_said():
    offices = {kind: cards for kind, _, cards, _ in screen(text=HITS, place="Denver, CO")["offices"]}
    assert [card.operator for card in offices["state-prosecutor"]] == ["Prosecutor’s office"]
    assert [card.operator for card in offices["relations-officer"]] == ["Immigration agency (ICE)"]
