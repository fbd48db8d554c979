"""What a bundle holds: every model is taken, empty or left out by name, so that a new one needs a decision (ADR 38)."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

import orjson
from django.db.models import BigIntegerField, Case, F, Model, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.options import Options

from directory import selectors
from directory.models import (
    CompensationRule,
    CostOption,
    EmailAddress,
    FormerId,
    Hold,
    InclusionPolicy,
    IndexEvent,
    Language,
    Location,
    Organization,
    Phone,
    RequiredDocument,
    Schedule,
    Service,
    ServiceArea,
    ServiceAtLocation,
    ServiceTerm,
    Source,
    Succession,
    Url,
    ValidityPeriod,
    Verification,
)
from directory.models.locations import Disclosure
from matching.models import IndexBuild, IndexedOffer

CHILDREN: tuple[type[Model], ...] = (
    ServiceAtLocation,
    ServiceArea,
    Schedule,
    ServiceTerm,
    RequiredDocument,
    CostOption,
    CompensationRule,
    Source,
    Verification,
    ValidityPeriod,
)
LINKS: tuple[type[Model], ...] = (Url, EmailAddress)
# Each answer asks whether a change waits or a number is held: the tables are there without a row. What is held has lost
# its numbers in the index already, and loses them among the contacts.
EMPTY: tuple[type[Model], ...] = (IndexEvent, Hold)
LEFT_OUT = frozenset(
    {
        "account.EmailAddress",
        "account.EmailConfirmation",
        "admin.LogEntry",
        "auth.Group",
        "auth.Group_permissions",
        "auth.Permission",
        "contenttypes.ContentType",
        "directory.ApiToken",
        "directory.AuditAnchor",
        "directory.AuditEntry",
        "directory.Authorisation",
        "directory.CallCount",
        "directory.ChangeProposal",
        "directory.Claim",
        "directory.ConfirmationLink",
        "directory.CountedCall",
        "directory.IdempotencyKey",
        "directory.Invitation",
        "directory.KeptPrivate",
        "directory.Letter",
        "directory.LoadedRecord",  # records as they were sent, with what was never shown
        "directory.Membership",
        "directory.Merge",
        "directory.NeedCount",
        "directory.NotTheSame",
        "directory.NumberReport",
        "directory.ProblemCount",
        "directory.ReferralCount",
        "directory.Refusal",
        "directory.Review",
        "directory.User",
        "directory.User_groups",
        "directory.User_user_permissions",
        "matching.RefusedOffer",
        "mfa.Authenticator",
        "sessions.Session",
    }
)
UNSHOWN_PLACE = ("city", "county_fips")  # the blob of a place that shows a phone alone has neither


@dataclass(frozen=True, slots=True)
class Part:
    """The rows of one table. `instead`: column -> what the query gives in its place; `rewrite`: the same for a value."""

    rows: QuerySet[Any]
    instead: Mapping[str, Any] = field(default_factory=dict)
    rewrite: Mapping[str, Callable[[Any], Any]] = field(default_factory=dict)

    @property
    def meta(self) -> "Options[Any]":
        found: Options[Any] = self.rows.model._meta  # noqa: SLF001  what Django calls its public side
        return found


def parts(classes: Iterable[str]) -> tuple[Part, ...]:
    """Every table that is taken, with the published listings of these licence classes and what hangs on them."""
    shown = selectors.published().filter(license_class__in=list(classes))
    return (
        _organizations(shown),
        _locations(shown),
        Part(shown, {"curator_notes": Value("")}),
        *(Part(QuerySet(kind).filter(service__in=shown)) for kind in CHILDREN),
        Part(Phone.objects.filter(service__in=shown, public=True).exclude(service__in=_held())),
        *(Part(QuerySet(kind).filter(service__in=shown, public=True)) for kind in LINKS),
        _languages(shown),
        Part(Succession.objects.filter(predecessor__in=shown, successor__in=shown)),
        Part(FormerId.objects.filter(service__in=shown)),
        _policies(),
        *_index(shown),
    )


def _held() -> QuerySet[Hold, Any]:
    return selectors.open_holds().order_by().values("service")


def _named(shown: QuerySet[Service]) -> QuerySet[Organization]:
    return Organization.objects.filter(pk__in=shown.values("organization"))


def _organizations(shown: QuerySet[Service]) -> Part:
    above = Case(When(parent_organization__in=_named(shown), then=F("parent_organization")), default=None)
    return Part(_named(shown), {"parent_organization_id": above})


def _locations(shown: QuerySet[Service]) -> Part:
    """A place of an organization that is not named goes to one that serves there."""
    used = ServiceAtLocation.objects.filter(service__in=shown)
    serving = used.filter(location=OuterRef("pk")).order_by("pk").values("service__organization")[:1]
    itself = When(organization__in=_named(shown), then=F("organization"))
    owner = Case(itself, default=Subquery(serving), output_field=BigIntegerField())
    hidden = Q(disclosure=Disclosure.PHONE)
    unshown = {name: Case(When(hidden, then=Value("")), default=F(name)) for name in UNSHOWN_PLACE}
    return Part(Location.objects.filter(pk__in=used.values("location")), {"organization_id": owner, **unshown})


def _languages(shown: QuerySet[Service]) -> Part:
    """A language spoken on a line that is not shown stays a language of its service."""
    hidden = Q(phone__public=False) | Q(service__in=_held())
    line = Case(When(hidden, then=None), default=F("phone"))
    return Part(Language.objects.filter(service__in=shown), {"phone_id": line})


def _policies() -> Part:
    """Those that hold or held, without who wrote them: accounts are not taken."""
    adopted = InclusionPolicy.objects.filter(adopted_on__isnull=False)
    nobody = Value(None, output_field=BigIntegerField())
    return Part(adopted, {"written_by_id": nobody, "adopted_by_id": nobody})


def _index(shown: QuerySet[Service]) -> tuple[Part, ...]:
    offers = IndexedOffer.objects.filter(service__in=shown, gone=False)
    return (
        Part(IndexBuild.objects.all(), {"offers": Value(offers.count())}),
        Part(offers, rewrite={"blob": lambda raw: without_hidden_names(bytes(raw), shown)}),
    )


def without_hidden_names(raw: bytes, shown: QuerySet[Service]) -> bytes:
    """The shown side of an offer (JSON of `OfferBlob`), without those before and after it that are not shown."""
    blob = orjson.loads(raw)
    others = [*blob["predecessors"], *blob["successors"]]
    if not others:
        return raw
    ids = {one["source_id"] for one in others}
    kept = set(shown.filter(source_id__in=ids).values_list("source_id", flat=True))
    if kept == ids:
        return raw
    for name in ("predecessors", "successors"):
        blob[name] = [one for one in blob[name] if one["source_id"] in kept]
    return orjson.dumps(blob)
