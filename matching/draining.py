"""Who takes the waiting changes into the index: one at a time, whatever the database.

SQLite begins every transaction with the lock for writing (BEGIN IMMEDIATE), so there the transaction is enough. On
PostgreSQL a lock of this name lasts as long as the transaction; it ends with it, also where its process dies.
"""

from django.db import connection
from django.db.models import QuerySet

from directory.models import IndexEvent

NAME = 7_717_231_894  # any number that nothing else in the same database locks


def is_the_one() -> bool:
    """In a transaction: false where another one is at it already."""
    return not _locks_by_name() or bool(_asked("SELECT pg_try_advisory_xact_lock(%s)"))


def wait_to_be_the_one() -> None:
    """In a transaction: as soon as no other one is at it."""
    if _locks_by_name():
        _asked("SELECT pg_advisory_xact_lock(%s)")


def waiting() -> QuerySet[IndexEvent]:
    """In a transaction: the changes that nobody else is taking in, kept from everybody else until it ends."""
    return IndexEvent.objects.select_for_update(skip_locked=True)


def _locks_by_name() -> bool:
    return connection.vendor == "postgresql"


def _asked(question: str) -> object:
    with connection.cursor() as cursor:
        cursor.execute(question, [NAME])
        return cursor.fetchone()[0]
