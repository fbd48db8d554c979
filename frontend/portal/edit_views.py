"""The form of one group of fields, which becomes a draft."""

from datetime import UTC, datetime

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from directory.editing.live import live
from directory.editing.reading import draft_of, listing_for
from directory.editing.table import FIELDS, Group
from directory.errors import BadInput, DomainError
from directory.models import ChangeProposal, Service
from directory.permissions import may_write_proposals
from frontend.portal.area_map import area_map
from frontend.portal.forms import ENTER, FIND, MORE, GroupForm, base_of, opened, sent_back
from frontend.portal.keeping import keep
from frontend.portal.noting import note_shown
from frontend.portal.seen import cards_of
from frontend.portal.sent_again import kept_when_signed_out
from frontend.portal.table import FIND_AREA
from frontend.staff.access import found_or_404, only_for
from frontend.staff.field_words import GROUPS

WRONG = 422  # what was sent is understood and cannot be kept
KEEP = "keep"  # the button that leads back to the listing; the other one, and the key, lead to the preview


@kept_when_signed_out
@only_for(may_write_proposals)
@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, listing: str, group: str) -> HttpResponse:
    service = found_or_404(listing_for(request.user, listing))
    named = found_or_404(next((one for one in Group if one == group), None))
    note_shown(request, service, *_names(named))
    if request.method == "POST":
        return _sent(request, service, named)
    own = draft_of(request.user, service, named)
    if own is not None and own.base_version != service.version:
        return redirect("portal:preview", own.pk)
    draft = own.changes[named] if own else None
    form = opened(named, _live(service, named), service.version, draft=draft, zone=service.timezone)
    return _page(request, service, form)


def _sent(request: HttpRequest, service: Service, group: Group) -> HttpResponse:
    form = sent_back(group, request.POST, _live(service, group))
    if MORE in request.POST:
        return _page(request, service, form.with_one_more(request.POST[MORE]))
    if FIND in request.POST or (ENTER in request.POST and request.POST.get(FIND_AREA)):
        return _page(request, service, form)
    return _kept(request, service, form)


def _kept(request: HttpRequest, service: Service, form: GroupForm) -> HttpResponse:
    fields = form.changes()
    if not form.is_valid():
        return _page(request, service, form, WRONG)
    try:
        kept = keep(
            service=service,
            author=request.user,
            group=form.group,
            fields=fields,
            base_version=base_of(form, service.version),
        )
    except BadInput as problem:
        form.put(problem)
        return _page(request, service, form, WRONG)
    except DomainError as problem:
        form.add_error(None, problem.message)
        return _page(request, service, form, WRONG)
    return _onward(request, service, kept)


def _onward(request: HttpRequest, service: Service, kept: ChangeProposal | None) -> HttpResponse:
    if kept is None:
        messages.info(request, _("This is what the listing says already."))
        return redirect("portal:listing", service.source_id)
    if KEEP not in request.POST:
        return redirect("portal:preview", kept.pk)
    messages.success(request, _("Your draft is kept. It is not sent yet."))
    return redirect("portal:listing", service.source_id)


def _page(request: HttpRequest, service: Service, form: GroupForm, status: int = 200) -> HttpResponse:
    cards = cards_of(service, datetime.now(UTC))
    shown = {"service": service, "form": form, "group": GROUPS[form.group], "cards": cards}
    if form.group == Group.AREA:
        shown["map"] = area_map(form.sent.getlist("areas"))
    return render(request, "portal/edit.html", shown, status=status)


def _live(service: Service, group: Group) -> dict[str, object]:
    return live(service, _names(group))


def _names(group: Group) -> list[str]:
    return [name for name, field in FIELDS.items() if field.group == group]
