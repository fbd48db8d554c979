"""An offer's search document as one flat document of Elasticsearch.

What a filter asks is worked out here, once, so that a question needs few clauses: each costs the server for every offer
it looks at.
"""

from collections.abc import Iterator
from hashlib import blake2b
from typing import Any

from directory import taxonomy
from directory.models.services import Publication, Status
from matching.cells import cell_of
from matching.coverage import width
from matching.documents import NEVER, UNDATED, OfferDocument, to_json
from matching.fitting import needs_met
from matching.gates import anybodys_line, known_door, stands_by
from matching.spec import codes

CLOSED = frozenset({Status.HISTORICAL.value, Status.REPORTED_TERMINATED.value})
UNSAID = "~unsaid"  # stands in a set of codes that is empty
FOR_ALL = "~all"  # stands beside codes of which one is open to everybody
DOOR = "~door"  # stands beside the needs that an offer meets
COUNTRY, SOME_STATES, NO_STATE = "us", "some-states", "in:"  # keys of areas
FROM_AFAR = ":remote"


def flat(document: OfferDocument, sequence: int = 0) -> dict[str, Any]:
    """By the fields of `mapping`; what is unknown has no field, or a mark of its own, so that nothing takes it for a no."""
    found = {
        **_codes(document),
        **_sets(document),
        "offer_id": document.offer_id,
        "sequence": sequence,
        "digest": digest(to_json(document)),
        "home": _home(document),
        "national": document.national,
        "remote": document.remote,
        "distant": document.remote and document.point is None,
        "limited": bool(document.groups or document.context),
        "always_open": document.always_open,
        "interpreter": document.interpreter == "yes",
        "minimum_age": document.minimum_age,
        "maximum_age": document.maximum_age,
        "way": width(document).value + (FROM_AFAR if document.remote else ""),
        "fresh_on": _older(document.existence_on, document.contact_on),
        "hours_on": _older(document.hours_on) if document.windows else None,
        "address": _at(document.point),
    }
    return {name: value for name, value in found.items() if value is not None and value != []}


def digest(raw: bytes) -> str:
    """Of a search document as it is stored: two stores that hold the same offer agree in it."""
    return blake2b(raw, digest_size=8).hexdigest()


def meets(document: OfferDocument) -> list[str]:
    """`needs_met` in the order of the taxonomy."""
    met = needs_met(document)
    return [term.code for term in taxonomy.terms("need") if term.code in met]


def in_state(usps: str) -> str:
    """The key of offers of this state whose area nobody declared."""
    return f"{NO_STATE}{usps}"


def in_cell(cell: tuple[int, int]) -> str:
    """The key of offers that stand in a cell of the map and whose area was inferred."""
    return "cell:{}:{}".format(*cell)


def _codes(document: OfferDocument) -> dict[str, Any]:
    texts = ("source_id", "organization", "kind", "role", "level", "publication")
    return {
        **{name: getattr(document, name) or None for name in texts},
        "stands": document.audience if _stands(document) else None,
        "context": document.context or UNSAID,
    }


def _stands(document: OfferDocument) -> bool:
    """`gates.stands`, but for the audience."""
    return document.publication == Publication.PUBLISHED and document.status not in CLOSED


def _sets(document: OfferDocument) -> dict[str, list[str]]:
    tokens = ("name_tokens", "need_tokens", "description_tokens")
    return {
        **{name: sorted(getattr(document, name)) for name in ("needs", "excludes", *tokens)},
        "groups": sorted(document.groups) or [UNSAID],
        "crimes": _marked(document.victimizations, codes("serve_every_crime")),
        "populations": _marked(document.populations, codes("open_populations")),
        "languages": sorted(f"{code}:{'' if level is None else level}" for code, level in document.languages.items()),
        "meets": [*meets(document), *([DOOR] if _door(document) else [])],
        "area_keys": _area_keys(document),
        "reach_keys": sorted(_reach_keys(document)),
    }


def _marked(named: frozenset[str], open_to_all: frozenset[str]) -> list[str]:
    return [*sorted(named), *([] if named.isdisjoint(open_to_all) else [FOR_ALL])] or [UNSAID]


def _door(document: OfferDocument) -> bool:
    return known_door(document) or anybodys_line(document) or stands_by(document)


def _area_keys(document: OfferDocument) -> list[str]:
    """Of the area that it serves as far as anybody says; none where only the state is known."""
    if document.national:
        return [COUNTRY]
    return [] if document.area_basis == "unknown" else sorted(document.area_keys)


def _reach_keys(document: OfferDocument) -> Iterator[str]:
    """Whatever `coverage` could find it in reach by, and what may join when the circle is drawn wider."""
    if document.national:
        yield COUNTRY
        return
    yield from document.area_keys
    if document.area_scope == "states":
        yield SOME_STATES
    if document.area_basis != "declared":
        yield from map(in_state, document.states or ("",))
    near = document.point or document.centre
    if document.area_basis == "inferred" and near:
        yield in_cell(cell_of(*near))


def _home(document: OfferDocument) -> str:
    """By which offers of one county lie together in the index: what a question skips, it then skips at once."""
    if document.national:
        return ""
    counties = (key for key in document.area_keys if key.startswith("county:"))
    return "|".join((min(document.states, default=""), min(counties, default="")))


def _older(*days: str) -> str | None:
    """The oldest of these days; none where one of them is not known."""
    return None if {NEVER, UNDATED} & set(days) else min(days)


def _at(point: tuple[float, float] | None) -> dict[str, float] | None:
    return None if point is None else {"lat": point[0], "lon": point[1]}
