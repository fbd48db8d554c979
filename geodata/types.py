"""Shapes of this package: points in WGS84 degrees, places resolved to area keys.

Area keys: `us`, `state:TX`, `county:48453`, `place:4805000`, `zip:78701`, `district:TX-W` (judicial),
`cd:4837` (congressional, 119th), `aor:San Antonio` (ICE area of responsibility).
"""

from dataclasses import dataclass, field
from enum import StrEnum


class PlaceKind(StrEnum):
    ZIP = "ZIP"
    CITY = "CITY"
    COUNTY = "COUNTY"
    STATE = "STATE"
    TRIBAL = "TRIBAL"
    POINT = "POINT"
    AMBIGUOUS = "AMBIGUOUS"
    NOT_FOUND = "NOT_FOUND"
    OUTSIDE_US = "OUTSIDE_US"
    MILITARY = "MILITARY"


class Precision(StrEnum):
    """How narrow a place is; NONE where nothing was resolved."""

    ADDRESS = "ADDRESS"
    POINT = "POINT"
    ZIP = "ZIP"
    CITY = "CITY"
    COUNTY = "COUNTY"
    AREA = "AREA"  # a 3-digit ZIP area
    STATE = "STATE"
    NONE = "NONE"


RESOLVED_KINDS = frozenset(
    {PlaceKind.ZIP, PlaceKind.CITY, PlaceKind.COUNTY, PlaceKind.STATE, PlaceKind.TRIBAL, PlaceKind.POINT}
)


@dataclass(frozen=True, slots=True)
class Point:
    lat: float
    lon: float


@dataclass(frozen=True, slots=True)
class PlaceCandidate:
    """One reading of an ambiguous or misspelt name."""

    label: str
    kind: PlaceKind
    state_code: str
    population: int | None
    area_key: str


@dataclass(frozen=True, slots=True)
class Place:
    """A resolved place. `area_keys` contain it; `touching_keys` may contain it (a place wider than they are,
    or one that lies only partly inside them); any other key excludes it.
    """

    kind: PlaceKind
    label: str = ""
    point: Point | None = None
    precision: Precision = Precision.NONE
    state_code: str | None = None
    county_fips: str | None = None  # the county with the largest share, where one is known
    area_keys: frozenset[str] = frozenset()
    touching_keys: frozenset[str] = frozenset()
    candidates: tuple[PlaceCandidate, ...] = field(default=())
    approximate: bool = False
    guessed: bool = False  # a typo was mended or one of several namesakes chosen: say so

    @property
    def resolved(self) -> bool:
        return self.kind in RESOLVED_KINDS
