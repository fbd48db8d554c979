"""The explained answer to a match, and why an offer is not in it."""

from typing import Any

import graphene
from graphene import ResolveInfo as Info

from api.reasons import distance_band, distance_text, message
from api.types.catalogue import Guide
from api.types.enums import (
    CustodyEnum,
    DistanceBandEnum,
    InquirerEnum,
    LanguageLevelEnum,
    RingEnum,
    SlotEnum,
    StageEnum,
    TopicEnum,
    UrgencyEnum,
)
from api.types.offers import Offer
from api.types.places import PlaceResult
from api.types.shapes import DateTime, listed, string
from directory.guides import Topic
from matching.types import Ask as AskData
from matching.types import Reason as ReasonData
from matching.types import Relaxation as RelaxationData


class Reason(graphene.ObjectType):
    """A code that stays the same, and its words in the language of the answer (Accept-Language)."""

    code = string("Stable code.")
    message = string("In words.")

    @staticmethod
    def resolve_message(reason: ReasonData, info: Info) -> str:
        return message(reason, info.context.language)


class Part(graphene.ObjectType):
    """One part of a score."""

    factor = string("needs, geography, language, fit, access, freshness, capacity or text.")
    weight = graphene.Float(required=True, description="The most it can add to this request.")
    value = graphene.Float(required=True, description="How well it fits, 0 to 1.")
    points = graphene.Float(required=True, description="What it adds: the points of all parts are the score.")
    reason = graphene.Field(Reason, required=True, description="Why.")


class Distance(graphene.ObjectType):
    """How far a public address is, never exact."""

    band = graphene.Field(DistanceBandEnum, required=True, description="The band, in miles.")
    text = string("In words.")

    @staticmethod
    def resolve_band(km: float, _info: Info) -> Any:
        return distance_band(km)

    @staticmethod
    def resolve_text(km: float, info: Info) -> str:
        return distance_text(km, info.context.language)


class Match(graphene.ObjectType):
    """One ranked result, with why it stands where it stands."""

    offer = graphene.Field(Offer, required=True, description="What is offered.")
    rank = graphene.Int(required=True, description="Its place in the whole list, from 1.")
    tier = graphene.Int(
        required=True, description="1 fits; 2 to ask about; 3 a general door; 4 only if nothing better; 5 far off."
    )
    tier_reason = graphene.Field(Reason, description="Why it is not in tier 1.")
    score = graphene.Float(required=True, description="0 to 100: the sum of its parts.")
    parts = listed(Part, "What the score is made of.")
    asks = listed(Reason, "What to ask first, because it is not known.")
    warnings = listed(Reason, "What to know before the call.")
    ring = graphene.Field(RingEnum, description="How wide its area is, or how far off it lies.")
    slot = graphene.Field(SlotEnum, description="Why it holds a reserved place.")
    distance = graphene.Field(Distance, description="Only for public addresses.")
    also_at = listed(graphene.ID, "Offer ids of the same service elsewhere.")


class Ask(graphene.ObjectType):
    """A question whose yes would add offers."""

    code = string("Stable code.")
    message = string("The question.")
    would_add = graphene.Int(required=True, description="How many offers a yes would add.")

    @staticmethod
    def resolve_message(ask: AskData, info: Info) -> str:
        return message(ask.reason, info.context.language)


class Relaxation(graphene.ObjectType):
    """What was widened so that there is an answer."""

    code = string("Stable code.")
    message = string("In words.")

    @staticmethod
    def resolve_message(relaxation: RelaxationData, info: Info) -> str:
        return message(relaxation.reason, info.context.language)


class NeedWanted(graphene.ObjectType):
    """A need of the request."""

    code = string("Code of the need.")
    weight = graphene.Float(required=True, description="How much it counts against the other needs.")
    required = graphene.Boolean(required=True, description="Offers without it come later.")


class LanguageWanted(graphene.ObjectType):
    """A language of the request, the preferred first."""

    code = string("BCP-47 code.")
    min_level = graphene.Field(LanguageLevelEnum, description="The least that will do.")


