"""What an operator typed, picked or turned down, read from one form; the page holds it, the server keeps nothing."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from django.http import QueryDict

from frontend.forms import LONGEST_PLACE, Asked, match_request, read_form, spelled_out
from matching.resolving import understand
from matching.types import Inquirer, MatchRequest, PlaceGiven, SafeContact

ON_A_SCREEN = 9  # cards, one for each digit key
MOST_TURNED_DOWN = 60
AUDIENCE = "operator"
# A triage that is also a role of the request; the others speak of what the call is about.
ROLE_OF = {
    "victim": Inquirer.VICTIM,
    "witness": Inquirer.WITNESS,
    "family": Inquirer.FAMILY,
    "legal-responsibility": Inquirer.LEGAL_REPRESENTATIVE,
    "acting-at-request": Inquirer.ACTING_AT_REQUEST,
    "advocate": Inquirer.ADVOCATE,
    "crime-report": Inquirer.CRIME_REPORT,
    "media": Inquirer.MEDIA,
}
MANY = ("need", "victimization", "population", "language")


@dataclass(frozen=True, slots=True)
class Call:
    """`turned_down`: "field:code" of what was read from the words and is not meant, such as "need:legal-help"."""

    asked: Asked
    destination: str = ""
    triage: str = ""
    turned_down: frozenset[str] = frozenset()
    safe: SafeContact = field(default_factory=SafeContact)
    after: str = ""


def read_call(posted: QueryDict) -> Call:
    """Unknown fields are left out; codes are checked by the matching service, choices when the request is built."""
    triage = posted.get("triage", "")
    asked = read_form(posted)
    role = ROLE_OF.get(triage)
    return Call(
        asked=replace(asked, inquirer=role) if role else asked,
        destination=posted.get("destination", "").replace("\x00", "").strip()[:LONGEST_PLACE],
        triage=triage,
        turned_down=frozenset(posted.getlist("turned_down")[:MOST_TURNED_DOWN]),
        safe=SafeContact(*(_yes(posted, f"safe_{way}") for way in ("call", "text", "email"))),
        after=posted.get("after", "")[:400],
    )


def _yes(posted: QueryDict, name: str) -> bool | None:
    return True if posted.get(name) else None


def request_of(call: Call) -> MatchRequest:
    """What the words mean counts from the first of them, but for what was turned down. Raises BadInput."""
    asked = kept(call.asked, call.turned_down) if call.turned_down else call.asked
    built = match_request(asked, after=call.after)
    there = PlaceGiven(call.destination) if call.destination else None
    return replace(
        built,
        places=replace(built.places, destination=there),
        safe_contact=call.safe,
        audience=AUDIENCE,
        first=ON_A_SCREEN,
    )


def kept(asked: Asked, turned_down: frozenset[str]) -> Asked:
    """All that the words mean as fields of their own, without what was turned down; of the words, those that meant nothing."""
    read = spelled_out(asked, understand(match_request(asked)).resolved)
    many = {name: _without(name, getattr(read, name), turned_down) for name in MANY}
    one = {name: "" for name in _single(turned_down) if not getattr(asked, name)}
    return replace(read, **many, **one)


def _without(name: str, codes: Iterable[str], turned_down: frozenset[str]) -> tuple[str, ...]:
    return tuple(code for code in codes if f"{name}:{code}" not in turned_down)


def _single(turned_down: frozenset[str]) -> list[str]:
    """Names of fields with one value that were turned down: "place:", "urgency:"."""
    known = {"place", "crime_place", "custody", "stage", "urgency", "age", "inquirer"}
    return [name for name in (one.removesuffix(":") for one in sorted(turned_down)) if name in known]


def is_silent(call: Call) -> bool:
    """Nothing is known yet: there is nothing to rank by."""
    return call.asked == replace(Asked(), inquirer=call.asked.inquirer) and not call.destination
