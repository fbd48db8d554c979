"""Moving a confidential place inside what is published of it changes no byte: not of the index, not of any answer."""

import json

import orjson
import pytest
from django.db import IntegrityError, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from directory.listings.load import load
from directory.models import Location, Service
from matching import index
from matching.building import document
from matching.documents import to_json
from matching.models import IndexedOffer
from matching.showing import blob
from tests.directory.listings.records import a_record, an_address, an_area
from tests.matching.properties.asking import answer, examples, on_each_engine
from tests.matching.samples import NOW, request

pytestmark = pytest.mark.usefixtures("empty_directory")
ALL = frozenset({"public-domain", "open", "facts-only", "facts-only-unlicensed", "memory"})
CLASSES = {"license_class": "public-domain"}
HAYS = st.tuples(st.floats(29.75, 30.35), st.floats(-98.29, -97.71))  # degrees, round Hays County, Texas
STREETS = st.sampled_from(("", "100 Main St", "7 Hidden Ln", "Rt. 4 Box 12"))
TOWNS = st.sampled_from(("San Marcos", "Kyle", "Wimberley", ""))
CITY_AREA = an_area("city", ["TX"], "San Marcos", cities=["San Marcos"])
COUNTY_AREA = a_record()["service_area"]
ASKED = [
    request("safety-planning", "78666"),
    request("safety-planning", "78701", languages="es"),
    request("crisis-intervention", "San Antonio, TX"),
    request("safety-planning", "Texas"),
]


def site(disclosure: str, county_fips: str = "48209", **changes) -> Location:
    """As no database would hold it: with a street and a point, in case one ever did."""
    known = {"city": "San Marcos", "state_province": "TX", "county_fips": county_fips}
    return Location(disclosure=disclosure, **{**known, **changes})


def the_service(tmp_path, **changes) -> Service:
    path = tmp_path / "some.jsonl"
    path.write_text(json.dumps(a_record(**CLASSES, **changes)), encoding="utf-8")
    load([path], classes=ALL)
    return Service.objects.get(source_id=changes.get("id", "tx-example-center"))


def said(engine, service: Service, location: Location, *requests) -> bytes:
    """Everything that leaves the directory: the search document, the shown offer, the answers."""
    found = document(service, location, service.source_id)
    shown = orjson.dumps(blob(service, location, found, NOW.date()))
    answers = [repr(answer(engine, asked, found)) for asked in requests]
    return b"\n".join((to_json(found), shown, *(text.encode() for text in answers)))


@pytest.mark.in_memory
@on_each_engine
def test_a_hidden_place_moves_inside_its_county_unseen(engine, tmp_path):
    services = [
        the_service(tmp_path, id=f"tx-{n}", service_area=area) for n, area in enumerate((CITY_AREA, COUNTY_AREA))
    ]

    @settings(examples, suppress_health_check=[*HealthCheck])
    @given(
        service=st.sampled_from(services),
        disclosure=st.sampled_from(("area", "phone")),
        point=HAYS,
        street=STREETS,
        code=st.sampled_from(("", "78666", "78640")),
        town=TOWNS,
        asked=st.sampled_from(ASKED),
    )
    def holds(service, disclosure, point, street, code, town, asked):
        city = {"city": town} if disclosure == "phone" else {}  # of an area the town is published
        exact = {"latitude": point[0], "longitude": point[1], "address_1": street, "postal_code": code}
        before = said(engine, service, site(disclosure), asked)
        assert service.source_id.encode() in before
        assert said(engine, service, site(disclosure, **exact, **city), asked) == before

    holds()


COUNTIES = ("48209", "48485", "48029", "")  # Hays, Wichita, which lies 60 km from Lawton, and Bexar


@on_each_engine
def test_a_place_known_by_phone_only_moves_between_the_counties_it_serves_unseen(engine, tmp_path):
    """Its state is all that is published, so who asks from Lawton, Oklahoma, may not learn how near its county lies."""
    service = the_service(tmp_path, service_area=an_area("legal-aid-area", ["TX"], "Texas"))
    asked = request("safety-planning", "73505")
    places = [site("phone", county_fips=fips, city="") for fips in COUNTIES]
    answers = {repr(answer(engine, asked, document(service, place, service.source_id))) for place in places}
    assert len(answers) == 1


def test_a_place_known_by_phone_only_leaves_no_county_in_the_index(tmp_path):
    """The version of the index stands in every answer."""
    service = the_service(tmp_path, service_area=an_area("states", ["TX"], "Texas"))
    places = [site("phone", county_fips=fips, city="") for fips in COUNTIES]
    assert len({to_json(document(service, place, service.source_id)) for place in places}) == 1


@pytest.mark.parametrize("disclosure", ["area", "phone"])
@pytest.mark.parametrize(
    "exact", [{"address_1": "7 Hidden Ln"}, {"latitude": 29.9}, {"longitude": -97.9}, {"postal_code": "78666"}]
)
def test_the_database_holds_no_exact_place_that_is_hidden(disclosure, exact, tmp_path):
    service = the_service(tmp_path)
    hidden = site(disclosure, **exact)
    hidden.organization = service.organization
    with pytest.raises(IntegrityError), transaction.atomic():
        hidden.save()


def test_a_listing_whose_hidden_address_moves_leaves_the_whole_index_as_it_was(tmp_path):
    seen = set()
    for street, zip_code, lat, lon in (("7 Hidden Ln", "78666", 29.88, -97.94), ("9 Other Rd", "78640", 30.05, -98.2)):
        address = an_address(line1=street, city="San Marcos", zip=zip_code, lat=lat, lon=lon, county_fips="48209")
        the_service(tmp_path, address=address, address_confidential=True, service_area=CITY_AREA)
        version = index.build(now=NOW).version
        rows = IndexedOffer.objects.order_by("offer_id").values_list("offer_id", "document", "blob")
        seen.add((version, *((offer_id, bytes(found), bytes(shown)) for offer_id, found, shown in rows)))
    assert len(seen) == 1
    assert len(next(iter(seen))) == 2
