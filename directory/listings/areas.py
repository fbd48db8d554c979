"""Where a listing serves, as area keys, and whether a source declares it, a place lets us infer it, or nobody says."""

from collections.abc import Iterable
from dataclasses import dataclass

from directory.listings.boroughs import boroughs_served, has_one_county_by_law, is_whole_city
from directory.listings.names import NamedArea, read_list, read_name
from directory.listings.office_areas import office_areas
from directory.listings.places import bare, city_named, counties_by_city, counties_by_name, current_fips
from directory.listings.rules import rule_table
from directory.listings.types import AreaRow, Record
from geodata.counties import counties_of_district, county
from geodata.states import state_name

DECLARED, INFERRED, UNKNOWN = "declared", "inferred", "unknown"
SOURCE_MAX = 200  # characters of ServiceArea.source


@dataclass(frozen=True, slots=True)
class Area:
    basis: str
    rows: tuple[AreaRow, ...]
    unmatched: tuple[str, ...] = ()
    text: str | None = None  # what to say of it in place of the record's words


def area(record: Record) -> Area:
    """The area of a listing: the reviewed table first, then what its scope says.

    Only a declared area can exclude a place. City, region and unstated scopes are inferred from the listed counties,
    the listed cities, the county of the office, the area text and the names, in this order; unknown keeps its state.
    """
    reviewed = office_areas(record["id"])
    if reviewed:
        rows = tuple(AreaRow(row.area_key, label_of(row.area_key), row.source[:SOURCE_MAX]) for row in reviewed)
        return Area(reviewed[0].basis, rows)
    scope = record["service_area"]["scope"]
    if scope in {"national", "worldwide"}:
        return Area(DECLARED, (AreaRow("us", "United States"),))
    readers = {
        "states": _states,
        "field-office-area": _states,
        "legal-aid-area": _legal_aid,
        "federal-district": _district,
        "county": _counties,
        "tribal": _unknown,
    }
    return _by_borough(record, readers.get(scope, _nearby)(record))


def _by_borough(record: Record, found: Area) -> Area:
    """An inference of all New York City, narrowed to the boroughs the office is for (`data/rules/boroughs.json`)."""
    if found.basis != INFERRED or not is_whole_city(tuple(row.area_key[7:] for row in found.rows)):
        return found
    served = boroughs_served(record)
    if not served:
        return found
    basis = DECLARED if has_one_county_by_law(record) else INFERRED
    return Area(basis, _rows(f"county:{code}" for code in served), found.unmatched, ", ".join(served.values()))


def label_of(area_key: str) -> str:
    """The plain name of a key: "Bexar County, TX"; the key's own value where it needs none."""
    kind, _, value = area_key.partition(":")
    if kind == "county" and (row := county(value)):
        return row.label
    return (state_name(value) or value) if kind == "state" else value


def _rows(keys: Iterable[str]) -> tuple[AreaRow, ...]:
    return tuple(AreaRow(key, label_of(key)) for key in dict.fromkeys(keys))


def _states(record: Record) -> Area:
    return Area(DECLARED, _rows(f"state:{state}" for state in record["service_area"]["states"]))


def _legal_aid(record: Record) -> Area:
    """The counties of a Legal Services Corporation area are not in the source: its state, to be asked about."""
    return Area(INFERRED, _states(record).rows)


def _unknown(record: Record) -> Area:
    """A people's name is no county's name ("Delaware Tribe of Indians", Oklahoma): the state is all that is known."""
    listed = _listed_counties(record)
    return Area(DECLARED, _rows(listed)) if listed else Area(UNKNOWN, _states(record).rows)


def _district(record: Record) -> Area:
    """`wdtx` is `district:TX-W`, `ak` is `district:AK`; Guam's office also serves the Northern Mariana Islands."""
    code = record["federal_district"]
    states = record["service_area"]["states"]
    judicial = code.upper() if len(code) == 2 else f"{code[2:].upper()}-{code[0].upper()}"
    keys = [f"district:{judicial}", *(f"district:{state}" for state in states if state != judicial[:2])]
    known = [key for key in keys if counties_of_district(key.partition(":")[2])]
    return Area(DECLARED, _rows(known)) if known else Area(INFERRED, _states(record).rows)


def _listed_counties(record: Record) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for item in record["service_area"].get("counties") or ():
        codes = current_fips(item.get("fips") or "") or counties_by_name(item["name"], item["state"])
        found.update(dict.fromkeys(f"county:{code}" for code in codes))
    return tuple(found)


