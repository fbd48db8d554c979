"""Seeded requests as people make them, ready for an engine."""

import random
from datetime import UTC, datetime
from functools import cache
from typing import Any

from bench.synthetic.offers import LANGUAGES
from directory import taxonomy
from geodata.tables import counties, zips
from matching.inquiry import Inquiry, inquiry
from matching.resolving import understand
from matching.types import LanguageWanted, MatchRequest, NeedWanted, PlaceGiven, PlacesGiven, Require

NOW = datetime(2026, 11, 23, 18, 0, tzinfo=UTC)
NOTHING_FITS = {"populations": ("us-citizens-abroad",), "needs": ("travel-repatriation",), "here": "Saipan, MP"}


def inquiries(count: int, **always: Any) -> list[Inquiry]:
    """One to three needs, a language, a crime for most, a distance for a third, open now for a tenth."""
    dice = random.Random(3)  # noqa: S311  a sample, no secret
    return [inquiry(understand(_request(dice, **always))) for _ in range(count)]


def _request(dice: random.Random, here: str = "", **always: Any) -> MatchRequest:
    needs = always.get("needs") or dice.sample([one.code for one in taxonomy.terms("need")], dice.randint(1, 3))
    crimes = dice.sample([one.code for one in taxonomy.terms("victimization")], 1) if dice.random() < 0.7 else []
    groups = always.get("populations") or (
        dice.choice((("women",), ("immigrants",), ())) if dice.random() < 0.4 else ()
    )
    return MatchRequest(
        needs=tuple(NeedWanted(code) for code in needs),
        victimizations=tuple(crimes),
        populations=tuple(groups),
        languages=(LanguageWanted(dice.choice(("en", *LANGUAGES))),),
        places=PlacesGiven(here=PlaceGiven(here or place(dice))),
        require=Require(max_km=80.0 if dice.random() < 0.3 else None, open_now=dice.random() < 0.1),
        at=NOW,
        first=20,
    )


def place(dice: random.Random) -> str:
    """A ZIP of a county drawn by its people."""
    rows = _by_people()
    county = dice.choices(rows, [row[1] for row in rows])[0][0]
    return dice.choice(_zips_of()[county])


@cache
def _by_people() -> list[tuple[str, int]]:
    known = _zips_of()
    return [(row.fips, row.pop) for row in counties().values() if row.fips in known]


@cache
def _zips_of() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for code, row in zips().items():
        found.setdefault(row.county_fips, []).append(code)
    return found
