"""The pages of a partner agency, all of them behind the sign-in."""

from django.urls import path

from frontend.portal import tokens

app_name = "portal"
urlpatterns = [
    path("keys/", tokens.tokens, name="tokens"),
    path("keys/<int:key>/end/", tokens.end_token, name="end-token"),
]
