"""Entries of the audit as a file, line by line: for a spreadsheet or for a program."""

import csv
import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC
from io import StringIO
from itertools import islice
from typing import Any

from directory.audit_trail import listings_of, private, shown_fields
from directory.models import AuditEntry

CHUNK = 500  # entries whose listings are read at once
COLUMNS = ("id", "at", "account", "action", "about_type", "about_id", "listing", "fields", "previous", "digest")
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\0")  # OWASP ASVS 5.0, 1.2.10, and the carriage return of its cheat sheet


def as_csv(found: Iterable[AuditEntry]) -> Iterator[str]:
    """RFC 4180; what a spreadsheet would take for a formula begins with a single quote."""
    yield _csv_line(COLUMNS)
    for row in rows(found):
        cells = {**row, "fields": json.dumps(row["fields"], ensure_ascii=False, sort_keys=True)}
        yield _csv_line(neutral(str(cells[name])) for name in COLUMNS)


def as_json_lines(found: Iterable[AuditEntry]) -> Iterator[str]:
    for row in rows(found):
        yield json.dumps(row, ensure_ascii=False) + "\n"


def rows(found: Iterable[AuditEntry]) -> Iterator[Mapping[str, Any]]:
    """COLUMNS -> value; times in UTC. The digest is of the entry as it was kept, whatever is left out here."""
    rest = iter(found)
    while chunk := list(islice(rest, CHUNK)):
        about = listings_of(chunk)
        hidden = private(about.values())
        for entry in chunk:
            listing = about.get(entry.pk)
            yield {
                "id": entry.pk,
                "at": entry.at.astimezone(UTC).isoformat(),
                "account": entry.actor_name,
                "action": entry.action,
                "about_type": entry.about_type,
                "about_id": entry.about_id,
                "listing": listing.source_id if listing else "",
                "fields": shown_fields(entry, listing, hidden),
                "previous": entry.previous,
                "digest": entry.digest,
            }


def neutral(cell: str) -> str:
    return f"'{cell}" if cell.startswith(FORMULA) else cell


def _csv_line(cells: Iterable[str]) -> str:
    buffer = StringIO()
    csv.writer(buffer).writerow(cells)
    return buffer.getvalue()
