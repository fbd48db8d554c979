"""Each language has its own pages, says where it was not checked, and shows no phrase of another unmarked."""

import re
import unicodedata

import pytest
from django.conf import settings
from django.test import Client
from django.utils.translation import gettext, override

from directory.taxonomy import label
from frontend import proofreading
from frontend.translations import msgids
from tests.frontend.reading import markup

OWN_NAMES = {
    "en": "English",
    "es": "Español",
    "ar": "العربيّة",
    "zh-hans": "简体中文",
    "vi": "Tiếng Việt",
    "ht": "Kreyòl ayisyen",
    "ru": "Русский",
    "prs": "دری",
}
RIGHT_TO_LEFT = {"ar", "prs"}
TRANSLATED = [code for code in OWN_NAMES if code != "en"]
NOTE = {
    "es": "aún no la ha revisado una persona nativa",
    "ar": "ولم يراجعها بعد شخص لغته الأم",
    "zh-hans": "尚未经母语人士核对",
    "vi": "chưa được người bản ngữ kiểm tra",
    "ht": "poko verifye l",
    "ru": "Носитель языка её ещё не проверил",
    "prs": "هنوز کسی که زبان مادری‌اش دری است آن را بررسی نکرده است",
}
ENGLISH = re.compile(r'<(bdi|article|a|span|option|button)\b[^>]*\blang="en"[^>]*>.*?</\1>', re.DOTALL)
QUESTION = {
    "need": ["emergency-shelter", "compensation"],
    "victimization": ["domestic-violence", "hate-crime"],
    "population": ["veterans"],
    "language": ["ko"],
    "place": "10453",
}


def prefix(code):
    return "" if code == "en" else f"/{code}"


def page(code, name):
    path = f"{prefix(code)}/{name}"
    return markup(Client().post(path, QUESTION) if name == "find" else Client().get(path))


def unmarked_text(html):
    """What the page says in its own language: without what is marked as English, and without tags."""
    return " ".join(re.sub(r"<[^>]+>", " ", ENGLISH.sub(" ", html)).split())


@pytest.mark.parametrize("name", ["", "safety", "find"])
@pytest.mark.parametrize("code", OWN_NAMES)
def test_a_page_says_its_language_and_direction(shipped_index, code, name):
    direction = "rtl" if code in RIGHT_TO_LEFT else "ltr"
    assert f'<html lang="{code}" dir="{direction}">' in page(code, name)


@pytest.mark.parametrize("name", ["", "safety", "find"])
@pytest.mark.parametrize("code", TRANSLATED)
def test_no_phrase_is_left_in_english(shipped_index, code, name):
    text = unmarked_text(page(code, name))
    with override(code):
        left = [phrase for phrase in msgids() if " " in phrase and gettext(phrase) != phrase and phrase in text]
    assert left == []


@pytest.mark.parametrize("name", ["", "safety", "find"])
@pytest.mark.parametrize("code", TRANSLATED)
def test_an_unchecked_translation_says_so_below_the_emergency_numbers_and_before_all_else(shipped_index, code, name):
    main = page(code, name).partition("<main")[2]
    assert NOTE[code] in main[: main.index("<h1")]
    assert "911" not in main[main.index(NOTE[code]) : main.index("<h1")]


def test_english_and_a_checked_translation_say_nothing_of_it(site, monkeypatch):
    monkeypatch.setattr(proofreading, "proofreaders", lambda: {"es": {"by": "Ana Ruiz", "on": "2027-01-31"}})
    assert 'class="unchecked"' not in page("es", "")
    assert 'class="unchecked"' not in page("en", "")
    assert 'class="unchecked"' in page("ar", "")


@pytest.mark.parametrize("code", OWN_NAMES)
def test_the_list_has_each_language_in_its_own_name_and_marked(site, code):
    listed = re.search(r'<nav class="languages".*?</nav>', page(code, "safety"), re.DOTALL).group()
    named = re.findall(r'\blang="([\w-]+)"[^>]*>([^<]+)</(?:a|span)>', unicodedata.normalize("NFC", listed))
    assert dict(named) == OWN_NAMES
    for other in OWN_NAMES.keys() - {code}:
        assert f'href="{prefix(other)}/safety"' in listed


def test_a_language_that_is_off_is_not_found_and_not_listed(site, settings):
    settings.LANGUAGES = [("en", "English"), ("es", "Español")]
    html = page("en", "safety")
    assert re.findall(r'hreflang="([\w-]+)"', html) == ["es"]
    for code in ("ar", "zh-hans", "vi", "ht", "ru", "prs"):
        assert [Client().get(f"/{code}/{name}").status_code for name in ("", "safety")] == [404, 404]
        assert Client().post(f"/{code}/find", QUESTION).status_code == 404


@pytest.mark.parametrize("code", TRANSLATED)
def test_a_term_is_in_the_language_of_the_page(shipped_index, code):
    own = label("need", "emergency-shelter", code)
    html = page(code, "find")
    assert f"<bdi>{own}</bdi>" in html
    assert ">A safe place to stay<" not in html


def test_an_address_and_an_area_in_english_say_so(shipped_index):
    assert re.search(r'<bdi><bdi lang="en" dir="auto">[^<]+, Bronx, NY 10\d{3}</bdi></bdi>', page("prs", "find"))
    assert '<bdi lang="en" dir="auto">' not in page("en", "find")


@pytest.mark.parametrize(
    ("code", "chosen"), [("es", "es"), ("zh-hans", "zh"), ("vi", "vi"), ("ht", "ht"), ("ru", "ru"), ("prs", "prs")]
)
def test_the_language_of_the_page_is_the_one_to_speak_until_another_is_chosen(site, code, chosen):
    html = page(code, "")
    assert re.findall(r'<option value="([\w-]*)"[^>]* selected>', html) == [chosen]
    assert len(re.findall(f'<option value="{chosen}"', html)) == 1


def test_numbers_to_call_are_the_same_in_every_language(shipped_index):
    dialled = {code: sorted(re.findall(r'href="((?:tel|sms):[^"]+)"', page(code, "find"))) for code in settings_codes()}
    assert len(dialled["en"]) >= 5
    assert {code for code, numbers in dialled.items() if numbers != dialled["en"]} == set()


def settings_codes():
    return [code for code, _name in settings.LANGUAGES]
