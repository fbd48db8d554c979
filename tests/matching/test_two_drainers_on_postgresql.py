"""On PostgreSQL any number of processes may take changes into the index: each change is taken in once, and none is lost."""

from collections.abc import Callable
from contextlib import contextmanager
from threading import Barrier, Event, Thread
from time import monotonic

import pytest
from django.db import OperationalError, connection, transaction

from directory.models import IndexEvent, Service
from directory.services import note_change, withhold
from matching import index
from matching.models import IndexBuild, IndexedOffer
from tests.api import samples

pytestmark = [pytest.mark.postgresql, pytest.mark.django_db(transaction=True)]
PATIENCE = 30  # seconds; a drainer that waits for ever fails its test


@pytest.fixture
def six(empty_directory):
    """Six indexed services whose transactions end, as those of a server do; each waits to be taken in."""
    made = [samples.service(f"tx-{number}") for number in range(6)]
    index.build(now=samples.NOW)
    for service in made:
        withhold(service=service, by=None)
    return made


def in_a_thread(work: Callable[[], object], answers: list[object]) -> Thread:
    def run():
        try:
            answers.append(work())
        except OperationalError as problem:
            answers.append(type(problem))
        finally:
            connection.close()

    started = Thread(target=run)
    started.start()
    return started


@contextmanager
def a_drainer_at_work(monkeypatch, answers):
    """One that has written and has not committed."""
    written, go_on, write = Event(), Event(), index._write

    def write_and_wait(*arguments):
        write(*arguments)
        written.set()
        assert go_on.wait(PATIENCE)

    monkeypatch.setattr(index, "_write", write_and_wait)
    drainer = in_a_thread(index.take_in, answers)
    assert written.wait(PATIENCE)
    monkeypatch.setattr(index, "_write", write)
    yield
    go_on.set()
    drainer.join(PATIENCE)


def sequences() -> list[int]:
    return list(IndexedOffer.objects.values_list("sequence", flat=True))


def waiting() -> list[int]:
    return list(IndexEvent.objects.values_list("service", flat=True))


@pytest.mark.parametrize("round_", range(5))
def test_of_two_that_start_together_one_takes_all_and_the_other_none(six, round_):
    together, answers = Barrier(2), []

    def drain():
        together.wait(PATIENCE)
        return index.take_in()

    for drainer in [in_a_thread(drain, answers) for _ in range(2)]:
        drainer.join(PATIENCE)
    assert sorted(answers) == [0, 6]
    assert (IndexBuild.objects.get().sequence, sequences(), waiting()) == (1, [1] * 6, [])


def test_who_comes_while_another_is_at_it_does_not_wait(six, monkeypatch):
    answers = []
    with a_drainer_at_work(monkeypatch, answers):
        assert index.take_in() == 0
        assert answers == []
    assert answers == [6]


def test_an_edit_made_meanwhile_waits_for_the_next(six, monkeypatch):
    answers = []
    with a_drainer_at_work(monkeypatch, answers):
        withhold(service=six[2], by=None)
        assert index.take_in() == 0
    assert (answers, waiting()) == ([6], [six[2].pk])
    assert index.take_in() == 1
    assert (IndexBuild.objects.get().sequence, sequences(), waiting()) == (2, [1, 1, 2, 1, 1, 1], [])


def test_one_that_dies_in_its_transaction_leaves_its_events_to_the_next(six, monkeypatch):
    write, before = index._write, waiting()

    def write_and_die(*arguments):
        write(*arguments)
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_terminate_backend(pg_backend_pid())")

    monkeypatch.setattr(index, "_write", write_and_die)
    answers = []
    in_a_thread(index.take_in, answers).join(PATIENCE)
    monkeypatch.setattr(index, "_write", write)
    assert (answers, waiting(), sequences()) == ([OperationalError], before, [0] * 6)
    assert index.take_in() == 6
    assert (IndexBuild.objects.get().sequence, sequences(), waiting()) == (1, [1] * 6, [])


def test_an_edit_that_is_rolled_back_leaves_no_event_and_no_change(six):
    assert index.take_in() == 6
    with transaction.atomic():
        Service.objects.filter(pk=six[0].pk).update(name="Another name")
        withhold(service=six[0], by=None)
        assert waiting() == [six[0].pk]
        transaction.set_rollback(True)
    assert waiting() == []
    assert Service.objects.get(pk=six[0].pk).name == "Safe Place shelter"
    assert index.take_in() == 0


def test_an_event_with_a_lower_number_that_comes_late_outlives_a_whole_build(six, monkeypatch):
    """Numbers are given out before a transaction ends: the build must not take a lower one for one that it has seen."""
    index.take_in()
    begun, go_on, answers = Event(), Event(), []

    def edit_slowly():
        with transaction.atomic():
            note_change(service=six[0])  # without an entry of the audit, whose writers wait for each other
            begun.set()
            assert go_on.wait(PATIENCE)

    slow = in_a_thread(edit_slowly, answers)
    assert begun.wait(PATIENCE)
    withhold(service=six[1], by=None)
    rows = index._rows

    def rows_then_the_late_edit(*arguments):
        yield from rows(*arguments)
        go_on.set()
        slow.join(PATIENCE)

    monkeypatch.setattr(index, "_rows", rows_then_the_late_edit)
    index.build(now=samples.NOW)
    assert (answers, waiting()) == ([None], [six[0].pk])


def test_a_whole_build_waits_for_the_one_that_is_at_it_and_loses_none_of_its_changes(six, monkeypatch):
    answers, built = [], []
    with a_drainer_at_work(monkeypatch, answers):
        building = in_a_thread(lambda: index.build(now=samples.NOW).offers, built)
        until_somebody_waits_for_a_lock()
        assert (answers, built) == ([], [])
    building.join(PATIENCE)
    assert (answers, built, sequences()) == ([6], [6], [0] * 6)
    assert sorted(waiting()) == sorted(service.pk for service in six)  # what the build may have read before
    assert (index.take_in(), sequences(), waiting()) == (6, [1] * 6, [])


def until_somebody_waits_for_a_lock():
    until = monotonic() + PATIENCE
    while monotonic() < until:
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted")
            if cursor.fetchone()[0]:
                return
    raise TimeoutError("nobody waits")
