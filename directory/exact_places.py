"""Words that tell where a house stands: a street with its number, a nine-digit ZIP code, a point. Pure.

It reads what people write, so it is neither complete nor always right: a road without a usual ending ("1200 Broadway")
and a house number in letters pass. A post office box is where letters go, and passes on purpose.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from urllib.parse import unquote_plus

# The common ones of USPS Publication 28, appendix C1, and the Spanish words of appendix H that stand before a name
ENDINGS = (
    "alley|avenue|boulevard|circle|court|cove|crescent|crossing|drive|expressway|freeway|highway|lane|loop|parkway|"
    "pike|place|plaza|road|route|square|street|terrace|trail|turnpike|way|"
    "aly|av|ave|blvd|cir|ct|cv|dr|expy|frwy|fwy|hwy|ln|pkwy|pl|plz|rd|rte|sq|st|ter|tpke|trl|broadway"
)
COMPASS = r"(?:(?:north|south|east|west|[NS]\.?\s?[EW]\.?|[NSEW])\b\.?)"
SPANISH = "avenida|calle|camino|carretera|paseo"
# What stands between a number and such a word where no house is meant: "30 days in court", "2 hours a day by the road"
NO_NAMES = (
    "a|about|adults|after|all|an|and|any|are|at|away|be|bed|beds|before|beyond|blocks|but|by|cases|children|clients|"
    "counties|county|day|days|each|every|families|feet|few|for|free|from|full|have|help|hour|hours|if|in|into|is|"
    "it|its|more|most|mile|miles|minute|minutes|month|months|next|night|nights|no|of|off|on|one|or|other|our|out|over|"
    "past|people|per|percent|person|persons|safe|sites|staff|states|than|that|the|their|this|to|until|up|victims|was|"
    "we|week|weeks|were|when|who|will|with|within|women|year|years|you|your|am|pm"
)
NUMBER = r"(?<![\w$.,:/-])\d{1,6}(?:-\d{1,4})?(?:[ -]?[A-Z]\b|[a-z]\b)?(?:\s1/2)?,?"
IN_WORDS = r"\b(?-i:One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|Eleven|Twelve|Twenty)"
LETTERS = rf"(?!(?:{NO_NAMES})\b)[^\W\d_][\w'’.-]{{0,30}}"
NAME = rf"(?:{COMPASS}\s*\d{{1,3}}(?:st|nd|rd|th)?\b|\d{{1,3}}(?:st|nd|rd|th)\b|{LETTERS})"
NAMES = rf"(?:{NAME}\s+){{1,4}}?"
UNIT = r"(?:(?:apt|apartment|unit|suite|ste|room|rm|floor|fl)\b\.?\s*#?\s*\w{1,6}|#\s*\d\w{0,5})"
STREET = re.compile(rf"(?:{NUMBER}|{IN_WORDS})(?:\s-)?\s+{NAMES}(?:{ENDINGS})\b(?:\.?,?\s+{UNIT})?", re.IGNORECASE)
SUITE = re.compile(rf"{NUMBER}\s+(?:{NAME}\s+){{0,3}}{NAME},?\s+{UNIT}", re.IGNORECASE)
TOWARDS = re.compile(
    rf"{NUMBER}(?<!,)\s+(?-i:{COMPASS}|North|South|East|West)\s+(?-i:\d|[A-Z])[\w'’.-]*", re.IGNORECASE
)
FIRST_THE_KIND = re.compile(
    rf"{NUMBER}\s+(?:(?:{SPANISH})\s+\w+|(?:{COMPASS}\s+)?(?-i:Avenue|Ave|Highway|Hwy|Route|Rte|Interstate|IH|FM|CR|US)"
    rf"\b[\s-]*(?-i:of|\d|[A-Z])\w*|(?:{COMPASS}\s+)?(?-i:Broadway|Grand Concourse)\b)",
    re.IGNORECASE,
)
LAST_THE_NUMBER = re.compile(
    rf"\b(?:{SPANISH})\s+(?:{LETTERS}\s+){{0,3}}{LETTERS},?\s+(?:#|no\.?\s*|núm\.?\s*)?\d{{1,6}}\b", re.IGNORECASE
)
APARTMENT = re.compile(r"\b(?:apt|apartment)\b\.?\s*#?\s*\d\w{0,5}", re.IGNORECASE)
ZIP_PLUS_FOUR = re.compile(r"(?<![\d-])\d{5}\s?[-–—]\s?\d{4}(?![\d-])")
DEGREES = r"-?\d{1,3}\.\d{3,}(?:\s*°)?(?:\s*[NSEW]\b)?"
POINT = re.compile(rf"{DEGREES}(?:\s*[,;/]\s*|\s+)(?:(?:lon|lng|longitude)\w*[:=\s]*)?{DEGREES}", re.IGNORECASE)
MINUTES_OF_ARC = re.compile(r"\d{1,3}\s*°\s*\d{1,2}\s*['′’]")
PLUS_CODE = re.compile(r"\b[23456789CFGHJMPQRVWX]{4,8}\+[23456789CFGHJMPQRVWX]{2,3}\b")
TELLING = (
    *(STREET, SUITE, TOWARDS, FIRST_THE_KIND, LAST_THE_NUMBER, APARTMENT),
    *(ZIP_PLUS_FOUR, POINT, MINUTES_OF_ARC, PLUS_CODE),
)


def tells_a_place(said: str) -> bool:
    """Of a link also what it says once its signs are written out."""
    plain = _plain(unquote_plus(said) if "://" in said else said)
    return any(pattern.search(plain) for pattern in TELLING)


def without_places(said: str, instead: str) -> str:
    """The text itself where it tells nothing; else with `instead` (words without a digit) for each part that does."""
    left = said
    while tells_a_place(left):  # what is cut may bring together what stood on its two sides
        left = _plain(unquote_plus(left) if "://" in left else left)
        for pattern in TELLING:
            left = pattern.sub(instead, left)
    return left


def texts(value: object, path: str) -> Iterator[tuple[str, str]]:
    """Every text in a value with its place."""
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, Mapping):
        for name, inner in value.items():
            yield from texts(inner, f"{path}.{name}")
    elif isinstance(value, (list, tuple)):
        for place, inner in enumerate(value):
            yield from texts(inner, f"{path}.{place}")


def _plain(said: str) -> str:
    """Letters and digits in their plain forms (UAX 15, NFKC), without the signs that nobody sees."""
    folded = unicodedata.normalize("NFKC", said)
    return "".join(sign for sign in folded if unicodedata.category(sign) != "Cf")
