"""The inclusion policy for curators: a new version and its adoption, what was refused, and appeals."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from directory import policies
from directory.errors import DomainError
from directory.models import InclusionPolicy, Refusal
from directory.models.policies import Appeal
from directory.permissions import may_review
from frontend.inclusion import policy_row
from frontend.inclusion_words import APPEALS, REASONS
from frontend.review import refusing
from frontend.review.policy_forms import Answered, Appealed, Refused, Write
from frontend.staff.access import found_or_404, only_for
from frontend.staff.difference import day_words

MOST = 100  # refusals on the page, the newest


@only_for(may_review)
@require_safe
def policy(request: HttpRequest) -> HttpResponse:
    return _shown(request)


@only_for(may_review)
@require_POST
def write_policy(request: HttpRequest) -> HttpResponse:
    form = Write(request.POST, sources=policies.sources(), prefix="write")

    def act(said: dict[str, Any]) -> None:
        policies.write(source=said["source"], text=said["text"], author=request.user)

    return _acted(request, form, act)


@only_for(may_review)
@require_POST
def adopt_policy(request: HttpRequest, pk: int) -> HttpResponse:
    found = found_or_404(InclusionPolicy.objects.filter(pk=pk).first())
    return _acted(request, Form(request.POST), lambda _said: policies.adopt(policy=found, by=request.user))


@only_for(may_review)
@require_POST
def refuse_listing(request: HttpRequest) -> HttpResponse:
    form = Refused(request.POST, sources=policies.sources(), prefix="refuse")
    return _acted(request, form, lambda said: policies.record_refusal(by=request.user, **said))


@only_for(may_review)
@require_POST
def note_appeal(request: HttpRequest, pk: int) -> HttpResponse:
    found = found_or_404(Refusal.objects.filter(pk=pk).first())
    form = Appealed(request.POST, prefix=f"appeal-{pk}")
    return _acted(request, form, lambda said: policies.ask_again(refusal=found, words=said["words"], by=request.user))


@only_for(may_review)
@require_POST
def answer_appeal(request: HttpRequest, pk: int) -> HttpResponse:
    found = found_or_404(Refusal.objects.filter(pk=pk).first())

    def act(said: dict[str, Any]) -> None:
        listed = said["listed"] == "yes"
        policies.answer_appeal(refusal=found, listed=listed, words=said["words"], by=request.user)

    return _acted(request, Answered(request.POST, prefix=f"appeal-{pk}"), act)


def _acted(request: HttpRequest, form: Form, act: Callable[[dict[str, Any]], object]) -> HttpResponse:
    if not form.is_valid():
        return _shown(request, form, refusing.Refusal(refusing.CANNOT_BE_READ))
    try:
        act(form.cleaned_data)
    except DomainError as error:
        return _shown(request, form, refusing.refusal(error, form))
    messages.success(request, _("It is done."))
    return redirect("review:policy")


def _shown(request: HttpRequest, given: Form | None = None, refused: refusing.Refusal | None = None) -> HttpResponse:
    sources = policies.sources()
    forms = {"write": Write(prefix="write", sources=sources), "refuse": Refused(prefix="refuse", sources=sources)}
    forms |= {given.prefix: given} if given is not None and given.prefix else {}
    context = {
        "held": [policy_row(one) for one in policies.in_force()],
        "waiting": [policy_row(one) for one in policies.waiting()],
        "turned_away": [_row(one, forms) for one in Refusal.objects.select_related("decided_by")[:MOST]],
        "write": forms["write"],
        "refuse": forms["refuse"],
        "refused": refused,
        "me": request.user.pk,
    }
    return render(request, "review/policy.html", context, status=refused.status if refused else 200)


def _row(one: Refusal, forms: dict[str, Form]) -> dict[str, Any]:
    prefix = f"appeal-{one.pk}"
    blank = {Appeal.NONE: Appealed, Appeal.ASKED: Answered}.get(Appeal(one.appeal))
    return {
        "refusal": one,
        "reason": REASONS[one.reason],
        "appeal": APPEALS[one.appeal],
        "on": day_words(one.decided_on.isoformat()),
        "answers": one.appeal == Appeal.ASKED,
        "form": forms.get(prefix) or (blank(prefix=prefix) if blank else None),
    }
