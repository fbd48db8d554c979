"""What a listing would be if a proposal were written."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction

from directory.editing.live import write
from directory.editing.table import Values
from directory.models import Service


@contextmanager
def supposed(service: Service, values: Values) -> Iterator[None]:
    """Inside, the database reads as if the values were written; afterwards nothing of it is left, whatever happens.

    The same code writes it that would write it in earnest, so that a preview cannot differ from what comes of it.
    """
    with transaction.atomic():
        held = Service.objects.select_for_update(no_key=True).get(pk=service.pk)
        write(held, values)
        yield
        transaction.set_rollback(True)
