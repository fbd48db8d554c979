"""The places a text names: where the person is, and where the crime happened if that is said apart."""

import re
from dataclasses import dataclass

from geodata.mentions import find_place
from geodata.types import Place

CRIME_THERE = re.compile(
    r"\b(?:happened|occurred|took place|was committed|crime was|assault was|(?:assaulted|attacked|raped|robbed|shot|killed|murdered"
    r"|stabbed|mugged|hit me|beat me|hurt)(?: (?:me|him|her|us|my \w+))?|pas[oó]|ocurri[oó]|sucedi[oó]|fue (?:atacad[oa]|asesinad[oa])"
    r"|me (?:violaron|atacaron|asaltaron|robaron|golpearon)|lo mataron|la mataron)"
    r"(?: (?:to me|last \w+|here|back|over|down|up|when i (?:was|lived)|while (?:i was )?(?:on vacation|visiting)|cuando (?:vivía|vivia|estaba)))*"
    r"\s+(?:in|at|near|en|cerca de)\s+(?P<rest>[^.;!?\n]{2,60})",
    re.IGNORECASE,
)
TAKEN_THERE = re.compile(
    r"\b(?:tak\w+|bring\w*|sen[dt]\w*|llev\w+)\s+(?:(?:my|our|the|his|her|mi|mis|a|al|la|el|los|las)\s+)*"
    r"(?:she|her|him|he|them|son|daughter|kids?|child(?:ren)?|baby|boys?|girls?|hij[oa]s?|ni[nñ][oa]s?|nen[ae]s?)\s+"
    r"(?:away |back )?(?:to|a|para)\s+(?P<rest>[^.;!?\n]{2,60})",
    re.IGNORECASE,
)
STOPS = re.compile(
    r"\s+(?:and|but|when|where|last|now|then|by|while|i|y|pero|cuando|ahora|hace|donde|por)\b|\s*,\s*(?:i|im|i['’]m|and|but|now|y|pero|ahora|vivo)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Located:
    here_text: str
    here: Place | None
    crime_text: str
    crime: Place | None
    rest: str  # the text without the words of the places


def read_places(text: str) -> Located:
    """ "My assault happened in Colorado, I live in 78701": the crime there, the person here.

    One place alone, even of the crime, is also where the person is taken to be: most people are hurt near home. A place
    that a child is to be taken to is neither.
    """
    crime_text, crime = _named(CRIME_THERE, text)
    rest = _without(text, crime_text)
    rest = _without(rest, _taken_to(rest))
    here_text, here = _find(rest)
    if here is None and crime is not None:
        return Located(crime_text, crime, crime_text, crime, rest)
    return Located(here_text, here, crime_text, crime, _without(rest, here_text))


def _named(where: re.Pattern[str], text: str) -> tuple[str, Place | None]:
    """The words of the place that follows such a phrase, and the place."""
    said = where.search(text)
    if said is None:
        return "", None
    words, place = _find("in " + STOPS.split(said["rest"])[0])
    return words, place


def _taken_to(text: str) -> str:
    """The words of the place itself: "take them to a shelter in Tulsa" is said in Tulsa."""
    said, (words, _) = TAKEN_THERE.search(text), _named(TAKEN_THERE, text)
    return words if said is not None and said["rest"].startswith(words) else ""


def _find(text: str) -> tuple[str, Place | None]:
    found = find_place(text)
    return ("", None) if found is None else (found[1], found[0])


def _without(text: str, words: str) -> str:
    """The text with the place blanked, a comma in its stead so that no phrase runs across the gap."""
    return text.replace(words, " , ", 1) if words else text
