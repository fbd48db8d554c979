"""A load: files in, a report out; all of it in one transaction."""

import json
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from functools import cache
from hashlib import blake2b
from pathlib import Path

from django.db import transaction

from directory import releases, selectors
from directory.disclosure import kept_private_ids
from directory.listings import writer
from directory.listings.derive import derive
from directory.listings.eras import write_history
from directory.listings.reader import Row, chosen, in_load_order, refuse_wrong_files, rows
from directory.listings.report import Report, counted
from directory.models import FormerId, Service

HERE = Path(__file__).parent
CHUNK = 1_000
LOADING = frozenset({"load", "reader", "report", "rows", "run", "writer"})  # these move rows; the others decide them


def load(files: Sequence[Path], *, classes: Collection[str], dry_run: bool = False) -> Report:
    """Raises WrongFile before anything is written when one of the files is no listings file."""
    paths = in_load_order(files)
    refuse_wrong_files(paths)
    found = chosen(rows(paths), classes)
    report = Report(bad=found.bad, left_out=found.left_out, corrected=found.corrected)
    with transaction.atomic():
        _write(_without_merged(list(found.rows.values()), report), report, classes)
        write_history()
        transaction.set_rollback(dry_run)
    return report


def _without_merged(found: Sequence[Row], report: Report) -> list[Row]:
    """What a person merged into another listing stays as it is: a later load does not bring it back."""
    merged = set(FormerId.objects.values_list("source_id", flat=True))
    report.merged = [row.record["id"] for row in found if row.record["id"] in merged]
    return [row for row in found if row.record["id"] not in merged]


def _write(found: Sequence[Row], report: Report, classes: Collection[str]) -> None:
    found = _confidential_where_a_person_said_so(found)
    known = dict(Service.objects.values_list("source_id", "loaded_record__digest"))
    known |= dict.fromkeys(releases.with_open_proposals(outdated=True), "")  # asked again over what stands now
    digests = {row.record["id"]: digest(row.record) for row in found}
    same = {name for name, value in digests.items() if known.get(name) == value}
    report.same = len(same)
    report.kept += writer.changed_by_hand(_as_loaded(same, classes)) if same else []
    moved = [row for row in found if known.get(row.record["id"]) != digests[row.record["id"]]]
    pending = [writer.Pending(derive(row.record), digests[row.record["id"]], _release(row)) for row in moved]
    by_slug = writer.organizations(pending)
    fresh = [one for one in pending if one.derived.source_id not in known]
    for start in range(0, len(fresh), CHUNK):
        writer.create(fresh[start : start + CHUNK], by_slug)
    _update([one for one in pending if one.derived.source_id in known], report)
    report.created = len(fresh)
    counted(report, moved, [one.derived for one in pending])


def _confidential_where_a_person_said_so(found: Sequence[Row]) -> list[Row]:
    """Whatever the source says; before the digest, so that the next load cuts what an earlier one took in."""
    private = kept_private_ids()
    return [
        replace(row, record={**row.record, "address_confidential": True}) if row.record["id"] in private else row
        for row in found
    ]


def _as_loaded(source_ids: Collection[str], classes: Collection[str]) -> Iterator[Service]:
    everything = selectors.services_for_index(classes).select_related("organization", "loaded_record")
    return (service for service in everything if service.source_id in source_ids)


def _update(pending: Sequence[writer.Pending], report: Report) -> None:
    """Services written by hand, with no record of a load, are left alone."""
    if not pending:
        return
    loaded = Service.objects.filter(loaded_record__isnull=False).select_related("loaded_record")
    held = loaded.select_for_update(of=("self",), no_key=True)  # what a person writes meanwhile waits, and is not lost
    services = {row.source_id: row for row in held}
    decided = releases.decided_names(services.values())
    for one in pending:
        service = services.get(one.derived.source_id)
        if service is None:
            report.kept.append(writer.Kept(one.derived.source_id, "*"))
            continue
        updated = writer.update(service, one, decided.get(service.pk, frozenset()))
        report.kept += updated.kept
        report.changed += updated.changed
        report.same += not updated.changed
        report.asked(one.derived.source_id, updated.asked)


def _release(row: Row) -> str:
    """Named after the first source of the record, which leads, or after the file."""
    sources = row.record["sources"]
    title = (sources[0].get("title") or "") if sources else ""
    return releases.release_name(title or row.file, row.record["source_date"] or "")


def digest(record: dict[str, object]) -> str:
    """Of a record and of the rules it is derived by: a new rule reads every record again."""
    text = json.dumps(record, sort_keys=True, ensure_ascii=False)
    return blake2b(text.encode(), key=rules_digest(), digest_size=16).hexdigest()


@cache
def rules_digest() -> bytes:
    code = [path for path in HERE.glob("*.py") if path.stem not in LOADING]
    data = HERE.parent / "data"
    rules = sorted([*code, HERE.parent / "exact_places.py", *data.glob("*.*"), *(data / "rules").glob("*")])
    hashed = blake2b(digest_size=32)
    for path in rules:
        hashed.update(path.read_bytes())
    return hashed.digest()
