"""A GET changes nothing, for scanners of mail open every link; a POST answers, once (`directory.reminding`)."""

from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from directory.errors import DomainError, NotFound, Outdated
from directory.models import ConfirmationLink
from directory.reminding import confirm_by_link, opened, propose_by_link
from directory.verifying import is_held
from frontend.confirming.forms import Change
from frontend.confirming.seen import seen_lines
from frontend.privacy import private
from frontend.review.refusing import STATUS

GONE = 404


@private
@require_http_methods(["GET", "HEAD", "POST"])
def confirm(request: HttpRequest, secret: str) -> HttpResponse:
    link = opened(secret)
    if link is None:
        return _gone(request)
    if request.method != "POST":
        return _shown(request, "confirming/confirm.html", link, secret)
    try:
        confirm_by_link(secret=secret)
    except NotFound:
        return _gone(request)
    except DomainError as error:
        return _shown(request, "confirming/confirm.html", link, secret, refused=error)
    return redirect("confirming:thanks")


@private
@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, secret: str) -> HttpResponse:
    link = opened(secret)
    if link is None:
        return _gone(request)
    form = Change(link.service, request.POST if request.method == "POST" else None)
    if request.method != "POST" or not form.is_valid():
        return _shown(request, "confirming/change.html", link, secret, form=form)
    try:
        _propose(secret, form)
    except NotFound:
        return _gone(request)
    except Outdated as error:  # the boxes are those of the listing as it is now; the words of the person stay
        fresh = Change(link.service, why=form.cleaned_data["why"])
        return _shown(request, "confirming/change.html", link, secret, form=fresh, refused=error)
    except DomainError as error:
        form.put(error)
        return _shown(request, "confirming/change.html", link, secret, form=form)
    return redirect("confirming:thanks")


@private
@require_safe
def thanks(request: HttpRequest) -> HttpResponse:
    return render(request, "confirming/thanks.html")


def _propose(secret: str, form: Change) -> None:
    said = form.cleaned_data
    propose_by_link(secret=secret, changes=form.changes(), why=said["why"], base_version=said["base_version"])


def _shown(
    request: HttpRequest,
    template: str,
    link: ConfirmationLink,
    secret: str,
    *,
    form: Form | None = None,
    refused: DomainError | None = None,
) -> HttpResponse:
    context = {
        "listing": link.service.name,
        "organization": link.service.organization.name,
        "lines": seen_lines(link.service),
        "held": is_held(link.service),
        "secret": secret,
        "form": form,
        "refused": refused,
    }
    status = STATUS[refused.code] if refused else 422 if form is not None and form.errors else 200
    return render(request, template, context, status=status)


def _gone(request: HttpRequest) -> HttpResponse:
    """The same for what is used, past its end, forged and withdrawn: a guess tells nothing."""
    return render(request, "confirming/gone.html", status=GONE)
