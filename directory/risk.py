"""What a reviewer should look at twice in a proposal. Pure: a flag is a hint for a person and decides nothing."""

import re
import unicodedata
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any
from urllib.parse import urlsplit

from directory.editing.differing import Difference
from directory.editing.table import Group
from directory.exact_places import texts
from directory.models.locations import Disclosure

# Scripts whose letters pass for each other's: UTS 39, "Unicode Security Mechanisms", confusables.txt
ALIKE_SCRIPTS = frozenset({"LATIN", "CYRILLIC", "GREEK", "ARMENIAN", "CHEROKEE", "COPTIC"})
# Letters of Cyrillic and Greek that are drawn as Latin ones (confusables.txt)
LATIN_TWINS = frozenset("аеорсухіјѕһԁԛԝАВЕЅІЈКМНОРСТУХΑΒΕΖΗΙΚΜΝΟΡΤΥΧονк")
UNSEEN = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0")  # blank, but no format characters (Cf)
TOLL_FREE = frozenset({"800", "822", "833", "844", "855", "866", "877", "888"})  # 47 CFR 52.101 (f) and the later ones
WORD = re.compile(r"\w+")
NORTH_AMERICAN = re.compile(r"\+1(\d{3})\d{7}")


class Risk(StrEnum):
    CONTACT_CHANGED = "contact-changed"
    MIXED_SCRIPTS = "mixed-scripts"  # two alphabets in one word
    LOOKALIKE = "lookalike"  # letters that are drawn as others
    HIDDEN_SIGNS = "hidden-signs"  # invisible, or turning the direction of what follows
    NUMBER_ELSEWHERE = "number-elsewhere"  # another organization has it
    FAR_AREA_CODE = "far-area-code"
    LINK_HOST_CHANGED = "link-host-changed"
    MAILBOX_APART = "mailbox-apart"  # at another domain than every link
    FAR_ADDRESS = "far-address"  # in none of the states it serves
    ADDRESS_SHOWN = "address-shown"  # a public address where none was


@dataclass(frozen=True, slots=True)
class Flag:
    """`place` is the path in the changes, such as `contact.phones.0.number`; `detail` what was found there."""

    risk: Risk
    place: str
    detail: str = ""


def flags(
    differences: Sequence[Difference],
    *,
    links: Collection[str] = (),
    elsewhere: Mapping[str, Collection[str]] | None = None,
    area_codes: Mapping[str, Collection[str]] | None = None,
    states: Collection[str] = (),
) -> tuple[Flag, ...]:
    """Every flag of a proposal, in the order of its fields.

    `links`: the links that will be live; `elsewhere`: number -> names of other organizations that have it;
    `area_codes`: area code -> states it is known in, a code that is missing says nothing; `states`: where the listing
    serves (USPS), empty for the whole country.
    """
    found: list[Flag] = []
    for one in differences:
        place = f"{one.group}.{one.field}"
        if one.group == Group.CONTACT:
            found.append(Flag(Risk.CONTACT_CHANGED, place))
        found += _of_texts(one.after, place)
        found += _of_contacts(one, place, links, states)
        if one.field == "phones":
            found += _of_numbers(one, elsewhere or {}, area_codes or {}, states)
    return tuple(found)


def _of_texts(value: object, place: str) -> Iterator[Flag]:
    for path, said in texts(value, place):
        for risk, detail in signs(said):
            yield Flag(risk, path, detail)


def signs(said: str) -> Iterator[tuple[Risk, str]]:
    """What is odd in the letters of a text, each risk once, with the word or the code points."""
    hidden = [f"U+{ord(sign):04X}" for sign in said if unicodedata.category(sign) == "Cf" or sign in UNSEEN]
    if hidden:
        yield Risk.HIDDEN_SIGNS, ", ".join(dict.fromkeys(hidden))
    words = WORD.findall(said)
    mixed = next((word for word in words if len(_scripts(word) & ALIKE_SCRIPTS) > 1), None)
    if mixed:
        yield Risk.MIXED_SCRIPTS, mixed
    twin = next((word for word in words if _is_drawn_as_another(word, said)), None)
    if twin:
        yield Risk.LOOKALIKE, twin


