"""The pages of the curators, all of them behind the sign-in."""

from django.urls import path

from frontend.review import changes, due, numbers

app_name = "review"
urlpatterns = [
    path("changes/", changes.changes, name="changes"),
    path("changes/<int:pk>/", changes.change, name="change"),
    path("changes/<int:pk>/approve", changes.approve, name="approve"),
    path("changes/<int:pk>/reject", changes.reject, name="reject"),
    path("changes/<int:pk>/take-back", changes.take_back, name="take-back"),
    path("due/", due.due, name="due"),
    path("due/<slug:listing>/", due.due_listing, name="due-listing"),
    path("due/<slug:listing>/confirm", due.confirm_listing, name="confirm-listing"),
    path("due/<slug:listing>/remind", due.remind_listing, name="remind-listing"),
    path("numbers/", numbers.numbers, name="numbers"),
    path("numbers/<slug:listing>/", numbers.number, name="number"),
    path("numbers/<slug:listing>/hide", numbers.hide, name="hide-number"),
    path("numbers/<slug:listing>/show", numbers.show, name="show-number"),
    path("numbers/<slug:listing>/close", numbers.close, name="close-program"),
    path("numbers/<slug:listing>/reopen", numbers.reopen, name="reopen-program"),
]
