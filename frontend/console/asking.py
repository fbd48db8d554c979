"""What an operator typed, picked or turned down, read from one form; the page holds it, the server keeps nothing."""

from dataclasses import dataclass, field, replace

from django.http import QueryDict

from frontend.forms import LONGEST_PLACE, Asked, match_request, read_form
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
    built = replace(match_request(call.asked, after=call.after), turned_down=call.turned_down)
    there = PlaceGiven(call.destination) if call.destination else None
    return replace(
        built,
        victimizations=_crimes(built),
        places=replace(built.places, destination=there),
        safe_contact=call.safe,
        audience=AUDIENCE,
        first=ON_A_SCREEN,
    )


def _crimes(request: MatchRequest) -> tuple[str, ...]:
    """One that was picked or accepted does not hush the others that were heard: each is a chip of its own."""
    if not request.victimizations or not request.text:
        return request.victimizations
    heard = understand(MatchRequest(text=request.text, turned_down=request.turned_down)).resolved
    return tuple(dict.fromkeys((*request.victimizations, *heard.victimizations)))


def is_silent(call: Call) -> bool:
    """Nothing is known yet: there is nothing to rank by."""
    return call.asked == replace(Asked(), inquirer=call.asked.inquirer) and not call.destination
