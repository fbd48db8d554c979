"""How often a network may post, decided in memory: nothing of it is stored, logged or shared between processes."""

from collections import OrderedDict
from collections.abc import Callable
from ipaddress import ip_address, ip_network
from math import ceil
from threading import Lock
from time import monotonic

from django.conf import settings
from django.http import HttpRequest

MINUTE = 60.0  # seconds in which an empty bucket fills again
MOST_NETWORKS = 20_000  # of a process; beyond it the one that was quiet for longest is forgotten
PREFIX = {4: 24, 6: 48}  # bits of an address that are looked at


class Buckets:
    """One token bucket for each network: `each_minute` posts at once, filled again evenly within a minute.

    Of a bucket only the moment is kept at which it will be full again. One that is full is forgotten: it says no more
    than one never seen.
    """

    def __init__(self, each_minute: int, clock: Callable[[], float] = monotonic) -> None:
        self._refill = MINUTE / each_minute  # seconds for one post
        self._clock = clock
        self._full_at: OrderedDict[str, float] = OrderedDict()  # seconds of the clock, the longest quiet network first
        self._lock = Lock()

    def wait(self, network: str | None) -> int:
        """Take a token. Returns 0, or after how many whole seconds there is one. None is never made to wait."""
        if network is None:
            return 0
        with self._lock:
            now = self._clock()
            self._forget(now)
            full_at = max(now, self._full_at.get(network, now)) + self._refill
            missing = round(full_at - now - MINUTE, 6)
            if missing > 0:
                return ceil(missing)
            self._full_at[network] = full_at
            self._full_at.move_to_end(network)
            return 0

    def _forget(self, now: float) -> None:
        full_at = self._full_at
        while full_at and (next(iter(full_at.values())) <= now or len(full_at) >= MOST_NETWORKS):
            full_at.popitem(last=False)


def network(request: HttpRequest) -> str | None:
    """The first 24 bits of an IPv4 address, 48 of an IPv6 one; None where the address is not a public one.

    None is also what a proxy that nobody told us of looks like. Behind it everybody has one address, and nobody who
    needs help may be made to wait for all the others.
    """
    try:
        address = ip_address(_address(request))
    except ValueError:
        return None
    address = getattr(address, "ipv4_mapped", None) or address
    if not address.is_global:
        return None
    return str(ip_network((address, PREFIX[address.version]), strict=False))


def _address(request: HttpRequest) -> str:
    """Of those that forwarded a request only the last TRUSTED_PROXIES are believed; the rest anyone can write."""
    if not settings.TRUSTED_PROXIES:
        return str(request.META.get("REMOTE_ADDR", ""))
    passed = [part.strip() for part in request.headers.get("X-Forwarded-For", "").split(",")]
    return passed[-settings.TRUSTED_PROXIES] if len(passed) >= settings.TRUSTED_PROXIES else ""


finds = Buckets(settings.FINDS_PER_MINUTE)
reports = Buckets(settings.REPORTS_PER_MINUTE)
suggestions = Buckets(settings.SUGGESTIONS_PER_MINUTE)
