"""Who has an account and which role: administrators see and change all, curators invite people of agencies."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from directory import accounts, audit
from directory.errors import BadInput, DomainError
from directory.invitations import invite_by_letter
from directory.models.people import Role
from directory.permissions import may_invite, may_manage_accounts, may_open_people
from directory.selecting_people import accounts_for, memberships_for, organization_named, waiting_for
from frontend.staff.access import found_or_404, only_for
from frontend.staff.account.forms import ROLE_NAMES, InviteForm, RoleForm
from frontend.staff.reading import note_read

WRONG = 422


@only_for(may_open_people)
@require_GET
def page(request: HttpRequest) -> HttpResponse:
    return _shown(request, _invite_form(request))


@only_for(may_open_people)
@require_POST
def invite_by_mail(request: HttpRequest) -> HttpResponse:
    form = _invite_form(request, request.POST)
    if not form.is_valid():
        return _shown(request, form, WRONG)
    try:
        organization = organization_named(form.cleaned_data["organization"])
        invite_by_letter(
            email=form.cleaned_data["email"],
            role=form.cleaned_data["role"],
            organization=organization,
            by=request.user,
        )
    except BadInput as problem:
        form.add_error(problem.field, problem.message)
        return _shown(request, form, WRONG)
    messages.success(request, _("The invitation is on its way."))
    return redirect("staff-people")


@only_for(may_manage_accounts)
@require_POST
def end(request: HttpRequest, pk: int) -> HttpResponse:
    user = found_or_404(accounts_for(request.user).filter(pk=pk).first())
    return _done(request, lambda: accounts.end_account(user=user, by=request.user))


@only_for(may_manage_accounts)
@require_POST
def take(request: HttpRequest, pk: int) -> HttpResponse:
    held = found_or_404(memberships_for(request.user).filter(pk=pk).first())
    return _done(request, lambda: accounts.take_role(membership=held, by=request.user))


@only_for(may_manage_accounts)
@require_POST
def give(request: HttpRequest, pk: int) -> HttpResponse:
    user = found_or_404(accounts_for(request.user).filter(pk=pk).first())
    form = RoleForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Choose one of the list."))
        return redirect("staff-people")

    def given() -> None:
        organization = organization_named(form.cleaned_data["organization"])
        accounts.give_role(user=user, role=form.cleaned_data["role"], organization=organization, by=request.user)

    return _done(request, given)


def _done(request: HttpRequest, act) -> HttpResponse:  # noqa: ANN001  a call without arguments
    """The act, and back to the list with what came of it."""
    try:
        act()
    except DomainError as problem:
        messages.error(request, problem.message)
    else:
        messages.success(request, _("It is done."))
    return redirect("staff-people")


def _invite_form(request: HttpRequest, posted: object = None) -> InviteForm:
    return InviteForm(posted, roles=tuple(role for role in Role if may_invite(request.user, role)))


def _shown(request: HttpRequest, form: InviteForm, status: int = 200) -> HttpResponse:
    rows = [
        (user, [(held, ROLE_NAMES[Role(held.role)]) for held in user.memberships.all()])
        for user in accounts_for(request.user)
    ]
    waiting = [(held, ROLE_NAMES[Role(held.role)]) for held in waiting_for(request.user)]
    if waiting:
        note_read(request, audit.Thing("page", "people"), "email")
    context = {"rows": rows, "waiting": waiting, "form": form, "manages": may_manage_accounts(request.user)}
    return render(request, "account/people.html", context | {"role_form": RoleForm(auto_id=False)}, status=status)
