"""What changes with time: whether it is open, how fresh its facts are, whether it has room."""

from datetime import date, datetime
from functools import cache, lru_cache

from directory.hours import ALWAYS_OPEN, NOT_KNOWN, OpenState, open_state
from matching.documents import NEVER, UNDATED, OfferDocument, day
from matching.gates import Judged
from matching.inquiry import Inquiry
from matching.scoring.parts import weighed
from matching.spec import spec
from matching.types import Part, Reason


def access_part(inquiry: Inquiry, judged: Judged, weight: float) -> Part:
    document = judged.document
    return _access(state_at(document, inquiry.at).kind, bool(document.always_open), weight)


@cache
def _access(kind: str, always: bool, weight: float) -> Part:
    return weighed("access", weight, float(spec()["access"][kind]), Reason(f"access_{'always' if always else kind}"))


def state_at(document: OfferDocument, at: datetime) -> OpenState:
    """Open or not on the provider's own clock; hours confirmed too long ago are unknown unless it never closes."""
    if document.always_open or not document.windows or hours_are_stale(document.hours_on, at.date()):
        return ALWAYS_OPEN if document.always_open else NOT_KNOWN
    return open_state(document.windows, always=None, at=at, state=calendar_state(document))


@lru_cache(maxsize=4096)
def hours_are_stale(confirmed_on: str, today: date) -> bool:
    """Confirmed over 240 days ago, or never: written hours then mean nothing."""
    confirmed = day(confirmed_on)
    return confirmed is None or (today - confirmed).days > int(spec()["access"]["stale_days"])


def calendar_state(document: OfferDocument) -> str:
    """The state whose public holidays it keeps, where it has just one."""
    return next(iter(document.states)) if len(document.states) == 1 else ""


def freshness_part(inquiry: Inquiry, judged: Judged, weight: float) -> Part:
    return _freshness(judged.document.existence_on, judged.document.contact_on, inquiry.at.date(), weight)


@lru_cache(maxsize=16_384)
def _freshness(existence_on: str, contact_on: str, today: date, weight: float) -> Part:
    numbers = spec()["freshness"]
    existence = fresh(existence_on, float(numbers["existence_half_life"]), today)
    contact = fresh(contact_on, float(numbers["contact_half_life"]), today)
    oldest = min(existence_on, contact_on, key=_age_order)
    undated = oldest in {NEVER, UNDATED}
    reason = Reason(f"freshness_{oldest}") if undated else Reason("freshness_on", {"date": oldest[: len("2026-08")]})
    return weighed("freshness", weight, min(existence, contact), reason)


def _age_order(on: str) -> str:
    return {NEVER: "", UNDATED: "0"}.get(on, on)


def fresh(on: str, half_life_days: float, today: date) -> float:
    """Halves from 1 towards the floor every half-life; a day in the future counts as today."""
    numbers = spec()["freshness"]
    confirmed = day(on)
    if confirmed is None:
        return float(numbers[on])
    age = max(0, (today - confirmed).days)
    return float(numbers["floor"]) + float(numbers["span"]) * float(0.5 ** (age / half_life_days))


def capacity_part(inquiry: Inquiry, judged: Judged, weight: float) -> Part:
    return _capacity(room(judged.document, inquiry.at.date()), weight)


def room(document: OfferDocument, today: date) -> str:
    """What was said of its capacity, while that holds; else unknown."""
    expires = day(document.capacity_expires)
    return document.capacity if document.capacity and (expires is None or today <= expires) else "unknown"


@cache
def _capacity(state: str, weight: float) -> Part:
    return weighed("capacity", weight, float(spec()["capacity"][state]), Reason(f"capacity_{state}"))
