"""Accounts, to be read by administrators. They are made, changed and ended by services of their own."""

from typing import Any

from django.contrib import admin
from django.db.models import Model
from django.http import HttpRequest, HttpResponse

from directory import audit
from directory.admin.reading import ReadOnlyAdmin, ReadOnlyRows
from directory.models import Membership, User
from directory.permissions import may_manage_accounts


class MembershipRows(ReadOnlyRows):
    model = Membership
    fields = ("role", "organization")


@admin.register(User)
class AccountAdmin(ReadOnlyAdmin):
    list_display = ("username", "is_active", "last_login")
    list_filter = ("is_active", "memberships__role")
    search_fields = ("username",)
    fields = ("username", "email", "is_active", "is_superuser", "last_login", "date_joined")
    inlines = (MembershipRows,)

    def has_view_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return may_manage_accounts(request.user)

    def change_view(self, request: HttpRequest, object_id: str, *args: Any, **kwargs: Any) -> HttpResponse:
        found = self.get_object(request, object_id)
        if found is not None and self.has_view_permission(request, found):
            audit.read(actor=request.user, about=found, what=["email"])  # type: ignore[arg-type]
        return super().change_view(request, object_id, *args, **kwargs)
