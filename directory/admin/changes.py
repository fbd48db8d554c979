"""Proposals and what people said of them, to be read. A read of what somebody else wrote is kept in the audit."""

import json
from typing import Any

from django.contrib import admin
from django.http import HttpRequest, HttpResponse

from directory import audit
from directory.admin.reading import ReadOnlyAdmin, ReadOnlyRows
from directory.audit_trail import private, without_places
from directory.models import ChangeProposal, Review


class ReviewRows(ReadOnlyRows):
    model = Review
    fields = ("reviewer", "verdict", "note", "called_back", "at")


@admin.register(ChangeProposal)
class ChangeProposalAdmin(ReadOnlyAdmin):
    list_display = ("__str__", "service", "author", "state", "submitted_at", "decided_at")
    list_filter = ("state",)
    list_select_related = ("service", "author")
    search_fields = ("service__name", "service__source_id", "author__username")
    fields = readonly_fields = (
        *("service", "author", "state", "base_version", "proposed", "was", "why", "reverts"),
        *("created_at", "submitted_at", "decided_at", "decided_reason"),
    )
    inlines = (ReviewRows,)

    @admin.display(description="proposed")
    def proposed(self, row: ChangeProposal) -> str:
        return _said(row, row.changes)

    @admin.display(description="was before")
    def was(self, row: ChangeProposal) -> str:
        return _said(row, row.before)

    def changelist_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        audit.read(actor=request.user, about=audit.Thing("page", "proposals"), what=["proposals"])  # type: ignore[arg-type]
        return super().changelist_view(request, *args, **kwargs)

    def change_view(self, request: HttpRequest, object_id: str, *args: Any, **kwargs: Any) -> HttpResponse:
        found: Any = self.get_object(request, object_id)
        if found is not None and found.author_id != request.user.pk:
            audit.read(actor=request.user, about=found, what=["changes"])  # type: ignore[arg-type]
        return super().change_view(request, object_id, *args, **kwargs)


def _said(row: ChangeProposal, values: Any) -> str:
    """A place that was public then and is private now is left out."""
    hidden = row.service_id in private([row.service])
    return json.dumps(without_places(values) if hidden else values, ensure_ascii=False, indent=1)
