"""What a listing is called in a message that somebody else may read: no crime, no need, no office of the law."""

import re

from django.utils.translation import gettext as _

# Beginnings of words, in English and Spanish, that tell a reader what the caller asked about.
_HARM = (
    *("abus", "addict", "agresi", "alcohol", "asesin", "assault", "batter", "crim", "danger", "exploit", "fraud"),
    *("homicid", "hurt", "injur", "kill", "maltrat", "molest", "murder", "rape", "sex", "stalk", "suicid", "surviv"),
    *("traffick", "trauma", "victim", "víctim", "violen"),
)
_NEED = (
    *("advoca", "albergue", "asilo", "asylum", "behavior", "clinic", "compens", "confidential", "counsel", "crisis"),
    *("divorc", "emergen", "evict", "food", "forensic", "health", "helpline", "homeless", "hospital", "hotline"),
    *("housing", "interven", "legal", "matern", "medic", "mental", "outreach", "pregnan", "prevent", "protect"),
    *("refug", "reparation", "rescue", "resettle", "restitut", "rights", "runaway", "sanctuar", "shelter"),
    *("transition", "treatment", "welfare", "woman", "women", "mujer"),
)
_LAW = (
    *("abogad", "attorney", "bureau", "complain", "correction", "court", "custod", "customs", "deport", "detain"),
    *("detent", "enforce", "federal", "homeland", "immigra", "inmigra", "investigat", "jail", "judg", "justic"),
    *("lawyer", "marshal", "migra", "notif", "officer", "parole", "polic", "precinct", "prison", "probat"),
    *("prosecut", "removal", "sheriff", "tribunal", "visa", "witness"),
)
_WHOLE = (
    "dv",
    "eoir",
    "ero",
    "fbi",
    "fvpsa",
    "hate",
    "hsi",
    "hud",
    "ice",
    "law",
    "ovc",
    "sane",
    "vine",
    "vns",
    "voice",
)
_TELLING = re.compile(
    rf"safe|\b(?:{'|'.join(_HARM + _NEED + _LAW)})|\b(?:{'|'.join(_WHOLE)})(?:link)?\b", re.IGNORECASE
)
FEWEST_INITIALS = 3
_IN_BRACKETS = re.compile(r"\s*[(\[][^()\[\]]*[)\]]")
_INITIAL = re.compile(r"\b(?:\d+|[^\W\d_])")


def discreet_name(name: str, organization: str, place: int) -> str:
    """The name, else its organization's, else its initials, else "Number 2" for the second place.

    "Marjaree Mason Center" tells nothing and stays; "National Domestic Violence Hotline" is "NDVH". What stands in
    brackets is left away.
    """
    candidates = (_short(name), _short(organization), *map(_initials, (_short(organization), _short(name))))
    kept = (each for each in candidates if each and not tells(each))
    return next(kept, _("Number %(place)s") % {"place": place})


def tells(name: str) -> bool:
    """Whether a name says something about the caller to whoever reads it."""
    return _TELLING.search(name) is not None


def _short(name: str) -> str:
    return " ".join(_IN_BRACKETS.sub("", name).split()).strip(" ,:;-–—|.")


def _initials(name: str) -> str:
    """Of words written large and numbers; of one or two letters nobody would know a place."""
    found = [part for part in _INITIAL.findall(name) if part.isdecimal() or part.isupper()]
    return "".join(found) if len(found) >= FEWEST_INITIALS else ""
