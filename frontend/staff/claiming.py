""" "Do you work here?": an agency asks for its listing, with or without an account."""

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from directory.claims import claim
from directory.claims_to_check import claimable
from directory.errors import DomainError
from directory.models import Service
from frontend.review.refusing import CANNOT_BE_READ, Refusal, refusal
from frontend.staff.access import found_or_404, is_signed_in, open_to_all


class ClaimForm(forms.Form):
    email = forms.EmailField(
        label=gettext_lazy("E-mail address at work"),
        help_text=gettext_lazy("We write to it when we have called."),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    office = forms.CharField(
        label=gettext_lazy("What you do there"),
        help_text=gettext_lazy("Such as front desk or director. We do not need your name."),
        max_length=120,
    )
    words = forms.CharField(
        label=gettext_lazy("What else we should know"),
        required=False,
        max_length=2_000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


@open_to_all
@require_http_methods(["GET", "POST"])
def claim_listing(request: HttpRequest, listing: str) -> HttpResponse:
    """404 for a listing that people do not see; the answer is the same for every mailbox."""
    service = found_or_404(claimable(listing))
    if request.method != "POST":
        return _shown(request, service, ClaimForm())
    form = ClaimForm(request.POST)
    if not form.is_valid():
        return _shown(request, service, form, Refusal(CANNOT_BE_READ))
    try:
        claim(service=service, claimant=request.user if is_signed_in(request) else None, **form.cleaned_data)
    except DomainError as error:
        return _shown(request, service, form, refusal(error, form))
    messages.success(request, _("Thank you. We will call the number of the listing and then write to you."))
    return redirect("claim-listing", service.source_id)


def _shown(request: HttpRequest, service: Service, form: ClaimForm, refused: Refusal | None = None) -> HttpResponse:
    context = {"service": service, "form": form, "refused": refused}
    return render(request, "staff/claim.html", context, status=refused.status if refused else 200)
