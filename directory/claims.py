"""An agency claims its listing: a curator calls a number that stood there already, and the answer decides.

Each function is one transaction, leaves an audit entry and changes nothing where it raises. Who may decide is asked
before, in `directory.permissions`; that nobody decides over their own claim is held here.
"""

from datetime import datetime, timedelta

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from directory import audit, letters
from directory.editing.guards import refuse_inactive
from directory.editing.private_places import refuse_words
from directory.editing.rules import text
from directory.errors import BadInput, Conflict, Forbidden, NotFound
from directory.invitations import invite_by_letter
from directory.letters import Kind
from directory.models import Claim, Membership, Service, User
from directory.models.claims import ClaimState
from directory.models.contacts import PhoneType
from directory.models.people import Role
from directory.models.services import Publication

MOST_OPEN = 3  # of one listing
MOST_A_DAY = 20  # of the whole directory: a curator can call so many
DAY = timedelta(days=1)
DIALLED = (PhoneType.VOICE, PhoneType.TTY, PhoneType.VIDEOPHONE)
_office, _words, _note = text(120, needed=True), text(2_000, lines=True), text(2_000, lines=True, needed=True)


@transaction.atomic
def claim(
    *,
    service: Service,
    email: str,
    office: str,
    words: str = "",
    claimant: User | None = None,
    at: datetime | None = None,
) -> Claim:
    """Waits for a curator. The same mailbox asks once for a listing: a second time answers the first claim.

    `office` is what they do there. Whether the mailbox is known here changes nothing. Raises NotFound for a listing
    that people do not see, BadInput for words that cannot be kept, and Conflict where too many claims wait.
    """
    now = at or timezone.now()
    held = Service.objects.select_for_update(no_key=True).get(pk=service.pk)
    if held.publication != Publication.PUBLISHED:
        raise NotFound("service", _("There is no such listing."))
    mailbox, made = _mailbox(email), {"office": _office(office, "office"), "words": _words(words, "words")}
    for name, said in made.items():
        refuse_words(held, said, name)
    waiting = held.claims.filter(state=ClaimState.OPEN)
    if (same := waiting.filter(email=mailbox).first()) is not None:
        return same
    _refuse_too_many(waiting.count(), now)
    if claimant is not None:
        refuse_inactive(claimant)
    found = Claim.objects.create(
        service=held, email=mailbox, claimant=claimant, numbers=callable_numbers(held), made_at=now, **made
    )
    audit.record(actor=claimant, action="claim.made", about=found, fields=_changed("", ClaimState.OPEN), at=now)
    return found


@transaction.atomic
def accept(*, claim: Claim, curator: User, called: str, note: str, at: datetime | None = None) -> Claim:
    """The claimant speaks for the organization from here on; without an account they are invited by letter.

    `called` is a number as it is dialled, and `note` what came of the call. Raises Conflict for a number that is not on
    the listing now or was not when it was claimed: whoever asks could have put it there.
    """
    now = at or timezone.now()
    held = _decidable(claim, curator)
    said = _said(held, note, "note")
    if called not in held.numbers or called not in callable_numbers(held.service):
        raise Conflict("called", _("Call a number that stood on the listing before the claim and still does."))
    _decide(held, ClaimState.ACCEPTED, curator, now, called=called, note=said)
    _let_in(held, curator, now)
    return held


@transaction.atomic
def refuse(*, claim: Claim, curator: User, reason: str, at: datetime | None = None) -> Claim:
    """The reason is sent to the claimant."""
    now = at or timezone.now()
    held = _decidable(claim, curator)
    _decide(held, ClaimState.REFUSED, curator, now, note=_said(held, reason, "reason"))
    facts = {"reason": held.note, "organization": held.service.organization.name}
    letters.post(kind=Kind.CLAIM_REFUSED, to=held.email, service=held.service, facts=facts, at=now)
    return held


@transaction.atomic
def withdraw(*, claim: Claim, claimant: User, at: datetime | None = None) -> Claim:
    """By whoever made it, with their account."""
    held = Claim.objects.select_for_update(no_key=True).get(pk=claim.pk)
    refuse_inactive(claimant)
    if held.claimant_id != claimant.pk:
        raise Forbidden("claimant", _("Only the person who made a claim can do this."))
    _refuse_decided(held)
    _decide(held, ClaimState.WITHDRAWN, claimant, at or timezone.now())
    return held


def _said(claim: Claim, words: str, path: str) -> str:
    tidy: str = _note(words, path)
    refuse_words(claim.service, tidy, path)
    return tidy


def callable_numbers(service: Service) -> list[str]:
    """The live numbers that somebody can be called at, those for curators alone among them; each once, in order."""
    rows = service.phones.filter(type__in=DIALLED).values_list("number", flat=True)
    return list(dict.fromkeys(rows))


def numbers_to_call(claim: Claim) -> list[str]:
    """Those that stood on the listing when it was claimed and still do."""
    return [number for number in callable_numbers(claim.service) if number in claim.numbers]


def _mailbox(email: str) -> str:
    found = email.strip().lower()
    try:
        validate_email(found)
    except ValidationError as problem:
        raise BadInput("email", _("This is no e-mail address.")) from problem
    return found


def _refuse_too_many(waiting: int, now: datetime) -> None:
    today = Claim.objects.filter(made_at__gt=now - DAY, made_at__lte=now).count()
    if waiting >= MOST_OPEN or today >= MOST_A_DAY:
        raise Conflict("claims", _("Many claims wait for an answer. Please try again in a few days."))


def _decidable(claim: Claim, curator: User) -> Claim:
    """The row, held; the service first, as everywhere."""
    Service.objects.select_for_update(no_key=True).get(pk=claim.service_id)
    held = Claim.objects.select_for_update(of=("self",), no_key=True).select_related("service__organization")
    found = held.get(pk=claim.pk)
    refuse_inactive(curator)
    if curator.pk == found.claimant_id or curator.email.strip().lower() == found.email:
        raise Forbidden("curator", _("Somebody else has to decide about what you asked for."))
    _refuse_decided(found)
    return found


def _refuse_decided(held: Claim) -> None:
    if held.state != ClaimState.OPEN:
        raise Conflict("claim", _("This claim is decided already."))


def _decide(held: Claim, state: ClaimState, by: User, now: datetime, *, called: str = "", note: str = "") -> None:
    held.state, held.decided_by, held.decided_at, held.called, held.note = state, by, now, called, note
    held.save()
    fields = _changed(ClaimState.OPEN, state) | {"called": {"before": "", "after": called}}
    audit.record(actor=by, action=f"claim.{state}", about=held, fields=fields, at=now)


def _changed(before: str, after: str) -> dict[str, dict[str, str]]:
    return {"state": {"before": str(before), "after": str(after)}}


def _let_in(held: Claim, curator: User, now: datetime) -> None:
    organization = held.service.organization
    if held.claimant is None:
        invite_by_letter(email=held.email, role=Role.PARTNER, organization=organization, by=curator, at=now)
        return
    Membership.objects.get_or_create(user=held.claimant, role=Role.PARTNER, organization=organization)
    facts = {"organization": organization.name}
    letters.post(kind=Kind.CLAIM_ACCEPTED, to=held.email, service=held.service, facts=facts, at=now)