def _counties(record: Record) -> Area:
    """A county list is declared, and with it the towns it names beyond its counties; no county read is an inference."""
    keys = dict.fromkeys(_listed_counties(record))
    if not keys:
        return _nearby(record)
    towns, unmatched = _towns(record, frozenset(keys))
    return Area(DECLARED, _rows([*keys, *towns]), unmatched)


def _towns(record: Record, counties: frozenset[str]) -> tuple[list[str], tuple[str, ...]]:
    """Keys of named towns outside the listed counties: an independent city or a county whole, a town as its place."""
    state = _state(record)
    keys: list[str] = []
    unmatched: list[str] = []
    for name in record["service_area"].get("cities") or ():
        found = _town_key(name, state)
        if not found:
            unmatched.append(name)
        elif found[0] not in counties and found[1] not in counties:
            keys.append(found[0])
    return keys, tuple(unmatched)


def _town_key(name: str, state: str) -> tuple[str, str] | None:
    """(its own key, the key of its county); null for a name that no table knows."""
    plain = bare(name)
    own = counties_by_name(name, state) if name.rstrip().endswith(("County", "Parish")) else ()
    own = own or counties_by_name(f"{plain.removesuffix(' city')} city", state)
    whole = own and (name.rstrip().endswith(("County", "Parish", "city")) or _independent(own[0]))
    if whole:
        return f"county:{own[0]}", f"county:{own[0]}"
    row = city_named(plain, state)
    if row:
        return f"place:{row.geoid}", f"county:{row.county_fips}"
    listed = counties_by_name(plain, state)
    return (f"county:{listed[0]}", f"county:{listed[0]}") if listed else None


def _independent(fips: str) -> bool:
    row = county(fips)
    return bool(row and row.name.endswith(" city"))


def _state(record: Record) -> str:
    states = record["service_area"]["states"]
    return str(states[0]) if states else str((record["address"] or {}).get("state") or "")


def _nearby(record: Record) -> Area:
    """The area of a city, a region or an unstated scope: the counties of the places that the record names."""
    state = _state(record)
    unmatched: tuple[str, ...] = ()
    listed = _listed_counties(record)
    if listed:
        return Area(INFERRED, _rows(listed))
    if cities := record["service_area"].get("cities") or ():
        named = [_city(name, state, _own_county(record)) for name in cities]
        codes = [code for one in named for code in one.counties]
        unmatched = tuple(item for one in named for item in one.unmatched)
        if codes:
            return Area(INFERRED, _rows(f"county:{code}" for code in codes), unmatched)
    if office := _office(record, state):
        return Area(INFERRED, _rows(f"county:{code}" for code in office), unmatched)
    return _by_names(record, state, unmatched)


def _city(name: str, state: str, near: tuple[str, ...]) -> NamedArea:
    found = counties_by_city(name, state, near)  # first as one name: "New York" is a city here, no whole state
    return NamedArea(counties=found) if found else read_list(name, state)


def _own_county(record: Record) -> tuple[str, ...]:
    return current_fips((record["address"] or {}).get("county_fips") or "")


def _office(record: Record, state: str) -> tuple[str, ...]:
    return _own_county(record) or counties_by_city((record["address"] or {}).get("city") or "", state)


def _by_names(record: Record, state: str, unmatched: tuple[str, ...]) -> Area:
    tried: list[str] = []
    for found in _readings(record, state):
        if found.statewide:
            return Area(INFERRED, _states(record).rows, unmatched)
        if found.counties:
            return Area(INFERRED, _rows(f"county:{code}" for code in found.counties), (*unmatched, *found.unmatched))
        tried.extend(found.unmatched)
    return Area(UNKNOWN, _states(record).rows, tuple(dict.fromkeys((*unmatched, *tried))))


def _readings(record: Record, state: str) -> Iterable[NamedArea]:
    suffixes = rule_table("names")["suffixes"]
    for name in (record["organization"], record["program"]):
        suffix = next((end for end in suffixes if name.endswith(end)), None)
        if suffix:
            yield read_list(name.removesuffix(suffix).strip(" -("), state)
        else:
            yield read_name(name, state)
    text = record["service_area"]["text"] or ""
    if text and state_name(state) not in text:
        yield read_list(text, state)
