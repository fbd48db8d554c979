"""Needs, kinds of crime and groups of people as taxonomy terms of a service."""

from directory.listings.types import Record, TermRow

_COLUMNS = (
    ("need", "needs", "offers"),
    ("victimization", "victimization_types", "serves"),
    ("population", "populations", "serves"),
)


def terms(record: Record) -> tuple[TermRow, ...]:
    """Rows in the record's order, each code once. No listing marks a primary need: every need is `offers`."""
    return tuple(
        TermRow(taxonomy, code, relation)
        for taxonomy, column, relation in _COLUMNS
        for code in dict.fromkeys(record[column])
    )
