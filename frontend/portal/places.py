"""What is shown of an agency's places: it may keep one private at once; showing an address takes a writing."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from directory.disclosure import make_private
from directory.models import Location
from directory.permissions import Account, is_partner, organizations_of, speaks_for
from directory.selectors import places as all_places
from frontend.staff.access import found_or_404, only_for
from frontend.staff.placing import place_row, the_place


@only_for(is_partner)
@require_safe
def places(request: HttpRequest) -> HttpResponse:
    found = all_places().filter(organization__in=organizations_of(request.user)).order_by("organization__name", "pk")
    return render(request, "portal/places.html", {"rows": [place_row(one) for one in found]})


@only_for(is_partner)
@require_http_methods(["GET", "HEAD", "POST"])
def place(request: HttpRequest, pk: int) -> HttpResponse:
    location = found_or_404(_own(request.user, pk))
    if request.method == "POST":
        make_private(location, request.user)
        messages.success(request, _("This place is private now."))
        return redirect("portal:place", pk=pk)
    return render(request, "portal/place.html", {"row": place_row(location, texts=True)})


def _own(account: Account, pk: int) -> Location | None:
    found = the_place(pk)
    return found if found and speaks_for(account, found.organization) else None
