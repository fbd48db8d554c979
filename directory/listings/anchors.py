"""Whose place decides whether a service applies."""

from directory.listings.rules import rule_table
from directory.listings.types import Record

PERSON = "person"


def anchor(record: Record) -> str:
    """A value of `Anchor` by the table in `data/rules/anchors.json`: id, id prefix, kind, role, else the person.

    Where a case is heard and where a crime happened are asked for as one place: the match falls back from court to crime.
    """
    table = rule_table("anchors")
    for column, value in (("ids", record["id"]), ("kinds", record["kind"]), ("roles", record["role"])):
        if column == "kinds" and (prefixed := _by_prefix(record["id"])):
            return prefixed
        for name, members in table[column].items():
            if value in members:
                return str(name)
    return PERSON


def _by_prefix(listing: str) -> str | None:
    prefixes = rule_table("anchors")["prefixes"]
    return next((name for name, starts in prefixes.items() if listing.startswith(tuple(starts))), None)
