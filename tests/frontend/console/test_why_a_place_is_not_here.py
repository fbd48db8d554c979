"""“Why is this place not here?”: its place in the list, or the one rule that keeps it out."""

import pytest

from directory.models import Service
from frontend.console.missing import MOST, Missing, why_not
from matching.models import IndexedOffer
from tests.frontend.console.calling import HITS, address, asked, attributes, rows, screen, signed_in, words

pytestmark = pytest.mark.usefixtures("shipped_index")
HOTLINE, FRESNO = "national-domestic-violence-hotline", "marjaree-mason-center-ca"
FORM = {"text": HITS, "place": "Fresno, CA"}


def told(organization, **changes):
    return {one.name: tuple(map(str, one.why)) for one in why_not(organization, asked(**FORM | changes))}


def test_what_is_listed_says_its_place_and_what_keeps_it_lower():
    assert told(FRESNO) == {"Domestic violence program": ("It is in the list, in place 1",)}
    shown = [card.key for _, card in screen(**FORM)["answer"].cards]
    assert shown.index(HOTLINE) == 1
    assert told(HOTLINE)["The Hotline"] == ("It is in the list, in place 2",)
    lower = told("national-center-for-victims-of-crime")["VictimConnect Resource Center"]
    assert lower == ("It is in the list, in place 3", "Ask if this program is still running")


@pytest.mark.parametrize(
    ("organization", "changes", "name", "sentence"),
    [
        (HOTLINE, {}, "love is respect (National Dating Abuse Helpline)", "It is for one group only: Teens"),
        (FRESNO, {"place": "Denver, CO"}, "Domestic violence program", "It serves another area"),
        (
            FRESNO,
            {"text": "", "need": "identity-recovery"},
            "Domestic violence program",
            "It does not list what you need",
        ),
    ],
)
def test_what_is_not_listed_says_the_rule_that_keeps_it_out(organization, changes, name, sentence):
    assert told(organization, **changes)[name] == (sentence,)


@pytest.mark.parametrize(
    "organization", ["", "no-such-organization", "MARJAREE-MASON-CENTER-CA", "a\x00b", "x" * 5_000]
)
def test_an_unknown_organization_has_no_place_at_all(organization):
    answer = signed_in().post(address("why-not"), FORM | {"organization": organization})
    assert (answer.status_code, words(answer, "li")) == (200, ["None of its places is public."])


@pytest.mark.parametrize("publication", ["withheld", "no_contact"])
def test_what_is_not_published_is_never_named(publication):
    Service.objects.filter(organization__slug=FRESNO).update(publication=publication)
    assert told(FRESNO) == {}
    answer = signed_in().post(address("why-not"), FORM | {"organization": FRESNO})
    assert words(answer, "li") == ["None of its places is public."]
    assert b"Marjaree" not in answer.content


def test_an_offer_that_is_gone_is_not_named():
    IndexedOffer.objects.filter(offer_id=HOTLINE).update(gone=True)
    assert list(told(HOTLINE)) == ["love is respect (National Dating Abuse Helpline)"]


def test_of_an_organization_with_many_places_eight_are_told():
    assert IndexedOffer.objects.filter(service__organization__slug="safe-horizon-ny").count() > MOST
    assert len(why_not("safe-horizon-ny", asked(**FORM))) == MOST == 8


def test_one_that_is_not_in_the_list_for_its_rank_alone_says_that_it_fits():
    found = why_not("safe-horizon-ny", asked(text=HITS, place="10453"))
    sentences = {str(sentence) for one in found for sentence in one.why}
    assert "It fits, but 50 others stand before it" in sentences


def test_the_page_tells_each_with_its_reasons_set_apart():
    client, before = signed_in(), rows()
    answer = client.post(address("why-not"), FORM | {"organization": "national-center-for-victims-of-crime"})
    assert words(answer, "h2") == ["Why is a place not here?"]
    assert words(answer, "li")[-1] == (
        "VictimConnect Resource Center: It is in the list, in place 3 · Ask if this program is still running"
    )
    assert rows()["directory.IndexEvent"] == before["directory.IndexEvent"]


def test_what_cannot_be_read_is_said_with_its_field():
    answer = signed_in().post(address("why-not"), {"organization": HOTLINE, "need": "x"})
    assert (answer.status_code, attributes(answer, "data-field")) == (422, ["needs.0.code"])


def test_what_was_turned_down_counts_here_too():
    assert told(HOTLINE, turned_down="victimization:domestic-violence", text=HITS) != told(HOTLINE)
    assert Missing("x", ()).why == ()
