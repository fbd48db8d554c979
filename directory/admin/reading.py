"""Tables and rows that are read here and written by the services alone."""

from typing import Any

from django.contrib import admin
from django.db.models import Model
from django.http import HttpRequest

from directory.permissions import may_steward


class ReadOnlyAdmin(admin.ModelAdmin):  # type: ignore[type-arg]  # not generic at run time
    """Every column can be read, by stewards, and none changed. A list takes the same number of queries, however long."""

    show_full_result_count = False
    list_per_page = 100

    class Media:
        css = {"all": ["directory/tables.css"]}
        js = ["directory/named_boxes.js"]

    def has_module_permission(self, request: HttpRequest) -> bool:
        return self.has_view_permission(request)

    def has_view_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return may_steward(request.user)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False


class ReadOnlyRows(admin.TabularInline):  # type: ignore[type-arg]  # not generic at run time
    extra = 0
    can_delete = False

    def has_view_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return may_steward(request.user)

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False
