"""Two apps of others as they are set up here."""

from importlib import import_module

from allauth.account.apps import AccountConfig
from django.contrib.admin.apps import AdminConfig


class Tables(AdminConfig):
    """Django's admin behind the sign-in and the checks of the staff pages."""

    default_site = "frontend.staff.tables.Tables"


class Accounts(AccountConfig):
    """Its middleware runs on the staff paths alone (config/middleware.py), so it is in no list that could be checked."""

    def ready(self) -> None:
        import_module("allauth.account.checks")
