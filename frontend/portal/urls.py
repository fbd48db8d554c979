"""The pages of a partner agency, all of them behind the sign-in."""

from django.urls import path

from frontend.portal import change_views, edit_views, places, tokens, views

app_name = "portal"
urlpatterns: list = [
    path("keys/", tokens.tokens, name="tokens"),
    path("keys/<int:key>/end/", tokens.end_token, name="end-token"),
    path("places/", places.places, name="places"),
    path("places/<int:pk>/", places.place, name="place"),
    path("", views.listings, name="listings"),
    path("listings/<slug:listing>/", views.listing, name="listing"),
    path("listings/<slug:listing>/history/", views.history, name="history"),
    path("listings/<slug:listing>/still-right/", views.confirm, name="confirm"),
    path("listings/<slug:listing>/change/<slug:group>/", edit_views.edit, name="edit"),
    path("changes/<int:proposal>/", change_views.preview, name="preview"),
    path("changes/<int:proposal>/send/", change_views.submit, name="submit"),
    path("changes/<int:proposal>/choose/", change_views.choose, name="choose"),
    path("changes/<int:proposal>/withdraw/", change_views.withdraw, name="withdraw"),
]
