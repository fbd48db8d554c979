"""Types of GraphQL made from `api.partners.columns`: a row that is sent, the same row answered, a group of fields."""

from collections.abc import Mapping
from typing import Any

import graphene

from api.partners.columns import FIELDS, ROWS, Column
from directory.editing.table import FIELDS as RULES
from directory.editing.table import Group

GROUPS: Mapping[Group, str] = {
    Group.CONTACT: "Contacts; two people have to agree, one of them after a call.",
    Group.HOURS: "Hours.",
    Group.LANGUAGES: "Languages.",
    Group.ELIGIBILITY: "Who is served.",
    Group.AREA: "Where it serves.",
    Group.DESCRIPTION: "What it is.",
    Group.DOCUMENTS: "What to bring.",
}  # capacity has a call of its own


def _made(name: str, kind: type, description: str, fields: Mapping[str, Any]) -> Any:
    return type(name, (kind,), {"__doc__": description, **fields})


def _sent(column: Column) -> Any:
    of = SENT.get(column.of, column.of) if isinstance(column.of, str) else column.of
    if column.many:
        return graphene.List(graphene.NonNull(of), description=column.description)
    return graphene.InputField(of, required=column.needed, description=column.description)


def _answered(column: Column, *, known: bool) -> graphene.Field:
    of = ANSWERED.get(column.of, column.of) if isinstance(column.of, str) else column.of
    shape = graphene.List(graphene.NonNull(of)) if column.many else of
    return graphene.Field(shape, required=known, description=column.description)


SENT: Mapping[str, Any] = {
    name: _made(
        f"{name}Input",
        graphene.InputObjectType,
        row.description,
        {column: _sent(one) for column, one in row.columns.items()},
    )
    for name, row in ROWS.items()
}
ANSWERED: Mapping[str, Any] = {
    name: _made(
        name,
        graphene.ObjectType,
        row.description,
        {column: _answered(one, known=one.known) for column, one in row.columns.items()},
    )
    for name, row in ROWS.items()
}
CHANGES: Mapping[Group, Any] = {
    group: _made(
        f"{group.capitalize()}Changes",
        graphene.InputObjectType,
        f"{description} What is left out stays as it is; a list stands in the place of the whole list.",
        {name: _sent(FIELDS[name]) for name, field in RULES.items() if field.group == group},
    )
    for group, description in GROUPS.items()
}
ListingFields = _made(
    "ListingFields",
    graphene.ObjectType,
    "What a listing says, or would say. Null also stands for a field that nothing is said of here.",
    {name: _answered(column, known=False) for name, column in FIELDS.items()},
)