def _scripts(word: str) -> frozenset[str]:
    """The first word of a letter's name says its script: CYRILLIC SMALL LETTER A."""
    return frozenset(unicodedata.name(sign, "").partition(" ")[0] for sign in word if sign.isalpha())


def _is_drawn_as_another(word: str, said: str) -> bool:
    """Letters in disguise (fullwidth, mathematical), or a word that only looks Latin in a text without that script."""
    letters = [sign for sign in word if sign.isalpha()]
    if any(_is_disguised(sign) for sign in letters):
        return True
    if len(letters) < 2 or not LATIN_TWINS.issuperset(letters):
        return False
    own = _scripts(word)
    return not any(_scripts(sign) <= own for sign in said if sign.isalpha() and sign not in LATIN_TWINS)


def _is_disguised(sign: str) -> bool:
    name = unicodedata.name(sign, "")
    return name.startswith(("FULLWIDTH LATIN", "MATHEMATICAL", "CIRCLED LATIN"))


def _of_contacts(one: Difference, place: str, links: Collection[str], states: Collection[str]) -> Iterator[Flag]:
    if one.field == "urls":
        yield from _of_links(one, place)
    elif one.field == "emails":
        yield from _of_mailboxes(one.after, place, links)
    elif one.field == "address" and one.after is not None:
        yield from _of_address(one, place, states)


def _of_address(one: Difference, place: str, states: Collection[str]) -> Iterator[Flag]:
    if _is_shown(one.after) and not _is_shown(one.before):
        yield Flag(Risk.ADDRESS_SHOWN, place)
    state = one.after["state_province"]
    if state and states and state not in states:
        yield Flag(Risk.FAR_ADDRESS, f"{place}.state_province", state)


def _of_links(one: Difference, place: str) -> Iterator[Flag]:
    before = {host_of(row["url"]) for row in one.before or ()}
    for position, row in enumerate(one.after):
        host = host_of(row["url"])
        if before and host not in before:
            yield Flag(Risk.LINK_HOST_CHANGED, f"{place}.{position}.url", host)
        if "xn--" in host:
            yield Flag(Risk.LOOKALIKE, f"{place}.{position}.url", host)


def _of_mailboxes(rows: Sequence[Mapping[str, Any]], place: str, links: Collection[str]) -> Iterator[Flag]:
    """A mailbox at the site of a link, above it or below it is near; without any link nothing can be said."""
    hosts = {host_of(link) for link in links} - {""}
    for position, row in enumerate(rows):
        domain = row["email"].rpartition("@")[2].lower()
        if hosts and not any(_are_kin(domain, host) for host in hosts):
            yield Flag(Risk.MAILBOX_APART, f"{place}.{position}.email", domain)


def _are_kin(domain: str, host: str) -> bool:
    return domain == host or domain.endswith(f".{host}") or host.endswith(f".{domain}")


def host_of(link: str) -> str:
    """In small letters, without `www.`; empty for what is no link."""
    try:
        return (urlsplit(link).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def _is_shown(address: Mapping[str, Any] | None) -> bool:
    return address is not None and address["disclosure"] == Disclosure.PUBLIC


def _of_numbers(
    one: Difference,
    elsewhere: Mapping[str, Collection[str]],
    area_codes: Mapping[str, Collection[str]],
    states: Collection[str],
) -> Iterator[Flag]:
    """Of numbers that were not there before."""
    before = {row["number"] for row in one.before or ()}
    for position, row in enumerate(one.after):
        place, number = f"contact.phones.{position}.number", row["number"]
        if number in before:
            continue
        if number in elsewhere:
            yield Flag(Risk.NUMBER_ELSEWHERE, place, ", ".join(sorted(elsewhere[number])))
        known = area_codes.get(area_code(number), ())
        if known and states and not set(known) & set(states):
            yield Flag(Risk.FAR_AREA_CODE, place, ", ".join(sorted(known)))


def area_code(number: str) -> str:
    """The three digits after +1; empty for other countries, short numbers and numbers that are free to call."""
    found = NORTH_AMERICAN.fullmatch(number)
    return found[1] if found and found[1] not in TOLL_FREE else ""
