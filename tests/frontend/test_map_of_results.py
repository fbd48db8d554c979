"""The map of a list: public addresses alone are in the page, and a place that turns private is gone from it."""

import re

import pytest
from django.test import Client

from directory.models import Location, ServiceAtLocation
from directory.services import note_change
from frontend.spots import Spot, map_notes, spot
from matching import hydration, index
from tests.frontend import samples
from tests.frontend.reading import markup
from tests.grades import flesch_kincaid_grade

OFFICE = samples.BLOB["location"] | {
    "disclosure": "public",
    "address_1": "1600 M St",
    "postal_code": "93721",
    "latitude": 36.73912,
    "longitude": -119.7931,
}
AT = "36.73912,-119.79310"


def page(path="/find", **fields):
    return markup(Client().post(path, fields))


def test_a_public_address_is_marked_on_its_card(site):
    site.blobs["mm"] = samples.blob(location=OFFICE)
    html = page()
    assert html.count(AT) == 1
    assert f'<article class="card" aria-labelledby="offer-mm" id="card-mm" tabindex="-1" data-at="{AT}">' in html


@pytest.mark.parametrize("disclosure", ["area", "phone"])
def test_a_place_that_is_not_public_is_never_marked_even_where_a_blob_had_its_point(site, disclosure):
    site.blobs["mm"] = samples.blob(location=OFFICE | {"disclosure": disclosure})
    html = page()
    assert "Location is kept private for safety" in html
    assert "data-at" not in html
    assert "36.7" not in html


@pytest.mark.parametrize("missing", ["latitude", "longitude"])
def test_an_address_without_a_point_is_not_marked(missing):
    assert spot(OFFICE | {missing: None}) == Spot()


def test_a_line_without_a_place_is_not_marked():
    assert spot(None) == Spot()


def test_a_point_on_the_equator_or_the_first_meridian_is_a_point():
    assert spot(OFFICE | {"latitude": 0.0, "longitude": 0.0}).at == "0.00000,0.00000"


def test_a_list_without_a_public_address_offers_no_map(site):
    html = page()
    assert 'class="card"' in html
    assert "data-map" not in html


def test_the_map_waits_for_a_script_and_stands_before_the_list(site):
    site.blobs["mm"] = samples.blob(location=OFFICE)
    html = page()
    assert '<details class="map" data-map hidden>' in html
    assert html.index("<h1>") < html.index("data-map") < html.index('<article class="card"')


def test_what_is_marked_and_what_is_not_is_said_in_words(site):
    site.blobs |= {
        "mm": samples.blob(location=OFFICE),
        "shelter": samples.blob("shelter"),
        "advocates": samples.blob("advocates"),
    }
    ids = ("mm", "shelter", "advocates", "ndvh")
    site.result = samples.result(matches=tuple(samples.match(one, rank=n + 1) for n, one in enumerate(ids)), total=4)
    notes = re.findall(r"<li>([^<]+)</li>", page().split('<ul class="map-notes">')[1].split("</ul>")[0])
    assert notes == ["Marked on the map: 1", "Place kept private for safety: 2", "No public address to mark: 1"]


def test_what_there_is_none_of_is_not_counted():
    assert map_notes([Spot(AT), Spot(AT)], "en") == ("Marked on the map: 2",)
    assert map_notes([Spot(private=True), Spot()], "en") == ()


def test_the_point_somebody_asks_from_is_not_in_the_page(site):
    site.blobs["mm"] = samples.blob(location=OFFICE)
    assert re.findall(r'data-at="([^"]*)"', page(place="36.61234,-119.51234")) == [AT]
    assert page(place="Fresno, CA").count("data-at") == 1


@pytest.mark.parametrize("path", ["/", "/safety", "/guides", "/guides/custody", "/guides/7"])
def test_no_other_page_has_a_map(site, path):
    site.blobs |= {name: blob | {"location": OFFICE} for name, blob in site.blobs.items()}
    html = markup(Client().get(path))
    assert "data-map" not in html
    assert "data-at" not in html


def test_the_lines_that_are_always_shown_are_not_marked(site):
    site.blobs["ndvh"] = samples.HOTLINE | {"location": OFFICE}
    site.result = samples.result(matches=(samples.match(),), total=1)
    assert "data-at" not in page()


@pytest.mark.parametrize(
    ("path", "words"), [("/es/find", "Ver estos lugares en un mapa"), ("/ar/find", "على الخريطة: 1")]
)
def test_the_map_speaks_the_language_of_the_page(site, path, words):
    site.blobs["mm"] = samples.blob(location=OFFICE)
    assert words in page(path)


def test_the_words_of_the_map_read_at_grade_six(site):
    site.blobs["mm"] = samples.blob(location=OFFICE)
    shown = page().split('<details class="map"')[1].split("</details>")[0]
    own = re.findall(r"<(?:p|summary|span)\b[^>]*>\s*([^<]+?)\s*</", shown)
    assert len(own) == 5
    assert flesch_kincaid_grade(own) <= 6.9


def test_what_the_page_loads_does_not_name_what_draws_the_map(site):
    site.blobs["mm"] = samples.blob(location=OFFICE)
    html = page()
    assert re.findall(r'src="([^"]+\.js)"', html) == [
        f"/static/frontend/{name}.js" for name in ("leave", "stay", "suggest", "map")
    ]
    assert "leaflet" not in html
    assert "basemap" not in html


def test_an_office_that_turns_private_has_no_point_in_any_blob_after_its_change_is_taken_in(shipped_index):
    at = ServiceAtLocation.objects.filter(
        location__disclosure="public", location__latitude__isnull=False, service__publication="published"
    ).first()
    told = (f"{at.location.latitude:.5f}", f"{at.location.longitude:.5f}")
    before = points(at.service.source_id)
    assert ",".join(told) in before
    Location.objects.filter(organization=at.service.organization).update(
        disclosure="area", address_1="", address_2="", postal_code="", latitude=None, longitude=None
    )
    for one in at.service.organization.services.all():
        note_change(service=one)
    index.take_in()
    assert points(at.service.source_id) == [""] * len(before)


def points(source_id):
    from matching.models import IndexedOffer

    ids = IndexedOffer.objects.filter(service__source_id=source_id, gone=False).values_list("offer_id", flat=True)
    return [spot(blob["location"]).at for blob in hydration.offers(list(ids)).values()]
