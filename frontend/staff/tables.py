"""Django's admin behind the one sign-in: its own pages for signing in and passwords lead to ours."""

from collections.abc import Callable, Iterable
from functools import wraps
from typing import Any

from django.contrib.admin import AdminSite, ModelAdmin
from django.contrib.auth import logout as sign_out
from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from directory.permissions import may_steward
from frontend.staff.access import refusal

OURS = {"directory", "geodata", "matching"}  # apps; accounts, codes and keys of a second factor are in no table


class Tables(AdminSite):
    site_header = site_title = "Waypoint"
    index_title = "Tables"
    site_url = "/staff/"

    def register(
        self, model_or_iterable: type[Model] | Iterable[type[Model]], admin_class: type | None = None, **options: Any
    ) -> None:
        models = [model_or_iterable] if isinstance(model_or_iterable, type) else model_or_iterable
        ours = [model for model in models if model._meta.app_label in OURS]  # noqa: SLF001  Django's documented name
        super().register(ours, admin_class or ModelAdmin, **options)

    def has_permission(self, request: HttpRequest) -> bool:
        return may_steward(request.user)

    def admin_view(self, view: Callable[..., HttpResponse], cacheable: bool = False) -> Callable[..., HttpResponse]:
        inner = super().admin_view(view, cacheable)

        @wraps(inner)
        def guarded(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
            return refusal(request, may_steward) or inner(request, *args, **kwargs)

        guarded.check = may_steward  # type: ignore[attr-defined]  what the matrix of pages and roles reads
        return guarded

    def login(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        return refusal(request, may_steward) or redirect("admin:index")

    def password_change(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        return redirect("account_change_password")

    def password_change_done(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        return redirect("admin:index")

    def logout(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        if request.method == "POST":
            sign_out(request)
        return redirect("staff-home")
