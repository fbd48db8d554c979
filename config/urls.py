from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import include, path

from api.view import graphql_view
from config.health import livez, readyz

# Curators work on the database itself: a bundle has no accounts and takes no edit.
tables = [] if settings.BUNDLE else [path("staff/admin/", admin.site.urls)]
rooms = (
    path("staff/console/", include("frontend.console.urls"))
    if settings.BUNDLE
    else path("staff/", include("frontend.staff.urls"))
)
# The language is in the path, not in a cookie; English has no prefix. The tables of the stewards stand first: they
# speak English alone.
urlpatterns = [
    *tables,
    *i18n_patterns(rooms, prefix_default_language=False),
    path("livez", livez),
    path("readyz", readyz),
    path("graphql", graphql_view, name="graphql"),
]
handler400 = "frontend.failing.bad_request"
handler404 = "frontend.failing.not_found"
handler500 = "frontend.failing.server_error"
urlpatterns += i18n_patterns(path("", include("frontend.urls")), prefix_default_language=False)
