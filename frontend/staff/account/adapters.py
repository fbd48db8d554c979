"""What allauth asks this project: nobody signs up by themselves, and what it says is in our own words."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.contrib import messages
from django.contrib.auth.base_user import AbstractBaseUser
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from frontend.staff.factors import FACTORS, has_second_factor

NOT_TOGETHER = _("This name and password do not go together, or the account is not in use.")
TOO_OFTEN = _("That was wrong too often. Please wait five minutes, then try again.")
WRONG_CODE = _("This code is not right, or it was used before. Please try the next one.")
KEEP_ONE = _("This is your only second factor. Set up another one first.")
SAID = {
    "account/messages/password_changed.txt": _("Your new password is saved."),
    "mfa/messages/totp_deactivated.txt": _("It is removed."),
    "mfa/messages/webauthn_removed.txt": _("It is removed."),
}


class Accounts(DefaultAccountAdapter):
    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "username_password_mismatch": NOT_TOGETHER,
        "account_inactive": NOT_TOGETHER,
        "too_many_login_attempts": TOO_OFTEN,
        "rate_limited": TOO_OFTEN,
        "incorrect_code": WRONG_CODE,
        "enter_current_password": _("This is not your password now."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """A code or passkey again before second factors are changed. Who has none has just given a password."""
        return has_second_factor(context.request.user)

    def respond_user_inactive(self, request: HttpRequest, user: AbstractBaseUser) -> HttpResponse:
        """Ended between the password and now: no page says so."""
        return redirect("account_login")

    def add_message(
        self,
        request: HttpRequest,
        level: int,
        message_template: str | None = None,
        message_context: dict[str, Any] | None = None,
        extra_tags: str = "",
        message: str | None = None,
    ) -> None:
        said = message or SAID.get(message_template or "")
        if said:
            messages.add_message(request, level, said, extra_tags=extra_tags)


class SecondFactors(DefaultMFAAdapter):
    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": WRONG_CODE,
        "cannot_delete_authenticator": KEEP_ONE,
    }

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        """Not the last one: the account would be open to whoever knows the password and is quicker."""
        others = Authenticator.objects.filter(user=authenticator.user, type__in=FACTORS).exclude(pk=authenticator.pk)
        return others.exists()

    def get_totp_label(self, user: AbstractBaseUser) -> str:
        """The name that one signs in with; a mail address says more than an app need know."""
        return user.get_username()

    def _get_site_name(self) -> str:
        return "Waypoint"

    def generate_authenticator_name(self, user: AbstractBaseUser, type: Authenticator.Type) -> str:  # noqa: A002
        return gettext("Passkey")
