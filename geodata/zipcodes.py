"""Finds the ZIP in a typed text: alone, with four more digits, at the end of an address."""

import re
from dataclasses import dataclass

_ALONE = re.compile(r"\s*(\d{5})(?:\s*[-–]?\s*\d{4})?\s*")
_NOT_ZIP = re.compile(
    r"(?:\+?1[-. ]?)?\(?\b\d{3}\)?[-. ]\s?\d{3}[-. ]\d{4}\b"  # a telephone number
    r"|\b(?:p\.?\s?o\.?\s*)?(?:box|apartado)\s*#?\s*\d+",  # the number of a PO box
    re.IGNORECASE,
)
_GROUP = re.compile(r"(?<![\d.#-])(\d{5})(?:-?\d{4})?(?![\d.]|-\d)")
_STREET = re.compile(
    r"^\s*(?:n|s|e|w|north|south|east|west)?\.?\s*[\w' ]*?\b(?:st|street|ave|avenue|rd|road|dr|drive|ln|lane|blvd|"
    r"boulevard|ct|court|hwy|highway|way|pl|place|pkwy|cir|circle|trail|trl|ter|calle)\b",
    re.IGNORECASE,
)
_LABEL = re.compile(r"\b(?:zip(?:\s*code)?|codigo postal|c\.?p\.?)\b[:\s]*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class ZipReading:
    """A ZIP and the words round it, which must not contradict it."""

    code: str
    rest: str


def zip_alone(text: str) -> str | None:
    match = _ALONE.fullmatch(text)
    return match[1] if match else None


def read_zip(text: str) -> ZipReading | None:
    """The last five-digit group that can be a ZIP; a house number before a street is none."""
    bare = without_labels(text)
    groups = list(_GROUP.finditer(bare))
    if not groups:
        return None
    last = groups[-1]
    before, after = bare[: last.start()], bare[last.end() :]
    if not before.strip(" ,") and after.strip(" ,.") and _STREET.match(after):
        return None
    return ZipReading(last[1], f"{before} {after}".strip(" ,.-"))


def without_labels(text: str) -> str:
    """The text without telephone and box numbers and without the word ZIP."""
    return _LABEL.sub(" ", _NOT_ZIP.sub(" ", text))
