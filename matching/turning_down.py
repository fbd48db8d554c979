"""What was read from a person's words and turned down by who heard them: it counts no more, and nothing takes its place."""

from collections.abc import Iterable
from dataclasses import replace
from typing import TypeVar

from matching.types import LanguageWanted, MatchRequest, NeedWanted, ResolvedRequest

SINGLE = ("age", "urgency", "stage", "custody", "inquirer")
Coded = TypeVar("Coded", NeedWanted, LanguageWanted)


def as_meant(found: ResolvedRequest, request: MatchRequest) -> ResolvedRequest:
    """Without what `request.turned_down` names; what the request gives by itself stays.

    The words are not read anew without the part that was turned down: a reader finds something else in what is left.
    """
    down = request.turned_down
    if not down:
        return found
    given = found.languages[: len(request.languages)]
    return replace(
        found,
        needs=_coded("need", found.needs, request.needs, down),
        victimizations=_codes("victimization", found.victimizations, request.victimizations, down),
        populations=_codes("population", found.populations, request.populations, down),
        languages=_coded("language", found.languages, given, down),
        here=found.here if request.places.here or "place:" not in down else None,
        crime=found.crime if request.places.crime or "crime_place:" not in down else None,
        **{name: getattr(request, name) for name in SINGLE if f"{name}:" in down},
    )


def _codes(name: str, found: Iterable[str], given: Iterable[str], down: frozenset[str]) -> tuple[str, ...]:
    own = set(given)
    return tuple(code for code in found if code in own or f"{name}:{code}" not in down)


def _coded(name: str, found: Iterable[Coded], given: tuple[Coded, ...], down: frozenset[str]) -> tuple[Coded, ...]:
    return tuple(one for one in found if one in given or f"{name}:{one.code}" not in down)
