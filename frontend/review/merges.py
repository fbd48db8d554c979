"""Listings that may be one: the list, two of them side by side, and the acts of two curators."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from directory import merging, twins
from directory.errors import DomainError
from directory.merges_to_check import merge_of, merges_lately, one_listing, services_by_key
from directory.models import Merge, Service
from directory.models.merges import MergeState
from directory.permissions import may_review
from directory.stewarding import restricted
from frontend.review.changes_forms import LONGEST, ROWS
from frontend.review.changes_words import day
from frontend.review.merge_words import STATES, pair
from frontend.review.refusing import CANNOT_BE_READ, Refusal, refusal
from frontend.staff.access import found_or_404, only_for
from frontend.staff.difference import Line, label_of, lines
from frontend.staff.reading import note_read

MOST = 50  # pairs on the page, the likeliest


class Propose(forms.Form):
    taken = forms.MultipleChoiceField(required=False)
    why = forms.CharField(label=gettext_lazy("Why they are one"), max_length=LONGEST, widget=ROWS)

    def __init__(self, *args: Any, names: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["taken"].choices = [(name, label_of(name)) for name in names]


@only_for(may_review)
@require_safe
def duplicates(request: HttpRequest) -> HttpResponse:
    found = twins.found()
    services = services_by_key(key for one in found[:MOST] for key in (one.first, one.second))
    context = {
        "pairs": [pair(one, services) for one in found[:MOST]],
        "count": len(found),
        "merges": [(one, STATES[one.state]) for one in merges_lately()],
    }
    return render(request, "review/duplicates.html", context)


@only_for(may_review)
@require_POST
def keep_apart(request: HttpRequest, stays: str, goes: str) -> HttpResponse:
    one, other = _two(stays, goes)
    twins.keep_apart(one=one, other=other, by=request.user)
    messages.success(request, _("They stay two listings."))
    return redirect("review:duplicates")


@only_for(may_review)
@require_http_methods(["GET", "HEAD", "POST"])
def merge(request: HttpRequest, stays: str, goes: str) -> HttpResponse:
    one, other = _two(stays, goes)
    for service in (one, other):
        note_read(request, service, *restricted(service))
    differing = merging.side_by_side(one, other)
    form = Propose(request.POST if request.method == "POST" else None, names=[row.field for row in differing])
    refused = _propose(request, form, one, other) if form.is_bound else None
    if form.is_bound and refused is None:
        messages.success(request, _("It waits for a second person."))
        return redirect("review:duplicates")
    chosen = request.POST.getlist("taken")
    rows = [(row.field, row.field in chosen, line) for row in differing for line in lines(row)]
    context = {"stays": one, "goes": other, "rows": rows, "form": form, "refused": refused}
    return render(request, "review/merge.html", context, status=refused.status if refused else 200)


@only_for(may_review)
@require_safe
def proposed_merge(request: HttpRequest, pk: int) -> HttpResponse:
    return _shown(request, found_or_404(merge_of(pk)))


@only_for(may_review)
@require_POST
def confirm_merge(request: HttpRequest, pk: int) -> HttpResponse:
    return _acted(request, pk, merging.confirm, _("They are one listing now."))


@only_for(may_review)
@require_POST
def decline_merge(request: HttpRequest, pk: int) -> HttpResponse:
    return _acted(request, pk, merging.decline, _("They stay two listings."))


@only_for(may_review)
@require_POST
def undo_merge(request: HttpRequest, pk: int) -> HttpResponse:
    return _acted(request, pk, merging.unmerge, _("They are two listings again."))


def _propose(request: HttpRequest, form: Propose, stays: Service, goes: Service) -> Refusal | None:
    if not form.is_valid():
        return Refusal(CANNOT_BE_READ)
    said = form.cleaned_data
    try:
        merging.propose(stays=stays, goes=goes, fields=said["taken"], why=said["why"], by=request.user)
    except DomainError as error:
        return refusal(error, form)
    return None


def _acted(request: HttpRequest, pk: int, act: Callable[..., Merge], done: str) -> HttpResponse:
    held = found_or_404(merge_of(pk))
    try:
        act(merge=held, by=request.user)
    except DomainError as error:
        return _shown(request, found_or_404(merge_of(pk)), refusal(error, forms.Form()))
    messages.success(request, done)
    return redirect("review:duplicates")


def _shown(request: HttpRequest, held: Merge, refused: Refusal | None = None) -> HttpResponse:
    context = {
        "merge": held,
        "state": STATES[held.state],
        "on": day(held.proposed_at),
        "decided": day(held.decided_at),
        "rows": _taken(held),
        "waits": held.state == MergeState.PROPOSED,
        "merged": held.state == MergeState.MERGED,
        "own": held.proposed_by_id == request.user.pk,
        "refused": refused,
    }
    return render(request, "review/proposed_merge.html", context, status=refused.status if refused else 200)


def _taken(held: Merge) -> list[Line]:
    found = merging.side_by_side(held.stays, held.goes)
    return [line for one in found if one.field in held.fields for line in lines(one)]


def _two(stays: str, goes: str) -> tuple[Service, Service]:
    if stays == goes:
        raise Http404
    return found_or_404(one_listing(stays)), found_or_404(one_listing(goes))
