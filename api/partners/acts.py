"""What the software of an agency does, each act once: the services write, here it is read and answered.

An act that was refused answers `errors` and has written nothing; its key may be used again.
"""

from collections.abc import Callable, Mapping
from enum import Enum
from typing import Any

from django.db import transaction
from graphene.utils.str_converters import to_camel_case

from api.errors import CODES
from api.partners.reads import change, my_change, own_listing, told
from api.partners.shapes import GROUPS
from directory import capacity, proposals
from directory.editing.guards import hold_seen
from directory.editing.table import FIELDS
from directory.errors import BadInput, DomainError, Outdated
from directory.models import ApiToken
from directory.models.provenance import FieldGroup
from directory.repeats import once
from directory.verifying import Means, confirm

Given = Mapping[str, Any]
Payload = dict[str, Any]
INPUT_OF = {"base_version": "version", "changes": "", "proposal": "change", "capacity.state": "capacity"}
INPUT_OF |= {"capacity.expires": "expires"}


def propose_change(token: ApiToken, sent: Given) -> Payload:
    given = plain(sent)

    def act() -> Payload:
        service = own_listing(token, given["listing"], "listing")
        if given["version"] < 1:
            raise BadInput("version", "Versions begin with 1.")
        changes = {group.value: given[group] for group in GROUPS if given.get(group) is not None}
        made = proposals.draft(
            service=service, author=token.user, changes=changes, why=given["why"], base_version=given["version"]
        )
        return {"change": change(proposals.submit(proposal=made, author=token.user))}

    return _done(token, "proposeChange", given, act)


def withdraw_change(token: ApiToken, sent: Given) -> Payload:
    given = plain(sent)

    def act() -> Payload:
        held = my_change(token, given["change"])
        return {"change": change(proposals.withdraw(proposal=held, author=token.user))}

    return _done(token, "withdrawChange", given, act)


def confirm_listing(token: ApiToken, sent: Given) -> Payload:
    """The agency, by an account of its own, as in the portal."""
    given = plain(sent)

    def act() -> Payload:
        service = own_listing(token, given["listing"], "listing")
        groups = [FieldGroup(one) for one in dict.fromkeys(given["groups"])]
        hold_seen(service, given["version"], [name for name, one in FIELDS.items() if one.group in groups], {})
        made = confirm(
            service=service, groups=groups, by=token.organization.name[:120], means=Means.PORTAL, actor=token.user
        )
        return {"listing": service.source_id, "groups": [row.field_group for row in made]}

    return _done(token, "confirmListing", given, act)


def report_capacity(token: ApiToken, sent: Given) -> Payload:
    given = plain(sent)

    def act() -> Payload:
        service = own_listing(token, given["listing"], "listing")
        said = capacity.report(
            service=service,
            actor=token.user,
            state=given["capacity"],
            expires=given["expires"],
            version=given["version"],
        )
        return {"listing": service.source_id, "capacity": said}

    return _done(token, "reportCapacity", given, act)


def plain(sent: Any) -> Any:
    """As JSON: what graphene makes of an input is a dict of its own kind, and its enums are Python's."""
    if isinstance(sent, Mapping):
        return {name: plain(value) for name, value in sent.items()}
    if isinstance(sent, list):
        return [plain(value) for value in sent]
    return plain(sent.value) if isinstance(sent, Enum) else sent


def _done(token: ApiToken, call: str, given: Given, act: Callable[[], Payload]) -> Payload:
    whole = {"call": call, "input": given}
    try:
        with transaction.atomic():
            done = once(token=token, key=given["idempotency_key"], given=whole, act=act)
    except DomainError as error:
        if error.code not in CODES:
            raise
        return {"groups": [], "errors": [_error(error)]}
    return {**done, "errors": []}


def _error(error: DomainError) -> Payload:
    """Its field as the path of the input: `input.contact.phones.0.number`."""
    path = INPUT_OF.get(error.field, error.field)
    parts = ["input", *(to_camel_case(part) for part in path.split(".") if part)]
    texts = {"live": told(error.live), "proposed": told(error.proposed)} if isinstance(error, Outdated) else {}
    return {"code": error.code, "field": ".".join(parts), "message": error.message, **texts}
