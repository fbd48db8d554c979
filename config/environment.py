"""Checks on values from the environment: what is wrong is named and stops the start."""

from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

LICENSE_CLASSES = frozenset({"public-domain", "open", "facts-only", "facts-only-unlicensed", "memory"})


def one_of(name: str, value: str, allowed: set[str]) -> str:
    if value not in allowed:
        raise ImproperlyConfigured(f"{name}: {value!r} is none of {', '.join(sorted(allowed))}")
    return value


def positive(name: str, value: int) -> int:
    if value <= 0:
        raise ImproperlyConfigured(f"{name}: {value} is not above zero")
    return value


def license_classes(values: list[str]) -> frozenset[str]:
    """The classes of listings to load; an empty list means all of them."""
    unknown = set(values) - LICENSE_CLASSES
    if unknown:
        raise ImproperlyConfigured(f"LISTING_LICENSES: no such class: {', '.join(sorted(unknown))}")
    return frozenset(values) or LICENSE_CLASSES


def server_address(name: str, value: str) -> str:
    """A geocoder's own http(s) address, or nothing: nothing means that no place leaves the machine."""
    if value and (urlsplit(value).scheme not in {"http", "https"} or not urlsplit(value).hostname):
        raise ImproperlyConfigured(f"{name}: {value!r} is no http or https address")
    return value
