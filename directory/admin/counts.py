"""Rows that are counted: what people reported, what operators met, what was asked for."""

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from directory import selectors
from directory.admin.reading import ReadOnlyAdmin
from directory.models import CallCount, NeedCount, NumberReport, ProblemCount, ReferralCount


@admin.register(ProblemCount)
class ProblemCountAdmin(ReadOnlyAdmin):
    """What people reported: a hint to call and check, never a verdict."""

    list_display = ("week", "service", "problem", "count")
    list_filter = ("problem", "week")
    search_fields = ("service__name", "service__source_id")

    def get_queryset(self, request: HttpRequest) -> QuerySet[ProblemCount]:
        return selectors.reported_problems()


@admin.register(NumberReport)
class NumberReportAdmin(ReadOnlyAdmin):
    """What operators met on the line: call and check."""

    list_display = ("on", "shift", "service", "problem", "operator")
    list_filter = ("problem", "on")
    search_fields = ("service__name", "service__source_id")

    def get_queryset(self, request: HttpRequest) -> QuerySet[NumberReport]:
        return selectors.number_reports()


@admin.register(CallCount)
class CallCountAdmin(ReadOnlyAdmin):
    list_display = ("month", "hour_of_week", "triage", "count")
    list_filter = ("triage", "month")


@admin.register(NeedCount)
class NeedCountAdmin(ReadOnlyAdmin):
    list_display = ("month", "area", "need", "language", "unmet", "count")
    list_filter = ("unmet", "month")
    search_fields = ("area", "need")


@admin.register(ReferralCount)
class ReferralCountAdmin(ReadOnlyAdmin):
    list_display = ("month", "service", "outcome", "count")
    list_filter = ("outcome", "month")
    list_select_related = ("service",)
    search_fields = ("service__name", "service__source_id")
