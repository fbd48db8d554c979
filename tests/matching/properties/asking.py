"""Requests of every shape, the two engines, and how an answer is read."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from matching.documents import OfferDocument
from matching.engines.embedded import EmbeddedEngine
from matching.engines.reference import ReferenceEngine
from matching.types import (
    Custody,
    Inquirer,
    LanguageWanted,
    Match,
    MatchRequest,
    MatchResult,
    Modality,
    NeedWanted,
    PlaceGiven,
    PlacesGiven,
    Require,
    SafeContact,
    Stage,
    Urgency,
)
from tests.matching.properties.corpora import Dice, raw_offers, read_corpus
from tests.matching.properties.regions import ELSEWHERE, NARROW, REGIONS, Degrees, Region
from tests.matching.samples import line, listed_by, loaded

on_each_engine = pytest.mark.parametrize("engine", [ReferenceEngine, EmbeddedEngine], ids=["reference", "embedded"])
examples = settings(
    max_examples=200, derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow], print_blob=False
)
NEEDS = (
    "emergency-shelter",
    "emergency-shelter",
    "safety-planning",
    "counseling",
    "grief-support",
    "legal-immigration",
    "legal-help",
    "place-to-live",
    "compensation",
    "custody-notification",
    "court-accompaniment",
    "forensic-exam",
    "information-referral",
    "rights-complaint",
    "crime-reporting",
)
CRIMES = (
    (),
    (),
    ("domestic-violence",),
    ("domestic-violence",),
    ("sexual-assault",),
    ("homicide", "fraud"),
    ("elder-abuse",),
    ("human-trafficking",),
)
PEOPLE = ((), (), (), (), ("men",), ("veterans",), ("immigrants", "women"), ("native-american", "teens"))
SPOKEN = ("", "es", "en", "es en", "en es", "prs es", "zh", "ase")
TEXTS = ("", "", "", "zzyzx", "necesito un refugio", "my husband hits me in Austin", "he is in jail and I want to know")
ZONES = (UTC, timezone(timedelta(hours=-6)), timezone(timedelta(hours=10)), timezone(timedelta(hours=-5, minutes=-30)))
INSTANTS = tuple(
    datetime.fromisoformat(text).replace(tzinfo=UTC)
    for text in (
        "2026-11-23T18:00",  # a Monday noon in Texas
        "2026-11-23T23:59:59",
        "2026-11-24T05:30",  # still Monday evening in Texas
        "2026-11-26T17:00",  # Thanksgiving
        "2026-11-29T23:59",  # the last minute of an ISO week
        "2026-03-08T07:59",  # clocks go forward in Chicago a minute later
        "2026-03-08T08:00",
        "2026-11-01T06:30",  # 1:30 in Chicago, for the first time
        "2026-11-01T07:30",  # and again
        "2026-12-25T12:00",
        "2027-01-01T06:00",
        "2024-02-29T15:00",
    )
)


AGES = (None, None, None, None, None, 9, 16, 17, 18, 35, 60, 130)
REACHED = ((), (), (Modality.TEXT,), (Modality.IN_PERSON, Modality.PHONE))
SAFE = (SafeContact(), SafeContact(), SafeContact(), SafeContact(), SafeContact(call=False), SafeContact(text=False))
SHAPES = ("here", "here", "here crime", "here destination", "here crime destination", "crime", "")
LEAST_LEVELS = (None, None, None, 2, 3)
raw_requests = st.binary(min_size=64, max_size=64)


def read_request(raw: bytes, region: Region, *, narrow: bool = False) -> MatchRequest:
    """`narrow`: every place is a point, a ZIP code or a city, and it is said where the person is."""
    dice = Dice(raw)
    return MatchRequest(
        needs=_needs(dice),
        languages=tuple(LanguageWanted(code, dice.pick(LEAST_LEVELS)) for code in dice.pick(SPOKEN).split()),
        places=_places(dice, region, narrow=narrow),
        at=dice.pick(INSTANTS).astimezone(dice.pick(ZONES)),
        first=50,
        victimizations=dice.pick(CRIMES),
        populations=dice.pick(PEOPLE),
        age=dice.pick(AGES),
        modalities=dice.pick(REACHED),
        safe_contact=dice.pick(SAFE),
        urgency=dice.pick((None, None, *Urgency)),
        stage=dice.pick((None, None, None, None, *Stage)),
        custody=dice.pick((None, None, None, None, *Custody)),
        inquirer=dice.pick((None, None, *Inquirer)),
        require=dice.pick((Require(), Require(), _require(dice))),
        audience=dice.pick(("public", "public", "operator", "partner")),
        text=dice.pick(TEXTS),
    )


def _needs(dice: Dice) -> tuple[NeedWanted, ...]:
    codes = dict.fromkeys(dice.pick(NEEDS) for _ in range(dice.pick((0, 0, 1, 1, 2, 3))))
    return tuple(NeedWanted(code, dice.pick((1.0, 0.5, 3.0)), dice.pick((False, False, False, True))) for code in codes)


def _places(dice: Dice, region: Region, *, narrow: bool) -> PlacesGiven:
    given = dict.fromkeys((*(["here"] if narrow else []), *dice.pick(SHAPES).split()))
    known = region.places[:NARROW] if narrow else (*region.places, *dice.pick(((), (), ELSEWHERE)))
    return PlacesGiven(**{name: _place(dice.pick(known)) for name in given})


def _place(found: str | Degrees) -> PlaceGiven:
    return PlaceGiven(found) if isinstance(found, str) else PlaceGiven(latitude=found[0], longitude=found[1])


def _require(dice: Dice) -> Require:
    return Require(
        language=dice.pick((False, True)),
        open_now=dice.pick((False, True)),
        max_km=dice.pick((None, 1.0, 15.0, 120.0)),
        modality=dice.pick((False, True)),
    )


Scene = tuple[tuple[OfferDocument, ...], MatchRequest, Region]


def scenes(*, least: int = 1, most: int = 12, own: bool = False, narrow: bool = False) -> st.SearchStrategy[Scene]:
    """A region's offers and a request made there."""
    raw = st.tuples(st.sampled_from(REGIONS), raw_requests, st.lists(raw_offers, min_size=least, max_size=most))
    return raw.map(
        lambda found: (
            read_corpus(found[2], found[0], own=own),
            read_request(found[1], found[0], narrow=narrow),
            found[0],
        )
    )


def answer(engine, asked: MatchRequest, *documents: OfferDocument) -> MatchResult:
    """The answer over these offers and one national line."""
    return listed_by(loaded(*documents, line(), engine=engine), asked)


def shown(found: MatchResult) -> set[str]:
    """Every offer of the list, those shown under another one too."""
    return {code for one in found.matches for code in (one.offer_id, *one.also_at)}


def listed(found: MatchResult) -> dict[str, Match]:
    return {one.offer_id: one for one in found.matches}
