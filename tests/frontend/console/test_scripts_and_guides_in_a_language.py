"""All scripts and guides come with the page, in its language or the caller's, each script with the guides it leads to."""

import re

import pytest
from django.conf import settings
from django.utils.translation import override

from directory.guides import guide, guides
from frontend.console.scripts import SCRIPTS
from frontend.console.shelf import shelf
from tests.frontend.console.calling import address, attributes, signed_in

pytestmark = pytest.mark.usefixtures("shipped_index")
ALL = [*SCRIPTS, "held-by", *(one.id for one in guides())]


@pytest.fixture
def client():
    return signed_in()


def titles(answer):
    """Language and title of each guide that is shown."""
    html = answer.content.decode()
    found = re.findall(r'<article class="script guide-text".*?lang="([\w-]+)".*?<h2>(.*?)</h2>', html, re.DOTALL)
    return dict.fromkeys(found)


@pytest.mark.parametrize("language", ["en", "es", "ar"])
def test_every_script_and_every_guide_is_there_once(language):
    with override(language):
        found = shelf(language)
    assert found.language == language
    assert [row.script.code for row in found.scripts] == list(SCRIPTS)
    assert [row.key for row in found.guides] == [one.id for one in guides()]


def test_a_script_leads_to_its_guides_in_the_same_language():
    rows = {row.script.code: row.leads for row in shelf("es").scripts}
    for code, script in SCRIPTS.items():
        assert [lead.key for lead in rows[code]] == list(script.guides)
        assert [lead.text for lead in rows[code]] == [
            guide(one).texts.get("es", guide(one).texts["en"]) for one in script.guides
        ]


def test_what_is_for_the_operator_stays_in_the_language_of_the_page(client):
    shown = client.post(address("guides"), {"read_in": "es"}).content.decode()
    assert "<h2>Nobody speaks</h2>" in shown
    assert "<h3>Say</h3>" in shown
    assert "Si está en peligro, llame al 911." in shown


def test_who_tells_of_a_release_is_chosen_by_who_holds_the_person():
    rows = [(words, [lead.key for lead in leads]) for words, leads in shelf("en").held_by]
    assert rows == [
        ("A federal prison, or a federal court case", ["doj-vns"]),
        ("A state prison, or a county or city jail", ["state-vine"]),
        ("Immigration custody (ICE)", ["dhs-vine"]),
        ("I do not know", ["dhs-vine", "ice-odls", "state-vine"]),
    ]


def test_a_guide_without_text_in_a_language_is_there_in_english(client):
    for code, _name in settings.LANGUAGES:
        expected = {
            (code if code in one.texts else "en", one.texts.get(code, one.texts["en"]).title) for one in guides()
        }
        answer = client.post(address("guides"), {"read_in": code})
        assert len(titles(answer)) == len(expected)
        assert {language for language, _ in titles(answer)} == {language for language, _ in expected}


@pytest.mark.parametrize(
    ("wanted", "page", "read_in"),
    [("es", "en", "es"), ("ar", "es", "ar"), ("", "es", "es"), ("fr", "en", "en"), ("a\x00b", "en", "en")],
)
def test_they_are_read_in_the_language_asked_for_or_that_of_the_page(client, wanted, page, read_in):
    answer = client.post(address("guides", page), {"read_in": wanted})
    said = re.findall(r'<h3>\w+</h3>\s*<div lang="([\w-]+)"', answer.content.decode())
    assert (set(said), len(said)) == ({read_in}, len(SCRIPTS))
    assert list(dict.fromkeys(attributes(answer, "data-script"))) == ALL


def test_the_page_brings_them_along(client):
    assert attributes(client.get(address("console")), "data-script") == ALL


def test_what_a_button_opens_is_there(client):
    page = client.get(address("console"))
    assert set(attributes(page, "data-guide")) <= set(attributes(page, "data-script"))
    assert len(set(attributes(page, "id"))) == len(attributes(page, "id"))


def test_the_language_of_the_page_is_not_changed_by_what_is_read(client):
    client.post(address("guides"), {"read_in": "ar"})
    assert '<html lang="en"' in client.get(address("console")).content.decode()
    assert '<html lang="ar" dir="rtl">' in " ".join(client.get(address("console", "ar")).content.decode().split())
