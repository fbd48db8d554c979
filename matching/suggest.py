"""What a person may mean by the first letters of a word: needs, crimes, places, languages and organizations, mixed."""

import math
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache, lru_cache

from django.conf import settings
from django.db.models import QuerySet
from rapidfuzz import fuzz, process

from directory import taxonomy
from directory.errors import BadInput
from directory.languages import all_languages, autonym, language_name, names
from directory.models import Organization
from directory.models.services import Publication
from geodata import tables
from geodata.geocode import resolve
from matching.engines.guarded import GuardedEngine
from matching.holding import held
from matching.tokens import normalise, tokens
from matching.types import Suggestion

READ = 100  # characters of the text
WHOLE, STARTS, SAID_WHOLE, WORD_STARTS, SAID_SO, SAID_WITHIN, MISSPELT = 1.0, 0.95, 0.94, 0.92, 0.91, 0.8, 0.7
LONGER_COST = 0.05  # of the score of a lay phrase of which only the beginning is typed
PLACE_LEAST = 0.78
NEAR_ENOUGH = 80  # of 100: a spelling this near is taken for a typo
FUZZY_FROM = 4  # letters; of shorter words everything is near
LARGEST = 8_500_000  # people; a place's size only orders places of one beginning
SIZE_SHARE = 0.15  # of the score: New York .93, a village .80
COUNTY_SHARE = 0.1  # of its people: who types "fres" means the city
ZIP_FROM = 3  # digits
ELSEWHERE = 0.9  # of the score of a language's name in a language that names are not read in
NAMED_IN = ("zh-hans", "vi", "ht", "ru", "prs", "fr", "pt", "ko")  # beside those that names are read in


def suggest(
    text: str, kinds: Sequence[str] | None = None, language: str = "en", first: int = 8
) -> tuple[Suggestion, ...]:
    """The best `first` suggestions of the kinds wanted (`USUAL` by default), best first; none for an empty text.

    A name that starts with the text goes before one that has a word that does, then lay words for it, then near
    spellings. Raises BadInput on an unknown kind.
    """
    wanted = USUAL if kinds is None else tuple(dict.fromkeys(kinds))
    for kind in wanted:
        if kind not in KINDS:
            raise BadInput("kinds", f"No such kind: {kind[:40]!r}. Kinds: {', '.join(KINDS)}.")
    typed = " ".join(normalise(text[:READ]).split())
    if not typed or first < 1:
        return ()
    found = [one for kind in wanted for one in KINDS[kind](typed, language, first)]
    order = {kind: place for place, kind in enumerate(wanted)}
    return _mixed(sorted(found, key=lambda one: (-one.score, order[one.kind], one.label, one.code)), first)


