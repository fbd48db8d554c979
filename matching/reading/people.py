"""Who is speaking or was hurt: age, groups, and the part a caller has."""

import re
from collections.abc import Sequence

from matching.reading.hit import Hit
from matching.reading.rules import word_set
from matching.reading.words import Word

NUMBER = r"(?P<age>\d{1,3})"
CHILD = (
    r"(?:son|daughter|kid|child|boy|girl|baby|sister|brother|niece|nephew|grandson|granddaughter|stepdaughter|stepson)"
)
HIJO = (
    r"(?:hijo|hija|hijit[oa]|nin[oa]|niñ[oa]|beb[eé]|niet[oa]|sobrin[oa]|herman[oa]|hermanit[oa]|cipot[ea]"
    r"|chamac[oa]|chaval[oa]|morr[oa]|hijastr[oa]|muchachit[oa])"
)
SPAN = r"(?:(?:weeks?|wks?|months?|mos|minutes?|mins?|hours?|hrs?|days?|miles|feet|ft|k|st|nd|rd|th)\b|%)"
PLAZO = r"(?:mes(?:es)?|d[ií]as?|semanas?|horas?|de la|del)\b"
HEIGHT = r"['’′]\s*\d"  # 6'4
YEARS_OLD = r"(?:years? old|yrs? old|year-old|y/?o|yo)"
OWN_AGE = (
    re.compile(
        rf"\b(?:i am|i['’]?m|im|age|aged)\s+(?:only |just |a )?{NUMBER}\b(?!\s*{SPAN}|{HEIGHT})",
        re.IGNORECASE,
    ),
    re.compile(rf"\btengo\s+{NUMBER}\s+a(?:ñ|n)os\b(?!\s+(?:de casada|casada|con|viviendo|de vivir))", re.IGNORECASE),
    re.compile(rf"^\W*{NUMBER}\s*{YEARS_OLD}\b", re.IGNORECASE),
    re.compile(rf"\b(?:i am|i['’]?m|im) an?\s+{NUMBER}[\s-]*{YEARS_OLD}\b", re.IGNORECASE),
)
CHILDS_AGE = (
    re.compile(rf"\bmy\s+{NUMBER}[\s-]*(?:{YEARS_OLD}|year[\s-]old)?[\s-]*(?:old\s+)?{CHILD}\b", re.IGNORECASE),
    re.compile(rf"\bmy\s+{CHILD}\s*(?:,|who is|is|was|\(|aged?)+\s*{NUMBER}\b", re.IGNORECASE),
    re.compile(rf"\bmi\s+{HIJO}\s*(?:,|que tiene|tiene|de)+\s*{NUMBER}\s+a(?:ñ|n)os", re.IGNORECASE),
    re.compile(rf"\bmy\s+{NUMBER}[\s-]*{YEARS_OLD}\b", re.IGNORECASE),
    re.compile(
        rf"\bmy\s+(?:\w+\s+)?{CHILD}\b[^?!]{{0,60}}\b(?:s?he['’]?s|s?he is)\s+{NUMBER}\b(?!\s*{SPAN})", re.IGNORECASE
    ),
    re.compile(rf"\bmi\s+{HIJO}\s*(?:,|que tiene|tiene|de)+\s*{NUMBER}\b(?!\s*{PLAZO})", re.IGNORECASE),
    re.compile(
        rf"\bmi\s+{HIJO}\b[^?!¿]{{0,60}}\b(?:tiene|de)\s+{NUMBER}(?:\s+a(?:ñ|n)os\b|\s*(?:$|[,.;]))", re.IGNORECASE
    ),
)
ELDERS_AGE = re.compile(
    rf"\b(?:my|mi|una?|an?)\s+(?:[^\W\d]+\s+){{1,4}}?(?:is|is about|tiene|de)\s+(?:6[5-9]|[7-9]\d)\b(?!\s*(?:{SPAN}|{PLAZO}))",
    re.IGNORECASE,
)
OLDEST = 120
PART_ORDER = (
    "legal-representative",
    "advocate",
    "media",
    "crime-report",
    "parent-or-guardian",
    "family",
    "acting-at-request",
    "witness",
)
NEAR = 4  # words back in which somebody else is the one described


def read_age(text: str, *, speaker_hurt: bool) -> int | None:
    """Years of the person who needs help: one's own age; a child's unless the words say that the speaker was hurt."""
    found = _first(OWN_AGE, text)
    if found is None and not speaker_hurt:
        found = _first(CHILDS_AGE, text)
    return found if found is not None and 0 < found <= OLDEST else None


def tells_of_an_elder(text: str) -> bool:
    """ "My mother in law is 90", "mi suegra tiene 84"."""
    return ELDERS_AGE.search(text) is not None


def describes_another(hit: Hit, words: Sequence[Word]) -> bool:
    """Whether a group is said of the one who did harm: "my husband is a veteran". Then it is not the caller's."""
    if {word.token for word in words[hit.start : hit.end]} & word_set("self"):
        return False
    for at in range(hit.start - 1, max(hit.start - 1 - NEAR, -1), -1):
        word = words[at]
        if word.clause != words[hit.start].clause or word.token in word_set("self") - {"my", "mi"}:
            return False
        if word.token in word_set("offender"):
            return True
    return False


def part_of(hits: Sequence[Hit]) -> str | None:
    """The caller's part, the most telling first: a lawyer who speaks of a witness is a lawyer."""
    said = {hit.meaning.code for hit in hits}
    return next((code for code in PART_ORDER if code in said), None)


def _first(shapes: Sequence[re.Pattern[str]], text: str) -> int | None:
    found = next((match for shape in shapes if (match := shape.search(text))), None)
    return int(found["age"]) if found else None
