"""The first letters of a word bring what it may mean, each palette of its kinds alone; nothing of it is in an address."""

import json

import pytest

from tests.frontend.console.calling import address, rows, signed_in

pytestmark = pytest.mark.usefixtures("shipped_index")


@pytest.fixture
def client():
    return signed_in()


def offered(client, palette, words, language="en"):
    answer = client.post(address("suggest", language), {"palette": palette, "words": words})
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/json")
    return json.loads(answer.content)["suggestions"]


def pairs(client, palette, words, language="en"):
    return [(one["name"], one["code"]) for one in offered(client, palette, words, language)]


def test_a_need_comes_as_the_field_of_the_form_and_what_it_would_hold(client):
    assert offered(client, "needs", "shelter")[0] == {
        "name": "need",
        "code": "emergency-shelter",
        "label": "A safe place to stay",
        "language": "en",
    }


@pytest.mark.parametrize(
    ("palette", "words", "language", "first"),
    [
        ("needs", "lawyer", "en", ("need", "legal-help")),
        ("needs", "stalk", "en", ("victimization", "stalking")),
        ("needs", "veter", "en", ("population", "veterans")),
        ("needs", "deaf", "en", ("population", "deaf-hard-of-hearing")),
        ("needs", "sordo", "es", ("population", "deaf-hard-of-hearing")),
        ("needs", "indígena", "es", ("population", "native-american")),
        ("needs", "niños", "es", ("population", "children")),
        ("language", "spani", "en", ("language", "es")),
        ("language", "kreyòl", "en", ("language", "ht")),
        ("language", "中文", "es", ("language", "zh")),
        ("language", "አማርኛ", "en", ("language", "am")),
        ("language", "tiếng", "en", ("language", "vi")),
        ("language", "lengua de señas", "es", ("language", "ase")),
        ("organization", "marjaree", "en", ("organization", "marjaree-mason-center-ca")),
    ],
)
def test_the_best_of_a_palette_for_what_is_typed(client, palette, words, language, first):
    assert pairs(client, palette, words, language)[0] == first


def test_a_label_says_its_language(client):
    found = offered(client, "needs", "niños", "es")[0]
    assert (found["label"], found["language"]) == ("Niños y niñas", "es")
    assert offered(client, "language", "vietn")[0]["label"] == "Vietnamese · Tiếng Việt"


@pytest.mark.parametrize(
    ("palette", "names"),
    [
        ("needs", {"need", "victimization", "population"}),
        ("language", {"language"}),
        ("organization", {"organization"}),
    ],
)
def test_a_palette_holds_its_own_kinds_alone(client, palette, names):
    found = {name for words in ("s", "ar", "women", "span") for name, _ in pairs(client, palette, words)}
    assert found == names


@pytest.mark.parametrize("palette", ["", "place", "need", "needs ", "NEEDS", "x" * 5_000, "a\x00b", "__class__"])
def test_an_unknown_palette_brings_nothing(client, palette):
    assert offered(client, palette, "shelter") == []


@pytest.mark.parametrize("words", ["", "   ", "\x00", "bbqzzzq"])
def test_words_that_mean_nothing_bring_nothing(client, words):
    assert offered(client, "needs", words) == []


def test_eight_come_at_most(client):
    assert len(offered(client, "needs", "s")) == 8
    assert len(offered(client, "needs", "s" * 5_000)) == 0


def test_nothing_is_written_and_a_get_is_refused(client):
    client.get(address("console"))
    before = rows()
    offered(client, "needs", "shelter")
    assert client.get(address("suggest"), {"palette": "needs", "words": "shelter"}).status_code == 405
    assert rows() == before
