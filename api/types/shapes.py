"""Short forms of the field shapes that every type uses: a required text, a required list."""

from datetime import UTC, datetime
from typing import Any

import graphene
from graphql import GraphQLError, StringValueNode


def string(description: str, **options: Any) -> graphene.String:
    return graphene.String(required=True, description=description, **options)


def listed(of: Any, description: str, **arguments: Any) -> graphene.Field:
    """A list that is never null and holds no null."""
    of_each = graphene.NonNull(graphene.List(graphene.NonNull(of)))
    return graphene.Field(of_each, description=description, **arguments)


class DateTime(graphene.Scalar):
    """An instant as ISO 8601, such as 2026-11-24T09:30:00-06:00; without an offset it is read as UTC."""

    @staticmethod
    def serialize(value: datetime) -> str:
        return value.isoformat()

    @staticmethod
    def parse_value(value: object) -> datetime:
        """Raises GraphQLError on anything but a text with an instant of the years 2000 to 2100."""
        try:
            instant = datetime.fromisoformat(value) if isinstance(value, str) else None
        except ValueError:
            instant = None
        if instant is None or not 2000 <= instant.year <= 2100:
            raise GraphQLError("A date and time looks like 2026-11-24T09:30:00-06:00, of the years 2000 to 2100.")
        return instant if instant.tzinfo else instant.replace(tzinfo=UTC)

    @classmethod
    def parse_literal(cls, node: Any, _variables: object = None) -> datetime:
        return cls.parse_value(node.value if isinstance(node, StringValueNode) else None)
