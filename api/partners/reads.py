"""What an agency reads: its own listings, and the changes that the owner of the key has written."""

from collections.abc import Mapping
from typing import Any

from django.db.models import QuerySet
from graphene.utils.str_converters import to_camel_case

from api.inputs import page_size
from api.paging import Connection, Edge, PageInfo, connection, cursor_of, read_cursor
from directory import proposals
from directory.editing.differing import flat, in_order
from directory.editing.table import FIELDS
from directory.errors import BadInput, NotFound
from directory.models import ApiToken, ChangeProposal, Service
from directory.models.services import Publication

Row = dict[str, Any]
PAGE = 20
MOST_LISTINGS = 10_000  # of one agency; the largest we know has 60
ID = 18  # digits of a number that every database takes


def me(token: ApiToken) -> Row:
    return {
        "name": token.name,
        "organization_id": token.organization.slug,
        "organization_name": token.organization.name,
        "scopes": token.scopes,
        "expires_at": token.expires_at,
    }


def my_listings(token: ApiToken, first: int | None, after: str | None) -> Connection:
    return connection(
        _own(token),
        "source_id",
        first=page_size(first, "first", PAGE),
        after=after,
        nodes=lambda keys: {one.source_id: _shown(one) for one in _own(token).filter(source_id__in=keys)},
        most=MOST_LISTINGS,
    )


def my_listing(token: ApiToken, source_id: str) -> Row:
    return _shown(own_listing(token, source_id, "id"))


def own_listing(token: ApiToken, source_id: str, field: str) -> Service:
    """Raises NotFound for one that is not there and for one of another agency, in the same words."""
    found = _own(token).filter(source_id=source_id).select_related("organization").first()
    if found is None:
        raise NotFound(field, "There is no such listing.")
    return found


def my_changes(token: ApiToken, first: int | None, after: str | None) -> Connection:
    """The newest first."""
    last, seen = read_cursor(after)
    if after and not isinstance(last, int):
        raise BadInput("after", "This is not a cursor of a list.")
    rows, size = _written(token), page_size(first, "first", PAGE)
    found = list((rows.filter(pk__lt=last) if after else rows).order_by("-pk")[: size + 1])
    edges = tuple(Edge(change(one), cursor_of(one.pk, seen + place)) for place, one in enumerate(found[:size], 1))
    return Connection(edges, PageInfo(len(found) > size, edges[-1].cursor if edges else None), rows.count())


def my_change(token: ApiToken, key: str) -> ChangeProposal:
    """Raises NotFound for one that is not there, of another person or of another agency."""
    found = _written(token).filter(pk=key).first() if key.isdecimal() and len(key) <= ID else None
    if found is None:
        raise NotFound("change", "There is no such change.")
    return found


def change(proposal: ChangeProposal) -> Row:
    """As JSON, so that it can be kept as an answer."""
    values = told(flat(proposal.changes))
    return {
        "id": str(proposal.pk),
        "listing": proposal.service.source_id,
        "state": str(proposal.state),
        "version": proposal.base_version,
        "why": proposal.why,
        "changed": [to_camel_case(name) for name in values],
        "proposed": values,
        "approvals_needed": proposals.approvals_needed(proposal),
        "submitted_at": proposal.submitted_at and proposal.submitted_at.isoformat(),
        "decided_at": proposal.decided_at and proposal.decided_at.isoformat(),
        "reason": proposal.decided_reason,
    }


def told(values: Mapping[str, Any]) -> Row:
    """Those that can be proposed, in the order of their table."""
    return {name: values[name] for name in in_order(name for name in values if name in FIELDS)}


def _own(token: ApiToken) -> QuerySet[Service]:
    return Service.objects.filter(organization=token.organization_id)


def _written(token: ApiToken) -> QuerySet[ChangeProposal]:
    own = ChangeProposal.objects.filter(author=token.user_id, service__organization=token.organization_id)
    return own.select_related("service")


def _shown(service: Service) -> Row:
    return {
        "id": service.source_id,
        "name": service.name,
        "published": service.publication == Publication.PUBLISHED,
        "version": service.version,
        "service": service,
    }
