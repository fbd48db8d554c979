"""The door of the staff pages: it leads on to the first page of whoever comes in."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from directory.permissions import has_a_role
from frontend.staff.access import only_for
from frontend.staff.menu import first_page_of


@only_for(has_a_role)
def home(request: HttpRequest) -> HttpResponse:
    entry = first_page_of(request.user)
    return redirect(entry.address if entry else "public:finder")
