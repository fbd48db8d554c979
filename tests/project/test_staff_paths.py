"""Sessions, sign-in and CSRF checks are there on the staff paths, behind any language, and nowhere else."""

import pytest
from django.conf import settings
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.urls import reverse
from django.utils import translation
from django.utils.translation import override

from config.middleware import STAFF_PATHS, staff_only_middleware
from frontend import urls as public
from frontend.console import urls as console

PARTS = {"guide": {"number": 4}, "guide-by-id": {"guide_id": "staff"}}
LANGUAGES = [code for code, _name in settings.LANGUAGES]


@pytest.fixture(autouse=True)
def english_again():
    """A request leaves its language with the thread."""
    yield
    translation.deactivate()


def addresses(room, prefix, language):
    with override(language):
        names = [pattern.name for pattern in room.urlpatterns]
        return [reverse(f"{prefix}:{name}", kwargs=PARTS.get(name)) for name in names]


def seen_by_a_view(path, method="get"):
    """The request as a view has it, or None where it never came to one."""
    seen = []

    def view(request):
        seen.append(request)
        return HttpResponse()

    answer = staff_only_middleware(view)(getattr(RequestFactory(enforce_csrf_checks=True), method)(path))
    return (seen or [None])[0], answer


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_of_the_console_is_a_staff_path_in_every_language(language):
    found = addresses(console, "console", language)
    assert len(found) == len(console.urlpatterns) == 9
    assert [path for path in found if not STAFF_PATHS.match(path)] == []
    prefix = "" if language == "en" else f"/{language}"
    assert [path for path in found if not path.startswith(f"{prefix}/staff/console/")] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_public_page_is_a_staff_path(language):
    found = addresses(public, "public", language)
    assert len(found) == len(public.urlpatterns)
    assert [path for path in found if STAFF_PATHS.match(path)] == []


@pytest.mark.parametrize("path", ["/staff/", "/staff/console/", "/es/staff/console/", "/zh-hans/staff/console/end"])
def test_a_staff_path_has_a_session_and_checks_its_forms(path):
    request, answer = seen_by_a_view(path)
    assert hasattr(request, "session")
    assert hasattr(request, "user")
    assert answer["Referrer-Policy"] == "same-origin"
    request, answer = seen_by_a_view(path, "post")
    assert (request, answer.status_code, answer["Referrer-Policy"]) == (None, 403, "same-origin")


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/es/",
        "/find",
        "/staff",
        "/staffing/",
        "/es/staffing/",
        "/guides/staff",
        "/graphql",
        "/a/b/staff/",
        "/ES/staff/",
        "/staff/confirm/secret",
        "/es/staff/confirm/secret/change",
    ],
)
def test_any_other_path_has_none(path):
    for method in ("get", "post"):
        request, answer = seen_by_a_view(path, method)
        assert not hasattr(request, "session")
        assert not hasattr(request, "user")
        assert not answer.cookies
        assert "Referrer-Policy" not in answer


@pytest.mark.django_db
@pytest.mark.parametrize(
    "path",
    [
        "/ES/staff/console/",
        "/en/staff/console/",
        "/xx/staff/console/",
        "/es/es/staff/console/",
        "/guides/staff/console/",
    ],
)
def test_the_console_is_found_at_no_other_address(path):
    answer = Client().get(path)
    assert answer.status_code == 404
    assert not answer.cookies


@pytest.mark.django_db
def test_a_page_of_staff_that_is_not_there_keeps_the_policy_and_sets_no_cookie():
    answer = Client().get("/es/staff/console/no-such-page")
    assert (answer.status_code, answer["Referrer-Policy"]) == (404, "same-origin")
    assert not answer.cookies


@pytest.mark.django_db
def test_the_pages_of_the_stewards_stand_behind_the_console_and_still_answer():
    assert Client().get("/staff/admin/")["Location"] == "/staff/account/sign-in?next=/staff/admin/"
    assert Client().get("/staff/admin/directory/")["Location"] == "/staff/account/sign-in?next=/staff/admin/directory/"
    assert Client().get("/staff/console/")["Location"] == "/staff/account/sign-in?next=/staff/console/"
