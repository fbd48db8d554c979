"""Which number to press on a line for a language, as the line's own note says it in English."""

import re
from collections.abc import Iterable, Sequence

from django.utils.translation import gettext as _

from directory.languages import language_name, names, plain
from frontend.dialling import Way
from matching.blobs import OfferBlob

_ASKED = re.compile(r"\bpress\s+\d.*", re.IGNORECASE)
_FOR = re.compile(r"\b(\d)\s+for\s+(?:an?\s+)?([A-Za-z]+)", re.IGNORECASE)
_IN_BRACKETS = re.compile(r"\b([A-Za-z]+)\s+\(press\s+(\d)\)", re.IGNORECASE)
_ALONE = re.compile(r"\(press\s+(\d)\)", re.IGNORECASE)


def what_to_press(blob: OfferBlob, call: Way, languages: Sequence[str]) -> tuple[str, ...]:
    """A sentence for each language that the notes on this line name; else the interpreter's key, if one is given.

    `languages` are those wanted, and last the page's own, which the sentences are in.
    """
    page = languages[-1]
    notes = [call.says, call.note, blob["interpreter_note"]]
    wanted = [language for language in dict.fromkeys(languages) if language != "en"]
    keys = {language: key_for(language, notes) for language in wanted}
    told = [
        _("For %(language)s, press %(key)s") % {"language": language_name(language, page) or language, "key": key}
        for language, key in keys.items()
        if key
    ]
    if told or not wanted or not (key := key_for_an_interpreter(blob["interpreter_note"])):
        return tuple(told)
    return (_("For an interpreter, press %(key)s") % {"key": key},)


def key_for(language: str, notes: Iterable[str]) -> str:
    """The digit that "Press 2 for Spanish" gives for Spanish; empty where no note names the language (BCP-47)."""
    return next((key for note in notes for key, code in _keys(note) if code == language), "")


def key_for_an_interpreter(note: str) -> str:
    """The digit of "operators in more than 100 languages (press 0)"; empty where the note gives none."""
    found = _ALONE.search(note)
    named = {code for _, code in _keys(note)}
    return found[1] if found and not named else ""


def _keys(note: str) -> list[tuple[str, str]]:
    """(digit, language) pairs; a digit for something else, such as veterans, is none."""
    said = [(key, word) for part in _ASKED.findall(note) for key, word in _FOR.findall(part)]
    said += [(key, word) for word, key in _IN_BRACKETS.findall(note)]
    return [(key, code) for key, word in said if (code := names().get(plain(word)))]
