"""Scripts and guides beside the call, in one language, each script with the guides it leads to."""

from dataclasses import dataclass

from directory.guides import guides
from frontend.console.scripting import Script
from frontend.console.scripts import SCRIPTS
from frontend.guide_rows import GuideRow, guide_row
from frontend.shelves import held_where, shelf_headings


@dataclass(frozen=True, slots=True)
class ScriptRow:
    script: Script
    leads: tuple[GuideRow, ...]


@dataclass(frozen=True, slots=True)
class Shelf:
    language: str
    chooser: str  # what its heading says
    held_by: tuple[tuple[str, tuple[GuideRow, ...]], ...]  # who may hold a person, and the guides that tell of it
    scripts: tuple[ScriptRow, ...]
    guides: tuple[GuideRow, ...]


def shelf(language: str) -> Shelf:
    """A guide without text in the language is there in English."""
    rows = {guide.id: guide_row(guide, language) for guide in guides()}
    scripts = (ScriptRow(script, tuple(rows[one] for one in script.guides)) for script in SCRIPTS.values())
    held_by = ((words, tuple(rows[one] for one in leads)) for words, leads in held_where())
    return Shelf(
        language=language,
        chooser=shelf_headings()["held"],
        held_by=tuple(held_by),
        scripts=tuple(scripts),
        guides=tuple(rows.values()),
    )
