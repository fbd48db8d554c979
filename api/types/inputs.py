"""The shapes a client sends. `api.inputs` reads them into `matching.types` once."""

import graphene

from api.types.enums import (
    CustodyEnum,
    InquirerEnum,
    LanguageLevelEnum,
    LevelEnum,
    ModalityEnum,
    OperatedByEnum,
    StageEnum,
    UrgencyEnum,
)
from api.types.shapes import DateTime


def _several(of: type, description: str) -> graphene.List:
    return graphene.List(graphene.NonNull(of), description=description)


class PointInput(graphene.InputObjectType):
    """A point in WGS84 degrees."""

    latitude = graphene.Float(required=True, description="Degrees north, -90 to 90.")
    longitude = graphene.Float(required=True, description="Degrees east, -180 to 180.")


class PlaceInput(graphene.InputObjectType):
    """A place: a text, or a point."""

    text = graphene.String(description="A ZIP, city, county, state or reservation.")
    latitude = graphene.Float(description="Degrees north, -90 to 90.")
    longitude = graphene.Float(description="Degrees east, -180 to 180.")


class PlacesInput(graphene.InputObjectType):
    """The places of a request. They may differ."""

    here = graphene.Field(PlaceInput, description="Where the person is.")
    crime = graphene.Field(PlaceInput, description="Where it happened.")
    destination = graphene.Field(PlaceInput, description="Where the person wants to go.")


class NeedInput(graphene.InputObjectType):
    """One need."""

    code = graphene.String(required=True, description="A code of `terms(taxonomy: NEED)`.")
    weight = graphene.Float(default_value=1.0, description="Against the other needs; above 0, at most 100.")
    required = graphene.Boolean(default_value=False, description="Offers without it come later.")


class LanguageInput(graphene.InputObjectType):
    """One language."""

    code = graphene.String(required=True, description="BCP-47 code, such as es or ase.")
    min_level = LanguageLevelEnum(description="The least that will do.")


class SafeContactInput(graphene.InputObjectType):
    """Which ways to get in touch are safe; null: not said."""

    call = graphene.Boolean(description="It is safe to call.")
    text = graphene.Boolean(description="It is safe to text.")
    email = graphene.Boolean(description="It is safe to write email.")


class RequireInput(graphene.InputObjectType):
    """What must hold: offers that miss it come later, with the reason."""

    language = graphene.Boolean(default_value=False, description="One of the languages is served.")
    open_now = graphene.Boolean(default_value=False, description="It is open.")
    max_km = graphene.Float(description="At most this far, in kilometers, where it is reached in person.")
    modality = graphene.Boolean(default_value=False, description="One of the modalities is offered.")


class MatchRequestInput(graphene.InputObjectType):
    """Who needs what, where. Everything is optional."""

    needs = _several(NeedInput, "Needs, at most 20.")
    text = graphene.String(description="In one's own words, at most 10,000 characters.")
    victimizations = _several(graphene.String, "Codes of what happened, at most 20.")
    populations = _several(graphene.String, "Codes of who the person is, at most 20.")
    age = graphene.Int(description="Age in years, 0 to 130.")
    languages = _several(LanguageInput, "Languages, the preferred first, at most 10.")
    places = graphene.Field(PlacesInput, description="Where the person is, where it happened, where they want to go.")
    modalities = _several(ModalityEnum, "Ways to get help that suit the person.")
    safe_contact = graphene.Field(SafeContactInput, description="Which ways to get in touch are safe.")
    urgency = UrgencyEnum(description="How soon help is needed.")
    at = DateTime(description="The instant asked about; by default now.")
    stage = StageEnum(description="How far the case has come.")
    custody = CustodyEnum(description="Who holds the person who did the harm.")
    inquirer = InquirerEnum(description="Who is asking.")
    require = graphene.Field(RequireInput, description="What must hold.")
    first = graphene.Int(
        default_value=10,
        description="How many matches, 1 to 50. A page has fewer where what follows may help only if nothing better does.",
    )
    after = graphene.String(description="`nextCursor` of the page before.")


class OfferFilter(graphene.InputObjectType):
    """Narrows `offers`. All that is given must hold."""

    state = graphene.String(description="Two letters: services listed for this state.")
    area = graphene.String(description="An area key of the service, such as county:48453.")
    need = graphene.String(description="Code of a need.")
    victimization = graphene.String(description="Code of a kind of harm.")
    population = graphene.String(description="Code of a group of people.")
    language = graphene.String(description="BCP-47 code.")
    level = LevelEnum(description="Level of the organization.")
    operated_by = OperatedByEnum(description="Who answers.")
    kind = graphene.String(description="Kind of listing, such as hotline.")
    organization = graphene.ID(description="Id of the organization.")
    name = graphene.String(description="Part of the name of the service or organization.")


class OrganizationFilter(graphene.InputObjectType):
    """Narrows `organizations`. All that is given must hold."""

    state = graphene.String(description="Two letters: organizations with a service listed for this state.")
    level = LevelEnum(description="Level of the organization.")
    operated_by = OperatedByEnum(description="Who answers at one of its services.")
    need = graphene.String(description="Code of a need that one of its services meets.")
    name = graphene.String(description="Part of the name.")
