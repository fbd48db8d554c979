"""Small corpora of every shape: areas, needs, groups, languages, hours, dates, standing, numbers, organizations."""

from collections.abc import Sequence
from datetime import time
from typing import TypeVar

from hypothesis import strategies as st

from directory.hours import Window
from matching.documents import OfferDocument
from tests.matching.properties.regions import REGIONS, Region
from tests.matching.samples import offer

Row = TypeVar("Row")
EVERY_DAY, WEEKDAYS = frozenset(range(7)), frozenset(range(5))


def _work(needs: str, kind: str = "domestic-violence-program", role: str = "direct-service", **more):
    return {"needs": frozenset(needs.split()), "kind": kind, "role": role, **more}


WORK = (
    _work("emergency-shelter safety-planning"),
    _work("emergency-shelter counseling"),
    _work("safety-planning emergency-shelter housing", anchor="destination"),
    _work("counseling safety-planning legal-help", kind="family-justice-center"),
    _work("emergency-shelter counseling", primary_needs=frozenset({"counseling"})),
    _work("emergency-shelter transitional-housing", anchor="destination"),
    _work("counseling grief-support", kind="counseling-center"),
    _work("mental-health", kind="clinic", operated_by="government"),
    _work("legal-civil legal-immigration", kind="legal-aid"),
    _work("compensation", kind="crime-victim-compensation", anchor="crime", line=True, operated_by="government"),
    _work("court-accompaniment justice-system-navigation", kind="prosecutor-victim-services", anchor="crime"),
    _work("case-information crisis-intervention", kind="police-victim-services", anchor="crime", operated_by="police"),
    _work("information-referral crisis-intervention", kind="state-hotline", line=True),
    _work("information-referral", kind="state-domestic-violence-coalition"),
    _work("crisis-intervention safety-planning", kind="hotline", line=True),
    _work("custody-notification", kind="victim-notification-service", anchor="custody", line=True),
    _work("custody-notification", kind="online-tool", anchor="custody", context="immigration-custody", line=True),
    _work("custody-notification", kind="online-tool", anchor="custody", context="state-custody", line=True),
    _work("case-information", role="liaison", kind="field-office", anchor="custody", operated_by="immigration-agency"),
    _work("rights-complaint", role="complaint-channel", kind="federal-office"),
    _work("crime-reporting", role="reporting-channel", kind="federal-office"),
    _work("case-information", role="enforcement-contact", kind="field-office", operated_by="immigration-agency"),
    _work("provider-training", role="provider-support", kind="resource-center"),
    _work("emergency-shelter legal-civil information-referral", role="information-referral", kind="directory"),
    _work("forensic-exam medical-care", kind="hospital", anchor="crime"),
    _work("housing basic-needs", kind="housing-program", anchor="destination"),
    _work("", kind="clinic"),
)


def _whom(crimes: str = "", people: str = "", **more):
    return {"victimizations": frozenset(crimes.split()), "populations": frozenset(people.split()), **more}


WHOM = (
    _whom("domestic-violence", "all-victims"),
    _whom("any-crime", "all-victims"),
    _whom(),
    _whom("any-crime", "general-public"),
    _whom("any-crime", "all-victims", minimum_age=17, maximum_age=35),
    _whom("domestic-violence stalking sexual-assault", "all-victims"),
    _whom("sexual-assault stalking", "women"),
    _whom("domestic-violence sexual-assault stalking homicide", "all-victims", specialises=frozenset({"stalking"})),
    _whom("homicide", "family-of-victims"),
    _whom("fraud scam identity-theft", "older-adults", groups=frozenset({"older-adults"}), minimum_age=60),
    _whom("child-abuse child-sexual-abuse", "children teens", groups=frozenset({"children", "teens"}), maximum_age=17),
    _whom("any-crime", "veterans", groups=frozenset({"veterans"})),
    _whom("domestic-violence", "native-american", groups=frozenset({"native-american"})),
    _whom("any-crime", "latino immigrants", specialises=frozenset({"immigrants"})),
    _whom("violent-crime", "all-victims", excludes=frozenset({"men"})),
    _whom("domestic-violence", "women", excludes=frozenset({"men", "teens"}), minimum_age=18),
    _whom("any-federal-crime", "general-public"),
    _whom("human-trafficking", "immigrants"),
    _whom("elder-abuse", "lgbtq", groups=frozenset({"lgbtq"})),
)
SPEECH = (
    {},
    {"languages": {"en": 4, "es": 4}},
    {"languages": {"en": 4, "es": 3}},
    {"languages": {"en": 4, "es": None}},
    {"languages": {}},
    {"languages": {"en": 4}, "interpreter": "yes"},
    {"languages": {"en": 4}, "interpreter": "no"},
    {"languages": {"es": 4}},
    {"languages": {"en": 4, "ase": 4}},
    {"languages": {"en": 4, "es": 1, "prs": 2}, "interpreter": "yes"},
    {"languages": {"en": 4, "cmn": 4, "yue": 3}},
    {"languages": {"en": None, "ar": 2}},
)
DAYTIME = ((WEEKDAYS, time(9), time(17)),)
HOURS = (  # days, opening and closing on the provider's clock
    (),
    DAYTIME,
    ((EVERY_DAY, time(22), time(6)),),
    ((WEEKDAYS, time(8, 30), time(12)), (WEEKDAYS, time(13), time(16, 30))),
    ((frozenset({5, 6}), time(10), time(10)),),
    ((frozenset({6}), time(1), time(3)), (frozenset({0}), time(0), time(23, 59))),
)
HOURS_ON = ("2026-11-01", "2026-09-15", "2026-03-01", "never", "undated")
DAYS = ("2026-11-01", "2026-10-31", "2026-08-01", "2024-02-29", "2019-05-05", "never", "undated", "2027-01-15")
SOURCE_DATES = ("2026-11-01", "2026-08", "2023", "")
CAPACITY = (("", ""), ("open", ""), ("full", "2026-12-01"), ("waitlist", "2026-11-20"), ("open", "2026-11-23"))
STANDING = (
    {},
    {"status": "unknown"},
    {"status": "historical"},
    {"status": "reported-terminated"},
    {"publication": "withheld"},
    {"publication": "no_contact", "numbers": ()},
    {"audience": "operator"},
    {"audience": "partner"},
)
REACH = ("phone", "phone text", "phone chat", "in-person", "phone in-person", "video phone", "")
WORDS = (frozenset({"plain", "program"}), frozenset({"zzyzx", "casa"}), frozenset())


