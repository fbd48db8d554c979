"""Lists to browse: offers and organizations, page by page."""

import graphene

from api.types.enums import LevelEnum, OperatedByEnum
from api.types.offers import Offer
from api.types.shapes import listed, string


class PageInfo(graphene.ObjectType):
    """Where a page ends."""

    has_next_page = graphene.Boolean(required=True, description="There is more.")
    end_cursor = graphene.String(description="Send it as `after` for the next page.")


class OfferEdge(graphene.ObjectType):
    """An offer at its place in a list."""

    node = graphene.Field(Offer, required=True, description="The offer.")
    cursor = string("Its place.")


class OfferConnection(graphene.ObjectType):
    """A page of offers in the order of their ids, which says nothing of how well they fit."""

    edges = listed(OfferEdge, "The page.")
    page_info = graphene.Field(PageInfo, required=True, description="Where it ends.")
    total_count = graphene.Int(required=True, description="How many there are in all.")


class Organization(graphene.ObjectType):
    """Who runs services."""

    id = graphene.ID(required=True, description="Its stable id.")
    name = string("Its name.")
    level = graphene.Field(LevelEnum, required=True, description="Federal, national nonprofit, state, local, tribal.")
    operated_by = listed(OperatedByEnum, "Who answers at its services.")
    website = string("Its website, or empty.")
    services = graphene.Int(required=True, description="How many published services it has.")


class OrganizationEdge(graphene.ObjectType):
    """An organization at its place in a list."""

    node = graphene.Field(Organization, required=True, description="The organization.")
    cursor = string("Its place.")


class OrganizationConnection(graphene.ObjectType):
    """A page of organizations in the order of their ids."""

    edges = listed(OrganizationEdge, "The page.")
    page_info = graphene.Field(PageInfo, required=True, description="Where it ends.")
    total_count = graphene.Int(required=True, description="How many there are in all.")
