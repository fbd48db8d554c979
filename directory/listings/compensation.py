"""Facts of a compensation programme, found in its eligibility text and kept in the source's own words."""

import re

from directory.listings.types import CompensationRow, Record

KINDS = frozenset({"crime-victim-compensation", "compensation-program"})

_FIELDS = {
    "who_may_file": r"\bmay (apply|file)\b(?! until)",
    "filing_deadline": r"\b(apply|may apply|file) (within|until)|within the past|apply .* within|-year limit",
    "police_report_rule": r"\breport(ed)?\b(?! \(up)|notify law enforcement",
    "police_report_waivers": r"good cause|just cause|good reason|waive|exception|extended",
}
# A second-hand or dated remark holds for every clause: such a text is kept whole.
_CAVEAT = re.compile(r"\b(page (says|from)|spokesperson|another page)", re.IGNORECASE)


def compensation(record: Record) -> CompensationRow | None:
    """Deadline and police-report facts of a compensation programme; null for other kinds and where no source says any."""
    text = record["eligibility"]
    if record["kind"] not in KINDS or not text:
        return None
    found = {field: _clauses(text, pattern) for field, pattern in _FIELDS.items()}
    return CompensationRow(**found) if any(found.values()) else None


def _clauses(text: str, pattern: str) -> str:
    if _CAVEAT.search(text):
        return text if re.search(pattern, text, re.IGNORECASE) else ""
    clauses = re.split(r"(?<=[.;])\s+", text)
    return " ".join(clause for clause in clauses if re.search(pattern, clause, re.IGNORECASE)).rstrip(";")
