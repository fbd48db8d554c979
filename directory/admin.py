"""The staff pages: curators read everything, withheld numbers included, and can take a service down.

Nothing here can put a number in front of the public: what is shown changes by a load from a source.
"""

from typing import Any

from django.contrib import admin
from django.db.models import Model, QuerySet
from django.http import HttpRequest

from directory import selectors, services
from directory.models import (
    CallCount,
    EmailAddress,
    NeedCount,
    NumberReport,
    Organization,
    Phone,
    ProblemCount,
    ReferralCount,
    Service,
    Source,
    Url,
    Verification,
)
from directory.models.services import Publication

EDITABLE = frozenset({"curator_notes"})


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


class ReadOnlyRows(admin.TabularInline):  # type: ignore[type-arg]  # not generic at run time
    extra = 0
    can_delete = False

    def has_add_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False


class PhoneRows(ReadOnlyRows):
    model = Phone
    fields = ("type", "display", "number", "description", "note", "public")


class UrlRows(ReadOnlyRows):
    model = Url
    fields = ("kind", "url", "label", "public")


class EmailRows(ReadOnlyRows):
    model = EmailAddress
    fields = ("email", "label", "public")


class SourceRows(ReadOnlyRows):
    model = Source
    fields = ("title", "url", "ref", "date", "grade")


class VerificationRows(ReadOnlyRows):
    model = Verification
    fields = ("field_group", "verified_on", "verified_by", "method")


class ProblemRows(ReadOnlyRows):
    model = ProblemCount
    fields = ("week", "problem", "count")


class NumberReportRows(ReadOnlyRows):
    model = NumberReport
    fields = ("on", "shift", "problem", "operator")

    def get_queryset(self, request: HttpRequest) -> QuerySet[NumberReport]:
        return selectors.number_reports()


class ReadOnlyAdmin(admin.ModelAdmin):  # type: ignore[type-arg]  # not generic at run time
    """Every column can be read and only those of EDITABLE changed."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def get_readonly_fields(self, request: HttpRequest, obj: Model | None = None) -> list[str]:
        return [field.name for field in self.opts.fields if field.name not in EDITABLE]


@admin.register(Service)
class ServiceAdmin(ReadOnlyAdmin):
    list_display = ("name", "organization", "kind", "publication", "backed", "backed_reason", "source_date")
    list_filter = (ToCheckFilter, "publication", "backed_reason", "organization__level", "license_class")
    list_select_related = ("organization",)
    search_fields = ("name", "source_id", "organization__name", "phones__number", "phones__display")
    inlines = (PhoneRows, UrlRows, EmailRows, SourceRows, VerificationRows, ProblemRows, NumberReportRows)
    actions = ("take_down",)
    show_full_result_count = False

    @admin.action(description="Take down: nobody sees it until it is put back", permissions=["change"])
    def take_down(self, request: HttpRequest, queryset: QuerySet[Service]) -> None:
        for service in queryset:
            services.withhold(service=service)
        self.message_user(request, f"{len(queryset)} taken down.")

    def save_model(self, request: HttpRequest, obj: Service, form: Any, change: bool) -> None:
        """Only the columns a curator may edit: a load at the same moment is not undone."""
        obj.save(update_fields=[*EDITABLE, "last_modified"])


@admin.register(Organization)
class OrganizationAdmin(ReadOnlyAdmin):
    list_display = ("name", "level", "website")
    list_filter = ("level",)
    search_fields = ("name", "slug")


class CountedAdmin(ReadOnlyAdmin):
    """Rows that the services alone write; there is nothing to edit in them."""

    show_full_result_count = False

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False


@admin.register(ProblemCount)
class ProblemCountAdmin(CountedAdmin):
    """What people reported: a hint to call and check, never a verdict."""

    list_display = ("week", "service", "problem", "count")
    list_filter = ("problem", "week")
    search_fields = ("service__name", "service__source_id")

    def get_queryset(self, request: HttpRequest) -> QuerySet[ProblemCount]:
        return selectors.reported_problems()


@admin.register(NumberReport)
class NumberReportAdmin(CountedAdmin):
    """What operators met on the line: call and check."""

    list_display = ("on", "shift", "service", "problem", "operator")
    list_filter = ("problem", "on")
    search_fields = ("service__name", "service__source_id")

    def get_queryset(self, request: HttpRequest) -> QuerySet[NumberReport]:
        return selectors.number_reports()


@admin.register(CallCount)
class CallCountAdmin(CountedAdmin):
    list_display = ("month", "hour_of_week", "triage", "count")
    list_filter = ("triage", "month")


@admin.register(NeedCount)
class NeedCountAdmin(CountedAdmin):
    list_display = ("month", "area", "need", "language", "unmet", "count")
    list_filter = ("unmet", "month")
    search_fields = ("area", "need")


@admin.register(ReferralCount)
class ReferralCountAdmin(CountedAdmin):
    list_display = ("month", "service", "outcome", "count")
    list_filter = ("outcome", "month")
    list_select_related = ("service",)
    search_fields = ("service__name", "service__source_id")
