"""How well each language a listing names is served.

Why these levels, when sources name languages and seldom say who speaks them:

| what the source says                                                         | level           |
|------------------------------------------------------------------------------|-----------------|
| English in the list: the language of the page and of the office              | staff 4         |
| the only language of the record ("988 in Spanish")                           | staff 4         |
| a line, label, name or note says the language, before any word on interpreters | staff 4       |
| a local or tribal programme lists it among the languages it speaks           | staff 4         |
| a state or national line lists it and says no more                           | interpreter 3   |

"Interpreter: yes" makes no row: it is a fact of the whole service (`Service.interpreter`), for any language. A language
that is not listed has no row and is unknown, never none.
"""

import re

from directory.listings.rules import rule_table
from directory.listings.types import LanguageRow, Record

STAFF, INTERPRETER = 4, 3


def languages(record: Record) -> tuple[LanguageRow, ...]:
    """One row per language of the record, BCP-47 code and level, in its order."""
    codes = dict.fromkeys(record["languages"])
    return tuple(LanguageRow(code, _level(record, code)) for code in codes)


def line_language(label: str, kind: str) -> str:
    """The one language a line is for, by its label; a note such as "press 2 for Spanish" makes it no Spanish line."""
    if kind == "videophone":
        return "ase"
    text = label.lower()
    if "english" in text:
        return ""
    named = [code for code in ("es", "fr", "ar", "ru", "ko") if _says(code, text)]
    return named[0] if len(named) == 1 else ""


def _level(record: Record, code: str) -> int:
    own_staff = record["level"] in rule_table("languages")["own_staff_levels"]
    if code == "en" or own_staff or set(record["languages"]) == {code}:
        return STAFF
    return STAFF if _said_outright(record, code) else INTERPRETER


def _said_outright(record: Record, code: str) -> bool:
    note = re.split(r"interpret|translat", record["interpreter_note"] or "", maxsplit=1, flags=re.IGNORECASE)[0]
    contacts = record["contacts"]
    lines = " ".join(
        f"{contact.get('label') or ''} {contact.get('note') or ''} {contact['type']}" for contact in contacts
    )
    words = f"{record['program']} {lines} {note}".lower()
    return _says(code, words) or bool(re.search(rule_table("languages")["bilingual"], words))


def _says(code: str, text: str) -> bool:
    name = rule_table("languages")["names"].get(code)
    return bool(name and re.search(name, text, re.IGNORECASE))
