"""Whatever a form holds: an answer, or 422 with the field in it; never a failure, and never more than was allowed."""

import json
import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from directory.models import CallCount, NumberReport
from frontend.console.keys import TRIAGE
from tests.frontend.console.calling import HITS, LISTING, address, attributes, rows, signed_in

pytestmark = pytest.mark.usefixtures("shipped_index")
often = settings(
    max_examples=30, derandomize=True, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
READING = ["console", "answers", "suggest", "why-not", "guides", "hand-over"]
WRITING = ["end", "wrong-number"]
odd = st.one_of(
    st.text(max_size=60),
    st.sampled_from(
        ["\x00", "a\x00b", "'; DROP TABLE directory_user; --", "<script>alert(1)</script>", "{{ 7|add:7 }}"]
    ),
    st.sampled_from(
        ["%s%n", "\u202e\u2066", "💀" * 40, "x" * 5_000, "../../etc/passwd", "\r\nSet-Cookie: a=b", "－１"]
    ),
)
known = st.sampled_from(
    [
        *(HITS, "Fresno, CA", "Springfield", "99999", "es", "legal-help", "need:legal-help", "34", LISTING),
        *(f"{LISTING} given", f"{LISTING} wrong-number", "988-lifeline no-such-outcome", "needs", "victim"),
    ]
)
value = st.one_of(odd, known, st.just(""))
ONE = (
    *("triage", "text", "place", "no_place", "crime_place", "destination", "custody", "stage", "inquirer", "urgency"),
    *("age", "safe_call", "safe_text", "after", "read_in", "organization", "palette", "words", "unmet", "listing"),
)
SEVERAL = ("need", "victimization", "population", "language", "turned_down", "basket", "outcome")
forms = st.builds(
    lambda one, several: one | several,
    st.dictionaries(st.sampled_from(ONE), value, max_size=8),
    st.dictionaries(st.sampled_from(SEVERAL), st.lists(value, max_size=6), max_size=4),
)


@pytest.fixture
def client():
    client = signed_in()
    client.get(address("console"))  # the session is saved now, and for this minute
    return client


@pytest.mark.parametrize("name", READING)
@often
@given(form=forms)
def test_any_form_is_answered_or_refused_and_writes_nothing(client, name, form):
    answer = client.post(address(name), form)
    assert answer.status_code in {200, 422}
    if answer.status_code == 422:
        assert attributes(answer, "data-field")[0]
    assert b"<script>alert" not in answer.content
    assert CallCount.objects.count() == 0


@pytest.mark.parametrize("name", WRITING)
@often
@given(form=forms, token=st.one_of(odd, st.just("b" * 32)))
def test_any_form_is_counted_as_codes_of_ours_or_refused_by_its_field(client, name, form, token):
    before = rows()
    answer = client.post(address(name), form | {"token": token})
    assert answer.status_code in {200, 422}
    told = json.loads(answer.content)
    if answer.status_code == 422:
        assert set(told) == {"field", "message"}
        assert rows() == before
    triages = set(CallCount.objects.values_list("triage", flat=True))
    assert triages <= {action.code for action in TRIAGE} | {"not-said"}
    assert NumberReport.objects.exclude(service__source_id=LISTING).count() == 0


@pytest.mark.parametrize("name", [*READING, *WRITING])
def test_five_thousand_codes_are_refused_as_a_whole(client, name):
    before = rows()
    answer = client.post(address(name), {"need": [f"code-{number}" for number in range(5_000)], "token": "b" * 32})
    assert answer.status_code == 400
    assert b"code-1" not in answer.content
    assert rows() == before


def test_as_many_codes_as_a_form_may_hold_are_cut_and_the_first_that_is_none_is_named(client):
    answer = client.post(address("answers"), {"need": [f"code-{number}" for number in range(900)]})
    assert (answer.status_code, attributes(answer, "data-field")) == (422, ["needs.0.code"])
    kept = client.post(address("answers"), {"need": ["counseling"] * 900})
    assert kept.status_code == 200
    assert attributes(kept, "data-turned-down") == ["need:counseling"]


def test_a_very_long_text_is_read_in_its_beginning(client):
    answer = client.post(address("answers"), {"text": f"{HITS} " + "and so on " * 5_000})
    assert answer.status_code == 200
    assert "victimization:domestic-violence" in attributes(answer, "data-turned-down")


def test_more_than_two_megabytes_are_refused(client):
    answer = client.post(address("answers"), {"text": "x" * 3_000_000})
    assert answer.status_code == 400


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"need": "no-such-need"}, "needs.0.code"),
        ({"victimization": ["robbery", "x"]}, "victimizations.1"),
        ({"population": "x"}, "populations.0"),
        ({"language": "Klingonese"}, "languages.0.code"),
        ({"age": "old"}, "age"),
        ({"stage": "x"}, "stage"),
        ({"text": HITS, "after": "no cursor"}, "after"),
    ],
)
@pytest.mark.parametrize("name", ["answers", "console"])
def test_what_cannot_be_read_is_said_with_its_field(client, name, fields, field):
    answer = client.post(address(name), fields)
    assert (answer.status_code, attributes(answer, "data-field")) == (422, [field])
    told = " ".join(answer.content.decode().split())
    assert "This could not be read. What you see is from before." in told


def test_what_was_typed_is_shown_as_text_and_never_as_markup(client):
    typed = "</textarea><script>alert(1)</script>"
    html = client.post(address("console"), {"text": typed, "place": '"><b>', "destination": "'><i>"}).content.decode()
    assert "&lt;/textarea&gt;&lt;script&gt;alert(1)&lt;/script&gt;" in html
    assert 'value="&quot;&gt;&lt;b&gt;"' in html
    assert re.findall(r"<script(?![^>]*\bsrc=)|<b>|<i>", html) == []
