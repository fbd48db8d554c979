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

    One place alone, even of the crime, is also where the person is taken to be: most people are hurt near home.
    """
    crime_text, crime = _crime(text)
    rest = _without(text, crime_text)
    here_text, here = _find(rest)
    if here is None and crime is not None:
        return Located(crime_text, crime, crime_text, crime, rest)
    return Located(here_text, here, crime_text, crime, _without(rest, here_text))


def _crime(text: str) -> tuple[str, Place | None]:
    said = CRIME_THERE.search(text)
    if said is None:
        return "", None
    words, place = _find("in " + STOPS.split(said["rest"])[0])
    return words, place


def _find(text: str) -> tuple[str, Place | None]:
    found = find_place(text)
    return ("", None) if found is None else (found[1], found[0])


def _without(text: str, words: str) -> str:
    """The text with the place blanked, a comma in its stead so that no phrase runs across the gap."""
    return text.replace(words, " , ", 1) if words else text
