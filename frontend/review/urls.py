"""The pages of the curators, all of them behind the sign-in."""

from django.urls import path

from frontend.review import audit

app_name = "review"
urlpatterns: list = [
    path("audit/", audit.audit_page, name="audit"),
    path("audit/check", audit.check_chain, name="audit-check"),
    path("audit/export", audit.export, name="audit-export"),
]
