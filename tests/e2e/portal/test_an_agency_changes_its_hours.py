"""An agency changes its hours in a real browser: the form, the preview, and on to the people who check it."""

import pytest
from playwright.sync_api import expect

from tests.e2e.portal.conftest import cookie_of

pytestmark = pytest.mark.browser
CLOSES = "#id_schedules-0-closes_at"


@pytest.fixture(params=[True, False], ids=["with scripts", "without scripts"])
def page(chromium, house, request):
    context = chromium.new_context(java_script_enabled=request.param, viewport={"width": 360, "height": 740})
    context.set_default_timeout(15_000)
    context.add_cookies([cookie_of(house, "pat")])
    opened = context.new_page()
    opened.goto(f"{house['site']}/staff/portal/")
    yield opened
    context.close()


def test_hours_go_from_the_form_to_the_preview_and_are_taken_back(page):
    page.get_by_role("link", name="Safe Place shelter").click()
    page.get_by_role("link", name="Change something: Hours").click()
    page.fill(CLOSES, "18:30")
    page.get_by_role("button", name="Add another").click()
    expect(page.locator(CLOSES)).to_have_value("18:30")
    page.get_by_role("button", name="See how it would look").click()
    expect(page.locator(".difference .before")).to_contain_text("9:00\u202fAM to 5:00\u202fPM")
    expect(page.locator(".difference .after")).to_contain_text("9:00\u202fAM to 6:30\u202fPM")
    page.get_by_role("button", name="Send to be checked").click()  # a browser asks for the reason first
    page.get_by_label("Why do you change this?").fill("We stay longer.")
    page.get_by_role("button", name="Send to be checked").click()
    expect(page.get_by_role("status")).to_have_text("Sent to be checked. People see the old version until then.")
    page.get_by_role("link", name="Look at it").first.click()
    page.get_by_role("button", name="Take it back").click()
    expect(page.get_by_role("status")).to_have_text("Taken back. The listing stays as it is.")


def test_enter_in_a_box_leads_to_the_preview_and_not_to_another_row(page):
    page.get_by_role("link", name="Safe Place shelter").click()
    page.get_by_role("link", name="Change something: Papers to bring").click()
    page.fill("#id_documents-0-document", "Photo ID")
    page.press("#id_documents-0-document", "Enter")
    expect(page.locator(".difference .after")).to_contain_text("Photo ID")
    page.get_by_role("button", name="Take it back").click()


PAGES = (
    "",
    "listings/tx-safe-place/",
    *(f"listings/tx-safe-place/change/{one}/" for one in ("contact", "hours", "area")),
)


def test_nothing_on_a_phone_is_wider_than_the_phone(page):
    start = page.url
    for path in PAGES:
        page.goto(start + path)
        assert page.evaluate("document.documentElement.scrollWidth") <= 360, path


def test_a_county_is_picked_on_the_map(sit, house):
    page = sit("pat", "/staff/portal/listings/tx-safe-place/change/area/")
    problems = []
    page.on("console", lambda message: problems.append(message.text))
    beside = page.locator('.area-map .county[data-name="Hays County, TX"]')
    beside.click()
    expect(page.get_by_role("checkbox", name="Hays County, TX")).to_be_checked()
    page.locator('.area-map .county[data-key="county:48453"]').click()
    expect(page.get_by_role("checkbox", name="Travis County, TX")).not_to_be_checked()
    page.get_by_role("button", name="See how it would look").click()
    expect(page.locator(".difference .before")).to_contain_text("Travis County, TX")
    expect(page.locator(".difference .after")).to_contain_text("Hays County, TX")
    page.get_by_role("button", name="Take it back").click()
    assert problems == []
