"""Below /staff/confirm/, where no session and no cookie is: the secret in the address is all that counts."""

from django.urls import path

from frontend.confirming import views

app_name = "confirming"
urlpatterns = [
    path("thanks", views.thanks, name="thanks"),
    path("<str:secret>", views.confirm, name="confirm"),
    path("<str:secret>/change", views.change, name="change"),
]
