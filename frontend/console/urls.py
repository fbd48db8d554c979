"""The operator console, all of it behind the staff sign-in; `config.urls` puts the language before `staff/console/`."""

from django.urls import path

from frontend.console import ending, handing, views

app_name = "console"
urlpatterns = [
    path("", views.console, name="console"),
    path("answers", views.answers_of, name="answers"),
    path("suggest", views.suggestions, name="suggest"),
    path("why-not", views.why_not_here, name="why-not"),
    path("guides", views.guides_in, name="guides"),
    path("stay", views.stay, name="stay"),
    path("hand-over", handing.hand_over, name="hand-over"),
    path("end", ending.end, name="end"),
    path("wrong-number", ending.wrong_number, name="wrong-number"),
]
