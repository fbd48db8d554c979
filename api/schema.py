"""The public GraphQL schema. `schema.graphql` beside it is the same in writing: `manage.py graphql_schema`."""

from typing import Any

import graphene
from graphene import ResolveInfo as Info

from api import answers
from api.partners.schema import Mutation, PartnerQueries
from api.types.browsing import OfferConnection, Organization, OrganizationConnection
from api.types.catalogue import Guide, LanguageCoverage, Status, Suggestion, Term
from api.types.enums import StageEnum, SuggestKindEnum, TaxonomyEnum, TopicEnum
from api.types.inputs import MatchRequestInput, OfferFilter, OrganizationFilter, PointInput
from api.types.matches import MatchResult, WhyNot
from api.types.offers import Offer
from api.types.places import PlaceResult
from api.types.shapes import listed
from directory.guides import Topic
from matching.types import Stage

Row = dict[str, Any]
FIRST = "How many, 1 to 50."
AFTER = "`endCursor` of the page before."


def _needed(of: type, description: str) -> graphene.Argument:
    return graphene.Argument(of, required=True, description=description)


class Query(PartnerQueries, graphene.ObjectType):
    """Who can help, where and in which language. Nothing of what is asked is kept."""

    match = graphene.Field(
        MatchResult,
        required=True,
        request=_needed(MatchRequestInput, "Who needs what, where. An empty request is valid."),
        description="Services that fit, in order, each with why; and lines that can always be reached.",
    )
    why_not = graphene.Field(
        WhyNot,
        required=True,
        offer_id=_needed(graphene.ID, "The offer."),
        request=_needed(MatchRequestInput, "The request."),
        description="Why an offer is not in an answer, or where it stands in it.",
    )
    suggest = listed(
        Suggestion,
        "Needs, kinds of harm, places, languages and organizations, while someone types.",
        text=_needed(graphene.String, "What was typed so far."),
        kinds=graphene.List(graphene.NonNull(SuggestKindEnum), description="Only these kinds."),
        language=graphene.String(default_value="en", description="Language of the labels."),
        first=graphene.Int(default_value=8, description=FIRST),
    )
    place = graphene.Field(
        PlaceResult,
        required=True,
        text=graphene.String(description="A ZIP, city, county, state or reservation."),
        point=graphene.Argument(PointInput, description="A point."),
        description="What a text or a point means as a place, and the areas that contain it.",
    )
    offers = graphene.Field(
        OfferConnection,
        required=True,
        filter=graphene.Argument(OfferFilter, description="What must hold."),
        first=graphene.Int(default_value=20, description=FIRST),
        after=graphene.String(description=AFTER),
        description="Published offers to browse; at most 200 of a list.",
    )
    offer = graphene.Field(Offer, id=_needed(graphene.ID, "Its id."), description="One published offer.")
    organizations = graphene.Field(
        OrganizationConnection,
        required=True,
        filter=graphene.Argument(OrganizationFilter, description="What must hold."),
        first=graphene.Int(default_value=20, description=FIRST),
        after=graphene.String(description=AFTER),
        description="Organizations with a published service; at most 200 of a list.",
    )
    organization = graphene.Field(Organization, id=_needed(graphene.ID, "Its id."), description="One organization.")
    terms = listed(Term, "All terms of a list.", taxonomy=_needed(TaxonomyEnum, "Which list."))
    languages = listed(LanguageCoverage, "Languages that published services name, the most common first.")
    guides = listed(
        Guide,
        "Steps for what is not a service.",
        topic=graphene.Argument(TopicEnum, description="Only of this topic."),
        stage=graphene.Argument(StageEnum, description="Only for this stage of a case."),
    )
    status = graphene.Field(Status, required=True, description="What answers, and from which data.")

    @staticmethod
    def resolve_match(_root: None, _info: Info, request: Row) -> Any:
        return answers.match(request)

    @staticmethod
    def resolve_why_not(_root: None, _info: Info, offer_id: str, request: Row) -> Any:
        return answers.why_not(offer_id, request)

    @staticmethod
    def resolve_suggest(
        _root: None,
        _info: Info,
        text: str,
        kinds: list[Any] | None = None,
        language: str | None = "en",
        first: int | None = 8,
    ) -> Any:
        return answers.suggestions(text, kinds, language, first)

    @staticmethod
    def resolve_place(_root: None, _info: Info, text: str | None = None, point: Row | None = None) -> Any:
        return answers.place(text, point)

    @staticmethod
    def resolve_offers(
        _root: None,
        _info: Info,
        filter: Row | None = None,  # noqa: A002  the name in the contract
        first: int | None = 20,
        after: str | None = None,
    ) -> Any:
        return answers.offers(filter, first, after)

    @staticmethod
    def resolve_offer(_root: None, _info: Info, id: str) -> Any:  # noqa: A002  the name in the contract
        return answers.offer(id)

    @staticmethod
    def resolve_organizations(
        _root: None,
        _info: Info,
        filter: Row | None = None,  # noqa: A002  the name in the contract
        first: int | None = 20,
        after: str | None = None,
    ) -> Any:
        return answers.organizations(filter, first, after)

    @staticmethod
    def resolve_organization(_root: None, _info: Info, id: str) -> Any:  # noqa: A002  the name in the contract
        return answers.organization(id)

    @staticmethod
    def resolve_terms(_root: None, _info: Info, taxonomy: Any) -> Any:
        return answers.terms(taxonomy.value)

    @staticmethod
    def resolve_languages(_root: None, _info: Info) -> Any:
        return answers.languages()

    @staticmethod
    def resolve_guides(_root: None, _info: Info, topic: Topic | None = None, stage: Stage | None = None) -> Any:
        return answers.chosen_guides(topic, stage)

    @staticmethod
    def resolve_status(_root: None, _info: Info) -> Any:
        return answers.status()


schema = graphene.Schema(query=Query, mutation=Mutation)
