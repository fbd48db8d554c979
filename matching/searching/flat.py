"""An offer's search document as one flat document of Elasticsearch."""

from hashlib import blake2b
from typing import Any

from directory import taxonomy
from matching.coverage import width
from matching.documents import NEVER, UNDATED, OfferDocument, to_json
from matching.fitting import needs_met
from matching.gates import anybodys_line, known_door, stands_by


def flat(document: OfferDocument, sequence: int = 0) -> dict[str, Any]:
    """By the fields of `mapping`; what is unknown has no field, so that no filter can take it for a no."""
    found = {
        **_codes(document),
        "offer_id": document.offer_id,
        "sequence": sequence,
        "digest": digest(to_json(document)),
        "national": document.national,
        "remote": document.remote,
        "line": document.line,
        "door": known_door(document) or anybodys_line(document) or stands_by(document),
        "minimum_age": document.minimum_age,
        "maximum_age": document.maximum_age,
        "public": document.point is not None,
        "always_open": document.always_open,
        "interpreter": document.interpreter == "yes",
        "ring": width(document).value,
        "fresh_on": _older(document.existence_on, document.contact_on),
        "hours_on": _older(document.hours_on) if document.windows else None,
        "centre": _at(document.point or document.centre),
    }
    return {name: value for name, value in found.items() if value is not None and value != []}


def digest(raw: bytes) -> str:
    """Of a search document as it is stored: two stores that hold the same offer agree in it."""
    return blake2b(raw, digest_size=8).hexdigest()


def meets(document: OfferDocument) -> list[str]:
    """`needs_met` in the order of the taxonomy."""
    met = needs_met(document)
    return [term.code for term in taxonomy.terms("need") if term.code in met]


def _codes(document: OfferDocument) -> dict[str, Any]:
    texts = ("source_id", "organization", "kind", "role", "level", "publication", "audience", "status", "context")
    sets = ("groups", "needs", "populations", "excludes", "area_keys", "states")
    tokens = ("name_tokens", "need_tokens", "description_tokens")
    return {
        **{name: getattr(document, name) or None for name in (*texts, "area_basis", "area_scope")},
        **{name: sorted(getattr(document, name)) for name in (*sets, *tokens)},
        "crimes": sorted(document.victimizations),
        "languages": sorted(f"{code}:{'' if level is None else level}" for code, level in document.languages.items()),
        "meets": meets(document),
    }


def _older(*days: str) -> str | None:
    """The oldest of these days; none where one of them is not known."""
    return None if {NEVER, UNDATED} & set(days) else min(days)


def _at(point: tuple[float, float] | None) -> dict[str, float] | None:
    return None if point is None else {"lat": point[0], "lon": point[1]}
