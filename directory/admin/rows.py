"""What belongs to a listing, row by row on its page. To be read: a change of it is a proposal."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from directory import selectors
from directory.admin.reading import ReadOnlyRows
from directory.models import (
    ChangeProposal,
    EmailAddress,
    Hold,
    Language,
    NumberReport,
    Phone,
    ProblemCount,
    Schedule,
    ServiceArea,
    ServiceAtLocation,
    Source,
    Url,
    Verification,
)
from directory.models.proposals import OPEN_STATES


class PhoneRows(ReadOnlyRows):
    model = Phone
    fields = ("type", "display", "number", "description", "note", "public")


class UrlRows(ReadOnlyRows):
    model = Url
    fields = ("kind", "url", "label", "public")


class EmailRows(ReadOnlyRows):
    model = EmailAddress
    fields = ("email", "label", "public")


class PlaceRows(ReadOnlyRows):
    """A place that is not public has no address here, for it has none in the directory."""

    model = ServiceAtLocation
    verbose_name_plural = "places"
    fields = readonly_fields = ("place", "shown", "address")

    def get_queryset(self, request: HttpRequest) -> QuerySet[ServiceAtLocation]:
        return super().get_queryset(request).select_related("location")

    @admin.display(description="place")
    def place(self, row: ServiceAtLocation) -> str:
        return str(row.location)

    @admin.display(description="what is shown")
    def shown(self, row: ServiceAtLocation) -> str:
        return row.location.get_disclosure_display()

    @admin.display(description="address")
    def address(self, row: ServiceAtLocation) -> str:
        at = row.location
        return ", ".join(part for part in (at.address_1, at.address_2, at.postal_code) if part)


class AreaRows(ReadOnlyRows):
    model = ServiceArea
    fields = ("area_key", "name", "source")


class ScheduleRows(ReadOnlyRows):
    model = Schedule
    fields = ("byday", "opens_at", "closes_at", "timezone", "valid_from", "valid_to", "description")


class LanguageRows(ReadOnlyRows):
    model = Language
    fields = ("code", "level", "note")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Language]:
        """Those of the listing; what a single number speaks stands with the number."""
        return super().get_queryset(request).filter(phone=None)


class SourceRows(ReadOnlyRows):
    model = Source
    fields = ("title", "url", "ref", "date", "grade")


class VerificationRows(ReadOnlyRows):
    model = Verification
    fields = ("field_group", "verified_on", "verified_by", "method")


class HoldRows(ReadOnlyRows):
    model = Hold
    fields = ("reason", "since", "operators", "curator", "lifted_at", "lifted_by")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Hold]:
        return super().get_queryset(request).select_related("curator", "lifted_by")


class OpenProposalRows(ReadOnlyRows):
    model = ChangeProposal
    verbose_name_plural = "open proposals"
    fields = readonly_fields = ("author", "state", "groups", "submitted_at")
    show_change_link = True

    def get_queryset(self, request: HttpRequest) -> QuerySet[ChangeProposal]:
        return super().get_queryset(request).filter(state__in=OPEN_STATES).select_related("author")

    @admin.display(description="of what")
    def groups(self, row: ChangeProposal) -> str:
        return ", ".join(row.changes or ())


class ProblemRows(ReadOnlyRows):
    model = ProblemCount
    fields = ("week", "problem", "count")


class NumberReportRows(ReadOnlyRows):
    model = NumberReport
    fields = ("on", "shift", "problem", "operator")

    def get_queryset(self, request: HttpRequest) -> QuerySet[NumberReport]:
        return selectors.number_reports()


OF_A_LISTING: tuple[Any, ...] = (
    PhoneRows,
    UrlRows,
    EmailRows,
    PlaceRows,
    AreaRows,
    ScheduleRows,
    LanguageRows,
    VerificationRows,
    HoldRows,
    OpenProposalRows,
    SourceRows,
    ProblemRows,
    NumberReportRows,
)
