from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import include, path

urlpatterns = [path("staff/", admin.site.urls)]
# The language is in the path, not in a cookie; English has no prefix.
urlpatterns += i18n_patterns(path("", include("frontend.urls")), prefix_default_language=False)
