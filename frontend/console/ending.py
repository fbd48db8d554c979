"""After the call: what became of it, as counts alone, and numbers that do not work, told to curators at once."""

from django.conf import settings
from django.http import HttpRequest, JsonResponse, QueryDict
from django.utils import timezone
from django.views.decorators.http import require_POST

from directory.calls import EndedCall, count_call, hour_of_week, report_number
from directory.errors import BadInput, NotFound
from directory.languages import all_languages
from directory.models.calls import Outcome
from directory.models.problems import Problem
from directory.selectors import taken_down
from frontend.console.access import operators_only
from frontend.console.asking import read_call, request_of
from frontend.console.clock import zone_of
from frontend.console.views import CANNOT_BE_READ
from geodata.coarse import coarse_area
from matching.resolving import understand
from matching.types import ResolvedRequest

MOST = 20  # referrals, needs
PARTS = 2  # of "listing outcome" and "need reason"


@operators_only
@require_POST
def end(request: HttpRequest) -> JsonResponse:
    """JSON {"counted": whether it was new}; 422 with the field where something is not known: then nothing is counted.

    A number that did not work is told to curators as well, once for a listing. A bundle counts nothing, and says so by "read_only".
    """
    if settings.BUNDLE:
        return JsonResponse({"counted": False, "read_only": True})
    try:
        ended = _ended(request.POST)
        counted = count_call(ended)
    except (BadInput, NotFound) as error:
        return JsonResponse({"field": error.field, "message": error.message}, status=CANNOT_BE_READ)
    for listing in sorted({one for one, outcome in ended.referrals if outcome == Outcome.WRONG_NUMBER}):
        report_number(source_id=listing, problem=Problem.NUMBER, operator=request.user, at=ended.at)
    return JsonResponse({"counted": counted})


def _ended(posted: QueryDict) -> EndedCall:
    """Of the caller's words only the codes that they mean are left, and of the place its county or state.

    A language too rare to be among those that are counted counts as not said.
    """
    call = read_call(posted)
    understood = understand(request_of(call)).resolved
    at = timezone.now()
    return EndedCall(
        token=posted.get("token", ""),
        triage=call.triage or "not-said",
        at=at,
        hour_of_week=hour_of_week(at, zone_of(understood.here)),
        area=coarse_area(understood.here),
        language=next((one.code for one in understood.languages if one.code in all_languages()), ""),
        needs=_needs(posted, understood),
        referrals=_still_there(_pairs(posted, "outcome")),
    )


def _needs(posted: QueryDict, understood: ResolvedRequest) -> tuple[tuple[str, str], ...]:
    """Each need with the reason why it ended without an answer, or with none."""
    reason = posted.get("unmet", "")
    codes = [need.code for need in understood.needs][:MOST]
    return tuple((code, reason) for code in codes or ([""] if reason else []))


def _pairs(posted: QueryDict, name: str) -> tuple[tuple[str, str], ...]:
    """ "listing outcome" pairs, as the page sends them. Raises BadInput."""
    pairs = [tuple(one.split(" ")) for one in posted.getlist(name)[:MOST]]
    if any(len(pair) != PARTS for pair in pairs):
        raise BadInput(name, "A listing and what became of it, with a space between them.")
    return tuple((listing, outcome) for listing, outcome in pairs)


def _still_there(referrals: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
    """Without listings that were taken down while the call went on: the rest of it counts all the same."""
    gone = taken_down(listing for listing, _ in referrals)
    return tuple(one for one in referrals if one[0] not in gone)


@operators_only
@require_POST
def wrong_number(request: HttpRequest) -> JsonResponse:
    """JSON {"told": whether it was new}; 422 for a listing that nobody is shown, and for all in a bundle."""
    if settings.BUNDLE:
        return JsonResponse({"told": False}, status=CANNOT_BE_READ)
    try:
        told = report_number(
            source_id=request.POST.get("listing", ""),
            problem=Problem.NUMBER,
            operator=request.user,
            at=timezone.now(),
        )
    except (BadInput, NotFound) as error:
        return JsonResponse({"field": error.field, "message": error.message}, status=CANNOT_BE_READ)
    return JsonResponse({"told": told})
