"""Each act of the fast lane is in the audit, and the agency is told when its number is hidden."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import transaction

from directory import audit
from directory.calls import report_number
from directory.closures import close, reopen
from directory.errors import BadInput, Conflict
from directory.fast_lane import confirm_dead, lift
from directory.models import AuditEntry, Hold, Letter, Service, ValidityPeriod
from directory.selectors import open_hold
from tests import people
from tests.directory.curating import a_listing

pytestmark = pytest.mark.django_db
MORNING = datetime(2026, 11, 26, 9, 30, tzinfo=UTC)
EVENING = MORNING + timedelta(hours=8)
TODAY = MORNING.date()


@pytest.fixture
def service():
    made = a_listing()
    made.emails.create(position=0, email="desk@safe.example", public=True)
    return made


@pytest.fixture
def cora():
    return people.curator()


def report(service, name, at):
    return report_number(
        source_id=service.source_id, problem="number-does-not-work", operator=people.operator(name), at=at
    )


def entries():
    return list(AuditEntry.objects.order_by("pk").values_list("action", "actor_name"))


def state():
    return [list(kind.objects.values()) for kind in (Service, Hold, Letter, AuditEntry, ValidityPeriod)]


def test_two_operators_are_enough_for_an_entry_and_a_letter(service):
    report(service, "ada", MORNING)
    assert (entries(), Letter.objects.count()) == ([], 0)
    report(service, "ben", EVENING)
    [entry] = AuditEntry.objects.all()
    assert (entry.action, entry.actor_name, entry.at) == ("hold.opened", "ben", EVENING)
    assert {name: value["after"] for name, value in entry.fields.items()} == {
        "listing": service.source_id,
        "reason": "number-does-not-work",
        "operators": 2,
    }
    [letter] = Letter.objects.all()
    assert (letter.kind, letter.to, letter.service, letter.facts) == ("number_held", "desk@safe.example", service, {})


def test_a_curator_who_hides_it_is_in_the_audit(service, cora):
    confirm_dead(service, cora, at=MORNING)
    assert entries() == [("hold.opened", "cora")]
    assert Letter.objects.count() == 1


def test_a_curator_who_stands_beside_the_operators_tells_nobody_again(service, cora):
    report(service, "ada", MORNING)
    report(service, "ben", EVENING)
    confirm_dead(service, cora, at=EVENING)
    confirm_dead(service, cora, at=EVENING)
    assert entries() == [("hold.opened", "ben"), ("hold.confirmed", "cora")]
    assert Letter.objects.count() == 1


def test_who_shows_it_again_is_in_the_audit(service, cora):
    hold = confirm_dead(service, cora, at=MORNING)
    assert open_hold(service) == hold
    lift(hold, cora, at=EVENING)
    assert entries() == [("hold.opened", "cora"), ("hold.lifted", "cora")]
    assert open_hold(service) is None


def test_a_hold_its_entry_and_its_letter_are_kept_together(service):
    report(service, "ada", MORNING)
    before = state()
    with transaction.atomic():
        report(service, "ben", EVENING)
        assert state() != before
        transaction.set_rollback(True)
    assert state() == before


def test_a_closing_hides_the_number_and_ends_the_period(service, cora):
    close(service=service, by=cora, on=TODAY, source="They said so.", at=MORNING)
    assert open_hold(service).reason == "closed"
    assert Service.objects.get(pk=service.pk).status == "historical"
    assert entries() == [("hold.opened", "cora"), ("program.closed", "cora")]
    closed = AuditEntry.objects.get(action="program.closed")
    assert {name: value["after"] for name, value in closed.fields.items()} == {
        "on": "2026-11-26",
        "source": "They said so.",
        "successor": None,
    }


def test_what_opens_again_is_shown_again(service, cora):
    close(service=service, by=cora, on=TODAY, source="They said so.", at=MORNING)
    reopen(service=service, by=cora, on=TODAY, source="They are back.", at=EVENING)
    assert open_hold(service) is None
    assert Service.objects.get(pk=service.pk).status == "active"
    assert [action for action, _who in entries()][2:] == ["program.reopened", "hold.lifted"]
    assert audit.verify_chain() is None


def test_a_number_that_was_dead_before_it_closed_stays_hidden_when_it_opens_again(service, cora):
    confirm_dead(service, cora, at=MORNING)
    close(service=service, by=cora, on=TODAY, source="They said so.", at=MORNING)
    reopen(service=service, by=cora, on=TODAY, source="They are back.", at=EVENING)
    assert open_hold(service).reason == "number-does-not-work"


@pytest.mark.parametrize(
    ("wrong", "field"),
    [({"on": date(2026, 11, 27)}, "on"), ({"source": " "}, "source"), ({"successor": "itself"}, "successor")],
)
def test_a_closing_that_cannot_be_changes_nothing(service, cora, wrong, field):
    given = {"on": TODAY, "source": "They said so."} | wrong
    if "successor" in given:
        given["successor"] = service
    before = state()
    with pytest.raises(BadInput) as refused:
        close(service=service, by=cora, at=MORNING, **given)
    assert refused.value.field == field
    assert state() == before


def test_the_emergency_number_is_not_closed(service, cora):
    service.phones.update(number="911")
    before = state()
    with pytest.raises(Conflict):
        close(service=service, by=cora, on=TODAY, source="They said so.", at=MORNING)
    assert state() == before


def test_what_is_closed_is_not_closed_twice(service, cora):
    close(service=service, by=cora, on=TODAY, source="They said so.", at=MORNING)
    before = state()
    with pytest.raises(Conflict):
        close(service=service, by=cora, on=TODAY, source="They said so.", at=MORNING)
    assert state() == before
