"""Who does not know which service tells of a release is led to it by where the person is held."""

import re

import pytest
from django.test import Client

from frontend.shelves import GUIDE_AT
from tests.frontend.reading import markup

LEADS = {
    "A federal prison, or a federal court case": ["doj-vns"],
    "A state prison, or a county or city jail": ["state-vine"],
    "Immigration custody (ICE)": ["dhs-vine"],
    "I do not know": ["dhs-vine", "ice-odls", "state-vine"],
}
QUESTIONS = {
    "/guides/custody": "Where is the person held?",
    "/es/guides/custody": "¿Dónde está detenida la persona?",
    "/ar/guides/custody": "أين يُحتجز الشخص؟",
}


def choices(path):
    html = markup(Client().get(path))
    sections = re.findall(r'<section class="shelf".*?</section>', html)
    return [
        (
            re.search(r"<h2[^>]*>([^<]+)</h2>", section).group(1),
            [GUIDE_AT[int(number)] for number in re.findall(r'href="[^"]*/guides/(\d+)"', section)],
        )
        for section in sections
    ]


def test_each_place_leads_to_its_own_service():
    assert choices("/guides/custody") == list(LEADS.items())


@pytest.mark.parametrize("path", ["/es/guides/custody", "/ar/guides/custody"])
def test_the_ways_are_the_same_in_every_language(path):
    assert [leads for _words, leads in choices(path)] == list(LEADS.values())


@pytest.mark.parametrize(("path", "question"), QUESTIONS.items())
def test_the_question_is_asked_in_the_language_of_the_page(path, question):
    assert f"<h1>{question}</h1>" in markup(Client().get(path))


def test_the_choice_is_a_plain_link_and_nothing_is_sent():
    html = markup(Client().get("/guides/custody"))
    assert "<form" not in html
    assert html.count("<script") == html.count('<script type="module" src="/static/')
    assert Client().post("/guides/custody", {"held": "jail"}).status_code == 405


def test_it_says_that_a_notice_is_no_protection():
    assert "A notice does not protect you by itself." in markup(Client().get("/guides/custody"))
