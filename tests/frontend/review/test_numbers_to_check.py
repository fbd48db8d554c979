"""Numbers to check: what is hidden, what is reported, and the acts of a curator."""

from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine

from directory.calls import report_number
from directory.fast_lane import confirm_dead, lift
from directory.models import AuditEntry, Hold, ProblemCount, Service, Succession, ValidityPeriod
from directory.models.problems import Problem
from directory.selectors import open_hold
from tests import people
from tests.api import samples
from tests.frontend.review.pages import address, curator, letters, post, read, shown, state

pytestmark = pytest.mark.usefixtures("empty_directory")
MORNING = datetime(2026, 11, 26, 9, 30, tzinfo=UTC)
EVENING = MORNING + timedelta(hours=8)


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(EVENING + timedelta(hours=1), tick=False) as traveller:
        yield traveller


@pytest.fixture
def service():
    made = samples.service("ice-voice", name="VOICE")
    made.emails.create(position=0, email="desk@safe.example", public=True)
    return made


@pytest.fixture
def cora():
    return curator("cora")


def report(service, name="ada", at=MORNING, problem="number-does-not-work"):
    report_number(source_id=service.source_id, problem=problem, operator=people.operator(name), at=at)


def sections(answer):
    return {name: [row.source_id for row in answer.context[name]] for name in ("held", "reported", "hinted", "closed")}


NOTHING = {"held": [], "reported": [], "hinted": [], "closed": []}


def test_one_operators_report_waits_for_another_shift(service, cora):
    report(service)
    answer = read(cora, "numbers")
    assert sections(answer) == NOTHING | {"reported": ["ice-voice"]}
    [row] = answer.context["reported"]
    assert (row.said, row.since) == (("The number does not work",), "November 26, 2026")
    assert 'href="tel:+15125550100"' in shown(answer)


def test_two_operators_hide_it_and_the_page_says_so(service, cora):
    report(service)
    report(service, "ben", EVENING)
    answer = read(cora, "numbers")
    assert sections(answer) == NOTHING | {"held": ["ice-voice"]}
    [row] = answer.context["held"]
    assert row.who == "Operators who said so: 2"
    assert row.since == "November 26, 2026"


def test_reports_older_than_a_week_silent_lines_and_what_was_lifted_do_not_wait(service, cora):
    report(service, at=MORNING - timedelta(days=8))
    report(service, "ben", problem="nobody-answers")
    assert sections(read(cora, "numbers")) == NOTHING
    report(service)
    lift(confirm_dead(service, cora, at=EVENING), cora, at=EVENING)
    assert sections(read(cora, "numbers")) == NOTHING


def test_what_people_report_is_counted_by_listing_and_problem(service, cora):
    week = date(2026, 11, 23)
    for problem, count in ((Problem.NUMBER, 3), (Problem.CLOSED, 5), (Problem.LANGUAGE, 90)):
        ProblemCount.objects.create(service=service, problem=problem, week=week, count=count)
    ProblemCount.objects.create(service=service, problem=Problem.NUMBER, week=week - timedelta(weeks=1), count=4)
    ProblemCount.objects.create(service=service, problem=Problem.NUMBER, week=week - timedelta(weeks=9), count=70)
    answer = read(cora, "numbers")
    assert sections(answer) == NOTHING | {"hinted": ["ice-voice"]}
    assert answer.context["hinted"][0].said == ("The number does not work: 7", "It is closed: 5")
    assert "A hint to call, never a verdict." in shown(answer)


def test_ten_thousand_reports_of_people_hide_nothing_and_are_one_row(service, cora):
    ProblemCount.objects.create(service=service, problem=Problem.NUMBER, week=date(2026, 11, 23), count=10_000)
    before = state(service)
    assert sections(read(cora, "numbers")) == NOTHING | {"hinted": ["ice-voice"]}
    assert read(cora, "number", "ice-voice").context["sheet"].hints == ("The number does not work: 10000",)
    looked = {one.action for one in AuditEntry.objects.all()}  # that is all that was written
    assert (state(service) | {"AuditEntry": []}, open_hold(service), looked) == (before, None, {"restricted.read"})


def test_a_curator_hides_a_number_and_a_second_click_changes_nothing(service, cora):
    answer = post(cora, "hide-number", "ice-voice")
    assert (answer.status_code, answer["Location"]) == (302, address("number", "ice-voice"))
    hold = Hold.objects.get()
    assert (hold.curator, hold.reason, hold.lifted_at) == (cora, "number-does-not-work", None)
    assert letters() == [("number_held", "desk@safe.example")]
    before = state(service)
    assert post(cora, "hide-number", "ice-voice").status_code == 302
    assert state(service) == before


def test_a_number_that_works_is_shown_again_once(service, cora):
    hold = confirm_dead(service, cora, at=EVENING)
    assert f'name="hold" value="{hold.pk}"' in shown(read(cora, "number", "ice-voice"))
    assert post(cora, "show-number", "ice-voice", hold=hold.pk).status_code == 302
    assert open_hold(service) is None
    before = state(service)
    answer = post(cora, "show-number", "ice-voice", hold=hold.pk)
    assert (answer.status_code, "This hold was lifted before." in shown(answer)) == (409, True)
    assert state(service) == before


