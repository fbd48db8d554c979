"""What was widened or could not be had, in words the reader is shown above the list."""

from collections.abc import Iterable

from geodata.types import Place
from matching.documents import OfferDocument
from matching.help_lines import speaks_first_language
from matching.inquiry import Inquiry
from matching.types import Reason, Relaxation


def relaxations(
    asked: Inquiry, missed: Iterable[Reason], lines: Iterable[OfferDocument], *, widened: bool, instead: str = ""
) -> tuple[Relaxation, ...]:
    """`missed`: requirements that offers of the list miss, in the order of the list. `lines`: the ones beside the list.

    `instead`: which engine had to step in.
    """
    found = [Relaxation("engine", Reason(f"relaxed_engine_{instead}"))] if instead else []
    found += [Relaxation("area", Reason("relaxed_area"))] if widened else []
    codes = dict.fromkeys(reason.code for reason in missed)
    found += [Relaxation(code, Reason(f"relaxed_{code}")) for code in codes]
    found += [Relaxation(code, reason) for code, reason in _about_places(asked)]
    first = asked.resolved.languages
    if first and not any(speaks_first_language(asked, line) for line in lines):
        found.append(Relaxation("language", Reason("relaxed_say_language", {"language": first[0].code})))
    return tuple(found)


def _about_places(asked: Inquiry) -> list[tuple[str, Reason]]:
    given = {
        "here": asked.resolved.here,
        "crime": asked.resolved.crime,
        "destination": asked.resolved.destination,
    }
    return [(f"place_{name}", reason) for name, place in given.items() if place and (reason := _about(place))]


def _about(place: Place) -> Reason | None:
    if not place.resolved:
        return Reason(f"place_{place.kind.lower()}", {"place": place.label})
    if place.guessed:
        return Reason("place_guessed", {"place": place.label})
    return Reason("place_approximate", {"place": place.label}) if place.approximate else None
