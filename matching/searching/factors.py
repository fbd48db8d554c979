"""Each factor of the score by what the server knows of it: clauses of which each adds its points, as in our own score."""

from collections.abc import Callable, Iterator, Mapping
from functools import cache

from directory import taxonomy
from matching.fitting import near_crimes, same_crimes
from matching.inquiry import Inquiry, in_person_needs
from matching.scoring.score import weights
from matching.scoring.words import DESCRIPTION, NAME, NEED
from matching.searching.flat import FOR_ALL, FROM_AFAR, UNSAID
from matching.searching.queries import Clause
from matching.spec import spec

FULL_KM = "full_km"
LEVELS = ("4", "3", "2", "1")
BY_INTERPRETER = "2"


def factors(inquiry: Inquiry) -> list[Clause]:
    weighed = weights(inquiry)
    return [
        one for factor, clauses in FACTORS.items() if factor in weighed for one in clauses(inquiry, weighed[factor])
    ]


def _needs(inquiry: Inquiry, weight: float) -> Iterator[Clause]:
    total = sum(need.weight for need in inquiry.needs) or 1.0
    for need in inquiry.needs:
        share = weight * need.weight / total
        yield best_of(*(({"terms": {"needs": offered}}, share * close) for close, offered in _offered(need.code)))


@cache
def _offered(wanted: str) -> list[tuple[float, list[str]]]:
    """Closeness, the closest first, and the needs that lie so close to the wanted one."""
    found: dict[float, list[str]] = {}
    for term in taxonomy.terms("need"):
        found.setdefault(taxonomy.need_closeness(wanted, term.code), []).append(term.code)
    return [(close, found[close]) for close in sorted(found, reverse=True) if close > 0]


def _languages(inquiry: Inquiry, weight: float) -> Iterator[Clause]:
    """The best of the languages asked for, more than where nobody knows; English unasked goes without saying."""
    numbers = spec()["language"]
    unknown, levels = float(numbers["levels"]["unknown"]), {level: float(numbers["levels"][level]) for level in LEVELS}
    spoken: list[tuple[Clause, float]] = []
    for place, code in enumerate(inquiry.language_codes[:2]):
        share = weight * float(numbers["preference_decay"]) ** place
        named = ((f"{code}:{level}", share * (worth - unknown)) for level, worth in levels.items() if worth > unknown)
        spoken += [({"term": {"languages": name}}, points) for name, points in named]
        if code != "en":
            spoken.append(({"term": {"interpreter": True}}, share * (levels[BY_INTERPRETER] - unknown)))
    if spoken:
        yield best_of(*spoken)


def _fit(inquiry: Inquiry, weight: float) -> Iterator[Clause]:
    """Half for the crimes, half for the groups."""
    same = frozenset[str]().union(*map(same_crimes, inquiry.crimes))
    near = frozenset[str]().union(*map(near_crimes, inquiry.crimes))
    yield _of_a_field("crimes", [("serves", same), ("near", near)], weight / 2)
    yield _of_a_field("populations", [("serves", inquiry.wanted_groups)], weight / 2)


def _of_a_field(field: str, wanted: list[tuple[str, frozenset[str]]], half: float) -> Clause:
    """More than where it is limited to others."""
    numbers = spec()["fit"]
    named = [(found, float(numbers[grade])) for grade, found in wanted if found]
    general = numbers if named else numbers["not_given"]
    limited = float(numbers[f"other_{'groups' if field == 'populations' else field}"] if named else general["limited"])
    grades = [*named, ({FOR_ALL}, float(general["any"])), ({UNSAID}, float(general["unknown"]))]
    return best_of(*(({"terms": {field: sorted(found)}}, half * (worth - limited)) for found, worth in grades))


def _geography(inquiry: Inquiry, weight: float) -> Iterator[Clause]:
    """The most of: near to a public address, about as in our own score; in the area; helped from afar."""
    numbers, view = spec()["geography"], inquiry.here
    near = []
    if view.point is not None and view.half_km > 0:
        at, half = {"lat": view.point.lat, "lon": view.point.lon}, f"{view.half_km + float(numbers[FULL_KM])}km"
        near = [{"distance_feature": {"field": "address", "origin": at, "pivot": half, "boost": weight}}]
    by_way = (
        {"constant_score": {"filter": {"term": {"way": way}}, "boost": weight * worth}} for way, worth in _ways(inquiry)
    )
    yield {"dis_max": {"queries": [*near, *by_way]}}


def _ways(inquiry: Inquiry) -> Iterator[tuple[str, float]]:
    """What it is worth that an offer serves an area so wide, and helps from afar or not."""
    numbers = spec()["geography"]
    from_afar = numbers["remote"] if inquiry.need_codes - in_person_needs() else {}
    for ring in sorted({**numbers["area"], **numbers["remote"]}):
        area = float(numbers["area"].get(ring, 0.0))
        for way, worth in ((ring, area), (ring + FROM_AFAR, max(area, float(from_afar.get(ring, 0.0))))):
            if worth:
                yield way, worth


def _access(_: Inquiry, weight: float) -> Iterator[Clause]:
    """More than where nobody knows; who is open now among those with hours, we see ourselves."""
    numbers = spec()["access"]
    yield _worth({"term": {"always_open": True}}, weight * (float(numbers["open"]) - float(numbers["unknown"])))


def _freshness(inquiry: Inquiry, weight: float) -> Iterator[Clause]:
    numbers = spec()["freshness"]
    half, today = f"{numbers['contact_half_life']}d", inquiry.at.date().isoformat()
    worth = weight * float(numbers["span"])
    yield {"distance_feature": {"field": "fresh_on", "origin": today, "pivot": half, "boost": worth}}


def _text(inquiry: Inquiry, weight: float) -> Iterator[Clause]:
    """Each unread word by the field in which it is found: `matching.scoring.words`."""
    unread = inquiry.resolved.unread
    for word in unread:
        found = (
            (f"{field}_tokens", worth)
            for field, worth in (("name", NAME), ("need", NEED), ("description", DESCRIPTION))
        )
        yield best_of(*(({"term": {field: word}}, weight * worth / (NAME * len(unread))) for field, worth in found))


FACTORS: Mapping[str, Callable[[Inquiry, float], Iterator[Clause]]] = {
    "needs": _needs,
    "language": _languages,
    "fit": _fit,
    "geography": _geography,
    "access": _access,
    "freshness": _freshness,
    "text": _text,
}


def _worth(clause: Clause, points: float) -> Clause:
    return {"constant_score": {"filter": clause, "boost": max(points, 0.01)}}


def best_of(*worth: tuple[Clause, float]) -> Clause:
    """The most that one of these clauses is worth."""
    return {"dis_max": {"queries": [_worth(clause, points) for clause, points in worth]}}
