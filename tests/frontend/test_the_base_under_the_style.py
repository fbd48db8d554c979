"""Under the pages' style lies a published base, unchanged, with its licence; our own sheets know no left and right."""

import re
from hashlib import sha256
from pathlib import Path

import pytest
from django.test import Client

import frontend
from tests.frontend.reading import markup

STATIC = Path(frontend.__file__).parent / "static" / "frontend"
BASE = STATIC / "vendor" / "modern-normalize"
OWN = sorted(STATIC.rglob("*.css"))
OWN = [sheet for sheet in OWN if "vendor" not in sheet.parts]
# Of the screen's sides, and not of the text's.
SIDED = re.compile(r"(?<![\w-])(?:(?:margin|padding|border)-)?(?:left|right)(?:-\w+)?\s*:|text-align:\s*(?:left|right)")


def test_the_base_is_the_published_one():
    assert sha256((BASE / "modern-normalize.css").read_bytes()).hexdigest() == (
        "b4ad31da9b1b17de182a08e4c39159496574d90a82464c6d5afeda7133f0e110"
    )
    assert "MIT License" in (BASE / "LICENSE").read_text()


def test_the_base_comes_before_our_own_style(site):
    sheets = re.findall(r'<link rel="stylesheet" href="/static/frontend/([^"]+)"', markup(Client().get("/")))
    assert sheets == ["vendor/modern-normalize/modern-normalize.css", "tokens.css", "layout.css", "print.css"]


@pytest.mark.parametrize("sheet", OWN, ids=lambda sheet: sheet.name)
def test_our_own_style_follows_the_text_and_not_the_screen(sheet):
    assert SIDED.findall(sheet.read_text()) == []
