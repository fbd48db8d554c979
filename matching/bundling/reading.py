"""Whether a file is a bundle of this version, and of when."""

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from pathlib import Path

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db.migrations.loader import MigrationLoader

ABOUT = "waypoint_bundle"  # the table of one row that makes a file a bundle
TOLD = f"SELECT made_at, index_version FROM {ABOUT}"  # noqa: S608  a name of ours
NAMES = "SELECT app, name FROM django_migrations"
AGAIN = "Write it again on the server: manage.py bundle."


class BadBundle(ImproperlyConfigured):
    """The path, and in a sentence what is wrong with the file."""


@dataclass(frozen=True, slots=True)
class Bundle:
    path: Path
    made_at: datetime  # in UTC
    index_version: str

    @property
    def day(self) -> date:
        """The day, in UTC, whose listings it holds."""
        return self.made_at.date()


def read_bundle(path: Path, *, thorough: bool = False) -> Bundle:
    """What the file says of itself; raises BadBundle. `thorough` reads every page of it and looks for damage."""
    if not path.is_file():
        raise BadBundle(f"{path}: there is no such file.")
    try:
        with closing(_opened(path)) as file:
            made_at, index_version = file.execute(TOLD).fetchone()
            found = Bundle(path, datetime.fromisoformat(made_at), index_version)
            names = frozenset(file.execute(NAMES))
            sound = not thorough or file.execute("PRAGMA quick_check").fetchone() == ("ok",)
    except (sqlite3.Error, TypeError, ValueError) as problem:
        raise BadBundle(f"{path}: this is no bundle, or it is damaged ({problem}). {AGAIN}") from problem
    if not sound:
        raise BadBundle(f"{path}: the file is damaged. {AGAIN}")
    _refuse_other_version(path, names)
    return found


def bundle_date() -> date | None:
    """The day, in UTC, of the listings that this process answers from; None where it answers from a live database."""
    return _bundle_in_use(settings.BUNDLE).day if settings.BUNDLE else None


@lru_cache(maxsize=2)
def _bundle_in_use(path: str) -> Bundle:
    """Read once: the file does not change while it is served."""
    return read_bundle(Path(path))


def migration_names() -> frozenset[tuple[str, str]]:
    """(app, name) of every migration that the code has."""
    return frozenset(MigrationLoader(None).disk_migrations)


def _opened(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)


def _refuse_other_version(path: Path, names: frozenset[tuple[str, str]]) -> None:
    ours = migration_names()
    if unknown := names - ours:
        raise BadBundle(f"{path}: a newer Waypoint wrote it ({_first(unknown)}). Update Waypoint on this machine.")
    if missing := ours - names:
        raise BadBundle(f"{path}: an older Waypoint wrote it (without {_first(missing)}). {AGAIN}")


def _first(names: frozenset[tuple[str, str]]) -> str:
    return ".".join(min(names))
