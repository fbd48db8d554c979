"""What agencies are answered, and what they send."""

from datetime import datetime
from typing import Any

import graphene
from graphene import ResolveInfo as Info

from api.partners.enums import CapacityEnum, ChangeStateEnum, CodeEnum, FieldGroupEnum, ScopeEnum
from api.partners.shapes import ANSWERED, CHANGES, ListingFields
from api.types.browsing import PageInfo
from api.types.shapes import DateTime, listed, string
from directory.editing.live import live as live_values

Row = dict[str, Any]
KEY = "Of your own making, 1 to 100 characters. The same key with the same input is answered and not done again."
VERSION = "Version of the listing that you saw."


def _moment(name: str) -> Any:
    def read(root: Row, _info: Info) -> datetime | None:
        return datetime.fromisoformat(root[name]) if root[name] else None

    return read


class Me(graphene.ObjectType):
    """The key that asks."""

    name = string("Its name.")
    organization_id = graphene.ID(required=True, description="Id of the agency that it speaks for.")
    organization_name = string("Name of the agency.")
    scopes = listed(ScopeEnum, "What it may do.")
    expires_at = graphene.Field(DateTime, required=True, description="When it ends.")


class MyListing(graphene.ObjectType):
    """A listing of the agency, as it stands."""

    id = graphene.ID(required=True, description="Its stable id.")
    name = string("Its name.")
    published = graphene.Boolean(required=True, description="Whether people see it.")
    version = graphene.Int(required=True, description="Send it with a change.")
    fields = graphene.Field(ListingFields, required=True, description="What it says.")

    @staticmethod
    def resolve_fields(root: Row, _info: Info) -> Row:
        return live_values(root["service"])


class MyListingEdge(graphene.ObjectType):
    """A listing at its place in the list."""

    node = graphene.Field(MyListing, required=True, description="The listing.")
    cursor = string("Its place.")


class MyListingConnection(graphene.ObjectType):
    """A page of the agency's listings in the order of their ids."""

    edges = listed(MyListingEdge, "The page.")
    page_info = graphene.Field(PageInfo, required=True, description="Where it ends.")
    total_count = graphene.Int(required=True, description="How many there are in all.")


class MyChange(graphene.ObjectType):
    """A change that the owner of the key has written."""

    id = graphene.ID(required=True, description="Its id.")
    listing = graphene.ID(required=True, description="Id of the listing.")
    state = graphene.Field(ChangeStateEnum, required=True, description="How far it has come.")
    version = graphene.Int(required=True, description="Version of the listing that it was written over.")
    why = string("Why, in the author's words.")
    changed = listed(graphene.String, "Names of the fields that it changes.")
    proposed = graphene.Field(ListingFields, required=True, description="What those would say.")
    approvals_needed = graphene.Int(required=True, description="How many other people have to agree.")
    submitted_at = graphene.Field(
        DateTime, description="When it was sent; null: not yet.", resolver=_moment("submitted_at")
    )
    decided_at = graphene.Field(
        DateTime, description="When it was decided; null: not yet.", resolver=_moment("decided_at")
    )
    reason = string("Why it was not taken, or empty.")


class MyChangeEdge(graphene.ObjectType):
    """A change at its place in the list."""

    node = graphene.Field(MyChange, required=True, description="The change.")
    cursor = string("Its place.")


class MyChangeConnection(graphene.ObjectType):
    """A page of one's own changes, the newest first."""

    edges = listed(MyChangeEdge, "The page.")
    page_info = graphene.Field(PageInfo, required=True, description="Where it ends.")
    total_count = graphene.Int(required=True, description="How many there are in all.")


class PartnerError(graphene.ObjectType):
    """Why nothing was written."""

    code = graphene.Field(CodeEnum, required=True, description="What kind of problem.")
    field = graphene.String(description="Path of the input, such as input.contact.phones.0.number.")
    message = string("In words.")
    live = graphene.Field(ListingFields, description="What the listing says now; only where it has changed since.")
    proposed = graphene.Field(ListingFields, description="What you sent; only where the listing has changed since.")


def _errors() -> graphene.Field:
    return listed(PartnerError, "Empty where it was done.")


class ChangePayload(graphene.ObjectType):
    """The answer to a change that was sent or taken back."""

    change = graphene.Field(MyChange, description="The change; null where nothing was done.")
    errors = _errors()


class ConfirmListingPayload(graphene.ObjectType):
    """The answer to a confirmation."""

    listing = graphene.ID(description="Id of the listing; null where nothing was done.")
    groups = listed(FieldGroupEnum, "What counts as confirmed from this day on.")
    errors = _errors()


class ReportCapacityPayload(graphene.ObjectType):
    """The answer to a report of capacity."""

    listing = graphene.ID(description="Id of the listing; null where nothing was done.")
    capacity = graphene.Field(ANSWERED["ListingCapacity"], description="What people read now.")
    errors = _errors()


def _listing() -> graphene.ID:
    return graphene.ID(required=True, description="Id of one of your listings.")


def _version() -> graphene.Int:
    return graphene.Int(required=True, description=VERSION)


def _key() -> graphene.String:
    return graphene.String(required=True, description=KEY)


class _ProposeChange:
    listing = _listing()
    version = _version()
    why = graphene.String(required=True, description="For those who look at it: what has changed.")
    idempotency_key = _key()


ProposeChangeInput = type(
    "ProposeChangeInput",
    (_ProposeChange, graphene.InputObjectType),
    {
        "__doc__": "What a listing should say instead. What is left out stays as it is.",
        **{group.value: graphene.InputField(of, description=of.__doc__) for group, of in CHANGES.items()},
    },
)


class WithdrawChangeInput(graphene.InputObjectType):
    """A change to take back, as long as it is not decided."""

    change = graphene.ID(required=True, description="Id of a change of your own.")
    idempotency_key = _key()


class ConfirmListingInput(graphene.InputObjectType):
    """What of a listing is right as it stands."""

    listing = _listing()
    groups = graphene.List(graphene.NonNull(FieldGroupEnum), required=True, description="What you have looked at.")
    version = _version()
    idempotency_key = _key()


class ReportCapacityInput(graphene.InputObjectType):
    """Whether there is room. People read it at once."""

    listing = _listing()
    capacity = graphene.InputField(CapacityEnum, required=True, description="Room, a waiting list, or full.")
    expires = graphene.String(
        required=True, description="The last day, in UTC, on which it counts; 7 days ahead at most."
    )
    version = _version()
    idempotency_key = _key()
