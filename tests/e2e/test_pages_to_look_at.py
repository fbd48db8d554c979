"""Every public page as a person sees it, on a phone and on a desk, in three languages, by day and by night.

`SCREENSHOTS=docs/pages script/test tests/e2e/test_pages_to_look_at.py` makes the pictures of docs/pages.md again.
"""

import os
import re
import struct
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.project.paths import ROOT

pytestmark = pytest.mark.browser
PHONE, DESK = (360, 740), (1280, 900)
SHOWN = (ROOT / "docs" / "pages.md").read_text()


@dataclass(frozen=True)
class Picture:
    name: str
    path: str
    size: tuple[int, int] = PHONE
    asked: bool = False  # the questions are answered first, and the list is what is seen
    dark: bool = False
    from_top: bool = True  # else the first card stands at the top


PICTURES = (
    Picture("questions-en-phone", "/"),
    Picture("questions-ar-phone", "/ar/"),
    Picture("questions-en-phone-dark", "/", dark=True),
    Picture("questions-es-desk", "/es/", DESK),
    Picture("list-en-desk", "/", DESK, asked=True),
    Picture("list-es-phone", "/es/", asked=True),
    Picture("card-en-phone", "/", asked=True, from_top=False),
    Picture("card-ar-phone", "/ar/", asked=True, from_top=False),
    Picture("card-en-phone-dark", "/", asked=True, dark=True, from_top=False),
    Picture("guides-en-desk", "/guides", DESK),
    Picture("guide-es-phone", "/es/guides/7"),
    Picture("guide-prs-phone", "/prs/guides/7"),
    Picture("held-ar-phone", "/ar/guides/custody"),
    Picture("privacy-en-phone", "/safety"),
)


@pytest.fixture(scope="session")
def folder(tmp_path_factory):
    named = os.environ.get("SCREENSHOTS")
    where = ROOT / named if named else tmp_path_factory.mktemp("pages")
    where.mkdir(parents=True, exist_ok=True)
    return where


def opened(visit, picture):
    width, height = picture.size
    page = visit(picture.path, width=width, height=height)
    page.emulate_media(color_scheme="dark" if picture.dark else "light", reduced_motion="reduce")
    if picture.asked:
        page.check("input[name=need][value=emergency-shelter]")
        page.fill("#place", "Fresno, CA")
        page.click("button.go")
        page.wait_for_selector(".answer")
    if not picture.from_top:
        page.locator(".card").first.evaluate("card => card.scrollIntoView()")
    return page


def pixels(image: Path) -> tuple[int, int]:
    """Of a PNG, from its first chunk."""
    return struct.unpack(">II", image.read_bytes()[16:24])


@pytest.mark.parametrize("picture", PICTURES, ids=lambda picture: picture.name)
def test_a_page_can_be_looked_at(visit, folder, picture):
    page = opened(visit, picture)
    image = folder / f"{picture.name}.png"
    page.screenshot(path=image)
    assert pixels(image) == picture.size
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert page.locator("[data-leave]").is_visible()


def test_the_document_shows_each_of_them_and_no_other():
    assert re.findall(r"\]\(pages/([\w-]+)\.png\)", SHOWN) == [picture.name for picture in PICTURES]
    assert {path.stem for path in (ROOT / "docs" / "pages").glob("*.png")} == {picture.name for picture in PICTURES}
