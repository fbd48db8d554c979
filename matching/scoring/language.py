"""Language: the best of the requested ones, the first counting most; what is not listed is unknown, never none."""

from directory.languages import matches
from directory.models.contacts import LanguageLevel
from matching.documents import OfferDocument
from matching.gates import Judged
from matching.inquiry import Inquiry
from matching.spec import spec
from matching.types import Reason

SIGNED = frozenset({"ase"})  # an interpreter line speaks; it does not sign


def language_part(inquiry: Inquiry, judged: Judged) -> tuple[float, Reason]:
    wanted = [one.code for one in inquiry.resolved.languages]
    rated = [(_value(level_of(judged.document, code), place), place, code) for place, code in enumerate(wanted)]
    value, _, code = max(rated, key=lambda row: (row[0], -row[1]))
    level = level_of(judged.document, code)
    return value, Reason("language_unknown" if level is None else f"language_{level}", {"language": code})


def _value(level: int | None, place: int) -> float:
    numbers = spec()["language"]
    return float(numbers["levels"]["unknown" if level is None else str(level)]) * float(
        numbers["preference_decay"] ** place
    )


def level_of(document: OfferDocument, wanted: str) -> int | None:
    """0 to 4, or None where nobody knows; a named language outranks "interpreter: yes"."""
    named = [level for code, level in document.languages.items() if matches(wanted, code)]
    known = [level for level in named if level is not None]
    if known:
        return max(known)
    if wanted == "en":
        return int(LanguageLevel.STAFF if named else _english(document))
    by_phone = document.interpreter == "yes" and wanted not in SIGNED
    return int(LanguageLevel.TELEPHONE_INTERPRETATION) if by_phone else None


def _english(document: OfferDocument) -> int:
    """Staff speak English unless the offer is known to work in other languages only."""
    return int(LanguageLevel.NONE if document.languages else LanguageLevel.STAFF)
