"""Writes a bundle: beside its place, whole and checked, then renamed into it."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from tempfile import mkstemp
from typing import Any

from django.conf import settings
from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.recorder import MigrationRecorder
from django.db.models import Model
from django.db.utils import ConnectionHandler

from directory.models import IndexEvent
from matching import index
from matching.bundling.contents import EMPTY, Part, parts
from matching.bundling.reading import ABOUT, BadBundle, migration_names, read_bundle
from matching.models import IndexBuild

BATCH = 500  # rows in memory at once
BEGIN = {
    "sqlite": "BEGIN DEFERRED",  # nobody who writes waits for it
    "postgresql": "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY",
}
# Without a journal: a file that is not whole is thrown away.
QUICKLY = "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF"
Tell = Callable[[str], object]


@dataclass(frozen=True, slots=True)
class Written:
    path: Path
    made_at: datetime  # in UTC
    index_version: str
    rows: dict[str, int]  # by table
    size: int  # bytes


def write_bundle(path: Path, tell: Tell, *, force: bool = False, now: datetime | None = None) -> Written:
    """Copies the published listings and their index; raises BadBundle, and then the file is as it was.

    `tell` gets a line for each table.
    """
    made_at = now or datetime.now(UTC)
    _refuse_place(path, force)
    _refuse_unready()
    index.take_in()
    handle, name = mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".part")
    os.close(handle)
    unfinished = Path(name)
    try:
        rows = _fill(unfinished, made_at, tell)
        found = read_bundle(unfinished, thorough=True)
        _put_in_place(unfinished, path)
    finally:
        unfinished.unlink(missing_ok=True)
    return Written(path, made_at, found.index_version, rows, path.stat().st_size)


def _refuse_place(path: Path, force: bool) -> None:
    if not path.parent.is_dir():
        raise BadBundle(f"{path}: there is no such folder.")
    if path.is_dir():
        raise BadBundle(f"{path}: this is a folder; name a file.")
    if path.exists() and not force:
        raise BadBundle(f"{path}: the file is there already; --force writes it anew.")


def _refuse_unready() -> None:
    if settings.BUNDLE:
        raise BadBundle(f"{settings.BUNDLE}: this is a copy; a bundle is written from the database itself.")
    if migration_names() - set(MigrationRecorder(connection).applied_migrations()):
        raise BadBundle("The database is older than the code: run migrate first.")
    if not index.is_built():
        raise BadBundle("There is no search snapshot yet: run build_index first.")


def _put_in_place(unfinished: Path, path: Path) -> None:
    """On the disk before it has its name, and the name on the disk as well."""
    _to_disk(unfinished)
    unfinished.replace(path)
    _to_disk(path.parent)


def _to_disk(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _fill(file: Path, made_at: datetime, tell: Tell) -> dict[str, int]:
    """Rows by table."""
    target: BaseDatabaseWrapper = ConnectionHandler({"default": _database(file)})["default"]
    try:
        with _one_moment(connection):
            _refuse_waiting_changes()
            rows = _copy(target, made_at, tell)
        with target.cursor() as cursor:
            cursor.execute("VACUUM")
    finally:
        target.close()
    return rows


def _database(file: Path) -> dict[str, Any]:
    return {"ENGINE": "django.db.backends.sqlite3", "NAME": str(file), "OPTIONS": {"init_command": QUICKLY}}


@contextmanager
def _one_moment(source: BaseDatabaseWrapper) -> Iterator[None]:
    """All that is read inside is of one moment, also while others write."""
    if source.in_atomic_block:
        yield
        return
    with source.cursor() as cursor:
        cursor.execute(BEGIN[source.vendor])
        try:
            yield
        finally:
            cursor.execute("ROLLBACK")


def _refuse_waiting_changes() -> None:
    """What is shown of an offer may be older than its listing then: perhaps an address that was just taken back."""
    if IndexEvent.objects.exists():
        raise BadBundle("Changes of listings wait to be taken into the search snapshot. Run it again in a moment.")


def _copy(target: BaseDatabaseWrapper, made_at: datetime, tell: Tell) -> dict[str, int]:
    found: dict[str, int] = {}
    taken = parts(settings.LISTING_LICENSES)
    # Its end checks the foreign keys and makes the indexes, over rows that are there already.
    with target.schema_editor(atomic=False) as editor:
        _make_tables(editor, taken)
        with target.cursor() as cursor:
            cursor.execute("BEGIN")
            for part in taken:
                table = part.meta.db_table
                found[table] = _copy_part(cursor, target, part)
                tell(f"{table}: {found[table]:,} rows")
            _tell_of_itself(cursor, made_at)
            cursor.execute("COMMIT")
    return found


def _make_tables(editor: BaseDatabaseSchemaEditor, taken: tuple[Part, ...]) -> None:
    models: tuple[type[Model], ...] = (*(part.rows.model for part in taken), *EMPTY, MigrationRecorder.Migration)
    for model in models:
        editor.create_model(model)
    editor.execute(f"CREATE TABLE {ABOUT} (made_at text NOT NULL, index_version text NOT NULL)")


def _copy_part(cursor: Any, target: BaseDatabaseWrapper, part: Part) -> int:
    """Row by row as they come, so that the memory it takes does not grow with the directory."""
    columns = [part.instead.get(one.attname, one.attname) for one in part.meta.concrete_fields]
    rows = part.rows.order_by("pk").values_list(*columns).iterator(chunk_size=BATCH)
    insert, copied = _insert(target, part), 0
    while some := [_stored(row, part, target) for row in islice(rows, BATCH)]:
        cursor.executemany(insert, some)
        copied += len(some)
    return copied


def _stored(row: tuple[Any, ...], part: Part, target: BaseDatabaseWrapper) -> list[Any]:
    """As the other database stores it. Nothing of `pre_save`: a copy is no edit, and keeps its dates."""
    return [
        one.get_db_prep_save(part.rewrite[one.attname](value) if one.attname in part.rewrite else value, target)
        for one, value in zip(part.meta.concrete_fields, row, strict=True)
    ]


def _insert(target: BaseDatabaseWrapper, part: Part) -> str:
    meta, quoted = part.meta, target.ops.quote_name
    columns = ", ".join(quoted(str(one.column)) for one in meta.concrete_fields)
    marks = ", ".join(["%s"] * len(meta.concrete_fields))
    return f"INSERT INTO {quoted(meta.db_table)} ({columns}) VALUES ({marks})"  # noqa: S608  names of our models


def _tell_of_itself(cursor: Any, made_at: datetime) -> None:
    """Which migrations its tables have, of when it is, and from which index."""
    names = [(app, name, made_at.isoformat()) for app, name in sorted(migration_names())]
    cursor.executemany("INSERT INTO django_migrations (app, name, applied) VALUES (%s, %s, %s)", names)
    version = IndexBuild.objects.values_list("version", flat=True).get()
    cursor.execute(f"INSERT INTO {ABOUT} VALUES (%s, %s)", [made_at.isoformat(), version])  # noqa: S608
