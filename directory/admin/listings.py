"""Listings as stewards see them. Nothing here writes a listing: a change waits for other people (docs/adr/0040)."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.helpers import ActionForm
from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.html import format_html_join

from directory import audit, services, stewarding
from directory.admin import rows
from directory.admin.filters import CheckedFilter, OrganizationFilter, ReasonFilter, ToCheckFilter, WaitingFilter, field
from directory.admin.listing_form import PROPOSED, ListingForm
from directory.admin.reading import ReadOnlyAdmin
from directory.audit_trail import Wanted, page
from directory.errors import DomainError
from directory.models import Organization, Service
from directory.permissions import may_review, may_steward

NEWEST = 10  # entries of the audit


class ReasonForm(ActionForm):
    why = forms.CharField(required=False, max_length=2_000, label="Why, or what was said")


@admin.register(Service)
class ServiceAdmin(ReadOnlyAdmin):
    form = ListingForm
    action_form = ReasonForm
    list_display = (
        "name",
        "agency",
        "kind",
        "publication",
        "verified",
        "held",
        "changes",
        "backed",
        "source_date",
    )
    list_filter = (
        *(ToCheckFilter, CheckedFilter, WaitingFilter, ("organization", OrganizationFilter), "publication"),
        *(("backed_reason", ReasonFilter), "organization__level", "license_class"),
    )
    search_fields = ("name", "source_id", "organization__name", "phones__number", "phones__display")
    inlines = rows.OF_A_LISTING
    actions = ("take_down", "publish", "confirm_by_call")

    @property
    def media(self) -> forms.Media:
        both: forms.Media = super().media + field(self).widget.media
        return both

    @admin.display(description="organization", ordering="organization__name")
    def agency(self, service: Service) -> str:
        """As text, which a table may break over lines; a key of another table it may not."""
        return service.organization.name

    def get_queryset(self, request: HttpRequest) -> QuerySet[Service]:
        return stewarding.listings()

    @admin.display(description="last verified", ordering="last_verified", empty_value="never")
    def verified(self, row: Any) -> Any:
        return row.last_verified

    @admin.display(description="hidden", boolean=True)
    def held(self, row: Any) -> bool:
        return bool(row.is_held)

    @admin.display(description="open proposals", boolean=True)
    def changes(self, row: Any) -> bool:
        return bool(row.has_changes)

    @admin.display(description="what was done last")
    def history(self, row: Service) -> str:
        newest = page(Wanted(listing=row), size=NEWEST).entries
        told = ((f"{one.at:%Y-%m-%d %H:%M}", one.actor_name or "a command", one.action) for one in newest)
        return format_html_join("", "<div>{} · {} · {}</div>", told)

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return may_steward(request.user)

    def has_review_permission(self, request: HttpRequest) -> bool:
        return may_review(request.user)

    def get_fields(self, request: HttpRequest, obj: Any = None) -> list[Any]:
        """Boxes first, for whoever may fill them in; then what can be read."""
        boxes = [*PROPOSED, "why", "base_version"] if may_review(request.user) else []
        return [*boxes, "curator_notes", *self.get_readonly_fields(request, obj)]

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> list[Any]:
        boxes = {"id", "curator_notes", *(PROPOSED if may_review(request.user) else ())}
        return [*(column.name for column in self.opts.fields if column.name not in boxes), "history"]

    def change_view(self, request: HttpRequest, object_id: str, *args: Any, **kwargs: Any) -> HttpResponse:
        found = self.get_object(request, object_id)
        if found is not None and self.has_view_permission(request, found):
            audit.read(actor=request.user, about=found, what=("history", *stewarding.restricted(found)))  # type: ignore[arg-type]
        return super().change_view(request, object_id, *args, **kwargs)

    def changeform_view(self, request: HttpRequest, object_id: Any = None, *args: Any, **kwargs: Any) -> HttpResponse:
        """Somebody may have written between the check of the form and its end."""
        try:
            return super().changeform_view(request, object_id, *args, **kwargs)
        except DomainError as problem:
            self.message_user(request, f"{problem.message} Nothing was changed.", messages.ERROR)
            return redirect(request.path)

    def render_change_form(self, request: HttpRequest, context: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        form = context["adminform"].form
        if getattr(form, "refused", ""):
            audit.refused(actor=request.user, about=form.instance, place=form.refused)  # type: ignore[arg-type]
        return super().render_change_form(request, context, *args, **kwargs)

    def save_form(self, request: HttpRequest, form: Any, change: bool) -> Any:
        """The row as it is: what the form made of it is not to be kept."""
        return Service.objects.get(pk=form.instance.pk)

    def save_model(self, request: HttpRequest, obj: Service, form: Any, change: bool) -> None:
        by: Any = request.user
        services.note(service=obj, by=by, words=form.cleaned_data["curator_notes"].replace("\r\n", "\n"))
        if form.changes:
            given = {"why": form.cleaned_data["why"], "base_version": form.cleaned_data["base_version"]}
            stewarding.propose(service=obj, author=by, changes=form.changes, **given)
        waits = " Your change waits for other people; nothing of it is live yet." if form.changes else ""
        self.message_user(request, f"Saved.{waits}", messages.SUCCESS)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """No row of a listing is written here."""

    def construct_change_message(self, request: HttpRequest, form: Any, formsets: Any, add: bool = False) -> Any:
        return super().construct_change_message(request, form, [], add)

    def response_change(self, request: HttpRequest, obj: Any) -> HttpResponse:
        return redirect(request.path)

    @admin.action(description="Take down: nobody sees it until it is put back", permissions=["change"])
    def take_down(self, request: HttpRequest, queryset: QuerySet[Service]) -> None:
        self._act(request, queryset, stewarding.take_down)

    @admin.action(description="Publish: people see it", permissions=["review"])
    def publish(self, request: HttpRequest, queryset: QuerySet[Service]) -> None:
        self._act(request, queryset, stewarding.publish)

    @admin.action(description="Confirm by call: it exists and its numbers are right", permissions=["review"])
    def confirm_by_call(self, request: HttpRequest, queryset: QuerySet[Service]) -> None:
        self._act(request, queryset, stewarding.confirm_by_call)

    def _act(self, request: HttpRequest, queryset: QuerySet[Service], act: Callable[..., int]) -> None:
        try:
            count = act(found=queryset, by=request.user, why=request.POST.get("why", ""))
        except DomainError as problem:
            self.message_user(request, f"{problem.message} Nothing was changed.", messages.ERROR)
            return
        self.message_user(request, f"Done: {count}.", messages.SUCCESS)


@admin.register(Organization)
class OrganizationAdmin(ReadOnlyAdmin):
    list_display = ("name", "level", "website")
    list_filter = ("level",)
    search_fields = ("name", "slug")
