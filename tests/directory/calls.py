"""Ended calls for tests, and what they left in the tables."""

from datetime import UTC, datetime

from directory.calls import EndedCall
from directory.models import CallCount, CountedCall, NeedCount, ReferralCount

LISTING, OTHER_LISTING = "988-lifeline", "national-domestic-violence-hotline"
NOON = datetime(2026, 11, 26, 12, 0, tzinfo=UTC)  # a Thursday


def a_call(**changes) -> EndedCall:
    known = {"token": "a" * 16, "triage": "victim", "at": NOON, "hour_of_week": 84, "area": "county:48453"}
    return EndedCall(**{**known, **changes})


def left() -> dict:
    """Every row of the four tables without its key, as sorted tuples."""
    kinds = (CallCount, NeedCount, ReferralCount, CountedCall)
    return {kind.__name__: sorted(kind.objects.values_list(*columns(kind))) for kind in kinds}


def columns(kind) -> list[str]:
    return [field.attname for field in kind._meta.fields if field.name != "id"]


NOTHING = {"CallCount": [], "NeedCount": [], "ReferralCount": [], "CountedCall": []}
