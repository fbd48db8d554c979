"""Mail that is to be sent: posted in the transaction of what it tells of, sent later by `manage.py send_letters`.

Nothing is sent twice. A sender takes a letter and commits that before it speaks to a mail server, so no other sender
takes it, and the outcome is written after. Where a process dies between the two, or the server falls silent after it
was given the letter, nobody knows whether it went: the letter stays taken, is counted as in doubt, and goes out again
only when a person says so (`take_back`). A server that was not reached, or said no, leaves it waiting.
"""

import json
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import connection, transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from directory.errors import BadInput
from directory.models.letters import Kind, Letter
from directory.models.services import Service

__all__ = [
    "Kind",
    "in_doubt",
    "mark_failed",
    "mark_sent",
    "masked",
    "pause_after",
    "post",
    "take",
    "take_back",
    "waiting",
]

SECRET = "secret"  # noqa: S105  the name of the fact, and of nothing else
LONGEST_PAUSE = timedelta(hours=12)
# RFC 5321, 4.5.4.1: go on for at least four to five days. 20 tries end after five days and five hours.
MOST_TRIES = 20
# How long a living sender may hold a letter before it is said to be in doubt.
HELD = timedelta(minutes=10)


def post(
    *, kind: Kind, to: str, service: Service | None = None, facts: Mapping[str, Any], at: datetime | None = None
) -> Letter:
    """One letter to one mailbox, kept or forgotten with the caller's transaction.

    `facts` is JSON, by kind:

    - REMINDER: `organization`, `listings` [{`name`, `due`: [field group], `secret`}], `until` (ISO date)
    - CONTACT_CHANGE_ASKED, CONTACT_CHANGED: `fields`, names of `directory.editing.table`, never their values
    - PROPOSAL_REJECTED, CLAIM_REFUSED: `reason`, `organization`
    - NUMBER_HELD: nothing more
    - INVITATION: `role`, `organization` or "", `secret`, `until` (ISO date)
    - CLAIM_ACCEPTED: `organization`

    The name of the listing is that of `service`. Only a `secret`, the end of a link that must reach the person, may
    be one; it is emptied when the letter is sent or given up. Never audit it. Raises BadInput("to") for what is no
    mailbox, and TransactionManagementError outside a transaction, for then the act could be lost and its letter kept.
    """
    if not connection.in_atomic_block:
        raise transaction.TransactionManagementError("A letter belongs into the transaction of what it tells of.")
    now = at or timezone.now()
    told = json.loads(json.dumps(facts, allow_nan=False))
    return Letter.objects.create(kind=kind, to=_mailbox(to), service=service, facts=told, made_at=now, next_at=now)


def waiting(at: datetime | None = None) -> QuerySet[Letter]:
    """What may be sent at this time, the longest waiting first."""
    now = at or timezone.now()
    return Letter.objects.filter(next_at__lte=now, taken_at=None, sent_at=None).select_related("service")


def in_doubt(at: datetime | None = None) -> QuerySet[Letter]:
    """Taken longer ago than a sender needs, with no word of what became of it."""
    return Letter.objects.filter(taken_at__lte=(at or timezone.now()) - HELD, sent_at=None)


def take(*, letter: Letter, at: datetime | None = None) -> bool:
    """Before the mail server is spoken to. False: somebody else has it, or it is sent."""
    now = at or timezone.now()
    mine = waiting(now).filter(pk=letter.pk).update(taken_at=now, tries=letter.tries + 1)
    letter.refresh_from_db()
    return bool(mine)


def mark_sent(*, letter: Letter, at: datetime | None = None) -> None:
    letter.sent_at, letter.taken_at, letter.next_at, letter.last_error = at or timezone.now(), None, None, ""
    letter.facts = without_secret(letter.facts)
    letter.save()


def mark_failed(*, letter: Letter, problem: str, at: datetime | None = None) -> None:
    """It certainly did not go: it waits, longer each time, and is given up after the last try."""
    given_up = letter.tries >= MOST_TRIES
    letter.next_at = None if given_up else (at or timezone.now()) + pause_after(letter.tries)
    letter.facts = without_secret(letter.facts) if given_up else letter.facts
    letter.taken_at, letter.last_error = None, problem[:200]
    letter.save()


def take_back(*, at: datetime | None = None) -> int:
    """What is in doubt waits again; whoever asks for it accepts that a mailbox may get it a second time."""
    now = at or timezone.now()
    return in_doubt(now).update(taken_at=None, next_at=now)


def pause_after(tries: int) -> timedelta:
    """1, 2, 4, 8 minutes and so on, twelve hours at most."""
    return min(timedelta(minutes=2 ** min(tries - 1, 20)), LONGEST_PAUSE)


def without_secret(facts: Any) -> Any:
    """The same facts with every `secret` empty, however deep."""
    if isinstance(facts, list):
        return [without_secret(one) for one in facts]
    if not isinstance(facts, dict):
        return facts
    return {name: "" if name == SECRET else without_secret(value) for name, value in facts.items()}


def masked(mailbox: str) -> str:
    """ "d***@oak.example": enough to know one's own, for lists that others read."""
    name, _at, place = mailbox.rpartition("@")
    return f"{name[:1]}***@{place}"


def _mailbox(to: str) -> str:
    try:
        validate_email(to)
    except ValidationError as problem:
        raise BadInput("to", _("This is no e-mail address.")) from problem
    return to
