"""Builds a Place from a row of the tables: which keys hold it, which may hold it."""

from functools import lru_cache
from math import pi, sqrt

from geodata import tables
from geodata.areas import county_at, district_at
from geodata.cities import by_county
from geodata.counties import counties_of_state, current_counties
from geodata.distance import haversine_km
from geodata.keys import district_keys, keys_of_counties, keys_of_county, keys_of_region
from geodata.neighbours import touching_counties
from geodata.tables import CityRow, County, ZipRow
from geodata.types import Place, PlaceCandidate, PlaceKind, Point, Precision

LEAST_SHARE = 0.10  # of a ZIP's land: a county with less only touches the ZIP
SQUARE_KM = 2.589988  # per square mile
REACH = 1.5  # a city is no circle: its limits may lie this many radii from its centre
NEW_YORK_CITY = "place:3651000"

NOT_FOUND = Place(PlaceKind.NOT_FOUND)


def zip_place(code: str) -> Place | None:
    """A ZIP that is in the table; None for any other (see `zip3_place`)."""
    row = tables.zips().get(code)
    if row is None:
        return None
    keys, touching = _county_keys_of_zip(row)
    keys |= {f"zip:{code}", row.city_key} if row.in_city else {f"zip:{code}"}
    maybe = {row.city_key} if row.city_key and not row.in_city else set()
    return Place(
        kind=PlaceKind.ZIP,
        label=f"{code} ({row.city}, {row.state})" if row.city else code,
        point=row.point,
        precision=Precision.ZIP,
        state_code=row.state,
        county_fips=row.county_fips,
        area_keys=keys,
        touching_keys=(touching | maybe) - keys,
        approximate=not row.exact,
    )


def _county_keys_of_zip(row: ZipRow) -> tuple[frozenset[str], frozenset[str]]:
    """Keys of the counties that hold a good part of the ZIP, and those that hold any; most ZIPs lie in one county."""
    if row.cd and len(row.counties) == 1:
        return keys_of_county(row.county_fips) | {f"cd:{row.cd}"}, frozenset()
    large = [fips for fips, share in row.counties if share >= LEAST_SHARE and fips in tables.counties()]
    inside = list(dict.fromkeys([row.county_fips, *large]))
    touching = keys_of_counties(fips for fips, _ in row.counties)
    if row.cd:
        return keys_of_counties(inside) | {f"cd:{row.cd}"}, touching
    only, some = district_keys(inside)
    return keys_of_counties(inside) | only, touching | some


def radius_km(city: CityRow) -> float:
    """Radius of the circle as large as the city's land."""
    return sqrt(city.land_sqmi * SQUARE_KM / pi)


def zip3_place(code: str) -> Place | None:
    """The area of an unknown ZIP's first three digits, or mail to the armed forces; None for no such prefix."""
    row = tables.zip3s().get(code[:3])
    if row is None:
        return None
    if row.kind == "military":
        return military_place(row.states[0], code)
    return _zip3_area(row.prefix, code)


@lru_cache(maxsize=256)
def _counties_of_prefix(prefix: str) -> tuple[str, ...]:
    return tuple(sorted({row.county_fips for code, row in tables.zips().items() if code.startswith(prefix)}))


def _zip3_area(prefix: str, code: str) -> Place:
    row = tables.zip3s()[prefix]
    inside, touching = keys_of_region(_counties_of_prefix(prefix))
    keys = inside | {"us"} | ({f"state:{row.states[0]}"} if len(row.states) == 1 else set())
    return Place(
        kind=PlaceKind.ZIP,
        label=f"{code} (area {prefix}, {'/'.join(row.states)})",
        point=row.point,
        precision=Precision.AREA,
        state_code=row.states[0],
        area_keys=keys,
        touching_keys=touching - keys,
        approximate=True,
    )


def military_place(code: str, zip_code: str = "") -> Place:
    """Mail to the armed forces abroad: no point, but national lines serve it."""
    label = f"{zip_code} (military mail, {code})" if zip_code else f"military mail ({code})"
    return Place(PlaceKind.MILITARY, label=label, area_keys=frozenset({"us"}))


def city_place(geoid: str) -> Place:
    row = tables.cities()[geoid]
    keys = keys_of_counties(row.counties) | {f"place:{geoid}"}
    inside, maybe = district_keys(row.counties)
    return Place(
        kind=PlaceKind.CITY,
        label=row.label,
        point=row.point,
        precision=Precision.CITY,
        state_code=row.state,
        county_fips=row.county_fips,
        area_keys=keys | inside,
        touching_keys=maybe,
    )


