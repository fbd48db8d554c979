"""While somebody writes, the last words bring needs and crimes to tap; nothing of it is in an address, kept or told on."""

import json
import logging

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from directory.taxonomy import term
from frontend import rates
from frontend.suggesting import MOST, READ, last_words, meant
from matching.suggest import suggest


def offered(text, path="/suggest"):
    answer = Client().post(path, {"text": text})
    assert (answer.status_code, answer["Content-Type"], answer["Cache-Control"]) == (
        *(200, "application/json"),
        "no-store, private",
    )
    return json.loads(answer.content)["suggestions"]


def codes(text, language="en"):
    return [one.code for one in meant(text, language)]


def test_a_word_that_is_begun_brings_its_need():
    assert offered("i cannot pay the ren")[0] == {
        "name": "need",
        "code": "housing",
        "label": "Help to find or keep a home",
        "language": "en",
    }


def test_a_crime_in_plain_words():
    assert codes("my son was killed") == ["homicide"]
    assert codes("he follow") == ["stalking"]


def test_in_another_language_the_label_is_its_own():
    first = offered("necesito un aboga", "/es/suggest")[0]
    assert (first["code"], first["label"], first["language"]) == (
        *("legal-criminal-rights", "Un abogado para mí en el caso penal"),
        "es",
    )


def test_several_words_that_only_look_like_others_give_way_to_the_last_of_them():
    assert [one.score for one in suggest("need help with ren", ["need"])] == [0.5687]
    (found,) = meant("need help with ren", "en")
    assert (found.code, found.score) == ("housing", 0.9064)


def test_who_hits_comes_before_whom_it_may_have_hit():
    assert codes("my husband hits me")[0] == "domestic-violence"


@pytest.mark.parametrize("text", ["", "  ", "i", "me", "zzzzqqqq"])
def test_what_means_nothing_yet_brings_nothing(text):
    assert offered(text) == []


@pytest.mark.parametrize(
    ("text", "tried"),
    [
        ("one two three four five", ["two three four five", "three four five", "four five", "five"]),
        ("it is", ["it is"]),
        ("住", ["住"]),
        ("سكن", ["سكن"]),
    ],
)
def test_the_last_words_are_tried_the_most_first(text, tried):
    assert list(last_words(text)) == tried


@given(st.text(max_size=300))
def test_whatever_is_typed_only_known_terms_come_back(text):
    found = meant(text, "en")
    assert len(found) <= MOST
    assert all(term(one.kind, one.code) for one in found)
    assert found == meant(text[-READ:], "en")


def test_an_address_cannot_ask():
    assert Client().get("/suggest?text=rent").status_code == 405


def test_nothing_typed_is_logged(caplog):
    with caplog.at_level(logging.DEBUG):
        offered("SECRET-WORD rent")
    assert "SECRET-WORD" not in caplog.text


def test_a_network_that_asks_too_often_is_offered_nothing(monkeypatch):
    monkeypatch.setattr(rates, "suggestions", rates.Buckets(1, clock=lambda: 0.0))
    client = Client(REMOTE_ADDR="8.8.8.8")
    first, second = (json.loads(client.post("/suggest", {"text": "rent"}).content) for _ in range(2))
    assert first["suggestions"]
    assert second == {"suggestions": []}
