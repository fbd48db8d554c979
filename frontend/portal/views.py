"""An agency's listings, one listing, its history, and the click that says that everything is still right."""

from datetime import UTC, date, datetime

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from directory import verifying
from directory.editing.reading import listing_for, listings_of
from directory.editing.table import Group
from directory.errors import DomainError
from directory.models import Service
from directory.models.provenance import FieldGroup
from directory.permissions import is_partner, may_write_proposals, speaks_for
from frontend.portal.due_words import due_sentence, label_of, state_of
from frontend.portal.history import history_of, on_their_way
from frontend.portal.noting import note_shown
from frontend.portal.seen import cards_of
from frontend.staff.access import found_or_404, only_for
from frontend.staff.field_words import GROUPS


@only_for(is_partner)
@require_GET
def listings(request: HttpRequest) -> HttpResponse:
    today = _today()
    rows = [
        {
            "service": service,
            "state": state_of(service),
            "due": [(label_of(one.group), due_sentence(one)) for one in verifying.waiting_groups(service, today)],
            "open": on_their_way(service, request.user, still_open=True),
        }
        for service in listings_of(request.user)
    ]
    return render(request, "portal/listings.html", {"rows": rows})


@only_for(may_write_proposals)
@require_GET
def listing(request: HttpRequest, listing: str) -> HttpResponse:
    service = found_or_404(listing_for(request.user, listing))
    note_shown(request, service, "proposals")
    due = {one.group.value: one for one in verifying.due(service, _today())}
    shown = {
        "service": service,
        "cards": cards_of(service, datetime.now(UTC)),
        "state": state_of(service),
        "existence": due_sentence(due[FieldGroup.EXISTENCE]),
        "groups": [(group, GROUPS[group], due_sentence(due[group]) if group in due else None) for group in Group],
        "changes": on_their_way(service, request.user),
        "may_confirm": speaks_for(request.user, service.organization),
    }
    return render(request, "portal/listing.html", shown)


@only_for(may_write_proposals)
@require_GET
def history(request: HttpRequest, listing: str) -> HttpResponse:
    service = found_or_404(listing_for(request.user, listing))
    note_shown(request, service, "history", "proposals")
    return render(request, "portal/history.html", {"service": service, "events": history_of(service, request.user)})


@only_for(is_partner)
@require_POST
def confirm(request: HttpRequest, listing: str) -> HttpResponse:
    """By its agency alone: a curator confirms what they have checked themselves, elsewhere."""
    service = found_or_404(listing_for(request.user, listing))
    if not speaks_for(request.user, service.organization):
        found_or_404(None)
    try:
        _confirm(service, request)
    except DomainError as problem:
        messages.error(request, problem.message)
    else:
        messages.success(request, _("Thank you. We noted that it is still right."))
    return redirect("portal:listing", listing)


def _confirm(service: Service, request: HttpRequest) -> None:
    """The second click of a day finds everything noted already."""
    today, by = _today(), service.organization.name[:120]
    groups = verifying.may_be_confirmed(service, today)
    noted = {row.field_group for row in service.verifications.filter(verified_on=today, method=verifying.Means.PORTAL)}
    left = [group for group in groups if group not in noted]
    if left:
        verifying.confirm(service=service, groups=left, by=by, means=verifying.Means.PORTAL, actor=request.user)


def _today() -> date:
    return datetime.now(UTC).date()
