"""Curators who open a listing here are shown what not everybody may see; its own agency is not noted for its own words."""

from django.http import HttpRequest

from directory.models import Service
from directory.permissions import speaks_for
from directory.stewarding import restricted
from frontend.staff.reading import note_read


def note_shown(request: HttpRequest, service: Service, *names: str) -> None:
    """Of these names the ones of which this listing has something that is not for everybody."""
    if not speaks_for(request.user, service.organization):
        note_read(request, service, *(name for name in ("history", *restricted(service)) if name in names))
