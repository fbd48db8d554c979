from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

import pytest
from django.db import IntegrityError, transaction
from django.db.transaction import TransactionManagementError

from directory import letters
from directory.errors import BadInput
from directory.letters import Kind
from directory.models import Letter

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 26, 12, 0, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


def posted(**changes):
    facts = {"role": "partner", "organization": "Oak House", "secret": "s3cret", "until": "2026-12-10"}
    return letters.post(**{"kind": Kind.INVITATION, "to": "desk@oak.example", "facts": facts, "at": NOW} | changes)


def test_a_letter_waits_from_the_moment_it_is_posted():
    letter = posted()
    assert list(letters.waiting(NOW)) == [letter]
    assert not letters.waiting(NOW - MINUTE)


def test_a_letter_is_forgotten_with_what_it_tells_of():
    with transaction.atomic():
        posted()
        transaction.set_rollback(True)
    assert not Letter.objects.exists()


def test_a_letter_outside_a_transaction_is_refused(monkeypatch):
    monkeypatch.setattr(letters, "connection", SimpleNamespace(in_atomic_block=False))
    with pytest.raises(TransactionManagementError):
        posted()
    assert not Letter.objects.exists()


@pytest.mark.parametrize("to", ["", "desk", "desk@oak.example\nBcc: all@oak.example", "a@b.example, c@d.example"])
def test_what_is_no_mailbox_is_refused(to):
    with pytest.raises(BadInput) as refused:
        posted(to=to)
    assert refused.value.field == "to"
    assert not Letter.objects.exists()


def test_facts_that_are_no_json_are_refused():
    with pytest.raises(TypeError):
        posted(facts={"secret": object()})


def test_a_letter_is_taken_once():
    letter = posted()
    other = Letter.objects.get(pk=letter.pk)
    assert letters.take(letter=letter, at=NOW)
    assert not letters.take(letter=other, at=NOW)
    assert (other.tries, other.taken_at) == (1, NOW)
    assert not letters.waiting(NOW)


def test_a_sent_letter_keeps_no_secret_and_is_not_taken_again():
    letter = posted()
    letters.take(letter=letter, at=NOW)
    letters.mark_sent(letter=letter, at=NOW)
    kept = Letter.objects.get()
    assert kept.facts == {"role": "partner", "organization": "Oak House", "secret": "", "until": "2026-12-10"}
    assert (kept.sent_at, kept.next_at, kept.taken_at) == (NOW, None, None)
    assert not letters.take(letter=kept, at=NOW + timedelta(days=9))


def test_a_letter_that_did_not_go_waits_longer_each_time():
    letter = posted()
    pauses = []
    for _try in range(4):
        at = letter.next_at
        letters.take(letter=letter, at=at)
        letters.mark_failed(letter=letter, problem="ConnectionRefusedError", at=at)
        pauses.append(letter.next_at - at)
    assert pauses == [MINUTE, 2 * MINUTE, 4 * MINUTE, 8 * MINUTE]
    assert letter.facts["secret"] == "s3cret"
    assert letter.last_error == "ConnectionRefusedError"


def test_the_longest_pause_is_twelve_hours():
    assert letters.pause_after(11) == timedelta(hours=12)
    assert letters.pause_after(30_000) == timedelta(hours=12)


def test_after_the_last_try_a_letter_is_given_up_and_its_secret_is_gone():
    letter = posted()
    for _try in range(letters.MOST_TRIES):
        at = letter.next_at
        letters.take(letter=letter, at=at)
        letters.mark_failed(letter=letter, problem="SMTPConnectError", at=at)
    assert (letter.next_at, letter.facts["secret"]) == (None, "")
    assert timedelta(days=4) < at - NOW < timedelta(days=6)
    assert not letters.waiting(NOW + timedelta(days=99))


def test_what_a_killed_sender_left_is_in_doubt_until_a_person_takes_it_back():
    letter = posted()
    letters.take(letter=letter, at=NOW)
    later = NOW + timedelta(minutes=10)
    assert not letters.in_doubt(later - timedelta(seconds=1))
    assert list(letters.in_doubt(later)) == [letter]
    assert not letters.waiting(later)
    assert letters.take_back(at=later) == 1
    assert list(letters.waiting(later)) == [letter]


def test_the_table_refuses_a_sent_letter_that_would_be_tried_again():
    with pytest.raises(IntegrityError), transaction.atomic():
        Letter.objects.filter(pk=posted().pk).update(sent_at=NOW)
