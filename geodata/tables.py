"""The shipped tables, read once on first use and kept in memory; see data/README.md for columns and sources."""

import csv
import gzip
import io
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from sys import intern

from geodata.types import Point

DATA = Path(__file__).resolve().parent / "data"


@dataclass(frozen=True, slots=True)
class County:
    """A county or its equal (parish, borough, municipio, independent city); `density` in people per square mile."""

    fips: str
    name: str
    short_name: str
    state: str
    lat: float
    lon: float
    pop: int
    land_sqmi: float
    jd_code: str | None
    ice_aor: str | None

    @property
    def point(self) -> Point:
        return Point(self.lat, self.lon)

    @property
    def label(self) -> str:
        return f"{self.name}, {self.state}"


@dataclass(frozen=True, slots=True)
class CityRow:
    """A Census place or an active town or township; `pop` None when unknown."""

    geoid: str
    name: str
    type: str
    state: str
    lat: float
    lon: float
    land_sqmi: float
    pop: int | None
    county_fips: str
    other_counties: tuple[str, ...]

    @property
    def point(self) -> Point:
        return Point(self.lat, self.lon)

    @property
    def label(self) -> str:
        return f"{self.name}, {self.state}"

    @property
    def counties(self) -> tuple[str, ...]:
        return (self.county_fips, *self.other_counties)


@dataclass(frozen=True, slots=True)
class ZipRow:
    """A ZIP; `counties` are (fips, share of land) pairs; `exact` False for a PO-box ZIP placed approximately."""

    zip: str
    exact: bool
    lat: float
    lon: float
    radius_km: float
    state: str
    county_fips: str
    counties: tuple[tuple[str, float], ...]
    city: str
    alt_cities: str  # separated by |
    cd: str | None
    city_key: str  # the place with its post office's name, or empty
    in_city: bool  # its middle lies within a circle as large as that place

    @property
    def point(self) -> Point:
        return Point(self.lat, self.lon)


@dataclass(frozen=True, slots=True)
class Zip3Row:
    prefix: str
    kind: str
    point: Point | None
    states: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class State:
    """A state, DC or territory; `center` is weighted by population."""

    fips: str
    usps: str
    name: str
    point: Point
    center: Point
    pop: int


@dataclass(frozen=True, slots=True)
class Alias:
    alias: str
    target_kind: str
    target_id: str
    state: str


def rows(name: str) -> Iterator[dict[str, str]]:
    """Rows of `data/<name>`, plain or gzip, as text by column."""
    path = DATA / name
    content = path.read_bytes()
    text = (gzip.decompress(content) if path.suffix == ".gz" else content).decode("utf-8")
    yield from csv.DictReader(io.StringIO(text, newline=""))


@cache
def counties() -> dict[str, County]:
    return {row["fips"]: _county(row) for row in rows("counties.csv.gz")}


def _county(row: dict[str, str]) -> County:
    return County(
        fips=intern(row["fips"]),
        name=row["name"],
        short_name=row["short_name"],
        state=intern(row["state"]),
        lat=float(row["lat"]),
        lon=float(row["lon"]),
        pop=int(row["pop"] or 0),
        land_sqmi=float(row["land_sqmi"]),
        jd_code=intern(row["jd_code"]) or None,
        ice_aor=intern(row["ice_aor"]) or None,
    )


@cache
def cities() -> dict[str, CityRow]:
    """Places by geoid; of the several points of one island village the first is kept."""
    found: dict[str, CityRow] = {}
    for row in rows("places.csv.gz"):
        if row["geoid"] not in found:
            found[row["geoid"]] = _city(row)
    return found


def _city(row: dict[str, str]) -> CityRow:
    return CityRow(
        geoid=row["geoid"],
        name=intern(row["name"]),
        type=intern(row["type"]),
        state=intern(row["state"]),
        lat=float(row["lat"]),
        lon=float(row["lon"]),
        land_sqmi=float(row["land_sqmi"] or 0),
        pop=int(row["pop"]) if row["pop"] else None,
        county_fips=intern(row["county_fips"]),
        other_counties=tuple(intern(fips) for fips in row["other_counties"].split(";") if fips),
    )


@cache
def zips() -> dict[str, ZipRow]:
    districts = {row["zip"]: intern(row["cd"]) for row in rows("zip_districts.csv.gz")}
    named = {row["zip"]: (intern(row["place"]), row["inside"] == "1") for row in rows("zip_cities.csv.gz")}
    nowhere = ("", False)
    return {
        row["zip"]: _zip(row, districts.get(row["zip"]), named.get(row["zip"], nowhere)) for row in rows("zips.csv.gz")
    }


def _zip(row: dict[str, str], cd: str | None, city: tuple[str, bool]) -> ZipRow:
    shares = (part.split(":") for part in row["counties"].split(";") if part)
    pairs = tuple((intern(fips), float(share)) for fips, share in shares)
    return ZipRow(
        zip=row["zip"],
        exact=row["kind"] == "zcta",
        lat=float(row["lat"]),
        lon=float(row["lon"]),
        radius_km=float(row["radius_km"]),
        state=intern(row["state"]),
        county_fips=intern(row["county_fips"]),
        counties=pairs or ((intern(row["county_fips"]), 1.0),),
        city=intern(row["city"]),
        alt_cities=row["alt_cities"],
        cd=cd,
        city_key=city[0],
        in_city=city[1],
    )


@cache
def zip3s() -> dict[str, Zip3Row]:
    return {row["zip3"]: _zip3(row) for row in rows("zip3.csv.gz")}


def _zip3(row: dict[str, str]) -> Zip3Row:
    point = Point(float(row["lat"]), float(row["lon"])) if row["lat"] else None
    return Zip3Row(row["zip3"], row["kind"], point, tuple(row["states"].replace(";", "|").split("|")))


@cache
def states() -> dict[str, State]:
    """States, DC and territories by USPS code, in the order of their FIPS codes."""
    return {row["usps"]: _state(row) for row in rows("states.csv.gz")}


def _state(row: dict[str, str]) -> State:
    return State(
        fips=row["fips"],
        usps=row["usps"],
        name=row["name"],
        point=Point(float(row["lat"]), float(row["lon"])),
        center=Point(float(row["pop_lat"]), float(row["pop_lon"])),
        pop=int(row["pop"]),
    )


@cache
def aliases() -> tuple[Alias, ...]:
    files = ("aliases.csv.gz", "aliases_more.csv")
    return tuple(
        Alias(row["alias"], row["target_kind"], row["target_id"], row["state"]) for file in files for row in rows(file)
    )


@cache
def county_neighbours() -> dict[str, frozenset[str]]:
    return {row["fips"]: frozenset(row["touching"].split()) for row in rows("county_neighbours.csv.gz")}


@cache
def county_districts() -> dict[str, tuple[str, ...]]:
    """Congressional districts with at least 0.1 % of a county's area, largest first."""
    return {row["fips"]: tuple(row["districts"].split()) for row in rows("county_districts.csv.gz")}


@cache
def connecticut_regions() -> dict[str, tuple[str, ...]]:
    """Planning regions that hold a town of each former county (09001-09015)."""
    found: dict[str, set[str]] = {}
    for row in rows("ct_town_to_planning_region.csv.gz"):
        found.setdefault(row["cousub_geoid_2020"][:5], set()).add(row["planning_region_fips"])
    return {old: tuple(sorted(new)) for old, new in found.items()}
