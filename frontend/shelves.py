"""Where each guide stands on the page that lists them, and the number that stands for it in an address."""

from collections.abc import Mapping
from types import MappingProxyType

from django.utils.translation import gettext as _

# A number says nothing to whoever reads the history of the browser. It is never given to another guide.
SHELVES: Mapping[str, Mapping[int, str]] = MappingProxyType(
    {
        "first": {
            1: "emergency-911",
            2: "local-police",
            3: "report-a-crime",
            4: "office-for-victims-of-crime",
            5: "blue-campaign",
            6: "hsi-tip-line",
        },
        "held": {7: "dhs-vine", 8: "state-vine", 9: "doj-vns", 10: "ice-odls", 11: "detention-reporting-line"},
        "courts": {
            12: "eoir-case-information",
            13: "removal-process",
            14: "find-your-district-attorney",
            15: "us-attorney",
            16: "victim-impact-statement",
        },
        "voice": {
            17: "ice-voice",
            18: "community-relations-officer",
            19: "no-community-relations-officer",
            20: "voice-history",
        },
        "money": {21: "state-compensation", 22: "u-and-t-visas"},
        "calling": {23: "calling-by-relay", 24: "press-office"},
    }
)
GUIDE_AT: Mapping[int, str] = MappingProxyType({n: one for shelf in SHELVES.values() for n, one in shelf.items()})
NUMBER_OF: Mapping[str, int] = MappingProxyType({one: number for number, one in GUIDE_AT.items()})


def shelf_headings() -> dict[str, str]:
    """Shelf key -> its heading in the language of the page."""
    return {
        "first": _("What to do first"),
        "held": _("Learn where someone is held, and be told of a release"),
        "courts": _("Courts and immigration cases"),
        "voice": _("VOICE, an office of ICE"),
        "money": _("Money and visas"),
        "calling": _("Calling by relay, and calls from reporters"),
    }


def held_where() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Who may hold a person, in plain words, with the guides that tell of custody there, best first."""
    return (
        (_("A federal prison, or a federal court case"), ("doj-vns",)),
        (_("A state prison, or a county or city jail"), ("state-vine",)),
        (_("Immigration custody (ICE)"), ("dhs-vine",)),
        (_("I do not know"), ("dhs-vine", "ice-odls", "state-vine")),
    )
