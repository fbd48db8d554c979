"""The public pages; `config.urls` puts the language before them (/es/, /ar/; English has none)."""

from django.urls import path

from frontend import guide_views, inclusion, reporting, suggesting, views

app_name = "public"
urlpatterns = [
    path("", views.finder, name="finder"),
    path("find", views.find, name="find"),
    path("safety", views.safety, name="safety"),
    path("leave", views.leave, name="leave"),
    path("suggest", suggesting.suggest_needs, name="suggest"),
    path("report", reporting.report, name="report"),
    path("listed", inclusion.inclusion, name="inclusion"),
    path("guides", guide_views.all_guides, name="guides"),
    path("guides/custody", guide_views.custody, name="custody"),
    path("guides/<int:number>", guide_views.one_guide, name="guide"),
    path("guides/<slug:guide_id>", guide_views.guide_by_id, name="guide-by-id"),
]
