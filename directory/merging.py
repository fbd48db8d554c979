"""Two listings become one: one person proposes it, another confirms it, and either can be undone.

The one that goes is withheld and keeps all its history; its id leads to the one that stays. What is taken over of it
is a proposal like every other, so that no number comes before the public without two more people (docs/adr/0040).
"""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from directory import audit, proposals
from directory.confidential import is_confidential
from directory.editing.differing import Difference, differing, grouped, in_order
from directory.editing.guards import live_address, refuse_inactive
from directory.editing.live import live
from directory.editing.private_places import refuse_exact_places, refuse_words
from directory.editing.rules import text
from directory.editing.table import FIELDS, checked
from directory.errors import BadInput, Conflict, Forbidden
from directory.former_ids import is_merged
from directory.models import ChangeProposal, FormerId, Location, Merge, Service, User
from directory.models.locations import Disclosure
from directory.models.merges import MergeState
from directory.models.services import Publication
from directory.services import publish, raise_version, withhold

_why = text(2_000, lines=True, needed=True)


def side_by_side(stays: Service, goes: Service) -> tuple[Difference, ...]:
    """Each field that can be proposed and that the two say differently: `before` is of the one that stays."""
    return differing(live(stays), live(goes))


@transaction.atomic
def propose(
    *, stays: Service, goes: Service, fields: Collection[str], why: str, by: User, at: datetime | None = None
) -> Merge:
    """Nothing changes before somebody else confirms it. `fields`: names to be taken over from the one that goes.

    Raises BadInput for a field that cannot be taken over or a text that would tell a private place, and Conflict where
    one of the two is merged already or a private place would be joined to one whose address is shown.
    """
    now = at or timezone.now()
    refuse_inactive(by)
    stays, goes = _hold(stays, goes)
    _refuse_pair(stays, goes)
    taken = _checked_fields(stays, goes, fields)
    if goes.merges_away.filter(state=MergeState.PROPOSED).exists():
        raise Conflict("goes", _("A merge of this listing waits for somebody already."))
    said = _why(why, "why")
    for one in (stays, goes):
        refuse_words(one, said, "why")
    made = Merge.objects.create(stays=stays, goes=goes, fields=taken, why=said, proposed_by=by, proposed_at=now)
    _note("proposed", made, by, now, before="")
    return made


@transaction.atomic
def confirm(*, merge: Merge, by: User, at: datetime | None = None) -> Merge:
    """By another person than the one who proposed it. What is taken over waits for review as a proposal of the latter."""
    now = at or timezone.now()
    held = _decidable(merge, by)
    if held.proposed_by_id == by.pk:
        raise Forbidden("by", _("Somebody else has to look at what you wrote."))
    _refuse_pair(held.stays, held.goes)
    held.fields = _checked_fields(held.stays, held.goes, held.fields)
    held.publication = held.goes.publication
    held.proposal = _take_over(held, now)
    withhold(service=held.goes, by=by, at=now)
    FormerId.objects.create(source_id=held.goes.source_id, service=held.stays)
    return _decide(held, MergeState.MERGED, by, now)


@transaction.atomic
def decline(*, merge: Merge, by: User, at: datetime | None = None) -> Merge:
    """By anybody who may review, its author among them: nothing is merged."""
    held = _decidable(merge, by)
    return _decide(held, MergeState.DECLINED, by, at or timezone.now())


@transaction.atomic
def unmerge(*, merge: Merge, by: User, at: datetime | None = None) -> Merge:
    """Both are listings again, the one that went as public as it was. What was taken over is reverted by itself."""
    now = at or timezone.now()
    held = _held(merge, by, MergeState.MERGED)
    FormerId.objects.filter(source_id=held.goes.source_id).delete()
    if held.publication == Publication.PUBLISHED:
        publish(service=held.goes, by=by, at=now)
    else:
        Service.objects.filter(pk=held.goes.pk).update(publication=held.publication)
        raise_version(service=held.goes)
    return _decide(held, MergeState.UNDONE, by, now)


def shows_an_address(service: Service) -> bool:
    exact = ~Q(address_1="") | ~Q(postal_code="") | Q(latitude__isnull=False)
    return _places(service).filter(exact, disclosure=Disclosure.PUBLIC).exists()


def keeps_a_place_private(service: Service) -> bool:
    return _places(service).exclude(disclosure=Disclosure.PUBLIC).exists()


def _places(service: Service) -> QuerySet[Location]:
    return Location.objects.filter(service_at_locations__service=service)


def _hold(*services: Service) -> list[Service]:
    """In the order of their keys, so that two merges do not wait for each other; answered in the order given."""
    wanted = [service.pk for service in services]
    rows = Service.objects.select_for_update(no_key=True).filter(pk__in=wanted).order_by("pk")
    found = {row.pk: row for row in rows}
    return [found[key] for key in wanted]


def _refuse_pair(stays: Service, goes: Service) -> None:
    if stays.pk == goes.pk:
        raise BadInput("goes", _("These are one listing."))
    if is_merged(stays) or is_merged(goes):
        raise Conflict("goes", _("One of the two is merged already."))
    if stays.publication == Publication.WITHHELD:
        raise Conflict("stays", _("The one that stays is not shown."))
    if keeps_a_place_private(goes) and shows_an_address(stays):
        raise Conflict("stays", _("One of the two is a private place. Do not join it to a place with a shown address."))


def _checked_fields(stays: Service, goes: Service, fields: Collection[str]) -> list[str]:
    """Those that differ, in the order of the table, each fit to be proposed."""
    unknown = next((name for name in fields if name not in FIELDS), None)
    if unknown is not None:
        raise BadInput(f"fields.{unknown}", _("This is nothing that can be changed here."))
    changes = _changes(stays, goes, fields)
    if changes:
        refuse_exact_places(checked(changes), live_address(stays), confidential=is_confidential(stays))
    return in_order(name for group in changes.values() for name in group)


def _changes(stays: Service, goes: Service, fields: Collection[str]) -> dict[str, dict[str, Any]]:
    found = differing(live(stays, fields), live(goes, fields))
    return grouped({one.field: one.after for one in found})


def _take_over(held: Merge, now: datetime) -> ChangeProposal | None:
    if not held.fields:
        return None
    changes = _changes(held.stays, held.goes, held.fields)
    author = held.proposed_by
    made = proposals.draft(service=held.stays, author=author, changes=changes, why=held.why, at=now)
    return proposals.submit(proposal=made, author=author, at=now)


def _decidable(merge: Merge, by: User) -> Merge:
    return _held(merge, by, MergeState.PROPOSED)


def _held(merge: Merge, by: User, state: MergeState) -> Merge:
    refuse_inactive(by)
    stays, goes = _hold(merge.stays, merge.goes)
    held = Merge.objects.select_for_update(of=("self",), no_key=True).select_related("proposed_by").get(pk=merge.pk)
    held.stays, held.goes = stays, goes
    if held.state != state:
        raise Conflict("merge", _("This merge is past that step."))
    return held


def _decide(held: Merge, state: MergeState, by: User, now: datetime) -> Merge:
    before, held.state, held.decided_by, held.decided_at = held.state, state, by, now
    held.save()
    _note(state, held, by, now, before=before)
    return held


def _note(verb: str, held: Merge, by: User, now: datetime, *, before: str) -> None:
    fields = {
        "state": {"before": before, "after": held.state},
        "ids": {"before": held.goes.source_id, "after": held.stays.source_id},
        "fields": {"before": [], "after": held.fields},
    }
    audit.record(actor=by, action=f"merge.{verb}", about=held, fields=fields, at=now)
