"""Counties and their equals by code and by name, with the codes and names that are no longer in use."""

from functools import cache

from geodata import tables
from geodata.normalise import fold, name_key
from geodata.tables import County

# Census Bureau, "Substantial Changes to Counties and County Equivalent Entities"; Connecticut comes from the town file.
_RETIRED = {
    "46113": ("46102",),  # Shannon County SD became Oglala Lakota County, 2015
    "02270": ("02158",),  # Wade Hampton AK became Kusilvak, 2015
    "51515": ("51019",),  # Bedford city VA joined Bedford County, 2013
    "02261": ("02063", "02066"),  # Valdez-Cordova AK became Chugach and Copper River, 2019
}
_FORMER_NAMES = {("SD", "shannon"): "46102", ("AK", "wadehampton"): "02158"}
_TYPE_WORDS = (
    ("city", "and", "borough"),
    ("census", "area"),
    ("planning", "region"),
    ("county",),
    ("co",),
    ("parish",),
    ("borough",),
    ("municipality",),
    ("municipio",),
    ("island",),
    ("district",),
)
_LEADING = (
    ("municipality", "of"),
    ("municipio", "de"),
    ("county", "of"),
    ("parish", "of"),
    ("condado", "de"),
    ("condado", "del"),
)
_LEGACY = {
    "fairfield": "09001",
    "hartford": "09003",
    "litchfield": "09005",
    "middlesex": "09007",
    "newhaven": "09009",
    "newlondon": "09011",
    "tolland": "09013",
    "windham": "09015",
}


def county(fips: str) -> County | None:
    """A current county; None for an unknown or retired code (see `current_counties`)."""
    return tables.counties().get(fips)


@cache
def _grouped() -> tuple[dict[str, tuple[str, ...]], dict[str, tuple[str, ...]], dict[str, tuple[str, ...]]]:
    by_state: dict[str, list[str]] = {}
    by_district: dict[str, list[str]] = {}
    by_aor: dict[str, list[str]] = {}
    for row in tables.counties().values():
        by_state.setdefault(row.state, []).append(row.fips)
        if row.jd_code:
            by_district.setdefault(row.jd_code, []).append(row.fips)
        if row.ice_aor:
            by_aor.setdefault(row.ice_aor, []).append(row.fips)
    freeze = [{key: tuple(fips) for key, fips in group.items()} for group in (by_state, by_district, by_aor)]
    return freeze[0], freeze[1], freeze[2]


def counties_of_state(usps: str) -> tuple[str, ...]:
    return _grouped()[0].get(usps, ())


def counties_of_district(jd_code: str) -> tuple[str, ...]:
    """Counties of a federal judicial district such as `TX-W`."""
    return _grouped()[1].get(jd_code, ())


def counties_of_aor(name: str) -> tuple[str, ...]:
    """Counties of an ICE area of responsibility such as `San Antonio`."""
    return _grouped()[2].get(name, ())


def density(fips: str) -> float | None:
    """People per square mile of land; None for an unknown county."""
    row = county(fips)
    return row.pop / row.land_sqmi if row and row.land_sqmi else None


def current_counties(fips: str) -> tuple[str, ...]:
    """The counties in use today for a code: itself, its successors, or nothing for a code never used."""
    if fips in tables.counties():
        return (fips,)
    return _RETIRED.get(fips) or tables.connecticut_regions().get(fips, ())


def strip_county_words(words: list[str]) -> tuple[list[str], bool]:
    """A name without `county`, `parish`, `municipio`, and whether such a word stood there."""
    for lead in _LEADING:
        if len(words) > len(lead) and tuple(words[: len(lead)]) == lead:
            return words[len(lead) :], True
    for tail in _TYPE_WORDS:
        if len(words) > len(tail) and tuple(words[-len(tail) :]) == tail:
            return words[: -len(tail)], True
    return words, False


@cache
def _by_name() -> dict[str, tuple[str, ...]]:
    """FIPS codes by name key of the short name; a county comes before an independent city of the same name."""
    found: dict[str, list[str]] = {}
    for row in sorted(tables.counties().values(), key=lambda row: (row.name.endswith(" city"), row.fips)):
        short = strip_county_words(fold(row.name).split())[0]
        for key in {name_key(short), name_key(fold(row.short_name).split())}:
            found.setdefault(key, []).append(row.fips)
        if row.name.lower().endswith(" city"):
            found.setdefault(name_key([*fold(row.short_name).split(), "city"]), []).append(row.fips)
    return {key: tuple(codes) for key, codes in found.items()}


def counties_named(words: list[str], state: str | None = None) -> tuple[str, ...]:
    """Current counties of a name without its county word, counties before independent cities."""
    key = name_key(words)
    found = tuple(f for f in _by_name().get(key, ()) if state in {None, tables.counties()[f].state})
    if not found and state and (state, key) in _FORMER_NAMES:
        return (_FORMER_NAMES[state, key],)
    return found


def former_connecticut_county(words: list[str]) -> str | None:
    """Code of one of the eight counties that Connecticut replaced by planning regions in 2022."""
    return _LEGACY.get(name_key(words))


def find_county(name: str, state: str) -> str | None:
    """FIPS code of a county by the name people write: `St. Clair Co.`, `DeKalb`, `Orleans Parish`, `Baltimore city`.

    A former Connecticut county gives its old code; `current_counties` turns it into planning regions.
    """
    words = fold(name).split()
    short, _ = strip_county_words(words)
    found = counties_named(words, state) if words and words[-1] == "city" else ()
    found = found or counties_named(short, state)
    if found:
        return found[0]
    return former_connecticut_county(short) if state == "CT" else None
