"""Writes by people. What a load writes is in `directory.listings.writer`."""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import F

from directory import audit
from directory.accounts import checked_account, give_role
from directory.editing.private_places import refuse_words
from directory.editing.rules import text
from directory.errors import Conflict, NotFound
from directory.former_ids import current_id
from directory.models import FormerId, IndexEvent, ProblemCount, Service, User
from directory.models.people import Role
from directory.models.problems import Problem
from directory.models.services import Publication

NOTE, REASON = text(8_000, lines=True), text(2_000, lines=True)


@transaction.atomic
def withhold(*, service: Service, by: User | None, why: str = "", at: datetime | None = None) -> Service:
    """Takes a service down at once; a later load does not bring it back. `by` is None for a command."""
    return _set(service, Publication.WITHHELD, "listing.taken_down", by, why, at)


@transaction.atomic
def publish(*, service: Service, by: User | None, why: str = "", at: datetime | None = None) -> Service:
    """Raises Conflict for a service with nothing to call, write or open: the public would meet a dead end.

    And for one that was merged: its id leads to another until the merge is undone.
    """
    if FormerId.objects.filter(source_id=service.source_id).exists():
        raise Conflict("service", "This listing was merged into another: undo the merge first.")
    if not (service.phones.exists() or service.urls.exists() or service.emails.exists()):
        raise Conflict("service", "There is no number, link or mailbox: add one before it is published.")
    return _set(service, Publication.PUBLISHED, "listing.published", by, why, at)


@transaction.atomic
def note(*, service: Service, by: User, words: str, at: datetime | None = None) -> Service:
    """What curators tell each other of a listing; nobody else is shown it. The same words again change nothing.

    Raises BadInput for a text that is too long or tells where a place is that is not public.
    """
    said = _without_a_private_place(service, "curator_notes", NOTE(words, "curator_notes"))
    locked = _locked(service)
    if said != locked.curator_notes:
        told = {"curator_notes": {"before": locked.curator_notes, "after": said}}
        audit.record(actor=by, action="listing.noted", about=locked, fields=told, at=at)
        locked.curator_notes = said
        locked.save(update_fields=["curator_notes", "last_modified"])
    service.curator_notes = said
    return service


def _set(
    service: Service, publication: Publication, action: str, by: User | None, why: str, at: datetime | None
) -> Service:
    before = _locked(service).publication
    service.publication = publication
    service.save(update_fields=["publication", "last_modified"])
    raise_version(service=service)
    note_change(service=service)
    told = {"publication": {"before": before, "after": publication.value}}
    reason = _without_a_private_place(service, "why", REASON(why, "why"))
    told |= {"why": {"before": None, "after": reason}} if reason else {}
    audit.record(actor=by, action=action, about=service, fields=told, at=at)
    return service


def _without_a_private_place(service: Service, field: str, said: str) -> str:
    refuse_words(service, said, field)
    return said


def _locked(service: Service) -> Service:
    return Service.objects.select_for_update(no_key=True).get(pk=service.pk)


def raise_version(*, service: Service) -> int:
    """The version that the listing has now. Call it in the change's transaction: who saw an older one is told so."""
    Service.objects.filter(pk=service.pk).update(version=F("version") + 1)
    service.refresh_from_db(fields=["version"])
    return service.version


def note_change(*, service: Service) -> IndexEvent:
    """Tells whoever searches the directory that this service is not what it was; call it in the change's transaction."""
    return IndexEvent.objects.create(service=service)


@transaction.atomic
def count_problem(*, source_id: str, problem: Problem, on: date) -> None:
    """One more report in the week of `on`, a day in UTC. Raises NotFound for a listing that people do not see.

    It touches the count alone: no listing changes and no search index is told, so no answer depends on it.
    """
    service = Service.objects.filter(source_id=current_id(source_id), publication=Publication.PUBLISHED).first()
    if service is None:
        raise NotFound("listing", "There is no such listing.")
    monday = on - timedelta(days=on.weekday())
    row, _ = ProblemCount.objects.get_or_create(service=service, problem=problem, week=monday)
    ProblemCount.objects.filter(pk=row.pk).update(count=F("count") + 1)


@transaction.atomic
def make_operator(*, name: str, password: str) -> User:
    """An account that may use the console; one that exists gets the password and the role, and is active again.

    It sets up its second factor at its first sign-in. Raises BadInput for a name or a password that Django's validators
    refuse, and Conflict for an account with more rights: its password opens more than the console. Nothing is written
    then.
    """
    username = User.normalize_username(name)
    user = User.objects.filter(username=username).first() or User(username=username)
    more = user.pk is not None and user.memberships.exclude(role=Role.OPERATOR).exists()
    if user.is_staff or user.is_superuser or more:
        raise Conflict("name", f"{username} is an account of staff. Give the operator an account of its own.")
    checked_account(user, password)
    known = user.pk is not None and user.is_active
    user.is_active = True
    user.set_password(password)
    user.save()
    give_role(user=user, role=Role.OPERATOR, by=None)
    told = {"operator": {"before": known, "after": True}}
    audit.record(actor=None, action="account.operator_made", about=user, fields=told)
    return user
