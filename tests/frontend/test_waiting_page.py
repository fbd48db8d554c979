"""Where a network posts too often the numbers to call are shown all the same, and nothing has to be solved."""

import re

import pytest
from django.test import Client

from directory.models import ProblemCount
from frontend import rates
from frontend.rates import Buckets
from tests.frontend.reading import markup

SOMEWHERE, ELSEWHERE = "8.8.4.77", "8.8.5.77"
QUESTION = {"place": "Fresno", "need": ["emergency-shelter"], "after": "abc"}


@pytest.fixture(autouse=True)
def few(monkeypatch):
    monkeypatch.setattr(rates, "finds", Buckets(2, lambda: 0.0))
    monkeypatch.setattr(rates, "reports", Buckets(1, lambda: 0.0))


def post(path="/find", address=SOMEWHERE):
    return Client(REMOTE_ADDR=address).post(path, QUESTION)


def test_the_third_question_of_two_waits_and_is_not_asked(site):
    assert [post().status_code for _ in range(3)] == [200, 200, 429]
    assert [request.after for request in site.requests if request.places.here] == ["abc", "abc"]
    assert post(address=ELSEWHERE).status_code == 200


def test_a_network_that_is_not_known_is_never_stopped(site):
    assert {post(address="127.0.0.1").status_code for _ in range(9)} == {200}


@pytest.mark.parametrize(
    ("prefix", "words"), [("", "Please wait a minute"), ("/es", "Espere un minuto"), ("/ar", "يرجى الانتظار دقيقة")]
)
def test_who_is_asked_to_wait_sees_numbers_the_way_out_and_keeps_the_question(shipped_index, prefix, words):
    post(), post()
    answer = post(f"{prefix}/find")
    page = markup(answer)
    assert answer.status_code == 429
    assert answer["Retry-After"] == "30"
    assert words in page
    assert {"tel:911", "tel:988", "tel:+18007997233"} <= set(re.findall(r'href="(tel:[^"]+)"', page))
    assert f'href="{prefix}/leave"' in page
    again = page.rpartition(f'<form class="again" method="post" action="{prefix}/find"')[2]
    assert re.findall(r'name="([^"]+)" value="([^"]*)"', again) == [
        ("place", "Fresno"),
        ("need", "emergency-shelter"),
        ("after", "abc"),
    ]
    assert not answer.cookies
    assert answer["Cache-Control"] == "no-store, private"


def test_reports_have_a_measure_of_their_own_and_count_nothing_beyond_it(site, db):
    assert [post("/report").status_code for _ in range(2)] == [400, 429]
    page = markup(post("/report"))
    assert "Back to your list" in page
    assert "Try again" not in page
    assert ProblemCount.objects.count() == 0
    assert post().status_code == 200


def test_nothing_of_the_network_is_logged_or_shown(site, caplog, capfd):
    for _ in range(4):
        page = markup(post())
    written = capfd.readouterr()
    for text in (page, caplog.text, written.out, written.err):
        assert "8.8.4" not in text
