"""Which translations a named person, at home in the language, has read: `locale/checked.json`, by language.

A row is null until then, and {"by": "a name", "on": "2027-01-31"} after.
"""

import json
from collections.abc import Mapping
from functools import cache

from frontend.translations import LOCALE


@cache
def proofreaders() -> Mapping[str, Mapping[str, str] | None]:
    return dict(json.loads((LOCALE / "checked.json").read_text("utf-8")))


def is_unchecked(language: str) -> bool:
    """Whether the page has to say so; English is what everything was written in."""
    return language != "en" and not proofreaders().get(language)
