"""The audit as curators and administrators read it: what to look for, the entries, a check of the chain, a file."""

from urllib.parse import urlencode

from django.conf import settings
from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from directory import audit
from directory.audit_trail import Page, all_entries, kept, page
from directory.models import AuditEntry
from directory.permissions import may_read_audit
from frontend.review.audit_export import as_csv, as_json_lines
from frontend.review.audit_form import AuditForm
from frontend.review.audit_words import lines
from frontend.staff.access import only_for
from frontend.staff.reading import note_read

THE_AUDIT = audit.Thing("page", "audit")
FORMATS = {
    "csv": (as_csv, "text/csv; charset=utf-8"),
    "jsonl": (as_json_lines, "application/jsonl; charset=utf-8"),
}


@require_GET
@only_for(may_read_audit)
def audit_page(request: HttpRequest) -> HttpResponse:
    form = AuditForm(request.GET)
    found = page(form.wanted, _below(request)) if form.is_valid() else Page((), None)
    note_read(request, THE_AUDIT, "entries")
    shown = {
        "form": form,
        "lines": lines(found.entries),
        "older": urlencode({**form.filled, "below": found.older}) if found.older else "",
        "kept": kept(),
        "days": settings.AUDIT_KEEP_DAYS,
    }
    return render(request, "staff/audit/page.html", shown, status=200 if form.is_valid() else 400)


@require_POST
@only_for(may_read_audit)
def check_chain(request: HttpRequest) -> HttpResponse:
    chain = audit.checked_chain()
    with transaction.atomic():
        fields = {"count": {"before": None, "after": chain.count}, "broken": {"before": None, "after": chain.broken}}
        audit.record(actor=request.user, action="audit.checked", about=THE_AUDIT, fields=fields)
    if chain.broken is None:
        messages.success(request, _("No entry was changed or lost. Checked: %(count)s") % {"count": chain.count})
    else:
        told = {"key": chain.broken}
        messages.error(request, _("Entry %(key)s is not what was written. Tell an administrator.") % told)
    return redirect("review:audit")


@require_POST
@only_for(may_read_audit)
def export(request: HttpRequest) -> HttpResponse:
    """The entries that the page shows, all pages of them, up to this moment."""
    form, kind = AuditForm(request.POST), request.POST.get("format", "")
    if not form.is_valid() or kind not in FORMATS:
        messages.error(request, _("Please look at this again"))
        return redirect(f"{reverse('review:audit')}?{urlencode(form.filled)}")
    through = _note_export(request, form.filled, kind)
    written, content_type = FORMATS[kind]
    answer = StreamingHttpResponse(written(all_entries(form.wanted, through)), content_type=content_type)
    answer["Content-Disposition"] = f'attachment; filename="audit.{kind}"'
    return answer


def _note_export(request: HttpRequest, filled: dict[str, str], kind: str) -> int:
    """The key of the newest entry before the one that says who took the file."""
    fields = {name: {"before": None, "after": value} for name, value in {**filled, "format": kind}.items()}
    with transaction.atomic():
        made = audit.record(actor=request.user, action="audit.exported", about=THE_AUDIT, fields=fields)
        newest = AuditEntry.objects.filter(pk__lt=made.pk).order_by("-pk").first()
    return newest.pk if newest else 0


def _below(request: HttpRequest) -> int | None:
    given = request.GET.get("below", "")
    return int(given) if given.isascii() and given.isdigit() and len(given) < 19 else None
