"""Places as resolved: the answer of `place`, and the places of a request."""

import graphene
from graphene import ResolveInfo as Info

from api.types.enums import PlaceKindEnum, PrecisionEnum
from api.types.shapes import listed, string
from geodata.types import Place


class PlaceCandidate(graphene.ObjectType):
    """One reading of a name that several places share, or of a misspelt one."""

    label = string("The place in words.")
    kind = graphene.Field(PlaceKindEnum, required=True, description="What kind of place it is.")
    state_code = string("Two letters.")
    population = graphene.Int(description="People who live there, where known.")
    area_key = string("Its area key, such as place:4805000.")


class PlaceResult(graphene.ObjectType):
    """A place of the United States, or why there is none."""

    kind = graphene.Field(PlaceKindEnum, required=True, description="What the text or point was read as.")
    label = graphene.String(description="The place in words.")
    latitude = graphene.Float(description="Degrees north, WGS84.")
    longitude = graphene.Float(description="Degrees east, WGS84.")
    precision = graphene.Field(PrecisionEnum, description="How narrow the place is.")
    state_code = graphene.String(description="Two letters.")
    county_fips = graphene.String(description="Five digits; the county with the largest share of the place.")
    area_keys = listed(graphene.String, "The areas that contain the place, such as us, state:TX, county:48453.")
    touching_keys = listed(graphene.String, "The areas that may contain it: the place is wider than they are.")
    candidates = listed(PlaceCandidate, "Other readings of the name, the largest first.")
    approximate = graphene.Boolean(required=True, description="The point is near the place, not exact.")
    guessed = graphene.Boolean(required=True, description="A typing error was mended or a namesake chosen.")

    @staticmethod
    def resolve_label(place: Place, _info: Info) -> str | None:
        return place.label or None

    @staticmethod
    def resolve_latitude(place: Place, _info: Info) -> float | None:
        return place.point.lat if place.point else None

    @staticmethod
    def resolve_longitude(place: Place, _info: Info) -> float | None:
        return place.point.lon if place.point else None

    @staticmethod
    def resolve_area_keys(place: Place, _info: Info) -> list[str]:
        return sorted(place.area_keys)

    @staticmethod
    def resolve_touching_keys(place: Place, _info: Info) -> list[str]:
        return sorted(place.touching_keys)
