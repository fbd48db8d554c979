"""Checks on values from the environment: what is wrong is named and stops the start."""

from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured, ValidationError
from django.core.validators import validate_email
from environ import Env

TRUE_WORDS = frozenset({"1", "true", "yes", "on"})
FALSE_WORDS = frozenset({"0", "false", "no", "off", ""})
LICENSE_CLASSES = frozenset({"public-domain", "open", "facts-only", "facts-only-unlicensed", "memory"})


def one_of(name: str, value: str, allowed: set[str]) -> str:
    if value not in allowed:
        raise ImproperlyConfigured(f"{name}: {value!r} is none of {', '.join(sorted(allowed))}")
    return value


def flag(name: str, text: str) -> bool:
    """1, true, yes or on; 0, false, no, off or nothing; any other word stops the start."""
    value = text.strip().lower()
    if value not in TRUE_WORDS | FALSE_WORDS:
        raise ImproperlyConfigured(f"{name}: {text!r} is neither true nor false")
    return value in TRUE_WORDS


def positive(name: str, text: str) -> int:
    if not text.strip().isdecimal() or int(text) <= 0:
        raise ImproperlyConfigured(f"{name}: {text!r} is no whole number above zero")
    return int(text)


def whole(name: str, text: str) -> int:
    if not text.strip().isdecimal():
        raise ImproperlyConfigured(f"{name}: {text!r} is no whole number")
    return int(text)


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


def readable_file(name: str, value: str) -> str:
    """The path of a file that is there, or nothing."""
    if value and not Path(value).is_file():
        raise ImproperlyConfigured(f"{name}: {value!r} is no file")
    return value


def origin(name: str, value: str) -> str:
    """The beginning of this server's own addresses, such as https://waypoint.example.org, without a path."""
    parts = urlsplit(value)
    rest = (parts.path.rstrip("/"), parts.query, parts.fragment, parts.username)
    if parts.scheme not in {"http", "https"} or not parts.hostname or any(rest):
        raise ImproperlyConfigured(f"{name}: {value!r} is no http or https address without a path")
    return f"{parts.scheme}://{parts.netloc}"


def mailbox(name: str, value: str) -> str:
    try:
        validate_email(value)
    except ValidationError as problem:
        raise ImproperlyConfigured(f"{name}: {value!r} is no e-mail address") from problem
    return value


def mail_server(name: str, value: str) -> dict[str, Any]:
    """Django's EMAIL_ settings; the address may hold a password, so it is never told."""
    scheme = urlsplit(value).scheme
    if scheme not in Env.EMAIL_SCHEMES:
        raise ImproperlyConfigured(f"{name}: {scheme!r} is none of {', '.join(sorted(Env.EMAIL_SCHEMES))}")
    try:
        read = Env.email_url_config(value)
    except ValueError as problem:
        raise ImproperlyConfigured(f"{name}: this is no address of a mail server") from problem
    return {setting: given for setting, given in read.items() if given is not None}
