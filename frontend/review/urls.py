"""The pages of the curators, all of them behind the sign-in."""

app_name = "review"
urlpatterns: list = []
