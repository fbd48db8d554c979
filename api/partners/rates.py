"""How often a token may call: one bucket for each, kept in Django's cache under its number and nothing else."""

from collections.abc import Callable
from math import ceil
from time import time

from django.conf import settings
from django.core.cache import cache

from api.errors import Refusal
from directory.models import ApiToken

MINUTE = 60.0  # seconds in which an empty bucket fills again
TOO_MANY_REQUESTS = 429


def take(token: ApiToken, clock: Callable[[], float] = time) -> None:
    """Takes one call; raises Refusal with the seconds to wait where there is none. Full again evenly in a minute.

    Kept is the moment at which the bucket will be full. Two processes that share a cache may both take the last call.
    """
    each = MINUTE / settings.PARTNER_CALLS_PER_MINUTE  # seconds for one call
    key, now = f"partner-calls-{token.pk}", clock()
    full_at = max(now, cache.get(key, now)) + each
    missing = round(full_at - now - MINUTE, 6)
    if missing > 0:
        wait = {"Retry-After": str(ceil(missing))}
        raise Refusal("RATE_LIMITED", "authorization", "Too many calls. Wait a little.", TOO_MANY_REQUESTS, wait)
    cache.set(key, full_at, timeout=2 * MINUTE)
