"""A load as an act: what `load` did, with an entry of the audit in the same transaction."""

from collections.abc import Collection, Sequence
from pathlib import Path

from django.db import transaction

from directory import audit
from directory.listings.load import load
from directory.listings.report import Report

LOADS = audit.Thing("directory.load")
COUNTED = ("read", "created", "changed", "same", "corrected", "left_out", "refused")


@transaction.atomic
def run(files: Sequence[Path], *, classes: Collection[str], dry_run: bool = False) -> Report:
    """As `load`, which says what it raises. A dry run leaves no entry, for it did nothing."""
    report = load(files, classes=classes, dry_run=dry_run)
    if not dry_run:
        fields = {name: {"before": None, "after": getattr(report, name)} for name in COUNTED}
        names = {"files": {"before": None, "after": sorted(path.name for path in files)}}
        audit.record(actor=None, action="listings.loaded", about=LOADS, fields=fields | names)
    return report
