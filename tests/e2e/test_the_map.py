"""The map in a real browser: opened by hand, drawn from our own files, led to and from by the keyboard."""

import pytest

from tests.e2e.conftest import ask

pytestmark = pytest.mark.browser
LEAVING = "https://www.google.com/"


def listed(visit, path="/", place="10453", **how):
    page = visit(path, **how)
    ask(page, place=place)
    return page


def opened(visit, path="/", **how):
    page = listed(visit, path, **how)
    page.click("[data-map] summary")
    page.wait_for_selector(".map-mark")
    page.wait_for_selector(".map-zoom:not([hidden])")
    return page


def noted(page):
    """What a browser complains of from now on."""
    wrong = []
    page.on("console", lambda message: wrong.append(message.text) if message.type in {"error", "warning"} else None)
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.evaluate(
        """() => {
            window.refused = [];
            addEventListener("securitypolicyviolation", (event) => window.refused.push(event.violatedDirective));
        }"""
    )
    return wrong


def test_every_card_with_a_public_address_has_its_mark_and_no_other(visit):
    page = opened(visit)
    cards = page.evaluate("[...document.querySelectorAll('.card[data-at]')].map(one => '#' + one.id)")
    marks = page.evaluate("[...document.querySelectorAll('.map-mark')].map(one => one.getAttribute('href'))")
    assert marks == cards
    assert len(cards) == 8
    assert page.locator(".card").count() == 10
    assert page.locator(".map-notes li").all_inner_texts() == ["Marked on the map: 8", "No public address to mark: 2"]


def test_a_mark_stands_where_its_card_says_or_is_tied_to_that_point(visit):
    page = opened(visit)
    told = page.evaluate("[...document.querySelectorAll('.card[data-at]')].map(one => one.dataset.at)")
    assert all(40.4 < float(at.split(",")[0]) < 41.0 and -74.3 < float(at.split(",")[1]) < -73.6 for at in told)
    assert page.locator(".map-dot").count() == page.locator(".map-tether").count() == len(told)


def test_marks_and_cards_carry_the_same_number_and_name(visit):
    page = opened(visit)
    assert page.locator(".map-mark").all_inner_texts() == list("12345678")
    third = page.locator(".card[data-at] h3").nth(2)
    assert third.get_attribute("data-mark") == "3"
    assert page.locator(".map-mark").nth(2).get_attribute("aria-label") == f"3: {third.inner_text()}"


@pytest.mark.parametrize("path", ["/", "/ar/"])
def test_no_mark_covers_another(visit, path):
    page = opened(visit, path, width=320, height=640)
    boxes = [mark.bounding_box() for mark in page.locator(".map-mark").all()]
    assert {(box["width"], box["height"]) for box in boxes} == {(32, 32)}
    for i, one in enumerate(boxes):
        for other in boxes[i + 1 :]:
            assert abs(one["x"] - other["x"]) >= 24 or abs(one["y"] - other["y"]) >= 24


def test_the_keyboard_opens_the_map_and_enter_on_a_mark_leads_to_its_card(visit, site):
    page = listed(visit)
    before = page.evaluate("history.length")
    page.focus("[data-map] summary")
    page.keyboard.press("Enter")
    page.wait_for_selector(".map-zoom:not([hidden])")
    seen = []
    while not seen or seen[-1] != "map-mark":
        page.keyboard.press("Tab")
        seen.append(page.evaluate("document.activeElement.className").split(" ")[0])
    assert seen == ["map-view", "map-mark"]
    page.keyboard.press("Tab")
    card = page.evaluate("document.activeElement.getAttribute('href').slice(1)")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == card
    assert page.evaluate("document.activeElement.dataset.at") is not None
    assert page.locator(f"[id='{card}']").bounding_box()["y"] >= page.locator(".bar").bounding_box()["height"]
    assert (page.url, page.evaluate("history.length")) == (f"{site}/", before)


