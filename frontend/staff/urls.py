from django.urls import include, path

from frontend.staff import views

urlpatterns = [
    path("", views.home, name="staff-home"),
    path("account/", include("frontend.staff.account.urls")),
    path("console/", include("frontend.console.urls")),
    path("portal/", include("frontend.portal.urls")),
    path("review/", include("frontend.review.urls")),
    path("confirm/", include("frontend.confirming.urls")),
]
