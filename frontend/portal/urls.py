"""The pages of a partner agency, all of them behind the sign-in."""

from django.urls import path

from frontend.portal import places, tokens

app_name = "portal"
urlpatterns: list = [
    path("keys/", tokens.tokens, name="tokens"),
    path("keys/<int:key>/end/", tokens.end_token, name="end-token"),
    path("places/", places.places, name="places"),
    path("places/<int:pk>/", places.place, name="place"),
]
