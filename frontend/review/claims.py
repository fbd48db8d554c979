"""Agencies that ask for their listing, and one of them: the number to call, and the decision."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from directory import audit
from directory.claims import accept, numbers_to_call, refuse
from directory.claims_to_check import claim_of, decided_lately, open_claims
from directory.errors import DomainError
from directory.models import Claim
from directory.models.claims import ClaimState
from directory.permissions import may_review
from frontend.dialling import grouped
from frontend.review.changes_words import day
from frontend.review.claims_forms import Accept, Refuse
from frontend.review.numbers_reading import Number
from frontend.review.refusing import CANNOT_BE_READ, Refusal, refusal
from frontend.staff.access import found_or_404, only_for
from frontend.staff.reading import note_read

STATES = {
    ClaimState.OPEN: gettext_lazy("Waiting"),
    ClaimState.ACCEPTED: gettext_lazy("Accepted"),
    ClaimState.REFUSED: gettext_lazy("Rejected"),
    ClaimState.WITHDRAWN: gettext_lazy("Taken back by its author"),
}


@only_for(may_review)
@require_safe
def claims(request: HttpRequest) -> HttpResponse:
    note_read(request, audit.Thing("page", "claims"), "email")
    context = {"waiting": list(map(_row, open_claims())), "decided": list(map(_row, decided_lately()))}
    return render(request, "review/claims.html", context)


@only_for(may_review)
@require_safe
def claim(request: HttpRequest, pk: int) -> HttpResponse:
    asked = found_or_404(claim_of(pk))
    note_read(request, asked, "email", "phones")
    return _shown(request, asked)


@only_for(may_review)
@require_POST
def accept_claim(request: HttpRequest, pk: int) -> HttpResponse:
    asked = found_or_404(claim_of(pk))
    form = _accept(asked, request.POST)

    def act(said: dict[str, Any]) -> None:
        accept(claim=asked, curator=request.user, called=said["called"], note=said["note"])

    return _acted(request, asked, form, act, _("Accepted. They get a letter by e-mail."))


@only_for(may_review)
@require_POST
def refuse_claim(request: HttpRequest, pk: int) -> HttpResponse:
    asked = found_or_404(claim_of(pk))

    def act(said: dict[str, Any]) -> None:
        refuse(claim=asked, curator=request.user, reason=said["reason"])

    done = _("Rejected. They get a letter by e-mail.")
    return _acted(request, asked, Refuse(request.POST, prefix="refuse"), act, done)


def _acted(
    request: HttpRequest, asked: Claim, form: Form, act: Callable[[dict[str, Any]], None], done: str
) -> HttpResponse:
    if not form.is_valid():
        return _shown(request, asked, form, Refusal(CANNOT_BE_READ))
    try:
        act(form.cleaned_data)
    except DomainError as error:
        return _shown(request, found_or_404(claim_of(asked.pk)), form, refusal(error, form))
    messages.success(request, done)
    return redirect("review:claims")


def _shown(
    request: HttpRequest, asked: Claim, given: Form | None = None, refused: Refusal | None = None
) -> HttpResponse:
    forms = {"accept": _accept(asked), "refuse": Refuse(prefix="refuse")}
    forms |= {given.prefix: given} if given is not None else {}
    numbers = [Number(href=f"tel:{one}", words=grouped(one), about="", public=True) for one in numbers_to_call(asked)]
    context = {**_row(asked), "numbers": numbers, "refused": refused, "forms": forms}
    context["waits"] = asked.state == ClaimState.OPEN
    context["own"] = asked.claimant_id == request.user.pk
    return render(request, "review/claim.html", context, status=refused.status if refused else 200)


def _accept(asked: Claim, posted: Any = None) -> Accept:
    return Accept(posted, prefix="accept", numbers=numbers_to_call(asked))


def _row(asked: Claim) -> dict[str, Any]:
    return {
        "claim": asked,
        "state": STATES[ClaimState(asked.state)],
        "since": day(asked.made_at),
        "decided": day(asked.decided_at),
    }
