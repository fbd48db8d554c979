"""The questions and changes of agencies. Which scope each needs is in `api.partners.scopes`."""

from typing import Any

import graphene
from graphene import ResolveInfo as Info

from api.partners import acts, reads
from api.partners.types import (
    ChangePayload,
    ConfirmListingInput,
    ConfirmListingPayload,
    Me,
    MyChangeConnection,
    MyListing,
    MyListingConnection,
    ProposeChangeInput,
    ReportCapacityInput,
    ReportCapacityPayload,
    WithdrawChangeInput,
)
from directory.errors import Forbidden
from directory.models import ApiToken

Row = dict[str, Any]
FIRST = "How many, 1 to 50."
AFTER = "`endCursor` of the page before."


def _token(info: Info) -> ApiToken:
    """Held before execution already (`api.partners.scopes`); here it is held once more."""
    if info.context.token is None:
        raise Forbidden("authorization", "This needs a key of an agency.")
    return info.context.token


def _page(of: type, description: str) -> graphene.Field:
    return graphene.Field(
        of,
        required=True,
        first=graphene.Int(default_value=reads.PAGE, description=FIRST),
        after=graphene.String(description=AFTER),
        description=description,
    )


def _act(payload: type, of: type, description: str) -> graphene.Field:
    argument = graphene.Argument(of, required=True, description="What to do.")
    return graphene.Field(payload, required=True, input=argument, description=description)


class PartnerQueries:
    """Mixed into the questions of the schema; each needs a key with the scope READ."""

    me = graphene.Field(Me, required=True, description="The key that asks. For agencies.")
    my_listings = _page(MyListingConnection, "The agency's own listings, withheld ones too. For agencies.")
    my_listing = graphene.Field(
        MyListing,
        required=True,
        id=graphene.Argument(graphene.ID, required=True, description="Its id."),
        description="One of the agency's own listings. For agencies.",
    )
    my_changes = _page(MyChangeConnection, "Changes that the owner of the key has written. For agencies.")

    @staticmethod
    def resolve_me(_root: None, info: Info) -> Any:
        return reads.me(_token(info))

    @staticmethod
    def resolve_my_listings(_root: None, info: Info, first: int | None = None, after: str | None = None) -> Any:
        return reads.my_listings(_token(info), first, after)

    @staticmethod
    def resolve_my_listing(_root: None, info: Info, id: str) -> Any:  # noqa: A002  the name in the contract
        return reads.my_listing(_token(info), id)

    @staticmethod
    def resolve_my_changes(_root: None, info: Info, first: int | None = None, after: str | None = None) -> Any:
        return reads.my_changes(_token(info), first, after)


class Mutation(graphene.ObjectType):
    """What agencies change. Each call needs a key with its scope, and is done once for an idempotency key."""

    propose_change = _act(ChangePayload, ProposeChangeInput, "Sends a change; other people look at it first.")
    withdraw_change = _act(ChangePayload, WithdrawChangeInput, "Takes back a change that is not decided.")
    confirm_listing = _act(ConfirmListingPayload, ConfirmListingInput, "Says that what a listing says is right.")
    report_capacity = _act(ReportCapacityPayload, ReportCapacityInput, "Says whether there is room, at once.")

    @staticmethod
    def resolve_propose_change(_root: None, info: Info, input: Row) -> Any:  # noqa: A002  the name in the contract
        return acts.propose_change(_token(info), input)

    @staticmethod
    def resolve_withdraw_change(_root: None, info: Info, input: Row) -> Any:  # noqa: A002
        return acts.withdraw_change(_token(info), input)

    @staticmethod
    def resolve_confirm_listing(_root: None, info: Info, input: Row) -> Any:  # noqa: A002
        return acts.confirm_listing(_token(info), input)

    @staticmethod
    def resolve_report_capacity(_root: None, info: Info, input: Row) -> Any:  # noqa: A002
        return acts.report_capacity(_token(info), input)
