"""What an organization's own name says it does, where a list of domestic violence programs said it for all its rows."""

import re
from collections.abc import Mapping
from typing import Any

from directory.listings.rules import rule_table
from directory.listings.types import Record

Rule = Mapping[str, Any]


def by_name(record: Record) -> Record:
    """The record with crimes and needs widened or replaced by its name: `data/rules/named_services.json`.

    A programme name of its own wins over the organization's; one that a list made up says nothing.
    """
    table = rule_table("named_services")
    name = _own_name(record)
    if record["kind"] not in table["kinds"] or name is None:
        return record
    if record["program"] == table["member_list"] and (rule := _replacing(name)):
        record = _replaced(record, rule)
    rules = [rule for rule in table["widened"] if _says(rule["name"], name)]
    return _widened(record, rules) if rules else record


def _own_name(record: Record) -> str | None:
    """Null where the programme has a name beside the organization's: then that name has decided already."""
    made_up = record["program"] in rule_table("named_services")["list_labels"]
    same = record["program"] == record["organization"]
    return record["organization"].replace("’", "'") if same or made_up else None


def _replacing(name: str) -> Rule | None:
    rules = rule_table("named_services")["replaced"]
    return next((rule for rule in rules if _says(rule["name"], name) and not _says(rule["unless"], name)), None)


def _says(pattern: str, name: str) -> bool:
    return bool(re.search(pattern, name, re.IGNORECASE))


def _replaced(record: Record, rule: Rule) -> Record:
    address = record["address"] or {}
    words = rule_table("named_services")["description"]
    return {
        **record,
        "kind": rule["kind"],
        "needs": rule["needs"],
        "victimization_types": rule["victimizations"],
        "description": words.format(town=address.get("city"), state=address.get("state"), doing=rule["doing"]),
    }


def _widened(record: Record, rules: list[Rule]) -> Record:
    crimes = [code for rule in rules for code in rule["victimizations"]]
    needs = [code for rule in rules for code in rule["needs"]]
    return {
        **record,
        "victimization_types": [*dict.fromkeys([*record["victimization_types"], *crimes])],
        "needs": [*dict.fromkeys([*record["needs"], *needs])],
    }
