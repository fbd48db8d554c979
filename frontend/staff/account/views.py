"""The pages of allauth that are open here. What they do is theirs; who may see them and what is said is ours."""

from allauth.account.internal.flows.login import record_authentication
from allauth.account.views import login, password_change
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base import views as second
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes import views as recovery
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.totp.views import ActivateTOTPView, deactivate_totp
from allauth.mfa.webauthn import views as passkey
from allauth.mfa.webauthn.forms import AddWebAuthnForm
from csp.decorators import csp_update
from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse_lazy
from django.views.decorators.http import require_POST

from directory.permissions import Account
from frontend.privacy import SAFE_SITE
from frontend.staff.access import STAFF_POLICY, for_setting_up, only_for, open_to_all
from frontend.staff.factors import PROVES

PICTURE_POLICY = {**STAFF_POLICY, "img-src": ["data:"]}  # the square for a telephone's camera is made for one page


def is_an_account(account: Account) -> bool:
    """One's own account has no role to ask for."""
    return account.is_authenticated


def _show_it_was_shown(request: HttpRequest, kind: str) -> None:
    """Who sets up a second factor has shown it by that: the session counts as one that did."""
    record_authentication(request, request.user, method=PROVES, type=kind, reauthenticated=True)


class SetUpAppView(ActivateTOTPView):
    def form_valid(self, form: ActivateTOTPForm) -> HttpResponse:
        answer = super().form_valid(form)
        _show_it_was_shown(self.request, Authenticator.Type.TOTP)
        return answer

    def get_context_data(self, **kwargs: object) -> dict[str, object]:
        context = super().get_context_data(**kwargs)
        secret = context["form"].secret
        return context | {"groups": [secret[start : start + 4] for start in range(0, len(secret), 4)]}


class AddPasskeyView(passkey.AddWebAuthnView):
    def form_valid(self, form: AddWebAuthnForm) -> HttpResponse:
        answer = super().form_valid(form)
        _show_it_was_shown(self.request, Authenticator.Type.WEBAUTHN)
        return answer


class RemovePasskeyView(passkey.RemoveWebAuthnView):
    success_url = reverse_lazy("mfa_index")

    def form_valid(self, form: object) -> HttpResponse:
        """Allauth asks whether an app may go, but not whether a passkey may."""
        adapter = get_adapter()
        if not adapter.can_delete_authenticator(self.get_object()):
            messages.error(self.request, adapter.error_messages["cannot_delete_authenticator"])
            return redirect("mfa_index")
        return super().form_valid(form)


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """Also out of a sign-in that waits for its second factor."""
    logout(request)
    return redirect("account_login")


@require_POST
def leave(request: HttpRequest) -> HttpResponse:
    """Signed out and away at once, with what the browser stored for this site cleared; works without JavaScript."""
    logout(request)
    answer = HttpResponseRedirect(SAFE_SITE, status=303)
    answer["Clear-Site-Data"] = '"cache", "cookies", "storage"'
    return answer


sign_in_page = open_to_all(login)
code_page = open_to_all(second.authenticate)
sign_out_page = open_to_all(sign_out)
leave_page = open_to_all(leave)
factors_page = for_setting_up(second.index)
app_page = csp_update(PICTURE_POLICY)(for_setting_up(SetUpAppView.as_view()))
passkey_page = for_setting_up(AddPasskeyView.as_view())
code_again_page = only_for(is_an_account)(second.reauthenticate)
passkey_again_page = only_for(is_an_account)(passkey.reauthenticate_webauthn)
app_away_page = only_for(is_an_account)(deactivate_totp)
passkey_away_page = only_for(is_an_account)(RemovePasskeyView.as_view())
recovery_page = only_for(is_an_account)(recovery.view_recovery_codes)
new_recovery_page = only_for(is_an_account)(recovery.generate_recovery_codes)
password_page = only_for(is_an_account)(password_change)
