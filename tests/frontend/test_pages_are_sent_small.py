"""A page goes over the wire compressed where the browser can read that, and neither it nor its style is kept there."""

import gzip
from wsgiref.headers import Headers

from django.conf import settings
from django.test import Client
from django.utils.module_loading import import_string


def test_a_page_is_compressed_for_who_can_read_it(site):
    plain = Client().post("/find", {"place": "Fresno, CA"})
    small = Client().post("/find", {"place": "Fresno, CA"}, headers={"Accept-Encoding": "gzip"})
    assert "Content-Encoding" not in plain
    assert (small["Content-Encoding"], small["Vary"]) == ("gzip", plain["Vary"])
    assert gzip.decompress(small.content).lstrip()[:15] == plain.content.lstrip()[:15] == b"<!DOCTYPE html>"
    assert len(small.content) * 3 < len(plain.content)


def test_the_same_page_has_not_the_same_length_twice(site):
    sent = {len(Client().get("/", headers={"Accept-Encoding": "gzip"}).content) for _ in range(20)}
    assert len(sent) > 1


def test_style_and_scripts_are_not_kept_by_the_browser():
    headers = Headers([("Cache-Control", "max-age=60, public")])
    settings.WHITENOISE_ADD_HEADERS_FUNCTION(headers, "var/static/frontend/tokens.css", "/static/frontend/tokens.css")
    assert headers.items() == [("Cache-Control", "no-store")]


def test_they_are_compressed_when_they_are_collected(tmp_path, settings):
    settings.STATIC_ROOT = tmp_path
    storage = import_string(settings.STORAGES["staticfiles"]["BACKEND"])(location=tmp_path)
    (tmp_path / "one.css").write_text("p { margin: 0; }\n" * 100)
    assert list(storage.post_process({"one.css": (storage, "one.css")}))
    assert gzip.decompress((tmp_path / "one.css.gz").read_bytes()) == (tmp_path / "one.css").read_bytes()
