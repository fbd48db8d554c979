"""Where nothing is found, a form is no form, or the site fails: the way out, 911 and the way back, and nothing kept."""

import pytest
from django.test import Client

from tests.frontend.reading import markup

TOO_MANY = {"need": [str(number) for number in range(1001)]}
PREFIXES = ["", "/es", "/ar"]


def not_found(prefix=""):
    return Client().get(f"{prefix}/no-such-page")


def no_form(prefix=""):
    return Client().post(f"{prefix}/find", TOO_MANY)


def failing(prefix=""):
    return Client(raise_request_exception=False).post(f"{prefix}/find", {"place": "Fresno, CA"})


@pytest.fixture(autouse=True)
def broken(monkeypatch):
    """The matching service fails; no database is asked by these pages, or the test would fail."""

    def match(request):
        raise RuntimeError("as a test wants it")

    monkeypatch.setattr("frontend.views.match", match)


@pytest.mark.parametrize("prefix", PREFIXES)
@pytest.mark.parametrize(("answer", "status"), [(not_found, 404), (no_form, 400), (failing, 500)])
def test_the_page_has_the_way_out_a_number_and_the_way_back(answer, status, prefix):
    got = answer(prefix)
    page = markup(got)
    assert got.status_code == status
    assert f'href="{prefix}/leave" rel="nofollow noreferrer" data-leave' in page
    assert 'href="tel:911"' in page
    assert f'<a class="back" href="{prefix}/">' in page


@pytest.mark.parametrize("answer", [not_found, no_form, failing])
def test_the_page_is_stored_nowhere_and_carries_the_strict_policy(answer):
    got = answer()
    assert got["Cache-Control"] == "no-store, private"
    assert got["Referrer-Policy"] == "no-referrer"
    assert "default-src 'none'" in got["Content-Security-Policy"]
    assert "require-trusted-types-for 'script'" in got["Content-Security-Policy"]
    assert not got.cookies


@pytest.mark.parametrize(
    ("prefix", "words"), [("", "This page is not here"), ("/es", "Esta página no está aquí"), ("/ar", "هذه الصفحة غير")]
)
def test_the_page_speaks_the_language_of_its_address(prefix, words):
    assert f"<h1>{words}" in markup(not_found(prefix))


def test_nothing_that_was_sent_is_shown():
    assert "Fresno" not in markup(failing())
