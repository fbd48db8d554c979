"""Which listings to look at: by how fresh they are, by what waits in them, by whose they are."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AutocompleteSelect
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone

from directory import selectors, stewarding
from directory.models import Organization, Service
from directory.models.services import Publication


class ToCheckFilter(admin.SimpleListFilter):
    title = "numbers to check"
    parameter_name = "check"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("waiting", "Waiting for a check"), ("unreachable", "No way to reach it")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Service]) -> QuerySet[Service]:
        if self.value() == "waiting":
            return queryset.filter(pk__in=selectors.verification_queue().values("pk"))
        if self.value() == "unreachable":
            return queryset.filter(publication=Publication.NO_CONTACT)
        return queryset


class CheckedFilter(admin.SimpleListFilter):
    title = "last verified"
    parameter_name = "verified"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [
            ("quarter", "In this quarter of a year"),
            ("half", "In half a year"),
            ("year", "In a year"),
            ("older", "Longer ago"),
            ("never", "Never, or on no known day"),
        ]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Service]) -> QuerySet[Service]:
        chosen = self.value() or ""
        spans = stewarding.checked_within(timezone.now().date())
        return queryset.filter(spans[chosen]) if chosen in spans else queryset


class WaitingFilter(admin.SimpleListFilter):
    title = "what waits"
    parameter_name = "waits"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("held", "Numbers are hidden"), ("changes", "Open proposals"), ("due", "Due to be looked at")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Service]) -> QuerySet[Service]:
        waiting = stewarding.waiting(timezone.now().date())
        chosen = self.value() or ""
        return queryset.filter(waiting[chosen]) if chosen in waiting else queryset


class ReasonFilter(admin.AllValuesFieldListFilter):
    """An empty reason has a name as well, or its link would have none."""

    def choices(self, changelist: Any) -> Iterator[Any]:
        yield from ({**one, "display": one["display"] or "None"} for one in super().choices(changelist))


class OrganizationFilter(admin.FieldListFilter):
    """A box that finds the organization while one types; a list of all of them would be a page of its own."""

    template = "admin/by_name.html"

    def expected_parameters(self) -> list[str | None]:
        return [f"{self.field_path}__id__exact"]

    def has_output(self) -> bool:
        return True

    def choices(self, changelist: Any) -> Iterator[Any]:
        name = str(self.expected_parameters()[0])
        given: Any = self.used_parameters.get(name) or [None]
        others = [(key, one) for key, values in changelist.filter_params.items() if key != name for one in values]
        box = field(changelist.model_admin).widget.render(
            name, given[-1], {"id": "by-organization", "aria-label": "Organization"}
        )
        yield {"box": box, "others": others, "clear": changelist.get_query_string(remove=[name]), "chosen": given[-1]}


def field(model_admin: Any) -> forms.Field:
    column: Any = Service._meta.get_field("organization")  # noqa: SLF001  documented
    box = AutocompleteSelect(column, model_admin.admin_site)
    return forms.ModelChoiceField(Organization.objects, required=False, widget=box)
