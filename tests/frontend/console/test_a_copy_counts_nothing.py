"""From a copy of the directory calls are answered, and nothing is counted, told, kept or signed in to."""

import pytest
from django.test import Client

from frontend.console import views
from tests.frontend.console.calling import HITS, LISTING, TOKEN, address, rows

pytestmark = pytest.mark.usefixtures("shipped_index")
ANSWERED = {
    "console": {"text": HITS},
    "answers": {"text": HITS, "place": "Fresno, CA"},
    "suggest": {"palette": "needs", "words": "shel"},
    "why-not": {"organization": LISTING},
    "guides": {"read_in": "es"},
    "hand-over": {"basket": [LISTING]},
}


@pytest.fixture
def machine(settings, monkeypatch):
    """Whoever sits at the machine that the copy runs on."""
    settings.BUNDLE = "/srv/copy.bundle"
    monkeypatch.setattr(views, "bundle_date", lambda: None)  # there is no such file here
    return Client(REMOTE_ADDR="127.0.0.1")


@pytest.mark.parametrize("name", ANSWERED)
def test_a_call_is_answered_without_a_session(machine, name):
    before = rows()
    answer = machine.post(address(name), ANSWERED[name])
    assert answer.status_code == 200
    assert answer["Cache-Control"] == "no-store, private"
    assert "sessionid" not in answer.cookies
    assert rows() == before


def test_the_end_of_a_call_counts_nothing_and_says_so(machine):
    before = rows()
    for outcome in ("given", "wrong-number"):
        answer = machine.post(address("end"), {"token": TOKEN, "outcome": f"{LISTING} {outcome}"})
        assert (answer.status_code, answer.json()) == (200, {"counted": False, "read_only": True})
    assert rows() == before


def test_a_number_that_does_not_work_is_told_to_nobody_and_it_says_so(machine):
    before = rows()
    answer = machine.post(address("wrong-number"), {"listing": LISTING})
    assert (answer.status_code, answer.json()) == (422, {"told": False})
    assert rows() == before


def test_there_is_no_one_to_sign_out_and_no_session_to_end(machine):
    html = machine.get(address("console")).content.decode()
    assert 'action="/staff/account/' not in html
    assert 'data-idle="0"' in html


@pytest.mark.parametrize("name", [*ANSWERED, "end", "wrong-number", "stay"])
def test_another_machine_is_not_answered(machine, name):
    before = rows()
    assert Client(REMOTE_ADDR="192.0.2.7").post(address(name), ANSWERED.get(name, {})).status_code == 401
    assert rows() == before
