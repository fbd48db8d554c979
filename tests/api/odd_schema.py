"""A schema of every shape an answer can have, for values that the real one never gives."""

from enum import StrEnum

import graphene

from api.types.shapes import DateTime


class Color(StrEnum):
    RED = "red"
    DARK_BLUE = "dark-blue"


ColorEnum = graphene.Enum.from_enum(Color)


class Thing(graphene.ObjectType):
    name = graphene.String()
    sure_name = graphene.String(required=True)
    count = graphene.Int()
    ratio = graphene.Float()
    flag = graphene.Boolean()
    key = graphene.ID()
    color = ColorEnum()
    colors = graphene.List(ColorEnum)
    at = DateTime()
    words = graphene.List(graphene.String)
    sure_words = graphene.List(graphene.NonNull(graphene.String))
    grid = graphene.List(graphene.List(graphene.Int))
    inner = graphene.Field(lambda: Thing)
    sure_inner = graphene.Field(lambda: graphene.NonNull(Thing))
    inners = graphene.List(lambda: Thing)
    sure_inners = graphene.List(lambda: graphene.NonNull(Thing))
    loud = graphene.String()
    language = graphene.String()
    field_name = graphene.String()
    repeated = graphene.String(times=graphene.Int(default_value=2), word=graphene.String(required=True))
    shape = graphene.Field(lambda: Shape)

    @staticmethod
    def resolve_loud(thing, _info):
        if thing["name"] is None:
            raise ValueError("nothing to shout")
        return thing["name"].upper()

    @staticmethod
    def resolve_language(_thing, info):
        return info.context.language

    @staticmethod
    def resolve_field_name(_thing, info):
        return info.field_name

    @staticmethod
    def resolve_repeated(_thing, _info, word, times):
        return word * times


class Round(graphene.ObjectType):
    radius = graphene.Int()

    @classmethod
    def is_type_of(cls, value, _info):
        return "radius" in value


class Shape(graphene.Union):
    class Meta:
        types = (Round,)


class Query(graphene.ObjectType):
    thing = graphene.Field(Thing)
    sure_thing = graphene.Field(Thing, required=True)
    things = graphene.List(Thing)
    ball = graphene.Field(Round)


SCHEMA = graphene.Schema(query=Query).graphql_schema
