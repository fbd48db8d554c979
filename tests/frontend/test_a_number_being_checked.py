"""A listing whose number is being checked says so and names the line to call meanwhile; the rest of it stays."""

import pytest

from directory.hours import OpenState
from frontend.cards import line_card, match_card
from frontend.instead import Instead, line_instead
from frontend.strongest import strongest
from tests.frontend import samples
from tests.frontend.reading import markup
from tests.grades import flesch_kincaid_grade

OPEN = OpenState(kind="open")
CHECKED = {"phones": [], "number_not_checked": True, "number_being_checked": True}
WORDS = "Number being checked. Please use the line below."


@pytest.fixture
def held(site):
    site.blobs["mm"] = samples.blob(**CHECKED)


def page(client, **fields):
    return markup(client.post("/find", fields))


def card(html):
    """The card of the listing, as markup."""
    return html.split('aria-labelledby="offer-mm"')[1].split("</article>")[0]


def test_the_card_says_it_and_gives_the_first_line_that_has_a_number(held, client):
    shown = card(page(client))
    assert WORDS in shown
    assert "Number not checked" not in shown
    assert 'The Hotline</bdi> <a href="tel:+18007997233">' in shown
    assert "1-800-799-7233" in shown
    assert "559-233-4357" not in shown


def test_what_else_is_known_of_it_stays(held, client):
    shown = card(page(client))
    assert "https://example.org/" in shown
    assert "Serves your county" in shown
    assert "24 hours" in shown


def test_a_line_without_a_number_is_not_named_in_its_place(held, site, client):
    site.blobs["ndvh"] = samples.HOTLINE | CHECKED
    site.result = samples.result(fallbacks=("ndvh", "988"))
    assert '988 Lifeline</bdi> <a href="tel:988">' in card(page(client))


def test_without_any_line_the_words_stand_alone():
    blobs = {"mm": samples.blob(**CHECKED)}
    assert line_instead(blobs, ["mm", "not-there"]) is None


def test_the_line_is_named_in_a_language_that_is_wanted():
    spanish = samples.phone(number="+18005550101", display="1-800-555-0101", language="es")
    blobs = {"ndvh": samples.HOTLINE | {"phones": [*samples.HOTLINE["phones"], spanish]}}
    assert line_instead(blobs, ["ndvh"], ("es",)).call.number == "1-800-555-0101"


def test_other_cards_name_no_other_line(setting):
    from dataclasses import replace

    told = replace(setting, instead=Instead("The Hotline", "National Line", samples_call()))
    assert line_card(samples.blob(), OPEN, told).instead is None
    assert match_card(samples.match(), samples.blob(**CHECKED), OPEN, told).instead == told.instead


def samples_call():
    return line_instead(samples.BLOBS, ["ndvh"]).call


def test_the_words_read_at_grade_six():
    assert flesch_kincaid_grade(WORDS) <= 6


def test_no_other_page_and_no_other_card_says_it(site, client):
    assert WORDS not in page(client)


def test_the_parts_that_speak_for_an_offer_are_told_strongest_first():
    weak = samples.part("hours", 10.0, 0.44)
    doubt = samples.part("fit_group_other", 50.0, 1.0)
    parts = (samples.part("a", 10.0), weak, samples.part("b", 30.0, 0.5), samples.part("c", 20.0))
    assert [part.factor for part in strongest(parts)] == ["c", "b", "a"]
    unknown = doubt.__class__("x", 50.0, 1.0, 50.0, doubt.reason.__class__("fit_group_other"))
    assert strongest((unknown,)) == []
