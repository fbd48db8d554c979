"""“Something wrong?” counts a reason for a listing; nothing else is kept, and what is wrong with a report counts nothing."""

import re
from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from django.db import DatabaseError
from django.test import Client

from directory.models import ProblemCount, Service
from directory.models.problems import Problem
from frontend import reporting
from frontend.report_token import report_token
from tests.frontend import samples
from tests.frontend.reading import markup

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 26, 14, 30, tzinfo=UTC)
MONDAY = date(2026, 11, 23)
LISTING = "988-lifeline"
QUESTION = {"place": "Fresno", "need": ["emergency-shelter", "counseling"], "after": "abc"}


@pytest.fixture(autouse=True)
def now():
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


@pytest.fixture(autouse=True)
def pages(site):
    site.blobs["mm"] = samples.blob(source_id=LISTING)
    return site


def fields(**changes):
    whole = {"listing": LISTING, "token": report_token(LISTING, NOW), "reason": "closed", **QUESTION}
    return {name: value for name, value in (whole | changes).items() if value is not None}


def send(path="/report", **changes):
    return Client().post(path, fields(**changes))


def counted():
    return list(ProblemCount.objects.values_list("service__source_id", "problem", "week", "count"))


def form_of(page, words):
    return re.findall(r'name="([^"]+)" value="([^"]*)"', page[: page.index(words)].rpartition("<form")[2])


def test_the_form_of_a_card_can_be_sent_as_it_is():
    page = markup(Client().post("/find", QUESTION))
    card = page[page.index('<article class="card"') :].partition("</article>")[0]
    form = card[card.index('<form method="post" action="/report"') :].partition("</form>")[0]
    hidden = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', form)
    assert hidden == [
        ("listing", LISTING),
        ("token", report_token(LISTING, NOW)),
        ("place", "Fresno"),
        ("need", "emergency-shelter"),
        ("need", "counseling"),
        ("after", "abc"),
    ]
    reasons = re.findall(r'name="reason" value="([^"]+)"', form)
    assert reasons == Problem.values
    posted = {"listing": hidden[0][1], "token": hidden[1][1], "reason": reasons[0]}
    assert Client().post("/report", posted).status_code == 200
    assert counted() == [(LISTING, "number-does-not-work", MONDAY, 1)]


def test_a_report_has_no_room_for_words_of_ones_own():
    page = markup(Client().post("/find", QUESTION))
    for form in re.findall(r'<form method="post" action="/report".*?</form>', page):
        assert not re.search(r"<(textarea|select)|<input type=\"(?!hidden)", form)


@pytest.mark.parametrize("reason", Problem.values)
def test_each_reason_is_counted_as_itself(reason):
    assert send(reason=reason).status_code == 200
    assert counted() == [(LISTING, reason, MONDAY, 1)]


def test_reports_of_a_week_add_up_and_a_new_week_begins_anew(now):
    send()
    send()
    now.move_to(NOW + timedelta(days=7))
    send(token=report_token(LISTING, NOW + timedelta(days=7)))
    assert sorted(counted()) == [(LISTING, "closed", MONDAY, 2), (LISTING, "closed", MONDAY + timedelta(days=7), 1)]


@pytest.mark.parametrize(
    "change",
    [
        {"token": None},
        {"token": "made-up"},
        {"token": report_token("va-another-place", NOW)},
        {"token": report_token(LISTING, NOW - timedelta(hours=7))},
        {"token": report_token(LISTING, NOW + timedelta(hours=1))},
        {"listing": None},
        {"listing": "no-such-listing", "token": report_token("no-such-listing", NOW)},
        {"reason": None},
        {"reason": "he hit me"},
    ],
)
def test_what_is_wrong_with_a_report_counts_nothing_and_keeps_the_list(change):
    answer = send(**change)
    page = markup(answer)
    assert answer.status_code == 400
    assert counted() == []
    assert "<h1>We did not count this</h1>" in page
    assert form_of(page, "Back to your list")[0] == ("place", "Fresno")


def test_a_listing_taken_down_counts_nothing():
    Service.objects.filter(source_id=LISTING).update(publication="withheld")
    assert send().status_code == 400
    assert counted() == []


def test_a_database_that_fails_is_told_calmly(monkeypatch):
    def broken(**_report):
        raise DatabaseError

    monkeypatch.setattr(reporting, "count_problem", broken)
    answer = send()
    assert answer.status_code == 503
    assert "<h1>We could not count this</h1>" in markup(answer)
    assert counted() == []


def test_the_thanks_lead_back_to_the_same_list_and_to_the_questions():
    page = markup(send())
    assert "<h1>Thank you</h1>" in page
    assert form_of(page, "Back to your list") == [
        ("place", "Fresno"),
        ("need", "emergency-shelter"),
        ("need", "counseling"),
        ("after", "abc"),
    ]
    assert '<a class="back" href="/">Back to the questions</a>' in page


@pytest.mark.parametrize(
    ("prefix", "question", "thanks"),
    [("", "Something wrong?", "Thank you"), ("/es", "¿Hay algo mal?", "Gracias"), ("/ar", "هل هناك خطأ؟", "شكرًا لك")],
)
def test_it_works_in_every_language_with_the_way_out_and_no_trace(prefix, question, thanks):
    assert question in markup(Client().post(f"{prefix}/find", QUESTION))
    answer = send(f"{prefix}/report")
    page = markup(answer)
    assert answer.status_code == 200
    assert f"<h1>{thanks}</h1>" in page
    assert f'href="{prefix}/leave" rel="nofollow noreferrer" data-leave' in page
    assert f'action="{prefix}/find"' in page
    assert not answer.cookies
    assert answer["Cache-Control"] == "no-store, private"
    assert answer["Referrer-Policy"] == "no-referrer"
    assert counted() == [(LISTING, "closed", MONDAY, 1)]


def test_an_address_reports_nothing_and_leads_to_the_questions():
    answer = Client().get("/report", fields())
    assert (answer.status_code, answer["Location"]) == (302, "/")
    assert counted() == []


def test_words_posted_back_are_never_markup():
    page = markup(send(text='"><script>alert(1)</script>'))
    assert "<script>alert" not in page
