"""Numbers to check: hidden ones, what operators and the public say, and the acts of the fast lane (docs/adr/0041)."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from directory import audit, closures
from directory.errors import BadInput, DomainError
from directory.fast_lane import confirm_dead, lift
from directory.models import Hold, Service
from directory.numbers_to_check import closed_lately, holds, listing_with_numbers, public_hints, waiting_reports
from directory.permissions import may_confirm_closed, may_review
from directory.stewarding import restricted
from frontend.review.numbers_forms import Close, Lift, Reopen
from frontend.review.numbers_reading import held_row, hinted_row, reported_row, sheet
from frontend.review.refusing import CANNOT_BE_READ, Refusal, refusal
from frontend.staff.access import found_or_404, only_for
from frontend.staff.reading import note_read


@only_for(may_review)
@require_safe
def numbers(request: HttpRequest) -> HttpResponse:
    note_read(request, audit.Thing("page", "numbers"), "phones")
    today = timezone.localdate()
    context = {
        "held": [held_row(one) for one in holds()],
        "reported": [reported_row(one) for one in waiting_reports(today)],
        "hinted": [hinted_row(one) for one in public_hints(today)],
        "closed": closed_lately(),
    }
    return render(request, "review/numbers.html", context)


@only_for(may_review)
@require_safe
def number(request: HttpRequest, listing: str) -> HttpResponse:
    service = found_or_404(listing_with_numbers(listing))
    note_read(request, service, *restricted(service))
    return _shown(request, service)


@only_for(may_confirm_closed)
@require_POST
def hide(request: HttpRequest, listing: str) -> HttpResponse:
    service = found_or_404(listing_with_numbers(listing))
    done = _("The number is hidden now. The agency is told by e-mail.")
    return _acted(request, service, Form(request.POST), lambda _said: confirm_dead(service, request.user), done)


@only_for(may_review)
@require_POST
def show(request: HttpRequest, listing: str) -> HttpResponse:
    service = found_or_404(listing_with_numbers(listing))

    def act(said: dict[str, Any]) -> None:
        lift(found_or_404(Hold.objects.filter(service=service, pk=said["hold"]).first()), request.user)

    return _acted(request, service, Lift(request.POST), act, _("The number is shown again."))


@only_for(may_confirm_closed)
@require_POST
def close(request: HttpRequest, listing: str) -> HttpResponse:
    service = found_or_404(listing_with_numbers(listing))

    def act(said: dict[str, Any]) -> None:
        follows = _successor(said["successor"])
        closures.close(service=service, by=request.user, on=said["on"], source=said["source"], successor=follows)

    return _acted(request, service, Close(request.POST, prefix="close"), act, _("It is noted as closed."))


@only_for(may_review)
@require_POST
def reopen(request: HttpRequest, listing: str) -> HttpResponse:
    service = found_or_404(listing_with_numbers(listing))

    def act(said: dict[str, Any]) -> None:
        closures.reopen(service=service, by=request.user, on=said["on"], source=said["source"])

    return _acted(request, service, Reopen(request.POST, prefix="reopen"), act, _("It is open again."))


def _successor(source_id: str) -> Service | None:
    """None where nothing was written. Raises BadInput for what is no listing."""
    found = listing_with_numbers(source_id) if source_id else None
    if source_id and found is None:
        raise BadInput("successor", _("There is no such listing."))
    return found


def _acted(
    request: HttpRequest, service: Service, form: Form, act: Callable[[dict[str, Any]], object], done: str
) -> HttpResponse:
    """On to the page of the listing; what was refused is said on the same page, with what was written."""
    if not form.is_valid():
        return _shown(request, service, form, Refusal(CANNOT_BE_READ))
    try:
        act(form.cleaned_data)
    except DomainError as error:
        return _shown(request, found_or_404(listing_with_numbers(service.source_id)), form, refusal(error, form))
    messages.success(request, done)
    return redirect("review:number", service.source_id)


def _shown(
    request: HttpRequest, service: Service, given: Form | None = None, refused: Refusal | None = None
) -> HttpResponse:
    blank = {"close": Close(prefix="close"), "reopen": Reopen(prefix="reopen")}
    forms = {**blank, **({given.prefix: given} if given is not None and given.prefix else {})}
    context = {"sheet": sheet(service, timezone.localdate()), "refused": refused, **forms}
    return render(request, "review/number.html", context, status=refused.status if refused else 200)
