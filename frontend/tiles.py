"""The plain needs offered on the first page: a word for each, and the codes it stands for."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class Tile:
    code: str  # a need of `directory.taxonomy`
    label: Any  # lazily translated
    ticked: bool = False


NEEDS = (
    Tile("emergency-shelter", _("A safe place to stay")),
    Tile("crisis-intervention", _("Someone to talk to now")),
    Tile("safety-planning", _("A plan to stay safe")),
    Tile("legal-civil", _("A court order that keeps someone away")),
    Tile("legal-immigration", _("Help with immigration papers")),
    Tile("compensation", _("Money for costs after the crime")),
    Tile("counseling", _("Counseling")),
    Tile("medical-care", _("A doctor or an exam")),
    Tile("custody-notification", _("To know when someone gets out")),
    Tile("justice-system-navigation", _("Help with the police or court")),
    Tile("grief-support", _("Help after someone died")),
    Tile("identity-recovery", _("Help after a scam or identity theft")),
)


def tiles(ticked: tuple[str, ...]) -> tuple[Tile, ...]:
    return tuple(Tile(tile.code, tile.label, tile.code in ticked) for tile in NEEDS)


def without_tile(needs: tuple[str, ...]) -> tuple[str, ...]:
    """The needs asked for that no tile stands for: they ride along unseen."""
    own = {tile.code for tile in NEEDS}
    return tuple(code for code in needs if code not in own)