def _mixed(found: Sequence[Suggestion], first: int) -> tuple[Suggestion, ...]:
    """The best, at most half of them of one kind while others remain; in order of score."""
    most = max(1, (first + 1) // 2)
    taken = Counter[str]()
    front: list[Suggestion] = []
    for one in found:
        taken[one.kind] += 1
        if taken[one.kind] <= most:
            front.append(one)
    rest = [one for one in found if one not in front]
    chosen = [*front, *rest][:first]
    return tuple(one for one in found if one in chosen)


def _needs(typed: str, language: str, first: int) -> Iterator[Suggestion]:
    return _terms("need", typed, language, first)


def _victimizations(typed: str, language: str, first: int) -> Iterator[Suggestion]:
    return _terms("victimization", typed, language, first)


def _populations(typed: str, language: str, first: int) -> Iterator[Suggestion]:
    return _terms("population", typed, language, first)


def _terms(name: str, typed: str, language: str, first: int) -> Iterator[Suggestion]:
    scored = ((_term_score(typed, said), code) for code, said in _term_names(name, language))
    for score, code in sorted((-score, code) for score, code in scored if score)[:first]:
        yield Suggestion(name, code, taxonomy.label(name, code, language), -score)


@lru_cache(maxsize=32)
def _term_names(name: str, language: str) -> tuple[tuple[str, tuple[tuple[str, ...], tuple[str, ...]]], ...]:
    """Per term its labels and its lay words, plain: the interface language first, English always."""
    found = []
    for term in taxonomy.terms(name):
        labels = (taxonomy.label(name, term.code, language), term.labels["en"], term.code.replace("-", " "))
        said = (phrase for phrases in term.synonyms.values() for phrase in phrases)
        found.append((term.code, (_plain(labels), _plain(said))))
    return tuple(found)


def _plain(phrases: Sequence[str] | Iterator[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(normalise(phrase) for phrase in phrases))


def _term_score(typed: str, said: tuple[tuple[str, ...], tuple[str, ...]]) -> float:
    labels, phrases = said
    return max(_name_score(typed, labels), _said_score(typed, phrases)) or _misspelt(typed, (*labels, *phrases))


def _said_score(typed: str, phrases: Sequence[str]) -> float:
    """A lay phrase typed whole, begun (the shorter the surer), or holding a word that is begun."""
    if typed in phrases:
        return SAID_WHOLE
    begun = [len(phrase) for phrase in phrases if phrase.startswith(typed)]
    if begun:
        return round(SAID_SO - LONGER_COST * (1 - len(typed) / min(begun)), 4)
    return SAID_WITHIN * any(f" {typed}" in phrase for phrase in phrases)


def _name_score(typed: str, labels: Sequence[str]) -> float:
    if typed in labels:
        return WHOLE
    if any(label.startswith(typed) for label in labels):
        return STARTS
    return WORD_STARTS * any(f" {typed}" in label for label in labels)


def _misspelt(typed: str, said: Sequence[str]) -> float:
    if len(typed) < FUZZY_FROM:
        return 0.0
    near = process.extractOne(typed, said, scorer=fuzz.ratio, score_cutoff=NEAR_ENOUGH)
    return round(MISSPELT * near[1] / 100, 4) if near else 0.0


def _languages(typed: str, language: str, first: int) -> Iterator[Suggestion]:
    scored: dict[str, float] = {}
    for code, said, elsewhere in _language_names():
        score = _name_score(typed, said) or ELSEWHERE * _name_score(typed, elsewhere) or _misspelt(typed, said)
        if score:
            scored[code] = score
    for code in sorted(scored, key=lambda one: (-scored[one], one))[:first]:
        shown, own = language_name(code, language), autonym(code)
        yield Suggestion("language", code, shown if shown == own else f"{shown} · {own}", scored[code])


@cache
def _language_names() -> tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...]:
    """Per language its code, the names it is read by, and those in the further languages of `NAMED_IN`."""
    found: dict[str, list[str]] = {code: [] for code in all_languages()}
    for name, code in names().items():
        if code in found:
            found[code].append(normalise(name))
    return tuple(
        (code, tuple(said), _plain(language_name(code, one) for one in NAMED_IN)) for code, said in found.items()
    )


def _places(typed: str, _language: str, first: int) -> Iterator[Suggestion]:
    """Names that begin so, the most populous first; a ZIP by its first digits; else what the typo may have meant."""
    if typed.isdigit():
        yield from _zips(typed, first)
        return
    begun = _begun(" ".join(tokens(typed)))
    best = sorted(begun, key=lambda row: (-row[1], row[2]))[:first]
    for _, people, label, key in best:
        yield Suggestion("place", key, label, _sized(people))
    if not best and len(typed) >= FUZZY_FROM:
        yield from _meant_places(typed, first)


def _sized(people: int) -> float:
    share = math.log1p(min(people, LARGEST)) / math.log1p(LARGEST)
    return round(PLACE_LEAST + SIZE_SHARE * share, 4)


def _begun(typed: str) -> list[tuple[str, int, str, str]]:
    rows = _place_names()
    start = bisect_left(rows, (typed,))
    end = bisect_left(rows, (typed + "\U0010ffff",))
    return rows[start:end] if typed else []


@cache
def _place_names() -> list[tuple[str, int, str, str]]:
    """(plain name with its state, people, label, area key), sorted: states, counties and cities."""
    rows = [(row.name, row.pop, row.name, f"state:{row.usps}") for row in tables.states().values()]
    rows += [
        (row.label, int(row.pop * COUNTY_SHARE), row.label, f"county:{row.fips}") for row in tables.counties().values()
    ]
    rows += [(row.label, row.pop or 0, row.label, f"place:{row.geoid}") for row in tables.cities().values()]
    return sorted((" ".join(tokens(name)), people, label, key) for name, people, label, key in rows)


def _zips(typed: str, first: int) -> Iterator[Suggestion]:
    if len(typed) < ZIP_FROM:
        return
    codes = _zip_codes()
    for code in codes[bisect_left(codes, typed) : bisect_left(codes, typed + ":")][:first]:
        row = tables.zips()[code]
        yield Suggestion("place", f"zip:{code}", f"{code} {row.city}, {row.state}", WHOLE if code == typed else STARTS)


@cache
def _zip_codes() -> list[str]:
    return sorted(tables.zips())


def _meant_places(typed: str, first: int) -> Iterator[Suggestion]:
    place = resolve(text=typed)
    if place.resolved and place.candidates == ():
        key = next((one for one in sorted(place.area_keys) if one.startswith(("place:", "zip:"))), "")
        yield Suggestion("place", key or _narrowest(place.area_keys), place.label, MISSPELT)
    for one in place.candidates[:first]:
        yield Suggestion("place", one.area_key, one.label, MISSPELT)


def _narrowest(keys: frozenset[str]) -> str:
    return min(sorted(keys), key=lambda key: (not key.startswith("county:"), not key.startswith("state:")))


def _organizations(typed: str, _language: str, first: int) -> Iterator[Suggestion]:
    """Those with something published; names that start with the text before names that hold it."""
    shown = _shown(typed)
    starting = shown.filter(name__istartswith=typed)[:first]
    for one in starting:
        yield Suggestion("organization", one.slug, one.name, STARTS - 0.02)
    if len(typed) >= ZIP_FROM:
        for one in shown.filter(name__icontains=f" {typed}").exclude(name__istartswith=typed)[:first]:
            yield Suggestion("organization", one.slug, one.name, SAID_SO - 0.02)


def _shown(typed: str) -> QuerySet[Organization]:
    """Those with something published: of a search server's index only the few whose names begin so."""
    shown = Organization.objects.filter(services__publication=Publication.PUBLISHED).distinct()
    slugs = _found_afar(typed) if GuardedEngine.name == settings.MATCH_ENGINE else None
    return shown if slugs is None else shown.filter(slug__in=slugs)


def _found_afar(typed: str) -> list[str] | None:
    words, engine = tokens(typed), held().engine
    return engine.organizations(words) if words and isinstance(engine, GuardedEngine) else None


KINDS: Mapping[str, Callable[[str, str, int], Iterator[Suggestion]]] = {
    "need": _needs,
    "victimization": _victimizations,
    "place": _places,
    "language": _languages,
    "organization": _organizations,
    "population": _populations,
}
USUAL = ("need", "victimization", "place", "language", "organization")
