"""An operator at the console over HTTP, and the form of a call as the page sends it."""

import re
from html import unescape
from urllib.parse import urlencode

from django.apps import apps
from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import override

from directory.models import User
from frontend.console.answering import answered
from frontend.console.asking import read_call, request_of
from frontend.console.chips import chips
from matching.resolving import understand
from tests import people

LISTING, OTHER_LISTING = "988-lifeline", "national-domestic-violence-hotline"
TOKEN = "a" * 32
HITS = "my husband hits me"


def operator(name="ada", **columns):
    """An account that may use the console; it signs in by `signed_in`, so it needs no password."""
    user = people.operator(name)
    if columns:
        User.objects.filter(pk=user.pk).update(**columns)
    return User.objects.get(pk=user.pk)


def signed_in(user=None, **how):
    return people.signed_in(user or operator(), **how)


def address(name, language="en"):
    with override(language):
        return reverse(f"console:{name}")


def posted(**fields):
    """The form; a list is a field that is there several times."""
    return QueryDict(urlencode(fields, doseq=True))


def call(**fields):
    return read_call(posted(**fields))


def asked(**fields):
    """What the matching service is asked."""
    return request_of(call(**fields))


def understood(**fields):
    """The chips, in English."""
    return chips(call(**fields), understand(asked(**fields)).resolved, "en")


def screen(language="en", **fields):
    """What stands on the right side for a form."""
    with override(language):
        return answered(call(**fields), language)


def rows():
    """How many rows each table has."""
    return {kind._meta.label: kind._default_manager.count() for kind in apps.get_models(include_auto_created=True)}


def words(answer, tag="p"):
    """The words of each element of a kind, in their order."""
    whole = " ".join(answer.content.decode().split())
    found = re.findall(rf"<{tag}\b[^>]*>(.*?)</{tag}>", whole)
    return [" ".join(unescape(re.sub(r"<[^>]+>", "", one)).split()) for one in found]


def attributes(answer, name):
    """The values of an attribute, in their order."""
    return [unescape(value) for value in re.findall(rf'\b{name}="([^"]*)"', answer.content.decode())]
