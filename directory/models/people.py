"""People who sign in: staff only. Nobody who looks for help has an account."""

from django.contrib.auth.models import AbstractUser


class User(AbstractUser):
    class Meta(AbstractUser.Meta):
        app_label = "directory"
        permissions = [("operate_console", "May use the operator console")]
