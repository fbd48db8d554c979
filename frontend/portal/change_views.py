"""One proposal: how the listing would look with it, and what its author can do with it."""

from collections.abc import Callable
from datetime import UTC, datetime

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_POST

from directory import proposals
from directory.editing.reading import proposal_for
from directory.editing.table import Group
from directory.errors import BadInput, Conflict, DomainError
from directory.models import ChangeProposal
from directory.models.proposals import OPEN_STATES, ProposalState
from directory.permissions import may_write_proposals
from frontend.portal.history import event_of
from frontend.portal.keeping import choose as choose_fields
from frontend.portal.keeping import keep_reason, send
from frontend.portal.noting import note_shown
from frontend.portal.people import names_for
from frontend.portal.seen import cards_of, cards_with
from frontend.portal.sent_again import kept_when_signed_out
from frontend.staff.access import asked_once_more, found_or_404, only_for
from frontend.staff.difference import label_of, words_of
from frontend.staff.factors import is_fresh

WRONG, TAKE, MINE, SEEN = 422, "take", "mine", "seen_version"


class WhyForm(forms.Form):
    why = forms.CharField(
        label=gettext_lazy("Why do you change this?"),
        help_text=gettext_lazy("One or two sentences, for the people who check it."),
        max_length=2_000,
        widget=forms.Textarea({"rows": 3, "dir": "auto"}),
    )


@only_for(may_write_proposals)
@require_GET
def preview(request: HttpRequest, proposal: int) -> HttpResponse:
    found = found_or_404(proposal_for(request.user, proposal))
    note_shown(request, found.service, "proposals", "phones", "emails", "urls")
    return _page(request, found, WhyForm(initial={"why": found.why}))


@kept_when_signed_out
@only_for(may_write_proposals)
@require_POST
def submit(request: HttpRequest, proposal: int) -> HttpResponse:
    found = _own(request, proposal)
    form = WhyForm(request.POST)
    if found.state == ProposalState.DRAFT and not form.is_valid():
        return _page(request, found, form, WRONG)
    if found.state == ProposalState.DRAFT:
        why = form.cleaned_data["why"].replace("\r\n", "\n")
        if Group.CONTACT in found.changes and not is_fresh(request):
            keep_reason(proposal=found, author=request.user, why=why)
            return asked_once_more(reverse("portal:preview", args=[found.pk]))
        try:
            send(proposal=found, author=request.user, why=why)
        except BadInput as problem:
            form.add_error("why" if problem.field == "why" else None, problem.message)
            return _page(request, found, form, WRONG)
        except DomainError as problem:
            messages.error(request, problem.message)
            return redirect("portal:preview", found.pk)
    messages.success(request, _("Sent to be checked. People see the old version until then."))
    return redirect("portal:listing", found.service.source_id)


@only_for(may_write_proposals)
@require_POST
def withdraw(request: HttpRequest, proposal: int) -> HttpResponse:
    found = _own(request, proposal)
    if found.state != ProposalState.WITHDRAWN and not _done(request, proposals.withdraw, found):
        return redirect("portal:preview", found.pk)
    messages.success(request, _("Taken back. The listing stays as it is."))
    return redirect("portal:listing", found.service.source_id)


@only_for(may_write_proposals)
@require_POST
def choose(request: HttpRequest, proposal: int) -> HttpResponse:
    """After somebody else wrote: for each field the author's words or those of the listing."""
    found = _own(request, proposal)
    mine = frozenset(name for name in _fields(found) if request.POST.get(f"{TAKE}-{name}") == MINE)
    version = found.service.version
    if request.POST.get(SEEN) != str(version):
        messages.warning(request, _("The listing has changed once more. Please choose again."))
        return redirect("portal:preview", found.pk)
    try:
        kept = choose_fields(proposal=found, author=request.user, mine=mine, seen_version=version)
    except DomainError as problem:
        messages.error(request, problem.message)
        return redirect("portal:preview", found.pk)
    if kept is None:
        messages.success(request, _("Taken back. The listing stays as it is."))
        return redirect("portal:listing", found.service.source_id)
    return redirect("portal:preview", kept.pk)


def _own(request: HttpRequest, key: int) -> ChangeProposal:
    """Of the reader alone: what somebody else wrote answers as if it were not there."""
    found = found_or_404(proposal_for(request.user, key))
    return found_or_404(found if found.author_id == request.user.pk else None)


def _done(request: HttpRequest, act: Callable[..., ChangeProposal], found: ChangeProposal) -> bool:
    try:
        act(proposal=found, author=request.user)
    except Conflict as problem:
        messages.error(request, problem.message)
        return False
    return True


def _page(request: HttpRequest, found: ChangeProposal, form: WhyForm, status: int = 200) -> HttpResponse:
    service, own = found.service, found.author_id == request.user.pk
    at = datetime.now(UTC)
    is_open = found.state in OPEN_STATES
    shown = {
        "service": service,
        "proposal": found,
        "event": event_of(found, names_for(request.user, service)),
        "live": cards_of(service, at) if is_open else (),
        "with_it": cards_with(service, found.changes, at) if is_open else (),
        "form": form,
        "is_draft": own and found.state == ProposalState.DRAFT,
        "may_withdraw": own and is_open,
        "choices": _choices(found) if own and _is_outdated(found) else (),
    }
    return render(request, "portal/preview.html", shown, status=status)


def _is_outdated(found: ChangeProposal) -> bool:
    return found.state == ProposalState.DRAFT and found.base_version != found.service.version


def _choices(found: ChangeProposal) -> list[tuple[str, str, tuple[str, ...], tuple[str, ...]]]:
    """(name of the box, label, the author's words, the words of the listing) of each field that differs."""
    return [
        (f"{TAKE}-{one.field}", label_of(one.field), words_of(one.field, one.after), words_of(one.field, one.before))
        for one in proposals.differences(found)
    ]


def _fields(found: ChangeProposal) -> list[str]:
    return [name for fields in found.changes.values() for name in fields]
