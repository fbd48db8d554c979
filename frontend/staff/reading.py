"""Pages that show what not everybody may see say so to the audit, with one line each."""

from django.db.models import Model
from django.http import HttpRequest

from directory import audit


def note_read(request: HttpRequest, about: Model | audit.Thing, *what: str) -> None:
    """`note_read(request, service, "phones", "curator_notes")`: once for an account, a thing and a minute.

    A list is a thing of its own: `audit.Thing("page", "changes")`.
    """
    audit.read(actor=request.user, about=about, what=what)
