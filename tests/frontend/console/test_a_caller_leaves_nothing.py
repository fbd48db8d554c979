"""Words planted in every box of a call are in no table, no session, no log and no address afterwards, also where it fails."""

import logging
from collections import Counter

import pytest
from django.contrib.sessions.models import Session
from django.db import connection

from directory.models import CallCount
from frontend.console import ending, handing, views
from tests.frontend.console.calling import LISTING, TOKEN, address, signed_in

pytestmark = pytest.mark.usefixtures("shipped_index")
CANARY = "zyxwvcanary"
BOXES = (
    *("triage", "text", "place", "no_place", "crime_place", "destination", "custody", "stage", "urgency", "age"),
    *("inquirer", "safe_call", "safe_text", "safe_email", "after", "read_in", "organization", "palette", "words"),
    *("unmet", "listing", "token"),
)
SEVERAL = ("need", "victimization", "population", "language", "turned_down", "basket", "outcome")
FREE = {name: f"{CANARY} {name}" for name in ("text", "place", "crime_place", "destination", "words", "organization")}
CALL = FREE | {
    "triage": "victim",
    "need": ["counseling"],
    "language": ["es"],
    "turned_down": [f"need:{CANARY}"],
    "basket": [LISTING, CANARY],
    "outcome": [f"{LISTING} given"],
    "token": TOKEN,
    "palette": "needs",
}
EVERYWHERE = {name: f"{CANARY} {name}" for name in BOXES} | {name: [f"{CANARY} {name}"] for name in SEVERAL}
POSTS = ("console", "answers", "suggest", "why-not", "guides", "stay", "hand-over", "end", "wrong-number")


class Kept(logging.Handler):
    """All that any logger of the site lets through, with its traceback, as it is written out."""

    def __init__(self):
        super().__init__()
        self.lines = []
        self.setFormatter(logging.Formatter("%(levelname)s %(name)s %(message)s %(args)s"))

    def emit(self, record):
        self.lines.append(self.format(record))


@pytest.fixture
def log():
    kept = Kept()
    ends = [one for one in logging.root.manager.loggerDict.values() if isinstance(one, logging.Logger)]
    ends = [logging.root, *(one for one in ends if not one.propagate)]
    for logger in ends:
        logger.addHandler(kept)
    yield kept
    for logger in ends:
        logger.removeHandler(kept)


def tables_that_hold(word):
    """Names of the tables of the database, ours or not, in which some column of some row has the word."""
    found = Counter()
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            for row in iter(lambda: cursor.fetchmany(500), []):
                found[table] += sum(word in told(value) for one in row for value in one)
    return [table for table, count in found.items() if count]


def told(value):
    if isinstance(value, bytes | memoryview):
        return bytes(value).decode("utf-8", "replace").casefold()
    return str(value).casefold()


def sessions():
    return [str(one.get_decoded()) for one in Session.objects.all()]


def assert_nothing_of(word, log):
    assert tables_that_hold(word) == []
    assert [one for one in sessions() if word in one.casefold()] == []
    assert [line for line in log.lines if word in line.casefold()] == []


def test_the_search_finds_a_word_that_was_put_into_any_kind_of_column(log):
    client = signed_in()
    session = client.session
    session["planted"] = CANARY
    session.save()
    CallCount.objects.create(month="2026-11-01", hour_of_week=1, triage=CANARY)
    logging.getLogger("django.request").error("about %s", CANARY)
    assert tables_that_hold(CANARY) == ["directory_callcount"]
    assert len([one for one in sessions() if CANARY in one]) == 1
    assert len(log.lines) == 1
    assert tables_that_hold("marjaree")  # in blobs and documents too
    assert "matching_indexedoffer" in tables_that_hold("marjaree")


@pytest.mark.parametrize("form", [CALL, EVERYWHERE], ids=["a call", "every box"])
def test_after_a_call_nothing_of_it_is_left(form, log):
    client = signed_in()
    for name in POSTS:
        answer = client.post(address(name), form)
        assert answer.status_code in {200, 204, 422}
        assert CANARY not in str(answer.headers).casefold()
        assert CANARY not in str(answer.cookies).casefold()
    assert_nothing_of(CANARY, log)


def test_a_call_that_was_counted_leaves_codes_alone(log):
    client = signed_in()
    assert client.post(address("end"), CALL).status_code == 200
    assert CallCount.objects.get().triage == "victim"
    assert_nothing_of(CANARY, log)


@pytest.mark.parametrize("name", POSTS)
def test_a_request_that_nobody_may_make_leaves_nothing(name, client, log):
    assert client.post(address(name), EVERYWHERE).status_code == 401
    answer = client.get(address(name))
    assert CANARY not in answer["Location"]
    assert_nothing_of(CANARY, log)


@pytest.mark.parametrize(
    ("name", "room", "part"),
    [
        ("console", views, "answered"),
        ("answers", views, "answered"),
        ("suggest", views, "suggest"),
        ("why-not", views, "why_not"),
        ("hand-over", handing, "explain"),
        ("end", ending, "count_call"),
        ("end", ending, "understand"),
        ("wrong-number", ending, "report_number"),
    ],
)
def test_a_request_that_fails_leaves_nothing_and_shows_nothing(name, room, part, log, monkeypatch):
    def broken(*args, **kwargs):
        raise RuntimeError("as a test wants it")

    monkeypatch.setattr(room, part, broken)
    answer = signed_in(raise_request_exception=False).post(address(name), CALL)
    assert answer.status_code == 500
    assert CANARY not in answer.content.decode().casefold()
    assert answer["Cache-Control"] == "no-store, private"
    assert [line for line in log.lines if "RuntimeError: as a test wants it" in line]
    assert_nothing_of(CANARY, log)


def test_a_token_that_is_no_token_is_not_kept(log):
    answer = signed_in().post(address("end"), CALL | {"token": f"{CANARY} and her number is 559"})
    assert answer.status_code == 422
    assert_nothing_of(CANARY, log)


def test_a_form_that_is_refused_leaves_nothing(log):
    client = signed_in()
    assert client.post(address("answers"), {"need": CANARY}).status_code == 422
    assert client.post(address("answers"), {"need": [CANARY] * 2_000}).status_code == 400
    assert_nothing_of(CANARY, log)
