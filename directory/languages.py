"""Languages by tag or by name, in their own words, in English, in Spanish and in Arabic.

Names come from CLDR (Babel); `data/taxonomy/languages.json` adds what CLDR lacks (American Sign Language, Mam, Mixteco),
how people say it ("Farsi", "Kreyòl"), and which tags stand for one spoken family (`zh` for `cmn` and `yue`).
"""

import json
import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import langcodes
from babel import Locale, UnknownLocaleError
from langcodes import tag_parser
from rapidfuzz import fuzz, process

from directory.locales import MONTHS, locale_of
from directory.taxonomy import BrokenTaxonomy

DATA = Path(__file__).parent / "data" / "taxonomy" / "languages.json"
INTERFACES = ("en", "es", "ar")
TAG = re.compile(r"[a-z]{2,3}([-_][a-z0-9]{2,8}){0,3}")
NAME_LIMIT = 60  # characters; no name of a language is longer
NEAR_ENOUGH = 70  # of 100


def canonical(text: str) -> str | None:
    """The BCP-47 tag of a tag or a name ("prs", "ASL", "Haitian Creole", "العربية"); None if no language is known by it.

    "Creole" alone is None: it may be one of several, so a person has to say which.
    """
    wanted = plain(text)
    if not wanted or len(wanted) > NAME_LIMIT:
        return None
    return names().get(wanted) or _tag(wanted)


def nearest_languages(text: str, limit: int = 3) -> tuple[str, ...]:
    """Tags of the languages whose names are spelt most like the text, best first, each once."""
    found = process.extract(
        plain(text)[:NAME_LIMIT], list(names()), scorer=fuzz.ratio, limit=limit * 4, score_cutoff=NEAR_ENOUGH
    )
    return tuple(dict.fromkeys(names()[name] for name, _, _ in found))[:limit]


@lru_cache(maxsize=1024)
def language_name(code: str, interface_language: str = "en") -> str:
    """The name to show; a regional tag is named after its language, an unknown one by itself."""
    base, shown = code.split("-", maxsplit=1)[0], interface_language.split("-", maxsplit=1)[0]
    own = _own().get(code) or _own().get(base)
    drafted = _drafted().get(shown, {}).get(code) or _drafted().get(shown, {}).get(base)
    if drafted:
        return drafted
    if own is not None and shown in own["names"]:
        return str(own["names"][shown])
    name = _cldr_name(base, shown) or (own and own["names"]["en"]) or Locale("en").languages.get(base)
    return str(name or code)


def _cldr_name(base: str, shown: str) -> str | None:
    """None in Haitian Creole: there CLDR answers in French."""
    return None if shown in MONTHS else locale_of(shown).languages.get(base)


@lru_cache(maxsize=1024)
def autonym(code: str) -> str:
    """The language's name in itself, else its English name, else the tag."""
    base = code.split("-", maxsplit=1)[0]
    own = _own().get(code) or _own().get(base)
    if own is not None:
        return str(own["autonym"])
    locale = _locale(base)
    return str((locale and locale.languages.get(base)) or language_name(code, "en"))


@lru_cache(maxsize=8192)
def matches(wanted: str, offered: str) -> bool:
    """Whether who asks for one is served by the other: the same language in any region, or a family and its member.

    `zh` serves `cmn` and `yue` and is served by either; `cmn` is not served by `yue`.
    """
    first, second = wanted.split("-", maxsplit=1)[0], offered.split("-", maxsplit=1)[0]
    return first == second or second in _families().get(first, ()) or first in _families().get(second, ())


@cache
def all_languages() -> tuple[str, ...]:
    """Tags to choose from, the most spoken in the United States first."""
    return tuple(_data()["palette"])


@cache
def names() -> Mapping[str, str]:
    """Every plain name -> tag. Earlier sources win: our own table, then CLDR in English, Spanish, Arabic, then autonyms."""
    found: dict[str, str] = {}
    for name, code in _all_names():
        if name and name not in _ambiguous():
            found.setdefault(name, code)
    return found


def plain(text: str) -> str:
    """A name as compared: lower case, apostrophes and accents gone, spaces single."""
    folded = re.sub(r"[’'‘ʼ`]", "", text.strip().casefold())
    return " ".join(_without_accents(folded).split())


def _without_accents(text: str) -> str:
    split = unicodedata.normalize("NFKD", text)
    return unicodedata.normalize("NFC", "".join(char for char in split if not "\u0300" <= char <= "\u036f"))


def _all_names() -> Iterator[tuple[str, str]]:
    for code, own in _own().items():
        for name in (own["autonym"], *own["names"].values(), *own["aliases"]):
            yield plain(name), code
    for interface in INTERFACES:
        for code, name in Locale(interface).languages.items():
            if "_" not in code:
                yield plain(name), code
    for code in all_languages():
        yield plain(autonym(code)), code


def _tag(text: str) -> str | None:
    """A well-formed tag of a language that some table names."""
    if not TAG.fullmatch(text):
        return None
    base = text.replace("_", "-").split("-")[0]
    wanted = "-".join((base, *_rest(text)))
    if base in _own():
        return wanted
    try:
        tag = str(langcodes.standardize_tag(wanted))
    except tag_parser.LanguageTagError:
        return None
    return tag if tag.split("-", maxsplit=1)[0] in Locale("en").languages else None


def _rest(text: str) -> tuple[str, ...]:
    """Script and region of a tag, in their usual case; anything else in it is no part of a language's name."""
    parts = text.replace("_", "-").split("-")[1:]
    written = (part.title() if len(part) == 4 and part.isalpha() else part.upper() for part in parts)
    return tuple(part for part in written if part in Locale("en").scripts or part in Locale("en").territories)


@cache
def _drafted() -> Mapping[str, Mapping[str, str]]:
    """Interface -> tag -> name, where CLDR has none. They are shown, and never read in what people write."""
    return json.loads(DATA.with_name("language_names.json").read_text(encoding="utf-8"))  # type: ignore[no-any-return]


@cache
def _data() -> dict[str, Any]:
    try:
        found = json.loads(DATA.read_text(encoding="utf-8"))
    except (OSError, ValueError) as problem:
        raise BrokenTaxonomy(f"{DATA.name}: {problem}") from problem
    return dict(found)


def _own() -> Mapping[str, Mapping[str, Any]]:
    return _data()["languages"]  # type: ignore[no-any-return]


def _families() -> Mapping[str, list[str]]:
    return _data()["families"]  # type: ignore[no-any-return]


def _ambiguous() -> list[str]:
    return _data()["ambiguous"]  # type: ignore[no-any-return]


@cache
def _locale(code: str) -> Locale | None:
    try:
        return Locale(code)
    except (UnknownLocaleError, ValueError):
        return None
