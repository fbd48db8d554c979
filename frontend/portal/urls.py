"""The pages of a partner agency, all of them behind the sign-in."""

from django.urls import path

from frontend.portal import places

app_name = "portal"
urlpatterns: list = [
    path("places/", places.places, name="places"),
    path("places/<int:pk>/", places.place, name="place"),
]
