"""One table says what each key does; the page, the map of the keys and the script read it."""

import re

import pytest
from django.utils.functional import Promise

from directory.models.calls import Triage
from frontend.console.keys import ANSWERS, CALL, FIELDS, GROUPS, TRIAGE
from frontend.console.views import ACTION
from frontend.console.wording import OUTCOMES, UNMET
from frontend.translations import msgids
from tests.frontend.console.calling import address, attributes, signed_in

ACTIONS = [action for _, actions in GROUPS for action in actions]


def test_every_action_is_in_the_map_once():
    assert [*TRIAGE, *FIELDS, *ANSWERS, *CALL] == ACTIONS
    codes = [action.code for action in ACTIONS]
    assert len(codes) == len(set(codes))


def test_no_key_does_two_things():
    keys = [action.key for action in ACTIONS]
    assert len(keys) == len(set(keys))


def test_every_key_is_one_sign_and_no_digit_as_those_are_for_the_basket():
    assert [action.key for action in ACTIONS if len(action.key) != 1 or action.key.isdigit()] == []
    assert [action.key for action in ACTIONS if not action.key.isascii() or action.key.isspace()] == []
    assert [action.code for action in ACTIONS if action.key.isupper()] == ["new-call"]  # clears all: never by a slip


def test_who_is_calling_is_what_is_counted():
    assert sorted(action.code for action in TRIAGE) == sorted(set(Triage.values) - {"not-said"})


def test_every_word_is_translated_where_it_is_shown():
    headings = [heading for heading, _ in GROUPS]
    words = [*headings, *(action.words for action in ACTIONS), *(words for _, words in OUTCOMES)]
    words += [words for _, _, words in UNMET]
    assert all(isinstance(one, Promise) for one in words)
    assert set(map(str, words)) <= msgids()


def test_the_words_are_short_calm_and_each_for_one_thing():
    words = [str(action.words) for action in ACTIONS]
    assert len(words) == len(set(words))
    assert max(map(len, words)) <= 45
    assert [one for one in words if re.search(r"!|\billegal|\balien\b|undocumented", one, re.IGNORECASE)] == []


def test_outcomes_and_open_needs_have_a_key_each_that_does_one_thing_in_their_dialog():
    assert len(OUTCOMES) <= 9
    keys = [key for key, _, _ in UNMET]
    assert len(keys) == len(set(keys))
    assert [key for key in keys if len(key) != 1 or key.isdigit()] == []


def test_palettes_take_their_words_and_keys_from_the_table():
    assert set(ACTION) == {action.code for action in (*FIELDS, *ANSWERS)}
    assert [ACTION[code].key for code in ("needs", "language", "why-not")] == ["n", "g", "'"]


@pytest.mark.usefixtures("shipped_index")
def test_the_page_shows_each_action_with_its_key():
    page = signed_in().get(address("console"))
    html = page.content.decode()
    table = html[html.index('<dialog id="help"') : html.index("</dialog>", html.index('<dialog id="help"'))]
    shown = re.findall(r'<tr data-code="([^"]+)" data-key="([^"]+)">', table)
    assert shown == [(action.code, action.key.replace("'", "&#x27;")) for action in ACTIONS]
    assert [code for code in attributes(page, "data-kbd") if code not in {action.code for action in ACTIONS}] == []


@pytest.mark.usefixtures("shipped_index")
def test_every_kind_of_caller_can_be_picked_and_none_is_picked_at_first():
    client = signed_in()
    first, picked = client.get(address("console")), client.post(address("console"), {"triage": "witness"})
    kinds = [(one, "") for one in (action.code for action in TRIAGE)]
    assert callers(first) == kinds
    assert callers(picked) == [(code, "checked" if code == "witness" else "") for code, _ in kinds]


def callers(answer):
    """Each kind of caller, and whether it is picked."""
    html = " ".join(answer.content.decode().split())
    return re.findall(r'<input type="radio" name="triage" value="([^"]+)" data-action="[^"]+" ?(checked)?>', html)
