"""A letter as a subject and a text, in its language. What others wrote cannot end a line of it or turn it round."""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation

from directory.letters import SECRET, Kind
from directory.models import Letter
from frontend.portal.due_words import CHECKED
from frontend.staff.difference import label_of

LONGEST_NAME, LONGEST_REASON, LONGEST_SUBJECT = 120, 2_000, 150  # characters
# Joiners that Persian and Indic names are written with; other signs of their category cannot be seen.
JOINERS = frozenset("\u200c\u200d")
# Where the link of a letter leads; the last part of the address is its secret.
LINKS: Mapping[str, str] = {Kind.REMINDER: "confirming:confirm", Kind.INVITATION: "staff-invitation"}
TEXTS = frozenset({"reason"})


@dataclass(frozen=True, slots=True)
class Written:
    subject: str
    body: str


def written(letter: Letter) -> Written:
    with translation.override(letter.language):
        whole = render_to_string(f"letters/{letter.kind}.txt", _context(letter))
    subject, _break, body = whole.strip().partition("\n")
    return Written(one_line(subject, LONGEST_SUBJECT), body.strip() + "\n")


def one_line(text: str, longest: int = LONGEST_NAME) -> str:
    """Without breaks, bidi controls and other signs that cannot be seen; cut with an ellipsis."""
    seen = "".join(sign if _is_seen(sign) else " " for sign in text)
    tidy = " ".join(seen.split())
    return tidy if len(tidy) <= longest else tidy[: longest - 1].rstrip() + "…"


def _is_seen(sign: str) -> bool:
    return sign in JOINERS or unicodedata.category(sign) not in {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}


def _context(letter: Letter) -> dict[str, Any]:
    facts = {name: _tidy(value, name) for name, value in letter.facts.items()}
    return {
        **facts,
        "listing": one_line(letter.service.name) if letter.service else "",
        "listings": [_due_of(one, letter.kind) for one in facts.get("listings", ())],
        "labels": [label_of(field) for field in facts.get("fields", ())],
        "until": date.fromisoformat(facts["until"]) if facts.get("until") else None,
        "link": link(letter.kind, letter.facts.get("secret", "")),
        "home": settings.PUBLIC_ORIGIN + reverse("staff-home"),
        "origin": settings.PUBLIC_ORIGIN,
    }


def _tidy(value: Any, name: str) -> Any:
    if isinstance(value, str) and name == SECRET:
        return value
    if isinstance(value, str):
        return one_line(value, LONGEST_REASON if name in TEXTS else LONGEST_NAME)
    if isinstance(value, list):
        return [_tidy(one, name) for one in value]
    return {key: _tidy(one, key) for key, one in value.items()} if isinstance(value, dict) else value


def _due_of(listing: Mapping[str, Any], kind: str) -> dict[str, Any]:
    topics = [str(CHECKED.get(group, group)) for group in listing["due"]]
    return {"name": listing["name"], "due": topics, "link": link(kind, listing["secret"])}


def link(kind: str, secret: str) -> str:
    """Empty where the kind has none, or where the secret is gone with the letter."""
    return settings.PUBLIC_ORIGIN + reverse(LINKS[kind], args=[secret]) if secret and kind in LINKS else ""
