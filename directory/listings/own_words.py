"""Where a record's own words say less than its lists: crimes by whom it serves, needs by what its list is of, and the
community that its name names.
"""

import re

from directory.listings.rules import rule_table
from directory.listings.types import Record


def by_own_words(record: Record) -> Record:
    """The record with crimes, needs and people narrowed by `data/rules/own_words.json`; itself where its words say nothing."""
    crimes = _crimes(record)
    needs = _needs(record)
    people = _populations(record)
    if (crimes, needs, people) == (record["victimization_types"], record["needs"], record["populations"]):
        return record
    return {**record, "victimization_types": crimes, "needs": needs, "populations": people}


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
    rules = [rule for rule in rule_table("own_words")["needs_unsaid"] if _says(rule["words"], record["description"])]
    unsaid = {code for rule in rules for code in rule["needs"]}
    instead = [code for rule in rules for code in rule.get("instead", ())]
    return [code for code in record["needs"] if code not in unsaid] or instead or list(record["needs"])


def _populations(record: Record) -> list[str]:
    """The workers that its programme is named after, or the community in the organization's own name."""
    listed = set(record["populations"])
    rules = [one for one in rule_table("own_words")["programs_named"] if _says(one["words"], record["program"] or "")]
    workers = [code for rule in rules if listed <= set(rule["beside"]) for code in rule["populations"]]
    return [*record["populations"], *workers] if workers else _community(record)


def _community(record: Record) -> list[str]:
    """The community in an organization's own name, where its source says "all victims" as of every entry."""
    table, name = rule_table("own_words"), re.sub(r"\(formerly [^)]*\)", " ", record["organization"])
    said, listed = table["communities_of"], list(record["populations"])
    if record["role"] not in said["roles"] or listed != said["populations"]:
        return listed
    named = [code for rule in table["communities_named"] if _says(rule["words"], name) for code in rule["populations"]]
    return named or listed


def _says(pattern: str, text: str) -> bool:
    return bool(re.search(pattern, text, re.IGNORECASE))
