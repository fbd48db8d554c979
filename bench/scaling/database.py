"""The directory's own database, from which documents are read to be judged and shown."""

from collections.abc import Sequence
from pathlib import Path

from django.conf import settings
from django.core.management import call_command

from bench.synthetic import store
from matching.documents import OfferDocument


class Database:
    """Of the settings in use: `bench.scale` runs with a SQLite file of its own."""

    def __init__(self, count: int) -> None:
        self.name, self.count = "database", count

    def held(self) -> int:
        call_command("migrate", verbosity=0)
        return store.held()

    def take(self, rows: Sequence[OfferDocument]) -> None:
        store.take(rows)

    def finish(self) -> None:
        store.finish(self.count)

    @property
    def size(self) -> int:
        """Bytes of the file, without what still waits beside it."""
        return Path(settings.DATABASES["default"]["NAME"]).stat().st_size
