from django.urls import include, path

from frontend.staff import claiming, views

urlpatterns = [
    path("", views.home, name="staff-home"),
    path("claim/<slug:listing>", claiming.claim_listing, name="claim-listing"),
    path("account/", include("frontend.staff.account.urls")),
    path("console/", include("frontend.console.urls")),
    path("portal/", include("frontend.portal.urls")),
    path("review/", include("frontend.review.urls")),
    path("confirm/", include("frontend.confirming.urls")),
]
