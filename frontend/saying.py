"""Reason codes as sentences of the page that is being made."""

from functools import partial

from django.conf import settings
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, gettext

from frontend.marking import marked
from matching.reasons import render
from matching.types import Reason


def say(reason: Reason) -> SafeString:
    """HTML in the page's language; the English words of a listing are marked as such."""
    language = page_language()
    sentence = render(reason, language, gettext, partial(marked, page=language))
    return mark_safe(sentence)  # noqa: S308  our own wording; every word put into it is escaped by `marked`


def page_language() -> str:
    return get_language() or settings.LANGUAGE_CODE
