"""What is due to be looked at again: the queue, one listing, a check by a curator, and a reminder sent by hand."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from directory import selectors
from directory.due_listings import due_listings
from directory.errors import DomainError
from directory.models import Service
from directory.models.provenance import FieldGroup
from directory.permissions import may_review
from directory.reminding import mailbox_of, remind
from directory.stewarding import restricted
from directory.verifying import CURATORS, Means, confirm, may_be_confirmed
from frontend.review.due_forms import Confirm, Filter, Remind
from frontend.review.due_reading import due_sheet, queue_rows
from frontend.review.refusing import CANNOT_BE_READ, Refusal, refusal
from frontend.staff.access import found_or_404, only_for
from frontend.staff.reading import note_read

EACH_PAGE = 20


@only_for(may_review)
@require_safe
def due(request: HttpRequest) -> HttpResponse:
    chosen, today = Filter(request.GET), timezone.localdate()
    asked = chosen.cleaned_data if chosen.is_valid() else {}
    found = due_listings(
        today,
        group=FieldGroup(asked["group"]) if asked.get("group") else None,
        state=asked.get("state", ""),
        organization=asked.get("organization"),
    )
    page = Paginator(found, EACH_PAGE).get_page(request.GET.get("page"))
    kept = request.GET.copy()
    kept.pop("page", None)
    context = {"filter": chosen, "page": page, "rows": queue_rows(page.object_list, today), "asked": kept.urlencode()}
    return render(request, "review/due.html", context)


@only_for(may_review)
@require_safe
def due_listing(request: HttpRequest, listing: str) -> HttpResponse:
    service = _listing(listing)
    note_read(request, service, *restricted(service))
    return _shown(request, service)


@only_for(may_review)
@require_POST
def confirm_listing(request: HttpRequest, listing: str) -> HttpResponse:
    service = _listing(listing)
    form = Confirm(may_be_confirmed(service, timezone.localdate()), request.POST)
    if not form.is_valid():
        return _shown(request, service, confirm=form, refused=Refusal(CANNOT_BE_READ))
    try:
        confirm(
            service=service,
            groups=form.chosen(),
            by=CURATORS,
            means=Means(form.cleaned_data["means"]),
            actor=request.user,
            notes=form.notes(),
        )
    except DomainError as error:
        return _shown(request, service, confirm=form, refused=refusal(error, form))
    messages.success(request, _("It is noted as checked."))
    return redirect("review:due-listing", listing)


@only_for(may_review)
@require_POST
def remind_listing(request: HttpRequest, listing: str) -> HttpResponse:
    service, form = _listing(listing), Remind(request.POST)
    if not form.is_valid():
        return _shown(request, service, remind=form, refused=Refusal(CANNOT_BE_READ))
    try:
        remind(to=form.cleaned_data["to"], services=[service], asked_by=request.user)
    except DomainError as error:
        return _shown(request, service, remind=form, refused=refusal(error, form))
    messages.success(request, _("The reminder is on its way."))
    return redirect("review:due-listing", listing)


def _listing(source_id: str) -> Service:
    found: Service = found_or_404(selectors.published().filter(source_id=source_id).first())
    return found


def _shown(
    request: HttpRequest,
    service: Service,
    *,
    confirm: Form | None = None,
    remind: Form | None = None,
    refused: Refusal | None = None,
) -> HttpResponse:
    today = timezone.localdate()
    context = {
        "sheet": due_sheet(service, today),
        "confirm": confirm or Confirm(may_be_confirmed(service, today)),
        "remind": remind or Remind(initial={"to": mailbox_of(service)}),
        "refused": refused,
    }
    return render(request, "review/due_listing.html", context, status=refused.status if refused else 200)
