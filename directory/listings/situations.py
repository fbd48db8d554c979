"""Services that apply in one situation only, and what a request must say to open each."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from directory.listings.rules import rule_table
from directory.listings.types import Record


@dataclass(frozen=True, slots=True)
class Situation:
    """Any one of these in a request opens it: who holds the person, the stage of the case, what happened."""

    code: str
    custody: frozenset[str]
    stages: frozenset[str]
    victimizations: frozenset[str]


def _read() -> Mapping[str, Situation]:
    rows = rule_table("situations")["situations"]
    return MappingProxyType({code: _situation(code, row) for code, row in rows.items()})


def _situation(code: str, row: Mapping[str, list[str]]) -> Situation:
    return Situation(code, frozenset(row["custody"]), frozenset(row["stages"]), frozenset(row["victimizations"]))


SITUATIONS: Mapping[str, Situation] = _read()


def context(record: Record) -> str:
    """The code of the one situation the listing applies in, by id, field office, role, kind; empty for any."""
    table = rule_table("situations")
    found = (
        table["ids"].get(record["id"])
        or table["roles"].get(record["role"])
        or _by_field_office(record)
        or table["kinds"].get(record["kind"])
    )
    return str(found or "")


def _by_field_office(record: Record) -> str | None:
    if record["kind"] != "field-office":
        return None
    offices = rule_table("situations")["field_offices"]
    return next((code for start, code in offices.items() if record["id"].startswith(start)), None)
