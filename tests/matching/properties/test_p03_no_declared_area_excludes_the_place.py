"""No result has a declared area that excludes the place: borders, holes, several parts, the antimeridian, territories."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from geodata.counties import county
from geodata.neighbours import touching_counties
from matching.types import MatchRequest, PlaceGiven, PlacesGiven
from tests.matching.properties import borders
from tests.matching.properties.asking import answer, examples, on_each_engine, scenes, shown
from tests.matching.samples import NOW, offer

FACTS = [  # degrees, the county that holds the point, counties that do not
    (38.8462, -77.3064, "51600", "51059"),  # Fairfax city, a hole in Fairfax County
    (38.8300, -77.2800, "51059", "51600 51610"),
    (38.8823, -77.1711, "51610", "51059 51013"),  # Falls Church
    (37.7840, -79.4428, "51678", "51163"),  # Lexington, a hole in Rockbridge County
    (37.7840, -79.4700, "51163", "51678 51530"),
    (37.7343, -79.3536, "51530", "51163 51678"),  # Buena Vista
    (38.0293, -78.4767, "51540", "51003"),  # Charlottesville, a hole in Albemarle County
    (38.4496, -78.8689, "51660", "51165"),  # Harrisonburg, a hole in Rockingham County
    (36.6885, -77.5350, "51595", "51081"),  # Emporia
    (47.9900, -88.9300, "26083", "26061 27075"),  # Isle Royale belongs to Keweenaw County
    (47.3900, -87.9500, "26083", "26061"),
    (24.5551, -81.7800, "12087", "12086"),  # Key West and the mainland of Monroe County
    (25.4000, -80.9500, "12087", "12086 12021"),
    (52.9000, 172.9000, "02016", "02013"),  # Attu, east longitude
    (51.8800, -176.6500, "02016", "02013"),  # Adak, west longitude
    (51.9500, 179.5000, "02016", "02013"),  # Semisopochnoi
    (13.4443, 144.7937, "66010", "69100 69110"),  # Guam
    (14.1500, 145.2100, "69100", "66010 69120"),  # Rota
    (15.0000, 145.6300, "69120", "69110 69100"),  # Tinian
    (15.1900, 145.7500, "69110", "69120 66010"),  # Saipan
    (-14.3200, -170.7400, "60050", "60010 60020"),  # American Samoa, west of Tutuila
    (-14.2700, -170.6500, "60010", "60050 60020"),
    (-14.2300, -169.4700, "60020", "60010 60050"),  # Ta'u
    (18.3419, -64.9307, "78030", "78020 78010 72147"),  # Saint Thomas
    (18.3400, -64.7500, "78020", "78030 78010"),
    (17.7300, -64.7500, "78010", "78020 78030"),
    (18.4400, -66.0600, "72127", "72061 72021"),  # San Juan
    (37.0010, -109.0430, "08083", "04001 35045 49037"),  # round the Four Corners
    (37.0010, -109.0480, "49037", "04001 08083 35045"),
    (36.9970, -109.0480, "04001", "08083 35045 49037"),
    (36.9970, -109.0430, "35045", "04001 08083 49037"),
]


def at(lat: float, lon: float) -> MatchRequest:
    return MatchRequest(places=PlacesGiven(PlaceGiven(latitude=lat, longitude=lon)), at=NOW, first=50)


def declared(key: str):
    return offer(key, area_keys={key}, area_scope="states" if key.startswith("state") else "county", states=frozenset())


@on_each_engine
@pytest.mark.parametrize(("lat", "lon", "holder", "others"), FACTS)
def test_a_point_lies_in_its_own_county_and_in_no_other(engine, lat, lon, holder, others):
    rows = [declared(f"county:{fips}") for fips in (holder, *others.split())]
    assert shown(answer(engine, at(lat, lon), *rows)) == {f"county:{holder}", "988-lifeline"}


MIXED = (
    "51",
    "02",
    "66",
    "69",
    "60",
    "78",
    "72",
    "12087",
    "26083",
    "48453",
    "36061",
    "53055",
    "25007",
    "35045",
    "24510",
)


@st.composite
def points_at_borders(draw):
    """A point within about 2 km of a corner of some county's border, never on a line itself."""
    codes = sorted(code for code in borders.counties() if code.startswith(MIXED))
    fips = draw(st.sampled_from(codes))
    rings = borders.counties()[fips]
    ring = rings[draw(st.integers(0, len(rings) - 1))]
    lon, lat = ring[draw(st.integers(0, len(ring) - 1))]
    step = st.integers(-20_000, 20_000)
    return fips, float(lat) + (draw(step) + 0.37) / 1e6, float(lon) + (draw(step) + 0.41) / 1e6


@on_each_engine
@examples
@given(case=points_at_borders())
def test_at_any_border_the_declared_county_is_the_one_that_holds_the_point(engine, case):
    fips, lat, lon = case
    round_it = sorted({fips, *touching_counties(fips)})
    holders = [code for code in round_it if borders.inside(code, lat, lon)]
    assume(holders and abs(lon) <= 180)
    (holder,) = holders
    states = {f"state:{county(code).state}" for code in round_it} | {"state:GU", "state:MP", "state:VA", "state:AK"}
    rows = [declared(key) for key in (*(f"county:{code}" for code in round_it), *sorted(states))]
    held = {f"county:{holder}", f"state:{county(holder).state}", "988-lifeline"}
    assert shown(answer(engine, at(lat, lon), *rows)) == held


def places_that_decide(found, document) -> list:
    """Where the offer must serve: where it happened, where the person is, or where they could go."""
    resolved = found.resolved
    if document.anchor in {"crime", "court", "custody"}:
        crime = resolved.crime
        return [crime if crime and crime.area_keys else resolved.here]
    moving = document.anchor == "destination" or document.needs & {
        "emergency-shelter",
        "transitional-housing",
        "housing",
    }
    return [resolved.here, *([resolved.destination] if moving else [])]


@on_each_engine
@examples
@given(scene=scenes())
def test_whatever_is_asked_a_declared_area_holds_or_may_hold_the_place_that_decides(engine, scene):
    rows, asked, _ = scene
    found = answer(engine, asked, *rows)
    seen = shown(found)
    for document in (row for row in rows if row.offer_id in seen and row.area_basis == "declared"):
        places = [one for one in places_that_decide(found, document) if one and one.area_keys]
        reached = frozenset[str]().union(*(one.area_keys | one.touching_keys for one in places))
        nowhere = not places and document.area_scope == "states"
        assert "us" in document.area_keys or document.area_keys & reached or nowhere
