"""Keys for the software of an agency: made, shown once, ended."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from directory.errors import DomainError
from directory.models import ApiToken, Organization, User
from directory.models.tokens import Scope
from directory.permissions import is_partner, organizations_of
from directory.tokens import issue, revoke, tokens_of
from frontend.staff.access import asked_once_more, found_or_404, only_for
from frontend.staff.factors import is_fresh

SCOPES = {
    Scope.READ: gettext_lazy("Read our listings"),
    Scope.PROPOSE: gettext_lazy("Send changes"),
    Scope.CONFIRM: gettext_lazy("Say that a listing is right"),
    Scope.CAPACITY: gettext_lazy("Say if there is room"),
}
DAYS = {30: gettext_lazy("A month"), 90: gettext_lazy("Three months"), 365: gettext_lazy("A year")}


class TokenForm(forms.Form):
    organization = forms.ModelChoiceField(Organization.objects.none(), label=gettext_lazy("Agency"), empty_label=None)
    name = forms.CharField(
        max_length=80,
        label=gettext_lazy("Name of the key"),
        help_text=gettext_lazy("Which software uses it, so that you know it again."),
    )
    scopes = forms.MultipleChoiceField(
        choices=list(SCOPES.items()), widget=forms.CheckboxSelectMultiple, label=gettext_lazy("What it may do")
    )
    days = forms.TypedChoiceField(
        choices=list(DAYS.items()), coerce=int, initial=90, label=gettext_lazy("How long it works")
    )

    def __init__(self, user: User, *given: Any) -> None:
        super().__init__(*given)
        own = Organization.objects.filter(pk__in=organizations_of(user)).order_by("name")
        self.fields["organization"].queryset = own


@only_for(is_partner)
@require_http_methods(["GET", "HEAD", "POST"])
def tokens(request: HttpRequest) -> HttpResponse:
    """The secret is in the answer to the form that made it, and nowhere else."""
    if not is_fresh(request):
        return asked_once_more(request.path)
    form = TokenForm(request.user, request.POST) if request.method == "POST" else TokenForm(request.user)
    secret = _issued(request.user, form) if form.is_bound and form.is_valid() else ""
    shown = {
        "form": TokenForm(request.user) if secret else form,
        "secret": secret,
        "rows": [_row(token) for token in tokens_of(organizations_of(request.user))],
    }
    return render(request, "portal/tokens.html", shown)


@only_for(is_partner)
@require_POST
def end_token(request: HttpRequest, key: int) -> HttpResponse:
    own = ApiToken.objects.filter(organization__in=organizations_of(request.user))
    token = found_or_404(own.select_related("organization").filter(pk=key).first())
    revoke(token=token, by=request.user)
    messages.success(request, _("The key does not work any more."))
    return redirect("portal:tokens")


def _issued(user: User, form: TokenForm) -> str:
    """Empty where it was refused; the form says why then."""
    try:
        return issue(user=user, **form.cleaned_data)[1]
    except DomainError as error:
        form.add_error(error.field if error.field in form.fields else None, error.message)
        return ""


def _row(token: ApiToken) -> dict[str, Any]:
    return {
        "token": token,
        "scopes": [SCOPES[Scope(scope)] for scope in token.scopes],
        "is_over": token.expires_at <= timezone.now(),
    }
