from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import include, path

from api.view import graphql_view
from config.health import livez, readyz

urlpatterns = [
    path("staff/", admin.site.urls),
    path("livez", livez),
    path("readyz", readyz),
    path("graphql", graphql_view, name="graphql"),
]
# The language is in the path, not in a cookie; English has no prefix.
urlpatterns += i18n_patterns(path("", include("frontend.urls")), prefix_default_language=False)
