"""Who answers. People who fear the police or an immigration office must hear it before the number."""

import re

from directory.listings.rules import rule_table
from directory.listings.types import Record

NOT_STATED = "not-stated"
TRIBAL = "tribal"
COMMUNITY = "community-organization"
GOVERNMENT = "government"


def operated_by(record: Record) -> str:
    """A value of `OperatedBy`, the first that holds: the listing's own id, its kind, its level, its name.

    "Community organization" is a promise ("not police"): it is made only for shelters, coalitions and hotlines
    whose name does not point to an authority. What no rule decides is "not stated".
    """
    return (
        _by_id(record["id"])
        or _by_kind(record["kind"])
        or _by_level(record)
        or _by_name(f"{record['organization']} {record['program']}")
        or _community(record)
        or NOT_STATED
    )


def _by_id(listing: str) -> str | None:
    table = rule_table("operators")
    for operator, ids in table["ids"].items():
        if listing in ids:
            return str(operator)
    for operator, prefixes in table["prefixes"].items():
        if listing.startswith(tuple(prefixes)):
            return str(operator)
    return None


def _by_kind(kind: str) -> str | None:
    kinds = rule_table("operators")["kinds"]
    return next((operator for operator, names in kinds.items() if kind in names), None)


def _by_level(record: Record) -> str | None:
    return {"tribal": TRIBAL, "federal": GOVERNMENT}.get(record["level"])


def _by_name(name: str) -> str | None:
    plain = name.replace("’", "'")
    for operator, pattern in rule_table("operators")["names"]:
        if re.search(pattern, plain, re.IGNORECASE):
            return str(operator)
    return None


def _community(record: Record) -> str | None:
    table = rule_table("operators")
    kind = record["kind"]
    shelter = kind in table["shelter_kinds"] and bool(set(record["needs"]) & set(table["shelter_needs"]))
    if not shelter and kind not in table["community_kinds"]:
        return None
    coalition = "coalition" in record["organization"].lower() or kind.endswith("-coalition")
    if not coalition and re.search(table["unclear_names"], record["organization"], re.IGNORECASE):
        return None
    return COMMUNITY
