"""The pages of a partner agency, all of them behind the sign-in."""

app_name = "portal"
urlpatterns: list = []
