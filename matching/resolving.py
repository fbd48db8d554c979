"""A request as understood: codes checked, lay words read, places found. Bad input is named by its field."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime

from directory import taxonomy
from directory.errors import BadInput
from directory.languages import canonical, nearest_languages
from geodata.geocode import resolve
from geodata.types import Place, Point
from matching.fitting import loosely_near_crimes, near_crimes
from matching.reading import interpret
from matching.reading.merging import SURE
from matching.turning_down import as_meant
from matching.types import (
    Guess,
    Interpretation,
    LanguageWanted,
    MatchRequest,
    NeedWanted,
    PlaceGiven,
    ResolvedRequest,
)

TEXT_LIMIT = 10_000  # characters; the reader itself reads the first thousand
NEEDS_READ = 3  # at most so many needs are taken from lay words
CRIMES_READ = 2
SURE_ENOUGH = SURE  # a weaker guess is echoed, not used
SECOND = 0.75  # a second crime brings lines for it to the top, and is right less often than the first
LIST_CAP = 50


@dataclass(frozen=True, slots=True)
class Understood:
    """What was asked, and which of it was only read from words: a guess widens, it never excludes."""

    request: MatchRequest
    resolved: ResolvedRequest
    needs_guessed: bool
    crimes_guessed: bool


def understand(request: MatchRequest, *, now: datetime | None = None) -> Understood:
    """Raises BadInput with the path of the offending field."""
    check(request)
    read = interpret(request.text) if request.text.strip() else Interpretation()
    resolved = ResolvedRequest(
        needs=_needs(request, read),
        victimizations=request.victimizations or _crimes(read.victimizations),
        populations=tuple(dict.fromkeys((*request.populations, *_sure(read.populations, 3)))),
        languages=_languages(request, read),
        here=_place("places.here", request.places.here) or (read.place if request.places.here_from_text else None),
        crime=_place("places.crime", request.places.crime) or read.crime_place,
        destination=_place("places.destination", request.places.destination),
        age=request.age if request.age is not None else read.age,
        urgency=request.urgency or read.urgency,
        stage=request.stage or read.stage,
        custody=request.custody or read.custody,
        inquirer=request.inquirer or read.inquirer,
        at=(request.at or now or datetime.now(UTC)).astimezone(UTC),  # a day is the same for every caller
        interpretation=read,
        unread=read.unread,
    )
    return Understood(request, as_meant(resolved, request), not request.needs, not request.victimizations)


def check(request: MatchRequest) -> None:
    if len(request.text) > TEXT_LIMIT:
        raise BadInput("text", f"Use at most {TEXT_LIMIT:,} characters; this has {len(request.text):,}.")
    if not 1 <= request.first <= LIST_CAP:
        raise BadInput("first", f"Ask for 1 to {LIST_CAP} results.")
    if request.age is not None and not 0 <= request.age <= 130:
        raise BadInput("age", "An age lies between 0 and 130.")
    if request.require.max_km is not None and not request.require.max_km > 0:
        raise BadInput("require.maxKm", "A distance is above zero.")
    if request.at is not None and request.at.tzinfo is None:
        raise BadInput("at", "Give the time with its UTC offset.")
    _check_codes(request)


def _check_codes(request: MatchRequest) -> None:
    for index, need in enumerate(request.needs):
        _known("need", need.code, f"needs.{index}.code")
        if not 0 < need.weight <= 100:
            raise BadInput(f"needs.{index}.weight", "A weight lies above 0, up to 100.")
    for index, code in enumerate(request.victimizations):
        _known("victimization", code, f"victimizations.{index}")
    for index, code in enumerate(request.populations):
        _known("population", code, f"populations.{index}")


def _known(name: str, code: str, field: str) -> None:
    if taxonomy.term(name, code) is None:
        near = ", ".join(taxonomy.nearest(name, code))
        raise BadInput(field, f"There is no such code: {code[:60]!r}. Nearest: {near}.")


def _needs(request: MatchRequest, read: Interpretation) -> tuple[NeedWanted, ...]:
    """Coded needs, then those read from words, each code once."""
    coded = {need.code: need for need in request.needs}
    guessed = {code: NeedWanted(code) for code in _sure(read.needs, NEEDS_READ)}
    return tuple({**guessed, **coded}[code] for code in (*coded, *(c for c in guessed if c not in coded)))


def _crimes(guesses: tuple[Guess, ...]) -> tuple[str, ...]:
    """The surest, and a second one that is surer still or lies near; else the best of several that lie near each other,
    where one of them is sure.
    """
    if not guesses:
        return ()
    first = guesses[0].code
    if sure := _sure(guesses, CRIMES_READ):
        surer = {one.code for one in guesses if one.score >= SECOND}
        return tuple(code for code in sure if code in {first} | near_crimes(first) | surer)
    kin = [one for one in guesses if one.code in {first} | near_crimes(first) | loosely_near_crimes(first)]
    return tuple(one.code for one in kin[:CRIMES_READ]) if sum(one.score for one in kin) >= SURE_ENOUGH else ()


def _sure(guesses: tuple, most: int) -> tuple[str, ...]:  # type: ignore[type-arg]
    return tuple(guess.code for guess in guesses[:most] if guess.score >= SURE_ENOUGH)


def _languages(request: MatchRequest, read: Interpretation) -> tuple[LanguageWanted, ...]:
    wanted = [replace(one, code=_language(one.code, index)) for index, one in enumerate(request.languages)]
    have = {one.code for one in wanted}
    return (*wanted, *(LanguageWanted(code) for code in _sure(read.languages, 2) if code not in have))


def _language(code: str, index: int) -> str:
    found = canonical(code)
    if found is None:
        near = ", ".join(nearest_languages(code))
        raise BadInput(f"languages.{index}.code", f"No such language: {code[:60]!r}. Nearest: {near}.")
    return found


def _place(field: str, given: PlaceGiven | None) -> Place | None:
    if given is None or (not given.text.strip() and given.latitude is None and given.longitude is None):
        return None
    try:
        return resolve(text=given.text, point=_point(given))
    except ValueError as problem:
        raise BadInput(field, str(problem)) from problem


def _point(given: PlaceGiven) -> Point | None:
    if given.latitude is None and given.longitude is None:
        return None
    if given.latitude is None or given.longitude is None:
        raise ValueError("Give both latitude and longitude.")
    return Point(given.latitude, given.longitude)
