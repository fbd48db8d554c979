"""axe finds no barrier of WCAG 2.2 A or AA on any page of agencies, curators and administrators, and the markup is valid."""

import pytest

from tests.e2e.accessibility.test_axe_finds_nothing import barriers
from tests.e2e.portal.conftest import cookie_of

pytestmark = pytest.mark.browser
PORTAL, REVIEW = "/staff/portal/", "/staff/review/"
GROUPS = ("contact", "hours", "languages", "eligibility", "area", "capacity", "description", "documents")
LISTING = f"{PORTAL}listings/tx-safe-place/"
LINKS = (
    "/staff/confirm/REMINDER",
    "/staff/confirm/REMINDER/change",
    "/staff/confirm/thanks",
    "/staff/account/invitation/INVITATION",
)
PAGES = {
    "pat": [
        *(PORTAL, LISTING, f"{LISTING}history/", f"{PORTAL}places/", f"{PORTAL}places/1/", f"{PORTAL}keys/"),
        *(f"{LISTING}change/{group}/" for group in GROUPS),
    ],
    "cora": [
        *(f"{REVIEW}{room}/" for room in ("changes", "numbers", "due", "places", "claims", "duplicates", "policy")),
        *(f"{REVIEW}numbers/tx-hill-house/", f"{REVIEW}numbers/tx-river-house/", f"{REVIEW}due/tx-river-house/"),
        *(f"{REVIEW}places/1/", f"{REVIEW}claims/1/", f"{REVIEW}audit/"),
        *(f"{REVIEW}duplicates/tx-hill-house/tx-hill-house-2/", f"{REVIEW}merges/1/"),
    ],
    "adele": ["/staff/account/people", "/staff/account/second-factor", "/staff/account/password"],
    None: ["/staff/account/sign-in", "/staff/claim/tx-river-house", "/listed", "/staff/confirm/no-such-link", *LINKS],
}
EVERY = [(name, path) for name, paths in PAGES.items() for path in paths]
NOT_THERE = {"/staff/confirm/no-such-link"}
DARK = {"type": "rule", "values": ["color-contrast"]}


@pytest.fixture(scope="module")
def page_of(chromium, house):
    """One page for each person, in which they open one address after the other."""
    opened = {}

    def page(name):
        if name not in opened:
            context = chromium.new_context(viewport={"width": 320, "height": 800})
            context.set_default_timeout(15_000)
            if name:
                context.add_cookies([cookie_of(house, name)])
            opened[name] = context.new_page()
        return opened[name]

    yield page
    for one in opened.values():
        one.context.close()


def opened_by(house, path):
    """With the secret of a link in the place of its name."""
    for name, secret in house["links"].items():
        path = path.replace(name.upper(), secret)
    return path


def at(page, house, path, language="en"):
    prefix, path = "" if language == "en" else f"/{language}", opened_by(house, path)
    answer = page.goto(f"{house['site']}{prefix}{path}")
    assert answer.status == (404 if path in NOT_THERE else 200), path
    assert page.url.endswith(path), page.url
    return page


@pytest.mark.parametrize("language", ["en", "es", "ar"])
@pytest.mark.parametrize(("name", "path"), EVERY)
def test_no_barrier_on_a_phone_and_nothing_is_wider_than_it(page_of, house, axe, name, path, language):
    page = at(page_of(name), house, path, language)
    page.set_viewport_size({"width": 320, "height": 800})
    assert barriers(page, axe) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.parametrize(("name", "path"), EVERY)
def test_no_barrier_on_a_desk_and_by_night(page_of, house, axe, name, path):
    page = at(page_of(name), house, path)
    page.set_viewport_size({"width": 1280, "height": 900})
    assert barriers(page, axe) == []
    page.emulate_media(color_scheme="dark")
    assert barriers(page, axe, DARK) == []
    page.emulate_media(color_scheme="light")


@pytest.mark.parametrize(("name", "path"), EVERY)
def test_the_markup_is_valid(page_of, house, judge, name, path):
    answer = page_of(name).request.get(house["site"] + opened_by(house, path))
    assert judge(html=answer.text()) == []


TABLES = ("service", "service/1/change", "organization", "changeproposal", "problemcount", "numberreport", "callcount")


@pytest.mark.parametrize(
    ("name", "path"), [("cora", ""), ("adele", "directory/user/"), *(("cora", f"directory/{one}/") for one in TABLES)]
)
def test_no_barrier_at_the_tables(page_of, house, axe, name, path):
    page = at(page_of(name), house, f"/staff/admin/{path}")
    page.set_viewport_size({"width": 1280, "height": 900})
    assert barriers(page, axe) == []


def test_no_barrier_where_an_account_may_not_enter(page_of, house, axe):
    page = page_of("pat")
    assert page.goto(house["site"] + REVIEW + "changes/").status == 403
    assert barriers(page, axe) == []
