"""What the pages of numbers show, in words: which number to call, what is said of it, what could stand in its place."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from directory.models import Hold, Phone, Service
from directory.models.services import Status
from directory.numbers_to_check import Hinted, Reported, hints_of
from directory.selectors import open_hold
from directory.successors import Tie, successors
from frontend.dialling import grouped
from frontend.review.changes_words import day
from frontend.staff.difference import day_words
from frontend.wording import PROBLEM

TIES: Mapping[Tie, str] = {
    Tie.FOLLOWS: gettext_lazy("It took over."),
    Tie.SAME_HOUSE: gettext_lazy("The same organization, for the same needs and area."),
    Tie.SAME_KIND: gettext_lazy("The same kind of help in this area."),
    Tie.NEXT_DOOR: gettext_lazy("The same kind of help in a county next to it. Ask whom they serve."),
}


@dataclass(frozen=True, slots=True)
class Number:
    href: str
    words: str
    about: str
    public: bool


@dataclass(frozen=True, slots=True)
class Row:
    """A listing of the queue, with what is said of it."""

    source_id: str
    listing: str
    organization: str
    numbers: tuple[Number, ...]
    said: tuple[str, ...]
    since: str = ""
    hold: int | None = None
    who: str = ""


@dataclass(frozen=True, slots=True)
class Instead:
    source_id: str
    listing: str
    organization: str
    numbers: tuple[Number, ...]
    why: str


@dataclass(frozen=True, slots=True)
class Period:
    first: str
    last: str
    source: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """One listing with all that somebody needs who checks its number."""

    row: Row
    hints: tuple[str, ...]
    closed: bool
    periods: tuple[Period, ...]
    instead: tuple[Instead, ...]


def held_row(hold: Hold) -> Row:
    reason = (str(PROBLEM[hold.reason]),)
    return _row(hold.service, reason, since=day(hold.since), hold=hold.pk, who=who_held(hold))


def reported_row(one: Reported) -> Row:
    said = tuple(str(PROBLEM[problem]) for problem in one.problems)
    return _row(one.service, said, since=day_words(one.on.isoformat()))


def hinted_row(one: Hinted) -> Row:
    return _row(one.service, count_words(one.counts))


def count_words(counts: Iterable[tuple[str, int]]) -> tuple[str, ...]:
    return tuple(f"{PROBLEM[problem]}: {count}" for problem, count in counts)


def who_held(hold: Hold) -> str:
    """How many operators said so, and the curator."""
    operators = _("Operators who said so: %(count)s") % {"count": hold.operators} if hold.operators else ""
    curator = _("Confirmed by %(name)s") % {"name": hold.curator.get_username()} if hold.curator else ""
    return " · ".join(filter(None, (operators, curator)))


def sheet(service: Service, today: date) -> Sheet:
    hold = open_hold(service)
    return Sheet(
        row=held_row(hold) if hold else _row(service, ()),
        hints=count_words(hints_of(service, today)),
        closed=service.status == Status.HISTORICAL,
        periods=tuple(_periods(service)),
        instead=tuple(_instead(one.service, one.tie) for one in successors(service)),
    )


def numbers_of(service: Service) -> tuple[Number, ...]:
    """As they are stored, whether people see them now or not: this is what to call."""
    return tuple(_number(phone) for phone in service.phones.all())


def _row(service: Service, said: tuple[str, ...], **more: object) -> Row:
    return Row(service.source_id, service.name, service.organization.name, numbers_of(service), said, **more)


def _number(phone: Phone) -> Number:
    scheme = "sms" if phone.type == "text" else "tel"
    about = " · ".join(filter(None, (phone.extension, phone.description)))
    return Number(f"{scheme}:{phone.number}", grouped(phone.display or phone.number), about, phone.public)


def _instead(service: Service, tie: Tie) -> Instead:
    shown = tuple(one for one in numbers_of(service) if one.public)
    return Instead(service.source_id, service.name, service.organization.name, shown, str(TIES[tie]))


def _periods(service: Service) -> Iterable[Period]:
    for one in service.validity_periods.all():
        first, last = (day_words(on.isoformat()) if on else "" for on in (one.valid_from, one.valid_to))
        yield Period(first, last, one.source)
