"""How a word sounds and what it begins with, so that `golpiado`, `golpeó` and `golpeando` weigh as one word.

One rough rule for English and Spanish: letters that sound alike are one letter, endings fall away. Two words that meet
by chance cost little, as only words and pairs of words that tell one code from the others weigh anything.
"""

import re

LONGEST = 6  # letters of a stem
SHORTEST = 3  # letters left before an ending
SOUNDS = (
    ("^ps", "s"),
    ("ph", "f"),
    ("qu", "k"),
    ("ch", "9"),
    ("sh", "8"),
    ("ll", "y"),
    ("h", ""),
    ("c(?=[eiy])", "s"),
    ("[cq]", "k"),
    ("[zx]", "s"),
    ("v", "b"),
    ("g(?=[ei])", "j"),
    (r"(.)\1", r"\1"),
)
ENDINGS = (
    *("asiones", "andome", "ieron", "iendo", "ando", "aron", "aban", "ados", "adas", "idos", "idas"),
    *("ado", "ada", "ido", "ida", "aba", "ing", "ed", "es", "s", "ar", "er", "ir", "an", "en", "in"),
    *("as", "os", "a", "o", "e", "i", "ly"),
)
_RULES = tuple((re.compile(found), put) for found, put in SOUNDS)


def sound(token: str) -> str:
    """Alike for words that are said alike: `biolaron` and `violaron`, `alluda` and `ayuda`, `sicologa` and `psicologa`."""
    for found, put in _RULES:
        token = found.sub(put, token)
    return token


def stem(token: str) -> str:
    """The beginning of the sound, without its ending; at most six letters."""
    said = sound(token)
    ending = next((one for one in ENDINGS if said.endswith(one) and len(said) - len(one) >= SHORTEST), "")
    return said[: len(said) - len(ending)][:LONGEST]
