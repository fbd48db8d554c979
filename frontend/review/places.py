"""What is shown of a place: a curator records who authorised its address in writing, or keeps it private at once."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from directory.disclosure import make_private, make_public
from directory.errors import BadInput, Conflict
from directory.models import Location
from directory.permissions import may_disclose
from directory.selectors import decided_places, places_like
from frontend.review.places_forms import Writing
from frontend.staff.access import found_or_404, only_for
from frontend.staff.placing import place_row, the_place

MOST = 50  # places on one page


@only_for(may_disclose)
@require_safe
def places(request: HttpRequest) -> HttpResponse:
    """Those of a listing that is looked for; without words, those that people decided of."""
    words = request.GET.get("q", "").replace("\x00", "")[:200].strip()
    found = places_like(words) if words else decided_places()
    return render(request, "review/places.html", {"words": words, "rows": [place_row(one) for one in found[:MOST]]})


@only_for(may_disclose)
@require_http_methods(["GET", "HEAD", "POST"])
def place(request: HttpRequest, pk: int) -> HttpResponse:
    location = found_or_404(the_place(pk))
    form = Writing(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid() and _recorded(request, location, form):
        return redirect("review:place", pk=pk)
    status = 422 if form.errors else 200
    return render(request, "review/place.html", {"row": place_row(location, texts=True), "form": form}, status=status)


@only_for(may_disclose)
@require_POST
def keep_private(request: HttpRequest, pk: int) -> HttpResponse:
    make_private(found_or_404(the_place(pk)), request.user)
    messages.success(request, _("This place is private now."))
    return redirect("review:place", pk=pk)


def _recorded(request: HttpRequest, location: Location, form: Writing) -> bool:
    """A second click finds the address shown already: that is what was asked for."""
    try:
        make_public(location, by=request.user, **form.writing(), address=form.address())
    except BadInput as problem:
        form.add_error(problem.field if problem.field in form.fields else None, problem.message)
        return False
    except Conflict as problem:
        messages.info(request, problem.message)
    else:
        messages.success(request, _("The address is shown now."))
    return True