@pytest.mark.parametrize(("given", "status"), [({}, 422), ({"hold": "x"}, 422), ({"hold": "987654321"}, 404)])
def test_a_hold_that_is_none_lifts_nothing(service, cora, given, status):
    confirm_dead(service, cora, at=EVENING)
    before = state(service)
    assert post(cora, "show-number", "ice-voice", **given).status_code == status
    assert state(service) == before


def test_the_hold_of_another_listing_is_not_lifted_here(service, cora):
    other = samples.service("other")
    hold = confirm_dead(other, cora, at=EVENING)
    before = state(other)
    assert post(cora, "show-number", "ice-voice", hold=hold.pk).status_code == 404
    assert state(other) == before


def test_the_emergency_number_is_refused_on_the_page(service, cora):
    service.phones.update(number="911")
    before = state(service)
    answer = post(cora, "hide-number", "ice-voice")
    assert (answer.status_code, "The emergency number is never hidden." in shown(answer)) == (409, True)
    assert state(service) == before


def test_voice_then_vesl_then_voice_by_the_page(service, cora):
    samples.service("ice-vesl", name="VESL")
    ValidityPeriod.objects.create(service=service, valid_from=date(2017, 4, 26), source="announced")
    launched, back = "2021-06-11", "2025-04-09"
    for listing, act, said in (
        ("ice-voice", "close", {"on": launched, "source": "news", "successor": "ice-vesl"}),
        ("ice-vesl", "close", {"on": back, "source": "order", "successor": "ice-voice"}),
        ("ice-voice", "reopen", {"on": back, "source": "order"}),
    ):
        fields = {f"{act}-{name}": value for name, value in said.items()}
        assert post(cora, f"{act}-program", listing, **fields).status_code == 302
    periods = list(service.validity_periods.order_by("valid_from").values_list("valid_from", "valid_to"))
    assert periods == [(date(2017, 4, 26), date(2021, 6, 11)), (date(2025, 4, 9), None)]
    followed = list(Succession.objects.values_list("predecessor__source_id", "successor__source_id"))
    assert followed == [("ice-voice", "ice-vesl"), ("ice-vesl", "ice-voice")]
    assert dict(Service.objects.values_list("source_id", "status")) == {"ice-voice": "active", "ice-vesl": "historical"}
    assert [hold.service.source_id for hold in Hold.objects.filter(lifted_at=None)] == ["ice-vesl"]
    assert sections(read(cora, "numbers")) == NOTHING | {"held": ["ice-vesl"], "closed": ["ice-vesl"]}
    sheet = read(cora, "number", "ice-vesl").context["sheet"]
    assert [(one.source_id, one.why) for one in sheet.instead] == [("ice-voice", "It took over.")]
    assert set(AuditEntry.objects.values_list("actor_name", flat=True)) == {"cora"}


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"on": "2026-11-27", "source": "news"}, "on"),
        ({"on": "soon", "source": "news"}, "on"),
        ({"on": "2026-11-26", "source": " "}, "source"),
        ({"on": "2026-11-26", "source": "news", "successor": "no-such-listing"}, "successor"),
        ({"on": "2026-11-26", "source": "news", "successor": "ice-voice"}, "successor"),
    ],
)
def test_a_closing_that_cannot_be_is_said_beside_its_field(service, cora, said, field):
    before = state(service)
    answer = post(cora, "close-program", "ice-voice", **{f"close-{name}": value for name, value in said.items()})
    assert (answer.status_code, list(answer.context["close"].errors)) == (422, [field])
    assert state(service) == before


def test_a_second_click_closes_nothing_more(service, cora):
    said = {"close-on": "2026-11-26", "close-source": "news"}
    post(cora, "close-program", "ice-voice", **said)
    before = state(service)
    answer = post(cora, "close-program", "ice-voice", **said)
    assert (answer.status_code, "This programme is closed already." in shown(answer)) == (409, True)
    assert state(service) == before


def test_what_is_open_is_not_opened(service, cora):
    before = state(service)
    answer = post(cora, "reopen-program", "ice-voice", **{"reopen-on": "2026-11-26", "reopen-source": "news"})
    assert answer.status_code == 409
    assert state(service) == before


def test_a_listing_that_is_none_is_not_there(cora):
    assert read(cora, "number", "no-such-listing").status_code == 404
    for act in ("hide-number", "show-number", "close-program", "reopen-program"):
        assert post(cora, act, "no-such-listing").status_code == 404


def test_a_sheet_suggests_who_could_be_named(service, cora):
    samples.service("sister", name="Sister line")
    answer = read(cora, "number", "ice-voice")
    [one] = answer.context["sheet"].instead
    assert (one.source_id, one.why) == ("sister", "The same organization, for the same needs and area.")
    assert '<option value="sister">' in shown(answer)


def test_a_public_page_of_numbers_costs_the_same_for_one_and_for_many(service, cora, django_assert_max_num_queries):
    for place in range(12):
        made = samples.service(f"many-{place}")
        confirm_dead(made, cora, at=EVENING)
        ProblemCount.objects.create(service=made, problem=Problem.NUMBER, week=date(2026, 11, 23), count=2)
    client = people.signed_in(cora)
    client.get(address("numbers"))
    with django_assert_max_num_queries(20):
        assert len(client.get(address("numbers")).context["held"]) == 12
