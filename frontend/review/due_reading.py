"""What the pages of what is due say of a listing."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from directory.models import Service
from directory.reminding import mailbox_of
from directory.verifying import due, is_held, waiting_groups
from frontend.confirming.seen import Seen, seen_lines
from frontend.portal.due_words import Sentence, due_sentence, label_of
from frontend.review.changes_words import day
from frontend.review.numbers_reading import Number, numbers_of

Told = tuple[str, Sentence]  # what a group is called, and how it stands


@dataclass(frozen=True, slots=True)
class Row:
    """One listing of the queue. `reminded` is the day of the last letter, or empty."""

    source_id: str
    listing: str
    organization: str
    due: tuple[Told, ...]
    reminded: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """One listing with all its groups, as people see it, and the numbers to call."""

    row: Row
    groups: tuple[Told, ...]
    lines: tuple[Seen, ...]
    numbers: tuple[Number, ...]
    held: bool
    mailbox: str


def queue_rows(services: Iterable[Service], today: date) -> list[Row]:
    return [_row(service, today) for service in services]


def due_sheet(service: Service, today: date) -> Sheet:
    return Sheet(
        row=_row(service, today),
        groups=tuple((label_of(one.group), due_sentence(one)) for one in due(service, today)),
        lines=seen_lines(service),
        numbers=numbers_of(service),
        held=is_held(service),
        mailbox=mailbox_of(service) or "",
    )


def _row(service: Service, today: date) -> Row:
    told = tuple((label_of(one.group), due_sentence(one)) for one in waiting_groups(service, today))
    links: list[Any] = list(service.confirmation_links.all())
    last: datetime | None = max((one.made_at for one in links), default=None)
    return Row(service.source_id, service.name, service.organization.name, told, day(last))
