"""Django's admin with the door of the stewards in place of its own."""

from django.contrib.admin.apps import AdminConfig


class Tables(AdminConfig):
    default = False
    # Not in directory.admin: whatever asks for the site first imports it, and that package registers its tables in it.
    default_site = "directory.steward_site.StewardSite"
