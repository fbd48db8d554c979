"""After a call: what is counted of it, and what operators say of numbers. Nothing of the caller is kept (docs/adr/0037)."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from django.db import models, transaction
from django.db.models import F

from directory.errors import BadInput, NotFound
from directory.fast_lane import hold_if_confirmed
from directory.languages import all_languages
from directory.models import CallCount, CountedCall, NeedCount, NumberReport, ReferralCount, User
from directory.models.calls import HOURS_OF_A_WEEK, NUMBER_PROBLEMS, Outcome, Triage, UnmetReason
from directory.selectors import published
from directory.shifts import shift_of
from directory.taxonomy import term
from geodata.coarse import is_coarse

TOKEN = re.compile(r"[A-Za-z0-9_-]{16,64}")
MOST_NEEDS, MOST_REFERRALS = 20, 40
TOKENS_KEPT = timedelta(days=2)  # longer than a page waits to try again
NO_NEED = (("", ""),)  # its area and language count all the same
NO_SUCH_LISTING = "There is no such listing."

Pair = TypeVar("Pair", tuple[str, str], tuple[int, str])
Rule = tuple[str, bool, str]  # field, whether it is sound, what to say where it is not


@dataclass(frozen=True, slots=True)
class EndedCall:
    """A call as its operator ended it. `at` is aware; `hour_of_week` is `hour_of_week(at, zone)`."""

    token: str  # drawn at random for the page
    triage: str
    at: datetime
    hour_of_week: int  # 0 to 167; Monday from 0:00 is 0
    area: str  # as geodata.coarse.coarse_area gives it
    language: str = ""  # one of directory.languages.all_languages, or empty
    needs: tuple[tuple[str, str], ...] = ()  # (need code, UnmetReason or "" where it was met)
    referrals: tuple[tuple[str, str], ...] = ()  # (source_id of a published listing, Outcome)


def hour_of_week(at: datetime, zone: str | None) -> int:
    """0 to 167 on the clock of an IANA zone, or of UTC without one; Monday 0:00 to 0:59 is 0. `at` is aware.

    Raises zoneinfo.ZoneInfoNotFoundError for a zone that is not known.
    """
    local = at.astimezone(ZoneInfo(zone) if zone else UTC)
    return local.weekday() * 24 + local.hour


@transaction.atomic
def count_call(call: EndedCall) -> bool:
    """Counts the call, each of its needs and each of its referrals once, in the month of `at` in UTC.

    False, and nothing more is counted, when the token was counted before. Raises BadInput with the field that is wrong,
    such as `needs.0.code`, and NotFound for a listing that people do not see; nothing at all is counted then.
    """
    _check(call)
    today = call.at.astimezone(UTC).date()
    _, first = CountedCall.objects.get_or_create(token=call.token, defaults={"on": today})
    if not first:
        return False
    CountedCall.objects.filter(on__lt=today - TOKENS_KEPT).delete()
    month = today.replace(day=1)
    _add(CallCount.objects, 1, month=month, hour_of_week=call.hour_of_week, triage=call.triage)
    for (need, unmet), times in _sorted_counts(call.needs or NO_NEED):
        _add(NeedCount.objects, times, month=month, area=call.area, need=need, language=call.language, unmet=unmet)
    for (service, outcome), times in _sorted_counts(_listings(call.referrals)):
        _add(ReferralCount.objects, times, month=month, service_id=service, outcome=outcome)
    return True


@transaction.atomic
def report_number(*, source_id: str, problem: str, operator: User, at: datetime) -> bool:
    """False when this operator said the same of this listing in the same shift (a third of the day in UTC).

    Raises BadInput for a problem that is none of NUMBER_PROBLEMS and for a time without a zone, NotFound for a listing
    that people do not see. One report changes no listing; one that another operator's confirms hides the numbers at
    once (`directory.fast_lane`).
    """
    if problem not in NUMBER_PROBLEMS:
        raise BadInput("problem", "This is not something to report of a number.")
    if not _aware(at):
        raise BadInput("at", "A time needs its zone.")
    service = _published_keys([source_id]).get(source_id)
    if service is None:
        raise NotFound("listing", NO_SUCH_LISTING)
    day, shift = shift_of(at)
    report, first = NumberReport.objects.get_or_create(
        service_id=service, problem=problem, operator=operator, on=day, shift=shift
    )
    if first:
        hold_if_confirmed(report, at=at)
    return first


def _check(call: EndedCall) -> None:
    for field, sound, message in _rules(call):
        if not sound:
            raise BadInput(field, message)


def _rules(call: EndedCall) -> Iterator[Rule]:
    """One after the other, so that nothing long is looked through before it is known to be short."""
    yield "token", TOKEN.fullmatch(call.token) is not None, "A token has 16 to 64 letters, digits, - and _."
    yield "triage", call.triage in Triage.values, "This is no kind of call that is counted."
    yield "at", _aware(call.at), "A time needs its zone."
    yield "hour_of_week", call.hour_of_week in range(HOURS_OF_A_WEEK), "An hour of the week is from 0 to 167."
    yield "area", is_coarse(call.area), "An area is us, a state or a county of at least 20,000 people."
    yield "language", call.language in {"", *all_languages()}, "This is no language that is counted."
    yield "needs", len(call.needs) <= MOST_NEEDS, f"A call has at most {MOST_NEEDS} needs."
    yield "referrals", len(call.referrals) <= MOST_REFERRALS, f"A call has at most {MOST_REFERRALS} referrals."
    for index, (code, reason) in enumerate(call.needs):
        yield f"needs.{index}.code", not code or term("need", code) is not None, "This is no need that is counted."
        yield f"needs.{index}.reason", reason in {"", *UnmetReason.values}, "This is no reason that is counted."
    for index, (_, outcome) in enumerate(call.referrals):
        yield f"referrals.{index}.outcome", outcome in Outcome.values, "This is no outcome that is counted."


def _aware(at: datetime) -> bool:
    return at.utcoffset() is not None


def _listings(referrals: tuple[tuple[str, str], ...]) -> list[tuple[int, str]]:
    """The key of each listing with its outcome."""
    keys = _published_keys(source_id for source_id, _ in referrals)
    for index, (source_id, _) in enumerate(referrals):
        if source_id not in keys:
            raise NotFound(f"referrals.{index}.listing", NO_SUCH_LISTING)
    return [(keys[source_id], outcome) for source_id, outcome in referrals]


def _published_keys(source_ids: Iterable[str]) -> dict[str, int]:
    """Keys of the published listings by source_id. A text that a database would choke on is the id of none."""
    wanted = {source_id for source_id in source_ids if source_id.isprintable()}
    return dict(published().filter(source_id__in=wanted).values_list("source_id", "pk"))


def _sorted_counts(found: Iterable[Pair]) -> list[tuple[Pair, int]]:
    """How often each stands there. In one order everywhere, so that no two calls wait for each other's rows."""
    return sorted(Counter(found).items())


def _add(counts: models.Manager[Any], times: int, **keys: Any) -> None:
    row, _ = counts.get_or_create(**keys)
    counts.filter(pk=row.pk).update(count=F("count") + times)
