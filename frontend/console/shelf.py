"""Scripts and guides beside the call, each script with the guides it leads to."""

from dataclasses import dataclass

from django.utils.translation import override

from directory.guides import guides
from frontend.console.scripting import Script
from frontend.console.scripts import SCRIPTS
from frontend.guide_rows import GuideRow, direction, guide_row
from frontend.proofreading import is_unchecked
from frontend.shelves import held_where, shelf_headings


@dataclass(frozen=True, slots=True)
class ScriptRow:
    script: Script
    say: tuple[str, ...]  # to the caller, in their language
    leads: tuple[GuideRow, ...]


@dataclass(frozen=True, slots=True)
class Shelf:
    language: str  # of what the caller hears, and of the guides
    unchecked: bool  # no native speaker has read it
    chooser: str  # what its heading says
    held_by: tuple[tuple[str, tuple[GuideRow, ...]], ...]  # who may hold a person, and the guides that tell of it
    scripts: tuple[ScriptRow, ...]
    guides: tuple[GuideRow, ...]

    @property
    def direction(self) -> str:
        return direction(self.language)


def shelf(read_in: str) -> Shelf:
    """What the caller hears and the guides are in `read_in`, or in English where a guide has no text in it; what is for
    the operator is in the language of the page.
    """
    rows = {guide.id: guide_row(guide, read_in) for guide in guides()}
    with override(read_in):
        said = {script.code: tuple(map(str, script.say)) for script in SCRIPTS.values()}
    scripts = (
        ScriptRow(script, said[script.code], tuple(rows[one] for one in script.guides)) for script in SCRIPTS.values()
    )
    held_by = ((words, tuple(rows[one] for one in leads)) for words, leads in held_where())
    return Shelf(
        language=read_in,
        unchecked=is_unchecked(read_in),
        chooser=shelf_headings()["held"],
        held_by=tuple(held_by),
        scripts=tuple(scripts),
        guides=tuple(rows.values()),
    )