class Guess(graphene.ObjectType):
    """A code read from lay words. It never excludes anything."""

    code = string("The code.")
    score = graphene.Float(required=True, description="How sure, 0 to 1.")
    phrase = string("The words that led to it.")


class Interpretation(graphene.ObjectType):
    """What the words of a request were taken to mean, so that a person can correct it."""

    needs = listed(Guess, "Needs, best first.")
    victimizations = listed(Guess, "Kinds of harm, best first.")
    populations = listed(Guess, "Groups of people, best first.")
    languages = listed(Guess, "Languages, best first.")
    place_text = string("The words read as the place, or empty.")
    place = graphene.Field(PlaceResult, description="That place.")
    crime_place_text = string("The words read as the place of the crime, or empty.")
    crime_place = graphene.Field(PlaceResult, description="That place.")
    age = graphene.Int(description="Age in years.")
    custody = graphene.Field(CustodyEnum, description="Who holds the person who did the harm.")
    stage = graphene.Field(StageEnum, description="How far the case has come.")
    inquirer = graphene.Field(InquirerEnum, description="Who is asking.")
    urgency = graphene.Field(UrgencyEnum, description="How soon help is needed.")
    topics = listed(TopicEnum, "Guides asked for.")
    services = listed(graphene.ID, "Listing ids named outright.")
    suicide = graphene.Boolean(required=True, description="The words speak of suicide.")

    @staticmethod
    def resolve_topics(interpretation: Any, _info: Info) -> list[Topic]:
        return [Topic(topic) for topic in interpretation.topics]


class ResolvedRequest(graphene.ObjectType):
    """The request as understood: what was given, and what was read from its words."""

    needs = listed(NeedWanted, "Needs.")
    victimizations = listed(graphene.String, "Kinds of harm.")
    populations = listed(graphene.String, "Groups of people.")
    languages = listed(LanguageWanted, "Languages, the preferred first.")
    here = graphene.Field(PlaceResult, description="Where the person is.")
    crime = graphene.Field(PlaceResult, description="Where it happened.")
    destination = graphene.Field(PlaceResult, description="Where the person wants to go.")
    age = graphene.Int(description="Age in years.")
    urgency = graphene.Field(UrgencyEnum, description="How soon help is needed.")
    stage = graphene.Field(StageEnum, description="How far the case has come.")
    custody = graphene.Field(CustodyEnum, description="Who holds the person who did the harm.")
    inquirer = graphene.Field(InquirerEnum, description="Who is asking.")
    at = graphene.Field(DateTime, required=True, description="The instant asked about.")
    interpretation = graphene.Field(Interpretation, required=True, description="What the words were taken to mean.")
    unread = listed(graphene.String, "Words that meant nothing to us.")


class MatchResult(graphene.ObjectType):
    """A ranked answer. There is always at least one line that can be reached, in `fallbacks`."""

    matches = listed(Match, "The page asked for.")
    fallbacks = listed(Offer, "Lines open day and night, beside the list.")
    pinned = listed(Offer, "What comes before everything when in danger.")
    guides = listed(Guide, "Steps for what is not a service.")
    resolved = graphene.Field(ResolvedRequest, required=True, description="The request as understood.")
    relaxations = listed(Relaxation, "What was widened.")
    asks = listed(Ask, "Questions whose yes would add offers.")
    total = graphene.Int(required=True, description="Length of the whole list, at most 50.")
    next_cursor = graphene.String(description="Send it as `after` for the next page.")
    engine = string("The engine that answered.")
    spec_version = string("Version of the ranking specification.")
    index_version = string("Version of the search index.")


class WhyNot(graphene.ObjectType):
    """Why an offer is not in the answer, or where it stands."""

    offer_id = graphene.ID(required=True, description="The offer asked about.")
    shown = graphene.Boolean(required=True, description="It is in the list.")
    gate = graphene.Field(Reason, description="What keeps it out.")
    tier = graphene.Int(description="Its tier.")
    rank = graphene.Int(description="Its place in the list, from 1.")
    reasons = listed(Reason, "More about it.")
