"""The link of an invitation: a name and a password are chosen, then a second factor is set up."""

from django.contrib.auth import login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods

from directory.errors import BadInput, NotFound
from directory.invitations import accept, usable
from frontend.staff.access import open_to_all
from frontend.staff.account.forms import WelcomeForm

GONE = 404


@open_to_all
@sensitive_post_parameters()
@sensitive_variables("secret")
@require_http_methods(["GET", "POST"])
def page(request: HttpRequest, secret: str) -> HttpResponse:
    """One answer for a link that is forged, used or too old."""
    form = WelcomeForm(request.POST or None)
    held = usable(secret)
    if held is None:
        return _no_such_link(request)
    if not form.is_valid():
        return render(request, "account/invitation.html", {"form": form, "held": held})
    try:
        user = accept(secret=secret, username=form.cleaned_data["username"], password=form.cleaned_data["password"])
    except NotFound:
        return _no_such_link(request)
    except BadInput as problem:
        form.add_error(problem.field, problem.message)
        return render(request, "account/invitation.html", {"form": form, "held": held})
    login(request, user, backend="django.contrib.auth.backends.ModelBackend")
    return redirect("mfa_index")


def _no_such_link(request: HttpRequest) -> HttpResponse:
    return render(request, "account/no_such_invitation.html", status=GONE)
