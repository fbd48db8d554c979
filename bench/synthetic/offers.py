"""Synthetic offers, the same for the same seed: spread as people live, areas as listings declare them. No real service.

Shares follow the measured ones of a directory of this field: national 1 %, one state 22 %, a list of counties 57 %, an
inferred town 20 %; about four needs, two languages, and hours for a third.
"""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, time, timedelta
from functools import cache
from itertools import accumulate

from directory import taxonomy
from directory.hours import Window
from geodata.counties import county
from geodata.tables import County, counties, county_neighbours
from matching.documents import OfferDocument
from matching.tokens import tokens

TODAY = date(2026, 11, 23)
LANGUAGES = ("es", "zh", "vi", "ar", "ru", "ko", "tl", "ht", "fr", "pt", "so", "prs", "hi", "ur", "pl", "ase")
KINDS = ("domestic-violence-program", "legal-aid", "rape-crisis-center", "community-services", "counseling-center")
ZONES = ("America/New_York", "America/Chicago", "America/Denver", "America/Los_Angeles", "Pacific/Honolulu")
PATTERNS = (
    (Window(frozenset(range(5)), time(9), time(17), ""),),
    (Window(frozenset(range(5)), time(8, 30), time(12), ""), Window(frozenset(range(5)), time(13), time(16, 30), "")),
    (Window(frozenset(range(7)), time(18), time(2), ""),),
    (Window(frozenset({1, 3}), time(10), time(19), ""),),
)


@dataclass
class Dice:
    """One stream of chance, and the lists it draws from."""

    random: random.Random
    rows: Sequence[County]
    cumulative: Sequence[float]
    needs: Sequence[str] = field(default_factory=lambda: [one.code for one in taxonomy.terms("need")])
    crimes: Sequence[str] = field(default_factory=lambda: [one.code for one in taxonomy.terms("victimization")])
    groups: Sequence[str] = field(default_factory=lambda: [one.code for one in taxonomy.terms("population")])


def offers(count: int, seed: int = 1) -> Iterator[OfferDocument]:
    """`count` published offers; the first ones of a longer run are those of a shorter one."""
    dice = _dice(seed)
    for number in range(count):
        yield _offer(dice, number)


def places(count: int, seed: int = 2) -> list[str]:
    """County names drawn by population, as people would ask from."""
    dice = _dice(seed)
    return [row.label for row in dice.random.choices(dice.rows, cum_weights=dice.cumulative, k=count)]


def _dice(seed: int) -> Dice:
    rows = [row for row in counties().values() if row.pop]
    return Dice(random.Random(seed), rows, list(accumulate(float(row.pop) for row in rows)))  # noqa: S311  a sample, no secret


def _offer(dice: Dice, number: int) -> OfferDocument:
    home = dice.random.choices(dice.rows, cum_weights=dice.cumulative)[0]
    name = f"synthetic-{number:07}"
    return replace(
        _plain(),
        offer_id=name,
        source_id=name,
        organization=f"synthetic-organization-{number // 2:07}",
        kind=dice.random.choice(KINDS),
        numbers=(f"+1{dice.random.randrange(201, 990)}55501{number % 100:02}",),
        **_area(dice, home),
        **_help(dice),
        **_upkeep(dice, home),
        name_tokens=frozenset(tokens(f"Synthetic {home.name} {number}")),
    )


def _area(dice: Dice, home: County) -> dict[str, object]:
    draw = dice.random.random()
    where = {"states": frozenset({home.state}), "centre": (home.lat, home.lon)}
    if draw < 0.01:
        return {"area_scope": "national", "area_keys": frozenset({"us"}), "states": frozenset(), "line": True}
    if draw < 0.23:
        return {**where, "area_scope": "states", "area_keys": frozenset({f"state:{home.state}"})}
    if draw < 0.80:
        return {**where, "area_keys": frozenset(_counties(dice, home)), **_address(dice, home)}
    return {**where, "area_basis": "inferred", "area_keys": frozenset({f"county:{home.fips}"}), **_address(dice, home)}


def _counties(dice: Dice, home: County) -> list[str]:
    near = sorted(county_neighbours().get(home.fips, ()))
    more = dice.random.sample(near, min(len(near), dice.random.randrange(4)))
    return [f"county:{fips}" for fips in (home.fips, *more) if county(fips)]


def _address(dice: Dice, home: County) -> dict[str, object]:
    if dice.random.random() < 0.6:
        return {}
    return {"point": (home.lat + dice.random.gauss(0, 0.1), home.lon + dice.random.gauss(0, 0.1))}


def _help(dice: Dice) -> dict[str, object]:
    crimes = dice.random.sample(dice.crimes, dice.random.choice((1, 2, 2, 3, 4)))
    spoken = dice.random.sample(LANGUAGES, dice.random.choice((0, 1, 1, 2, 3)))
    open_to_all = dice.random.random() < 0.8
    return {
        "needs": frozenset(dice.random.sample(dice.needs, dice.random.choice((2, 3, 4, 5, 6)))),
        "victimizations": frozenset({"any-crime"} if dice.random.random() < 0.3 else crimes),
        "populations": frozenset({"all-victims"} if open_to_all else dice.random.sample(dice.groups, 2)),
        "languages": {"en": 4, **{code: dice.random.choice((4, 3, None)) for code in spoken}},
        "interpreter": dice.random.choice(("yes", "unknown", "unknown")),
        "need_tokens": frozenset(),
    }


def _upkeep(dice: Dice, home: County) -> dict[str, object]:
    zone = ZONES[hash_of(home.state) % len(ZONES)]
    pattern = dice.random.choice(PATTERNS) if dice.random.random() < 0.35 else ()
    confirmed = (TODAY - timedelta(days=dice.random.randrange(900))).isoformat()
    return {
        "windows": tuple(replace(one, zone=zone) for one in pattern),
        "always_open": True if dice.random.random() < 0.08 else None,
        "timezone": zone,
        "hours_on": confirmed,
        "existence_on": confirmed,
        "contact_on": confirmed,
        "source_date": confirmed,
    }


def hash_of(text: str) -> int:
    """The same in every process, unlike Python's own."""
    return sum(map(ord, text))


@cache
def _plain() -> OfferDocument:
    return OfferDocument(
        offer_id="",
        source_id="",
        organization="",
        kind="",
        role="direct-service",
        level="local",
        operated_by="community-organization",
        status="active",
        publication="published",
        audience="public",
        anchor="person",
        context="",
        groups=frozenset(),
        needs=frozenset(),
        primary_needs=frozenset(),
        victimizations=frozenset(),
        populations=frozenset(),
        specialises=frozenset(),
        excludes=frozenset(),
        languages={},
        interpreter="unknown",
        minimum_age=None,
        maximum_age=None,
        area_basis="declared",
        area_scope="county",
        area_keys=frozenset(),
        states=frozenset(),
        point=None,
        centre=None,
        line=False,
        modalities=frozenset({"phone"}),
        windows=(),
        always_open=None,
        timezone="",
        hours_on="never",
        existence_on="never",
        contact_on="never",
        capacity="",
        capacity_expires="",
        numbers=(),
        number_not_checked=False,
        source_date="",
        name_tokens=frozenset(),
        need_tokens=frozenset(),
        description_tokens=frozenset(("synthetic", "offer", "for", "measuring")),
    )