def test_the_policy_refuses_nothing_and_all_comes_from_here(visit, site):
    page = visit("/")
    asked = []
    page.context.on("request", lambda request: asked.append(request.url))
    ask(page, place="10453")
    wrong = noted(page)
    assert [url for url in asked if "leaflet" in url or "/map/" in url] == []
    page.click("[data-map] summary")
    page.wait_for_selector(".map-zoom:not([hidden])")
    for name in ("in", "in", "out", "all"):
        page.click(f"[data-zoom={name}]")
    page.focus(".map-view")
    page.keyboard.press("ArrowLeft")
    assert [url for url in asked if not url.startswith(site + "/")] == []
    assert {url.rpartition("/")[2] for url in asked if "leaflet" in url or "/map/" in url} == {
        "leaflet.js", "leaflet.css", "map.css", "view.js", "land.js", "marks.js", "names.js", "basemap.json"
    }  # fmt: skip
    assert wrong == []
    assert page.evaluate("window.refused") == []
    assert page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [0, 0, ""]


def test_without_javascript_there_is_no_map_and_the_whole_list(visit):
    page = listed(visit, scripts=False)
    assert page.locator(".card").count() == 10
    assert not page.locator("[data-map]").is_visible()


def test_a_map_opens_again_on_the_page_that_took_the_place_of_this_one(visit):
    page = opened(visit)
    wrong = noted(page)
    first = page.locator(".card h3").first.inner_text()
    page.click("button.more")
    page.wait_for_function("first => document.querySelector('.card h3')?.innerText !== first", arg=first)
    assert page.locator(".map-mark").count() == 0
    page.click("[data-map] summary")
    page.wait_for_selector(".map-mark")
    assert page.locator(".map-mark").count() == page.locator(".card[data-at]").count()
    page.set_viewport_size({"width": 700, "height": 700})
    assert wrong == []


def test_leaving_blanks_the_map_and_nothing_of_it_goes_on(visit):
    page = opened(visit)
    wrong = noted(page)
    page.context.route("**/leave", lambda route: route.fulfill(status=204))  # the emptied page stays
    click_and_look = "document.querySelector('[data-leave]').click(), document.body.childElementCount"
    assert page.evaluate(click_and_look) == 0
    page.set_viewport_size({"width": 700, "height": 700})
    page.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
    assert page.evaluate("document.body.childElementCount") == 0
    assert wrong == []


def test_a_map_that_does_not_come_says_so_and_the_list_stays(visit):
    page = listed(visit)
    page.context.route("**/basemap.json", lambda route: route.abort())
    page.click("[data-map] summary")
    page.wait_for_selector("[data-map-failed]:not([hidden])")
    assert page.inner_text("[data-map-failed]") == "The map did not come. The list has all the places."
    assert page.locator(".card").count() == 10
    page.context.unroute("**/basemap.json")
    page.click("[data-map] summary")
    page.click("[data-map] summary")
    page.wait_for_selector(".map-mark")
    assert not page.locator("[data-map-failed]").is_visible()


@pytest.mark.parametrize("path", ["/", "/es/", "/ar/"])
def test_an_open_map_does_not_scroll_sideways_at_320_pixels(visit, path):
    page = opened(visit, path, width=320)
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    heights = page.evaluate("[...document.querySelectorAll('.map-zoom button')].map(one => one.offsetHeight)")
    assert min(heights) >= 44


def test_names_on_the_map_cover_neither_each_other_nor_a_mark(visit):
    page = opened(visit)
    boxes = [box.bounding_box() for box in page.locator(".map-town span, .map-mark").all()]
    assert len(boxes) > 20
    for i, one in enumerate(boxes):
        for other in boxes[i + 1 :]:
            apart = (
                one["x"] + one["width"] <= other["x"] + 1
                or other["x"] + other["width"] <= one["x"] + 1
                or one["y"] + one["height"] <= other["y"] + 1
                or other["y"] + other["height"] <= one["y"] + 1
            )
            assert apart, (one, other)


def test_nothing_on_the_map_moves_by_itself(visit):
    page = opened(visit)
    moving = "document.querySelector('[data-zoom=in]').click(), document.getAnimations().length"
    assert page.evaluate(moving) == 0
    assert page.locator(".leaflet-zoom-anim").count() == 0