def postal_place(name: str, state: str, codes: tuple[str, ...]) -> Place:
    """A name known only to the post office: the counties of its ZIPs, the point of the first."""
    first = tables.zips()[codes[0]]
    fips = tuple(dict.fromkeys(tables.zips()[code].county_fips for code in codes))
    inside, maybe = district_keys(fips)
    nyc = {NEW_YORK_CITY} if first.county_fips in tables.cities()[NEW_YORK_CITY[6:]].counties else set()
    return Place(
        kind=PlaceKind.CITY,
        label=f"{name}, {state}",
        point=first.point,
        precision=Precision.CITY,
        state_code=state,
        county_fips=first.county_fips,
        area_keys=keys_of_counties(fips) | inside | nyc,
        touching_keys=maybe,
        approximate=True,
    )


def tribal_place(label: str, geoid: str) -> Place:
    """A reservation by its main town and that town's county; the counties round it may belong to it too."""
    town = tables.cities()[geoid]
    keys = keys_of_counties(town.counties) | {f"place:{geoid}"}
    inside, maybe = district_keys(town.counties)
    round_it = {fips for own in town.counties for fips in touching_counties(own)}
    keys |= inside
    return Place(
        kind=PlaceKind.TRIBAL,
        label=f"{label} ({town.label})",
        point=town.point,
        precision=Precision.COUNTY,
        state_code=town.state,
        county_fips=town.county_fips,
        area_keys=keys,
        touching_keys=(keys_of_counties(round_it) | maybe | district_keys(round_it)[1]) - keys,
        approximate=True,
    )


@lru_cache(maxsize=1024)
def county_place(fips: str, label: str = "") -> Place:
    """A county by its code; a retired code stands for its successors."""
    codes = current_counties(fips)
    row = tables.counties()[codes[0]]
    inside, touching = keys_of_region(codes)
    nyc = {NEW_YORK_CITY} if row.fips in tables.cities()[NEW_YORK_CITY[6:]].counties else set()
    return Place(
        kind=PlaceKind.COUNTY,
        label=label or row.label,
        point=row.point,
        precision=Precision.COUNTY,
        state_code=row.state,
        county_fips=row.fips if len(codes) == 1 else None,
        area_keys=inside | nyc,
        touching_keys=touching,
        approximate=len(codes) > 1,
    )


@lru_cache(maxsize=64)
def state_place(usps: str) -> Place:
    row = tables.states()[usps]
    inside, touching = keys_of_region(counties_of_state(usps))
    return Place(
        kind=PlaceKind.STATE,
        label=row.name,
        point=row.center,
        precision=Precision.STATE,
        state_code=usps,
        area_keys=inside,
        touching_keys=touching,
    )


def point_place(point: Point, label: str = "", precision: Precision = Precision.POINT) -> Place:
    """A point by its polygons; a city or ZIP may hold it when the point lies near enough to its centre."""
    fips, approximate = county_at(point)
    if fips is None:
        return Place(PlaceKind.OUTSIDE_US, label=label, point=point)
    row: County = tables.counties()[fips]
    cd = district_at(point)
    keys = keys_of_county(fips) | ({f"cd:{cd}"} if cd else set())
    return Place(
        kind=PlaceKind.POINT,
        label=label or row.label,
        point=point,
        precision=precision,
        state_code=row.state,
        county_fips=fips,
        area_keys=keys | ({NEW_YORK_CITY} if fips in tables.cities()[NEW_YORK_CITY[6:]].counties else set()),
        touching_keys=_near_cities(point, fips),
        approximate=approximate,
    )


def _near_cities(point: Point, fips: str) -> frozenset[str]:
    rows = (tables.cities()[geoid] for geoid in by_county().get(fips, ()))
    near = (row for row in rows if haversine_km(point, row.point) <= REACH * radius_km(row) + 1)
    return frozenset(f"place:{row.geoid}" for row in near if f"place:{row.geoid}" != NEW_YORK_CITY)


def candidate(place: Place) -> PlaceCandidate:
    """One reading of a name, with the population that orders it."""
    kind, key, pop = place.kind, "", None
    if kind is PlaceKind.STATE and place.state_code:
        key, pop = f"state:{place.state_code}", tables.states()[place.state_code].pop
    elif kind is PlaceKind.COUNTY and place.county_fips:
        key, pop = f"county:{place.county_fips}", tables.counties()[place.county_fips].pop
    elif kind is PlaceKind.COUNTY:
        codes = [k[7:] for k in place.touching_keys if k.startswith("county:")]
        key, pop = f"state:{place.state_code}", sum(tables.counties()[c].pop for c in codes)
    elif kind in {PlaceKind.CITY, PlaceKind.TRIBAL}:
        geoid = next((k[6:] for k in sorted(place.area_keys) if k.startswith("place:")), "")
        key, pop = (f"place:{geoid}", tables.cities()[geoid].pop) if geoid else (f"county:{place.county_fips}", None)
    return PlaceCandidate(place.label, kind, place.state_code or "", pop, key)
