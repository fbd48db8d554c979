"""Language: the best of the requested ones, the first counting most."""

from functools import lru_cache

from matching.gates import Judged
from matching.inquiry import Inquiry
from matching.scoring.parts import weighed
from matching.speaking import Spoken, level, spoken
from matching.spec import spec
from matching.types import Part, Reason


def language_part(inquiry: Inquiry, judged: Judged, weight: float) -> Part:
    return _part(spoken(judged.document), inquiry.language_codes, weight)


@lru_cache(maxsize=16_384)
def _part(of: Spoken, wanted: tuple[str, ...], weight: float) -> Part:
    rated = [(_value(level(of, code), place), place, code) for place, code in enumerate(wanted)]
    value, _, code = max(rated, key=lambda row: (row[0], -row[1]))
    served = level(of, code)
    return _told(weight, value, served, code)


@lru_cache(maxsize=4_096)
def _told(weight: float, value: float, served: int | None, code: str) -> Part:
    """One part for all who speak it equally well: it is written into an answer once."""
    reason = Reason("language_unknown" if served is None else f"language_{served}", {"language": code})
    return weighed("language", weight, value, reason)


def _value(served: int | None, place: int) -> float:
    numbers = spec()["language"]
    return float(numbers["levels"]["unknown" if served is None else str(served)]) * float(
        numbers["preference_decay"] ** place
    )
