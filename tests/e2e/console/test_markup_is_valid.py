"""html-validate finds no error in the console as it is sent: the whole screen, and the screen without scripts."""

from urllib.parse import urlencode

import pytest

from tests import people
from tests.e2e.accessibility.states import LANGUAGES
from tests.e2e.console.conftest import CONSOLE, prefix

pytestmark = pytest.mark.in_memory
FORM = "application/x-www-form-urlencoded"
FRESNO = {"triage": "victim", "text": "my husband hits me and I need a bed tonight", "place": "Fresno, CA"}
# What is asked while a call goes on, a part of the page each: (fields, what stands in it in this state alone).
PARTS = {
    "answers": (FRESNO, 'class="card"'),
    "answers in danger": (FRESNO | {"urgency": "in-danger"}, 'class="emergency"'),
    "answers without a word": ({}, 'class="always"'),
    "answers which place": (FRESNO | {"place": "Springfield"}, 'class="choice"'),
    "answers not to be read": (FRESNO | {"age": "young"}, "notice trouble"),
    "guides": ({"read_in": "ar"}, 'dir="rtl"'),
    "why-not": (FRESNO | {"organization": "marjaree-mason-center-ca"}, 'class="why-not'),
    "hand-over": (FRESNO | {"basket": ["national-domestic-violence-hotline"], "read_in": "es"}, 'class="sheet"'),
}
WHOLE = '<!DOCTYPE html><html lang="en"><head><title>Part of the console</title></head><body>{}</body></html>'


@pytest.fixture
def client_of_operator(operator):
    """A client that is signed in as the operator."""
    return people.signed_in(operator)


def path(language, name=""):
    return f"{prefix(language)}{CONSOLE}{name.split(' ')[0]}"


def read(answer, status=200):
    assert answer.status_code == status
    return answer.content.decode()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_screen_is_valid_with_scripts_and_without(judge, client_of_operator, language):
    assert judge(html=read(client_of_operator.get(path(language)))) == []
    answered = read(client_of_operator.post(path(language), FRESNO))
    assert 'class="card"' in answered
    assert judge(html=answered) == []


def test_the_screen_is_valid_where_the_request_cannot_be_read(judge, client_of_operator):
    assert judge(html=read(client_of_operator.post(path("en"), FRESNO | {"age": "young"}), status=422)) == []


@pytest.mark.parametrize("name", PARTS)
def test_each_part_that_is_asked_for_is_valid(judge, client_of_operator, name):
    fields, there = PARTS[name]
    answer = client_of_operator.post(path("en", name), urlencode(fields, doseq=True), FORM)
    part = read(answer, 422 if name == "answers not to be read" else 200)
    assert there in part
    assert judge(html=WHOLE.format(part)) == []
