"""The results page: posted, never addressed; what was asked, found and left open."""

import re

import pytest
from django.test import Client

from directory.errors import BadInput
from matching.types import LanguageWanted, NeedWanted, PlaceGiven
from tests.frontend import samples
from tests.frontend.reading import markup


def post(path="/find", **fields):
    return Client().post(path, fields)


def test_a_posted_form_becomes_one_request(site):
    post(need=["emergency-shelter", "counseling"], text=" he hits me ", place="10453", language=["es"])
    asked, *of_the_first_page = site.requests
    assert [one.text for one in of_the_first_page] == ["", ""]  # which lines stand on every list
    assert asked.needs == (NeedWanted("emergency-shelter"), NeedWanted("counseling"))
    assert asked.text == "he hits me"
    assert asked.places.here == PlaceGiven(text="10453")
    assert asked.places.crime is None
    assert asked.languages == (LanguageWanted("es"),)


def test_a_get_goes_back_to_the_questions(site):
    answer = Client().get("/find?place=10453")
    assert (answer.status_code, answer["Location"]) == (302, "/")
    assert site.requests == []


def test_who_runs_it_stands_before_the_number(site):
    page = markup(post())
    card = page[page.index('<article class="card"') :]
    assert card.index("Community group · not police") < card.index("Marjaree Mason Center") < card.index("559-233-4357")
    assert 'href="tel:+15592334357"' in card


def test_text_chat_tty_and_videophone_are_buttons(site):
    page = markup(post())
    assert 'href="sms:88788"' in page
    assert "Text “START” to" in page
    assert 'TTY <bdi dir="ltr">1-800-787-3224' in page
    assert 'Videophone (sign language) <bdi dir="ltr">1-855-812-1001' in page
    assert 'href="https://www.thehotline.org/" rel="noopener noreferrer nofollow">Chat online' in page


def test_groups_have_plain_headings_in_the_order_of_their_best_match(site):
    page = markup(post())
    assert re.findall(r'<h2 id="group-[^"]+">([^<]+)</h2>', page) == ["Near you", "Anywhere, any time"]


def test_the_lines_are_shown_even_when_nothing_was_found(site):
    site.result = samples.result(matches=(), total=0, asks=())
    page = markup(post())
    assert "These lines can help you" in page
    assert 'href="tel:+18007997233"' in page


def test_show_more_posts_the_cursor_with_the_same_question(site):
    site.result = samples.result(next_cursor="abc")
    page = markup(post(place="Fresno, CA", need=["emergency-shelter"]))
    form = page[: page.index("Show more")].rpartition("<form")[2]
    assert re.findall(r'name="([^"]+)" value="([^"]+)"', form) == [
        ("place", "Fresno, CA"),
        ("need", "emergency-shelter"),
        ("after", "abc"),
    ]


def test_a_question_is_answered_by_one_tap(site, monkeypatch):
    monkeypatch.setattr(
        "frontend.chips._is_term", lambda taxonomy, code: (taxonomy, code) == ("population", "veterans")
    )
    page = markup(post(place="Fresno"))
    form = page[: page.index("Are you a veteran?")].rpartition("<form")[2]
    assert re.findall(r'name="([^"]+)" value="([^"]+)"', form) == [("place", "Fresno"), ("population", "veterans")]


def test_an_ambiguous_place_offers_its_candidates_and_keeps_the_rest(site):
    site.result = samples.result(resolved=samples.understood(here=samples.SPRINGFIELD))
    page = markup(post(place="springfield", need=["counseling"]))
    assert "There is more than one “springfield”. Which one do you mean?" in page
    form = page[: page.index("<bdi>Springfield, MO</bdi>")].rpartition("<form")[2]
    assert re.findall(r'name="([^"]+)" value="([^"]+)"', form) == [("place", "Springfield, MO"), ("need", "counseling")]


def test_a_refused_answer_keeps_what_was_typed(site):
    site.error = BadInput("needs.0.code", "no such need")
    site.blobs = {}
    answer = Client().post("/find", {"text": "he <hits> me", "place": "Fresno"})
    page = markup(answer)
    assert answer.status_code == 400
    assert "What you typed is still here." in page
    assert "he &lt;hits&gt; me</textarea>" in page
    assert 'value="Fresno"' in page


@pytest.mark.parametrize("field", ["custody", "stage", "inquirer", "urgency", "age"])
def test_a_choice_that_no_form_offers_is_refused_kindly(site, field):
    assert Client().post("/find", {field: "<b>none of ours"}).status_code == 400


def test_words_of_a_listing_are_never_markup(site):
    hostile = "<script>alert(1)</script>"
    site.blobs["mm"] = samples.blob(service=hostile, description=hostile, cost=hostile, safety_notes=hostile)
    page = markup(post(text=hostile))
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page


def test_a_link_that_is_no_web_address_is_left_out(site):
    site.blobs["mm"] = samples.blob(links=[{"kind": "web", "url": "javascript:alert(1)", "label": ""}])
    assert "javascript:" not in markup(post())


def test_the_language_switch_posts_the_question_to_the_other_language(site):
    page = markup(post(place="Fresno"))
    form = page[page.index('action="/es/find"') :].partition("</form>")[0]
    assert 'name="place" value="Fresno"' in form
    assert "Español" in form


def test_a_guide_shows_its_steps(site):
    site.result = samples.result(guides=("dhs-vine",))
    page = markup(post())
    assert (
        page.index("Know when someone leaves ICE custody")
        < page.index("<li>Open the site.</li>")
        < page.index("<li>Sign up.")
    )
