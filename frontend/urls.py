"""The public pages; `config.urls` puts the language before them (/es/, /ar/; English has none)."""

from django.urls import path

from frontend import reporting, views

app_name = "public"
urlpatterns = [
    path("", views.finder, name="finder"),
    path("find", views.find, name="find"),
    path("safety", views.safety, name="safety"),
    path("leave", views.leave, name="leave"),
    path("report", reporting.report, name="report"),
]
