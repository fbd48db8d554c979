"""Terms of needs, victimizations, populations and inquirer roles, read once from `directory/data/taxonomy/`.

A parent is written only where a provider of the parent would truly meet the child, since a parent *meets* a need (0.6):
a general lawyer for an immigration case, a mental health clinic for counseling, a hospital for an exam. Where siblings
are near each other and none stands for the other (a shelter bed, months of housing, help with rent; compensation, help
with bills), an umbrella term holds them that no listing carries: `place-to-live`, `money-help`, `legal-help`. So a
housing office never counts as a shelter, and who asks for the umbrella is met by each of them.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from rapidfuzz import fuzz, utils

DATA = Path(__file__).parent / "data" / "taxonomy"
FILES = {
    "need": "needs.json",
    "victimization": "victimizations.json",
    "population": "populations.json",
    "role": "roles.json",
}
EXACT, CHILD, PARENT, SIBLING = 1.0, 0.9, 0.6, 0.25  # of a wanted need, by what is offered
MET = PARENT
NEAR_ENOUGH = 60  # of 100: below it a suggestion would only puzzle
PART_SHARE = 0.9


class BrokenTaxonomy(ValueError):  # noqa: N818  it reads as what went wrong
    """A taxonomy file that cannot be trusted; names the file and the term."""


@dataclass(frozen=True, slots=True)
class Term:
    taxonomy: str  # need, victimization, population, role
    code: str
    labels: Mapping[str, str]  # interface language -> label, always with "en"
    definition: str
    parent: str | None = None
    synonyms: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # language -> lay phrases
    crosswalk: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # ovc, open-eligibility, listings -> codes


def terms(taxonomy: str) -> tuple[Term, ...]:
    """All terms in the order of the file. Raises KeyError on an unknown taxonomy."""
    return tuple(_by_code(taxonomy).values())


def term(taxonomy: str, code: str) -> Term | None:
    return _by_code(taxonomy).get(code)


def label(taxonomy: str, code: str, language: str = "en") -> str:
    """In the language, else in its base language, else in English; the code itself where no term has it."""
    return label_and_language(taxonomy, code, language)[0]


def label_and_language(taxonomy: str, code: str, language: str) -> tuple[str, str]:
    """The label and the language it is in: the one asked for (also by its base language), or English."""
    found = term(taxonomy, code)
    if found is None:
        return code, language
    own = found.labels.get(language) or found.labels.get(language.split("-", maxsplit=1)[0])
    return (own, language) if own else (found.labels["en"], "en")


def nearest(taxonomy: str, text: str, limit: int = 3) -> tuple[str, ...]:
    """Codes whose spelling or English label is nearest to the text, best first; for "no such code"."""
    wanted = utils.default_process(text[:100].replace("_", " "))
    scored = ((_nearness(wanted, one), code) for code, one in _by_code(taxonomy).items())
    near = sorted((-score, code) for score, code in scored if score >= NEAR_ENOUGH)
    return tuple(code for _, code in near[:limit])


def _nearness(wanted: str, one: Term) -> float:
    """0 to 100: the spelling of the code, or a little less one word of it or the words of the label."""
    code, label_words = utils.default_process(one.code), utils.default_process(one.labels["en"])
    parts = (fuzz.token_set_ratio(wanted, label_words), *(fuzz.ratio(wanted, word) for word in code.split()))
    return max(fuzz.ratio(wanted, code), PART_SHARE * max(parts))


def children(taxonomy: str, code: str) -> tuple[str, ...]:
    return tuple(one.code for one in terms(taxonomy) if one.parent == code)


def ancestors(taxonomy: str, code: str) -> tuple[str, ...]:
    """From the parent up; empty for a root or an unknown code."""
    above: list[str] = []
    current = term(taxonomy, code)
    while current is not None and current.parent is not None:
        above.append(current.parent)
        current = term(taxonomy, current.parent)
    return tuple(above)


def siblings(taxonomy: str, code: str) -> tuple[str, ...]:
    found = term(taxonomy, code)
    if found is None or found.parent is None:
        return ()
    return tuple(one for one in children(taxonomy, found.parent) if one != code)


@lru_cache(maxsize=4096)
def need_closeness(wanted: str, offered: str) -> float:
    """How well what is offered meets what is wanted: 1 the same, .9 a term below it, .6 one above, .25 beside, else 0."""
    if wanted == offered:
        return EXACT
    if wanted in ancestors("need", offered):
        return CHILD
    if offered in ancestors("need", wanted):
        return PARENT
    return SIBLING if offered in siblings("need", wanted) else 0.0


@cache
def codes_that_meet(wanted: str) -> frozenset[str]:
    """Every need code whose offer meets the wanted one (closeness of at least .6)."""
    return frozenset(one.code for one in terms("need") if need_closeness(wanted, one.code) >= MET)


@cache
def version(taxonomy: str) -> str:
    return str(_read(FILES[taxonomy])["version"])


@cache
def _by_code(taxonomy: str) -> Mapping[str, Term]:
    name = FILES[taxonomy]
    found: dict[str, Term] = {}
    for row in _read(name)["terms"]:
        one = _term(taxonomy, name, row)
        if one.code in found:
            raise BrokenTaxonomy(f"{name}: {one.code} stands twice")
        found[one.code] = one
    _check_parents(name, found)
    return MappingProxyType(found)


def _read(name: str) -> dict[str, Any]:
    try:
        content = json.loads((DATA / name).read_text(encoding="utf-8"))
    except (OSError, ValueError) as problem:
        raise BrokenTaxonomy(f"{name}: {problem}") from problem
    if not isinstance(content, dict) or not content.get("version") or not content.get("terms"):
        raise BrokenTaxonomy(f"{name}: a version and terms are needed")
    return content


def _term(taxonomy: str, name: str, row: Mapping[str, Any]) -> Term:
    code = row.get("code")
    if not code or not row.get("definition") or not row.get("labels", {}).get("en"):
        raise BrokenTaxonomy(f"{name}: {code or 'a term'} lacks a code, a definition or an English label")
    return Term(
        taxonomy,
        code,
        MappingProxyType(dict(row["labels"])),
        row["definition"],
        row.get("parent"),
        _lists(row.get("synonyms", {})),
        _lists(row.get("crosswalk", {})),
    )


def _lists(found: Mapping[str, list[str]]) -> Mapping[str, tuple[str, ...]]:
    return MappingProxyType({key: tuple(values) for key, values in found.items()})


def _check_parents(name: str, found: Mapping[str, Term]) -> None:
    """Every parent exists and no term stands above itself."""
    for one in found.values():
        seen, current = {one.code}, one
        while current.parent is not None:
            if current.parent not in found or current.parent in seen:
                raise BrokenTaxonomy(f"{name}: {current.code} has no sound parent: {current.parent}")
            current = found[current.parent]
            seen.add(current.code)
