"""The queue of proposals, and one of them: what it changes, what to call back, and the acts of a curator."""

from collections.abc import Callable

from django.contrib import messages
from django.core.paginator import Page, Paginator
from django.forms import Form
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from directory import audit, proposals
from directory.errors import DomainError
from directory.models import ChangeProposal
from directory.models.proposals import ProposalState
from directory.permissions import may_review
from directory.waiting import longer_than, rows, waiting
from frontend.review.changes_forms import Approve, Filter, Reject, TakeBack
from frontend.review.changes_reading import change_of, change_words, row_words
from frontend.review.refusing import CANNOT_BE_READ, Refusal, refusal
from frontend.staff.access import found_or_404, only_for
from frontend.staff.reading import note_read

EACH_PAGE = 20
FORMS = {"approve": Approve, "reject": Reject, "take_back": TakeBack}
Act = Callable[[Form], ChangeProposal]  # answers the proposal to show next


@only_for(may_review)
@require_safe
def changes(request: HttpRequest) -> HttpResponse:
    note_read(request, audit.Thing("page", "changes"), "proposals")
    chosen = Filter(request.GET)
    page = _page(request, chosen)
    context = {
        "filter": chosen,
        "page": page,
        "rows": [row_words(one, request.user) for one in rows(page.object_list, request.user)],
        "asked": _without_page(request.GET),
    }
    return render(request, "review/changes.html", context)


@only_for(may_review)
@require_safe
def change(request: HttpRequest, pk: int) -> HttpResponse:
    proposal = found_or_404(change_of(pk))
    note_read(request, proposal, "changes")
    return _shown(request, proposal)


@only_for(may_review)
@require_POST
def approve(request: HttpRequest, pk: int) -> HttpResponse:
    proposal = found_or_404(change_of(pk))

    def act(form: Form) -> ChangeProposal:
        said = form.cleaned_data
        held = proposals.approve(
            proposal=proposal, reviewer=request.user, note=said["note"], called_back=said["called_back"]
        )
        written = held.state == ProposalState.APPROVED
        messages.success(
            request,
            _("The listing says this now.") if written else _("Your yes is noted. One more person has to agree."),
        )
        return held

    return _acted(request, proposal, "approve", act)


@only_for(may_review)
@require_POST
def reject(request: HttpRequest, pk: int) -> HttpResponse:
    proposal = found_or_404(change_of(pk))

    def act(form: Form) -> ChangeProposal:
        held = proposals.reject(proposal=proposal, reviewer=request.user, reason=form.cleaned_data["reason"])
        messages.success(request, _("It is rejected. The listing stays as it is."))
        return held

    return _acted(request, proposal, "reject", act)


@only_for(may_review)
@require_POST
def take_back(request: HttpRequest, pk: int) -> HttpResponse:
    proposal = found_or_404(change_of(pk))

    def act(form: Form) -> ChangeProposal:
        made = proposals.revert(proposal=proposal, author=request.user, why=form.cleaned_data["why"])
        messages.success(request, _("It is sent. One other person has to agree."))
        return made

    return _acted(request, proposal, "take_back", act)


def _acted(request: HttpRequest, proposal: ChangeProposal, name: str, act: Act) -> HttpResponse:
    """On to the page of what came of it; what was refused is said on the same page, with what was written."""
    form = FORMS[name](request.POST, prefix=name)
    if not form.is_valid():
        return _shown(request, proposal, {name: form}, Refusal(CANNOT_BE_READ))
    try:
        shown = act(form)
    except DomainError as error:
        found = found_or_404(change_of(proposal.pk))
        return _shown(request, found, {name: form}, refusal(error, form))
    return redirect("review:change", shown.pk)


def _shown(
    request: HttpRequest, proposal: ChangeProposal, given: dict[str, Form] | None = None, refused: Refusal | None = None
) -> HttpResponse:
    blank = {name: form(prefix=name) for name, form in FORMS.items()}
    context = {"change": change_words(proposal, request.user), "refused": refused, **blank, **(given or {})}
    return render(request, "review/change.html", context, status=refused.status if refused else 200)


def _page(request: HttpRequest, chosen: Filter) -> Page:
    """What is chosen wrongly chooses nothing."""
    asked = chosen.cleaned_data if chosen.is_valid() else {}
    days = asked.get("days")
    found = waiting(
        author=request.user if asked.get("mine") else None,
        contacts=bool(asked.get("contact")),
        half_way=bool(asked.get("second")),
        before=None if days is None else longer_than(days, timezone.now()),
    )
    return Paginator(found, EACH_PAGE).get_page(request.GET.get("page"))


def _without_page(asked: QueryDict) -> str:
    """What the links to other pages keep of the address: nothing but what the filter knows."""
    kept = QueryDict(mutable=True)
    for name in Filter.base_fields:
        kept.setlist(name, asked.getlist(name)[:1])
    return kept.urlencode()
