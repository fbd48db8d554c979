"""Each line of docs/partner-api.md that can be copied is sent as it stands, and does what the page says."""

import json
import re
import shlex
from datetime import UTC, datetime

import pytest
import time_machine
from django.core.cache import cache
from django.test import Client

from api.partners.scopes import NEEDED
from directory.editing.live import live
from directory.models import ChangeProposal
from directory.models.tokens import Scope
from tests.api import samples
from tests.api.partners.asking import secret_of
from tests.project.paths import ROOT

PAGE = (ROOT / "docs" / "partner-api.md").read_text()
LINES = re.findall(r"```sh\n(curl .*?)\n```", PAGE, re.DOTALL)


def sent(line, secret):
    """What curl would send, as a shell reads the line."""
    words = shlex.split(line.replace("$WAYPOINT_KEY", secret))
    assert words[:3] == ["curl", "-s", "https://waypoint.example.org/graphql"]
    options = list(zip(words[3::2], words[4::2], strict=True))
    headers = dict(value.split(": ", 1) for option, value in options if option == "-H")
    [body] = [value for option, value in options if option == "-d"]
    return Client().post("/graphql", body, content_type=headers.pop("Content-Type"), headers=headers)


@pytest.fixture
def answers(db):
    cache.clear()
    with time_machine.travel(datetime(2026, 11, 26, 12, 0, tzinfo=UTC), tick=False):
        house = samples.organization("safe-house", name="Safe House")
        samples.service("tx-safe-house", of=house)
        secret = secret_of(house)
        return [sent(line, secret).json() for line in LINES]


def test_each_line_can_be_copied_and_works(answers):
    assert [list(one) for one in answers] == [["data"]] * 4
    assert answers[0]["data"]["myListings"]["edges"][0]["node"]["id"] == "tx-safe-house"
    done = [next(iter(one["data"].values())) for one in answers[1:]]
    assert [one["errors"] for one in done] == [[], [], []]
    assert done[0]["capacity"] == {"state": "OPEN", "expires": "2026-12-01"}
    assert done[1]["change"].items() >= {"state": "SUBMITTED", "approvalsNeeded": 2}.items()
    assert sorted(done[2]["groups"]) == ["CONTACT", "HOURS"]


def test_they_change_what_the_page_says(answers):
    made = ChangeProposal.objects.get()
    assert live(made.service, ["capacity"]) == {"capacity": {"state": "open", "expires": "2026-12-01"}}
    assert json.dumps(live(made.service, ["phones"])).count("+15125550177") == 0


def test_the_page_names_each_call_under_its_scope():
    rows = dict(re.findall(r"^\| `(\w+)` \| (.+) \|$", PAGE, re.MULTILINE))
    named = {call: scope for scope, calls in rows.items() for call in re.findall(r"`(\w+)`", calls)}
    assert set(rows) == set(Scope.values)
    assert named == dict(NEEDED)
