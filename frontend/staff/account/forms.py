"""The forms of allauth in our words, and those of invitations."""

from typing import Any

from allauth.account.forms import ChangePasswordForm, LoginForm
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm
from django import forms
from django.utils.translation import gettext_lazy as _

from directory.models.people import Role

CODE_BOX = {"autocomplete": "one-time-code", "autocapitalize": "off", "spellcheck": "false"}
ROLE_NAMES = {
    Role.OPERATOR: _("Operator"),
    Role.PARTNER: _("Partner agency"),
    Role.CURATOR: _("Curator"),
    Role.ANALYST: _("Analyst"),
    Role.ADMINISTRATOR: _("Administrator"),
}


def put(field: forms.Field, label: Any, hint: Any = "", **box: str) -> None:
    field.label, field.help_text = label, hint
    field.widget.attrs.pop("placeholder", None)
    field.widget.attrs.update(box)


class SignInForm(LoginForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        put(self.fields["login"], _("Name of the account"), autocapitalize="off", spellcheck="false")
        put(self.fields["password"], _("Password"))


class NewPasswordForm(ChangePasswordForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        put(self.fields["oldpassword"], _("Your password now"))
        put(self.fields["password1"], _("New password"), LONG_ENOUGH)
        put(self.fields["password2"], _("The new password again"))


class CodeForm(AuthenticateForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        put(self.fields["code"], _("Code"), _("From your app, or one of your recovery codes."), **CODE_BOX)


class CodeAgainForm(ReauthenticateForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        put(self.fields["code"], _("Code"), _("From your app, or one of your recovery codes."), **CODE_BOX)


class FirstCodeForm(ActivateTOTPForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        put(
            self.fields["code"], _("Code"), _("The six digits that the app shows now."), inputmode="numeric", **CODE_BOX
        )


class PasskeyForm(AddWebAuthnForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        put(self.fields["name"], _("A name for it"), _("So that you know it again, such as: blue key."))


LONG_ENOUGH = _("At least 12 characters. Four or five words are easy to keep in mind.")


class WelcomeForm(forms.Form):
    """The name and password that somebody chooses who was invited."""

    username = forms.CharField(label=_("Name of the account"), max_length=150)
    password = forms.CharField(
        label=_("Password"), help_text=LONG_ENOUGH, strip=False, max_length=4096, widget=forms.PasswordInput
    )
    again = forms.CharField(label=_("Password again"), strip=False, max_length=4096, widget=forms.PasswordInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["username"].widget.attrs.update(autocomplete="username", autocapitalize="off", spellcheck="false")
        for name in ("password", "again"):
            self.fields[name].widget.attrs["autocomplete"] = "new-password"

    def clean_again(self) -> str:
        again = self.cleaned_data["again"]
        if again != self.cleaned_data.get("password", again):
            raise forms.ValidationError(_("The two passwords are not the same."))
        return again


class InviteForm(forms.Form):
    """`roles` are those that whoever invites may give."""

    email = forms.EmailField(label=_("Email"), widget=forms.EmailInput(attrs={"autocomplete": "off"}))
    role = forms.ChoiceField(label=_("Role"))
    organization = forms.CharField(
        label=_("Agency"),
        help_text=_("For a partner agency: its name as it stands here."),
        required=False,
        max_length=300,
    )

    def __init__(self, *args: Any, roles: tuple[Role, ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["role"].choices = [(role.value, ROLE_NAMES[role]) for role in roles]


class RoleForm(forms.Form):
    """A role to give to an account that is there."""

    role = forms.ChoiceField(label=_("Role"), choices=[(role.value, words) for role, words in ROLE_NAMES.items()])
    organization = forms.CharField(
        label=_("Agency"),
        help_text=_("For a partner agency: its name as it stands here."),
        required=False,
        max_length=300,
    )
