"""What the map is drawn with: our own file, made by a command, and Leaflet as published but for one expression."""

from hashlib import sha256
from pathlib import Path

from django.core.management import call_command

import frontend
from frontend import basemap
from frontend.management.commands import build_basemap

LEAFLET = Path(frontend.__file__).parent / "static" / "frontend" / "vendor" / "leaflet"
# What the page's policy refuses: text that becomes a part of a page, at the very start, to find out whether a flag shows.
ASKED = (
    b'Wt=!!Ht&&((Wt=document.createElement("div")).innerHTML="<svg/>",'
    b'"http://www.w3.org/2000/svg"===(Wt.firstChild&&Wt.firstChild.namespaceURI))'
)
ANSWERED = b"Wt=!!Ht"


def digest(content):
    return sha256(content).hexdigest()


def test_the_shipped_file_is_what_the_command_makes(tmp_path, monkeypatch, capsys):
    made = tmp_path / "basemap.json"
    monkeypatch.setattr(build_basemap, "BASEMAP", made)
    call_command("build_basemap")
    assert made.read_bytes() == basemap.BASEMAP.read_bytes()
    assert capsys.readouterr().out == f"{made}: {made.stat().st_size} bytes\n"


def test_the_file_is_small():
    assert basemap.BASEMAP.stat().st_size <= 120_000


def test_leaflet_is_the_published_one_but_for_one_expression():
    shipped = (LEAFLET / "leaflet.js").read_bytes()
    assert shipped.count(ANSWERED) == 1
    published = shipped.replace(ANSWERED, ASKED)
    assert digest(published) == "db49d009c841f5ca34a888c96511ae936fd9f5533e90d8b2c4d57596f4e5641a"
    assert digest((LEAFLET / "leaflet.css").read_bytes()) == (
        "a7837102824184820dfa198d1ebcd109ff6d0ff9a2672a074b9a1b4d147d04c6"
    )


def test_leaflet_comes_with_its_licence():
    assert (LEAFLET / "LICENSE").read_text().startswith("BSD 2-Clause License")
    assert {path.name for path in LEAFLET.iterdir()} == {"LICENSE", "leaflet.css", "leaflet.js"}
