"""Letters on their way: one at a time, each with its outcome written before the next (see `directory.letters`)."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from smtplib import SMTPException, SMTPRecipientsRefused, SMTPResponseException
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.utils import timezone

from directory import letters
from directory.models import Letter
from frontend.letters.words import written

REFUSED = (SMTPResponseException, SMTPRecipientsRefused)  # the server said no: nothing went
SILENT = (SMTPException, OSError)  # it said nothing, so nobody knows

Clock = Callable[[], datetime]


@dataclass(slots=True)
class Round:
    """How many letters went, did not go, and are in doubt: those of earlier rounds that nobody settled among them."""

    sent: int = 0
    failed: int = 0
    doubtful: int = 0

    @property
    def is_good(self) -> bool:
        return not (self.failed or self.doubtful)


def send_waiting(now: Clock = timezone.now) -> Round:
    """All that wait now, once each. Ends early where the mail server is not reached: the others would fail alike."""
    done = Round(doubtful=letters.in_doubt(now()).count())
    for letter in list(letters.waiting(now())):
        if letters.take(letter=letter, at=now()) and not _sent(letter, done, now):
            break
    return done


def _sent(letter: Letter, done: Round, now: Clock) -> bool:
    """False where no server was reached."""
    server = get_connection()
    try:
        server.open()
    except SILENT as problem:
        done.failed += 1
        letters.mark_failed(letter=letter, problem=type(problem).__name__, at=now())
        return False
    _hand_over(letter, server, done, now)
    return True


def _hand_over(letter: Letter, server: BaseEmailBackend, done: Round, now: Clock) -> None:
    try:
        _message(letter, server).send()
    except REFUSED as problem:
        done.failed += 1
        letters.mark_failed(letter=letter, problem=type(problem).__name__, at=now())
    except SILENT:
        done.doubtful += 1
    else:
        done.sent += 1
        letters.mark_sent(letter=letter, at=now())
    finally:
        _close(server)


def _close(server: BaseEmailBackend) -> None:
    """The outcome is known by now; a line that breaks while it is closed changes nothing."""
    try:
        server.close()
    except SILENT:
        return


def _message(letter: Letter, server: BaseEmailBackend) -> EmailMessage:
    """The Message-ID is the letter's own, so that a second copy can be told; RFC 3834 for the other header."""
    words = written(letter)
    place = urlsplit(settings.PUBLIC_ORIGIN).hostname
    headers = {
        "Message-ID": f"<{letter.pk}.{letter.made_at:%Y%m%d%H%M%S%f}@{place}>",
        "Auto-Submitted": "auto-generated",
    }
    return EmailMessage(words.subject, words.body, to=[letter.to], connection=server, headers=headers)