LEVELS = ("local", "state", "federal", "national-nonprofit", "tribal")
BASES = ("declared", "declared", "inferred", "inferred", "unknown")
ALWAYS = (None, None, None, True, False)
NUMBERS = (None, None, ("number-1",), ("number-1", "number-2"), ())
raw_offers = st.binary(min_size=36, max_size=36)


class Dice:
    """Choices read off drawn bytes: one draw for a whole offer, which shrinks to the first row of every table."""

    def __init__(self, raw: bytes):
        self.raw = iter(raw)

    def pick(self, table: Sequence[Row]) -> Row:
        return table[next(self.raw) % len(table)]

    def within(self, least: int, most: int) -> int:
        return least + next(self.raw) % (most - least + 1)


def read_offer(raw: bytes, name: str, region: Region, *, own: bool = False) -> OfferDocument:
    """One offer in or near a region. `own`: an organization and a number of its own, and nothing that hides it."""
    dice = Dice(raw)
    values = {
        **dice.pick(WORK),
        **dice.pick(WHOM),
        **dice.pick(SPEECH),
        **_area(dice, region),
        **_hours(dice, region),
        **_upkeep(dice),
        "modalities": frozenset(dice.pick(REACH).split()),
        "level": dice.pick(LEVELS),
        "name_tokens": dice.pick(WORDS),
        "description_tokens": dice.pick(WORDS),
    }
    return offer(name, **values, **({} if own else {**_standing(dice), **_identity(dice, name)}))


def _area(dice: Dice, region: Region) -> dict:
    """Where it serves, where it is, and how sure that is; one in six is of some other region."""
    where = dice.pick((region, region, region, region, region, dice.pick(REGIONS)))
    keys = frozenset(dice.pick((*where.areas, "us", "")).split())
    known = dice.pick(where.points)
    widest = "national" if "us" in keys else "states" if any(key.startswith("state") for key in keys) else "county"
    states = dice.pick((where.states[:1], where.states, ()))
    return {
        "area_basis": dice.pick(BASES),
        "area_keys": keys,
        "area_scope": widest,
        "states": frozenset() if "us" in keys else frozenset(states),
        "point": dice.pick((None, known)),
        "centre": dice.pick((known, None)),
    }


def _hours(dice: Dice, region: Region) -> dict:
    zone = dice.pick(region.zones)
    windows = tuple(Window(*row, zone) for row in dice.pick(HOURS))
    return {"windows": windows, "always_open": dice.pick(ALWAYS), "timezone": zone, "hours_on": dice.pick(HOURS_ON)}


def _upkeep(dice: Dice) -> dict:
    room, until = dice.pick(CAPACITY)
    return {
        "existence_on": dice.pick(DAYS),
        "contact_on": dice.pick(DAYS),
        "source_date": dice.pick(SOURCE_DATES),
        "capacity": room,
        "capacity_expires": until,
    }


def _standing(dice: Dice) -> dict:
    return dice.pick(({}, {}, dice.pick(STANDING)))


def _identity(dice: Dice, name: str) -> dict:
    """Organizations with several offers, shared numbers, and one service at several places."""
    found = dice.pick(({}, {"organization": f"org-{dice.within(0, 2)}"}))
    numbers = dice.pick(NUMBERS)
    several = dice.pick((False, False, False, True))
    return {
        **found,
        **({} if numbers is None else {"numbers": numbers}),
        **({"source_id": "many-places", "offer_id": f"many-places@{name}"} if several else {}),
    }


def read_corpus(rows: Sequence[bytes], region: Region, *, own: bool = False) -> tuple[OfferDocument, ...]:
    return tuple(read_offer(raw, f"row-{number}", region, own=own) for number, raw in enumerate(rows))
