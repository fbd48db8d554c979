"""Where a record's own sentences say less than its lists: crimes by whom it serves, needs by what its list is of."""

import re

from directory.listings.rules import rule_table
from directory.listings.types import Record


def by_own_words(record: Record) -> Record:
    """The record with crimes and needs narrowed by `data/rules/own_words.json`; itself where its words say nothing."""
    crimes = _crimes(record)
    needs = _needs(record)
    if crimes == record["victimization_types"] and needs == record["needs"]:
        return record
    return {**record, "victimization_types": crimes, "needs": needs}


def _crimes(record: Record) -> list[str]:
    """Those its sentence on whom it serves names, and of its list those they hold; the list as it is without one."""
    table, said = rule_table("own_words"), " ".join((record["eligibility"] or "").split())
    listed: list[str] = record["victimization_types"]
    if not _says(table["whom"], said) or _says(table["whom_open"], said):
        return listed
    rules = [rule for rule in table["crimes_said"] if _says(rule["words"], said)]
    if not rules:
        return listed
    named = [code for rule in rules for code in rule["victimizations"]]
    held = {*named, *(code for rule in rules for code in rule["kept"])}
    return [*dict.fromkeys([*(code for code in listed if code in held), *named])]


def _needs(record: Record) -> list[str]:
    rules = rule_table("own_words")["needs_unsaid"]
    unsaid = {code for rule in rules if _says(rule["words"], record["description"]) for code in rule["needs"]}
    return [code for code in record["needs"] if code not in unsaid]


def _says(pattern: str, text: str) -> bool:
    return bool(re.search(pattern, text, re.IGNORECASE))
