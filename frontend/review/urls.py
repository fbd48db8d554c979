"""The pages of the curators, all of them behind the sign-in."""

from django.urls import path

from frontend.review import places

app_name = "review"
urlpatterns: list = [
    path("places/", places.places, name="places"),
    path("places/<int:pk>/", places.place, name="place"),
    path("places/<int:pk>/private", places.keep_private, name="keep-private"),
]
