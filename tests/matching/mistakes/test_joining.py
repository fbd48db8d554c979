"""Mistakes of joining and reading tables that other finders of help have made."""

import pytest
import shapely
from django.conf import settings

from directory.models import Service
from geodata import areas
from geodata.geocode import resolve
from matching import index
from matching.types import MatchRequest, PlaceGiven, PlacesGiven
from tests.matching.properties.asking import answer, listed, on_each_engine, shown
from tests.matching.samples import NOW, offer, request


@pytest.mark.usefixtures("shipped_index")
def test_lines_without_a_location_are_offers_like_any_other():
    documents = index.load().documents
    licensed = Service.objects.filter(license_class__in=settings.LISTING_LICENSES)
    without = set(licensed.filter(service_at_locations=None).values_list("source_id", flat=True))
    assert len(without) > 100
    assert without <= set(documents)
    assert {"988-lifeline", "national-domestic-violence-hotline"} <= without
    assert {row.source_id for row in documents.values()} == set(licensed.values_list("source_id", flat=True))


@on_each_engine
def test_a_line_without_a_location_stands_in_the_list(engine):
    assert shown(answer(engine, request("crisis-intervention"))) == {"988-lifeline"}


@on_each_engine
def test_polygons_are_read_once_for_any_number_of_questions(engine, monkeypatch):
    reads, trees = [], []
    read, tree = areas.read_polygons, shapely.STRtree
    monkeypatch.setattr(areas, "read_polygons", lambda path, layer: reads.append(layer) or read(path, layer))
    monkeypatch.setattr(shapely, "STRtree", lambda shapes: trees.append(len(shapes)) or tree(shapes))
    areas.county_layer.cache_clear()
    areas.district_layer.cache_clear()
    for lat, lon in ((30.27, -97.74), (40.85, -73.91), (51.88, -176.65), (30.2701, -97.7401)):
        asked = MatchRequest(places=PlacesGiven(PlaceGiven(latitude=lat, longitude=lon)), at=NOW)
        assert answer(engine, asked, offer()).resolved.here.resolved
    assert sorted(reads) == ["cd119", "counties"]
    assert len(trees) == 2


@on_each_engine
def test_two_services_of_one_site_keep_their_own_areas_and_languages(engine):
    site = {"organization": "one-site", "point": (30.2711, -97.7437)}
    travis = offer("travis", **site, languages={"en": 4, "es": 4}, area_keys={"county:48453"})
    hays = offer("hays", **site, languages={"en": 4}, area_keys={"county:48209"}, needs={"counseling"})
    in_travis = answer(engine, request(languages="es"), travis, hays)
    assert shown(in_travis) == {"travis", "988-lifeline"}
    in_hays = listed(answer(engine, request(here="78676", languages="es"), travis, hays))
    assert set(in_hays) == {"hays", "988-lifeline"}
    (part,) = [part for part in in_hays["hays"].parts if part.factor == "language"]
    assert (part.value, part.reason.code) == (0.3, "language_unknown")


@pytest.mark.usefixtures("empty_directory")
def test_what_is_built_of_two_services_at_one_address_stays_apart(tmp_path):
    import json

    from directory.listings.load import load
    from tests.directory.listings.records import a_number, a_record, an_address, an_area

    address = an_address(
        line1="100 Main St", city="San Marcos", zip="78666", lat=29.88, lon=-97.94, county_fips="48209"
    )
    shared = {
        "kind": "legal-aid-office",
        "address": address,
        "address_confidential": False,
        "license_class": "public-domain",
    }
    travis = an_area("county", ["TX"], "Travis", counties=[{"name": "Travis", "state": "TX", "fips": "48453"}])
    rows = [
        a_record(**shared, id="tx-one", languages=["en", "es"], needs=["counseling"]),
        a_record(
            **shared, id="tx-two", program="Second", service_area=travis, contacts=[a_number(value="+15125550101")]
        ),
    ]
    path = tmp_path / "some.jsonl"
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    load([path], classes={"public-domain"})
    index.build(now=NOW)
    one, two = (index.load().documents[name] for name in ("tx-one", "tx-two"))
    assert (one.area_keys, two.area_keys) == ({"county:48209"}, {"county:48453"})
    assert (set(one.languages), set(two.languages)) == ({"en", "es"}, {"en"})
    assert (one.needs, two.needs) == ({"counseling"}, {"crisis-intervention", "safety-planning"})
    assert one.point == two.point == (29.88, -97.94)


@on_each_engine
def test_a_telephone_area_code_is_no_place(engine):
    """A number of Alaska says nothing of where its owner helps, and a number typed as a place names none."""
    alaskan = offer("alaskan", numbers=("+19075550100",))
    assert "alaskan" in shown(answer(engine, request(), alaskan))
    assert "alaskan" not in shown(answer(engine, request(here="99723"), alaskan))
    unknown = offer(
        "unknown", numbers=("+15125550100",), area_basis="unknown", area_keys=frozenset(), states=frozenset()
    )
    assert shown(answer(engine, request(), unknown)) == {"988-lifeline"}
    assert answer(engine, request(here="", text="call me at 512-555-0100")).resolved.here is None


@pytest.mark.parametrize("typed", ["512", "(512) 555-0100", "512-555-0100", "+1 907 555 0100", "5125550100"])
def test_a_telephone_number_typed_as_a_place_names_none(typed):
    assert not resolve(typed).resolved
