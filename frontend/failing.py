"""Where an address, a form or the site itself fails: the way out, a number to call and the way back, as on every page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from frontend.privacy import private


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001  Django passes it by its name
    return _failed(request, 404)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001  Django passes it by its name
    return _failed(request, 400)


def server_error(request: HttpRequest) -> HttpResponse:
    return _failed(request, 500)


@private
def _failed(request: HttpRequest, status: int) -> HttpResponse:
    """Asks the database nothing: it may be what failed."""
    return render(request, "public/failed.html", {"page": "finder", "status": status}, status=status)
