"""The door of the tables: who may steward comes in, whatever Django's own permissions say of the account."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.admin import AdminSite
from django.contrib.auth.forms import AuthenticationForm
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse

from directory.permissions import may_steward


class StewardSite(AdminSite):
    """`directory.permissions` decides; `is_staff` and the permissions of Django's tables decide nothing here."""

    site_header = site_title = "Waypoint"
    index_title = "Tables of the directory"
    login_form = AuthenticationForm
    site_url = None

    def has_permission(self, request: HttpRequest) -> bool:
        return may_steward(request.user)

    def admin_view(self, view: Callable[..., HttpResponse], cacheable: bool = False) -> Any:
        """Somebody who is signed in and may not is told so, and is not sent to sign in once more."""
        guarded = super().admin_view(view, cacheable)

        @wraps(view)
        def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if request.user.is_authenticated and not self.has_permission(request):
                raise PermissionDenied
            return guarded(request, *args, **kwargs)

        return answered
