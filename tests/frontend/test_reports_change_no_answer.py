"""However often a listing is reported, it stands where it stood and reads as it read."""

import re
from datetime import UTC, date, datetime

import orjson
import pytest
import time_machine
from django.test import Client

from directory.models import ProblemCount, Service
from directory.models.problems import Problem
from directory.services import count_problem
from matching import index

WEEK = date(2026, 11, 23)
QUERY = """query ($request: MatchRequestInput!) { match(request: $request) { total asks { code }
  matches { rank tier score offer { id sourceId } parts { factor points reason { message } } } fallbacks { id } } }"""
REQUEST = {
    "needs": [{"code": "emergency-shelter"}],
    "places": {"here": {"text": "Fresno, CA"}},
    "at": "2026-11-24T18:00:00Z",
}


@pytest.fixture(autouse=True)
def now():
    with time_machine.travel(datetime(2026, 11, 24, 18, tzinfo=UTC), tick=False):
        yield


def api_answer():
    body = orjson.dumps({"query": QUERY, "variables": {"request": REQUEST}})
    return Client().post("/graphql", body, content_type="application/json").content


def page():
    return Client().post("/find", {"need": "emergency-shelter", "place": "Fresno, CA"}).content


def reported(source_id, times):
    """All but one of each problem at once, the last of each as a person sends it."""
    service, each = Service.objects.get(source_id=source_id), times // len(Problem)
    ProblemCount.objects.bulk_create(
        ProblemCount(service=service, problem=problem, week=WEEK, count=each - 1) for problem in Problem
    )
    for problem in Problem:
        count_problem(source_id=source_id, problem=problem, on=WEEK)
    count_problem(source_id=source_id, problem=Problem.CLOSED, on=WEEK)


def test_ten_thousand_reports_change_no_byte_of_an_answer(shipped_index):
    before = (api_answer(), page())
    first = orjson.loads(before[0])["data"]["match"]["matches"][0]["offer"]["sourceId"]
    reported(first, 10_200)
    assert sum(ProblemCount.objects.values_list("count", flat=True)) == 10_201
    assert (api_answer(), page()) == before


def test_an_index_built_after_ten_thousand_reports_is_the_same_index(shipped_index):
    before, version = (api_answer(), page()), index.build().version
    reported(re.search(rb'name="listing"\s+value="([^"]+)"', before[1]).group(1).decode(), 10_200)
    assert index.build().version == version
    assert (api_answer(), page()) == before
