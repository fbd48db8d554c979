"""What the pages themselves say in English reads at grade six or below, in sentences of twenty words at most."""

import pytest
from django.db import DatabaseError
from django.test import Client

from frontend import rates, reporting
from frontend.rates import Buckets
from tests.frontend.reading import markup, own_words
from tests.grades import flesch_kincaid_grade, sentences

PAGES = ["/", "/safety", "/guides", "/guides/custody", "/guides/7", "/no-such-page"]


def _error(monkeypatch):
    return Client().post("/find", {"age": "young"})


def _results(monkeypatch):
    return Client().post("/find", {"place": "Fresno, CA"})


def _waiting(monkeypatch):
    monkeypatch.setattr(rates, "finds", Buckets(1, lambda: 0.0))
    return [Client(REMOTE_ADDR="8.8.4.77").post("/find") for _ in range(2)][1]


def _refused(monkeypatch):
    return Client().post("/report")


def _report(monkeypatch, count):
    monkeypatch.setattr(reporting, "read_report", lambda posted, at: reporting.Report("mm", "closed"))
    monkeypatch.setattr(reporting, "count_problem", count)
    return Client().post("/report")


def _counted(monkeypatch):
    return _report(monkeypatch, lambda **told: None)


def _not_counted(monkeypatch):
    def failing(**told):
        raise DatabaseError

    return _report(monkeypatch, failing)


def _server_error(monkeypatch):
    monkeypatch.setattr("frontend.views.match", None)
    return Client(raise_request_exception=False).post("/find", {"place": "Fresno, CA"})


def assert_plain(page):
    told = [words for words in own_words(page) if words.endswith((".", "?"))]
    assert len(told) >= 2
    assert flesch_kincaid_grade(told) <= 6
    assert [words for words in sentences(told) if len(words) > 20] == []


@pytest.mark.parametrize("path", PAGES)
def test_a_page_reads_at_grade_six(site, path):
    assert_plain(markup(Client().get(path)))


@pytest.mark.parametrize("answer", [_error, _results, _waiting, _refused, _counted, _not_counted, _server_error])
def test_an_answer_reads_at_grade_six(site, monkeypatch, answer):
    assert_plain(markup(answer(monkeypatch)))


def test_words_of_an_office_are_told_from_plain_ones():
    assert flesch_kincaid_grade(["Applicants are required to submit documentation establishing eligibility."]) > 12
