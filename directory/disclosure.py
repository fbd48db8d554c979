"""What may be shown of a location: public with a written authorisation alone, private the moment somebody asks.

Shelters start private: `directory.listings.locations.area_only`. See docs/adr/0041.
"""

from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from directory import audit
from directory.errors import BadInput, Conflict
from directory.models import (
    Authorisation,
    ChangeProposal,
    KeptPrivate,
    LoadedRecord,
    Location,
    Service,
    ServiceAtLocation,
    User,
)
from directory.models.locations import Disclosure
from directory.services import note_change

LONGEST_ROLE, LONGEST_REFERENCE = 200, 300


@dataclass(frozen=True, slots=True)
class Address:
    """What is shown of a public place. Points are WGS84 degrees, both or none."""

    address_1: str = ""
    address_2: str = ""
    postal_code: str = ""
    latitude: float | None = None
    longitude: float | None = None


NO_ADDRESS = Address()


@transaction.atomic
def make_public(
    location: Location,
    *,
    by: User,
    authorised_by: str,
    reference: str,
    on: date,
    address: Address = NO_ADDRESS,
    at: datetime | None = None,
) -> Authorisation:
    """Records who authorised it in writing, as a role or an office, and where the writing is kept; then it is public.

    A place that was private has no address on record: give the one that the writing names. Raises BadInput without a
    role, a reference or a day that has come and for half a point, and Conflict for a place that is public already.
    """
    now = at or timezone.now()
    role, kept_at = authorised_by.strip(), reference.strip()
    _check_writing(role, kept_at, on, now.date())
    if (address.latitude is None) != (address.longitude is None):
        raise BadInput("address", _("A point has a latitude and a longitude."))
    locked = Location.objects.select_for_update().get(pk=location.pk)
    if locked.disclosure == Disclosure.PUBLIC:
        raise Conflict("location", _("This address is shown already."))
    before = shown_of(locked)
    found = Authorisation.objects.create(
        location=locked, authorised_by=role, reference=kept_at, on=on, recorded_by=by, recorded_at=now
    )
    KeptPrivate.objects.filter(location=locked).delete()
    _write(locked, Disclosure.PUBLIC, address)
    _note("made-public", locked, by, before, now)
    _tell([locked])
    return found


@transaction.atomic
def make_private(location: Location, by: User, *, at: datetime | None = None) -> Location:
    """Nothing but its area is left of it, here and in what the last load remembers; no later load brings it back.

    So is every place of its organization at the same street. A place that shows a phone alone stays as it is, and so
    does one that was made private before: asking twice is asking once.
    """
    now = at or timezone.now()
    places = list(_same_place(location).select_for_update())
    kept = set(KeptPrivate.objects.filter(location__in=places).values_list("location", flat=True))
    fresh = [one for one in places if one.pk not in kept or one.disclosure == Disclosure.PUBLIC]
    for one in fresh:
        before = shown_of(one)
        KeptPrivate.objects.get_or_create(location=one, defaults={"since": now, "by": by})
        _write(one, min(Disclosure(one.disclosure), Disclosure.AREA, key=_openness), NO_ADDRESS)
        _note("made-private", one, by, before, now)
    if fresh:
        Authorisation.objects.filter(location__in=fresh, undone_at=None).update(undone_at=now)
        _forget_loaded(fresh)
        _forget_proposed(fresh)
        _tell(fresh)
    return next(one for one in places if one.pk == location.pk)


def shown_of(location: Location) -> dict[str, Any]:
    """What is told of a place, without telling it: its disclosure, and the names of the columns that hold something."""
    held = [name for name in asdict(NO_ADDRESS) if getattr(location, name) not in {"", None}]
    return {"disclosure": location.disclosure, "address": held}


def set_by_a_person(service: Service) -> bool:
    """Whether somebody decided what is shown of one of its places: a load leaves them as they are."""
    standing = Authorisation.objects.filter(undone_at=None).values("location")
    decided = Q(kept_private__isnull=False) | Q(pk__in=standing)
    return Location.objects.filter(decided, service_at_locations__service=service).exists()


def kept_private_ids() -> frozenset[str]:
    """`Service.source_id` of listings with a place that a person made private: what a source says of them is cut."""
    kept = KeptPrivate.objects.values_list("location__service_at_locations__service__source_id", flat=True)
    return frozenset(one for one in kept if one is not None)


def _check_writing(role: str, reference: str, on: date, today: date) -> None:
    if not 0 < len(role) <= LONGEST_ROLE:
        said = _("Say the role or office that wrote it, in at most %(most)d characters.")
        raise BadInput("authorised_by", said % {"most": LONGEST_ROLE})
    if not 0 < len(reference) <= LONGEST_REFERENCE:
        said = _("Say where the writing is kept, in at most %(most)d characters.")
        raise BadInput("reference", said % {"most": LONGEST_REFERENCE})
    if on > today:
        raise BadInput("on", _("This day has not come yet."))


def _same_place(location: Location) -> QuerySet[Location]:
    """The row as it stands, not as the caller read it."""
    itself = Location.objects.get(pk=location.pk)
    if not itself.address_1:
        return Location.objects.filter(pk=itself.pk)
    return Location.objects.filter(
        organization=itself.organization_id,
        address_1__iexact=itself.address_1,
        city__iexact=itself.city,
        state_province=itself.state_province,
    )


def _openness(disclosure: Disclosure) -> int:
    return (Disclosure.PHONE, Disclosure.AREA, Disclosure.PUBLIC).index(disclosure)


def _write(location: Location, disclosure: Disclosure, address: Address) -> None:
    location.disclosure = disclosure
    for name, value in asdict(address).items():
        setattr(location, name, value)
    location.save(update_fields=["disclosure", *asdict(address)])


def _forget_loaded(places: list[Location]) -> None:
    """The record of the last load holds the address as it was."""
    for loaded in LoadedRecord.objects.filter(service__service_at_locations__location__in=places).distinct():
        if loaded.values.get("location"):
            loaded.values["location"] |= {**asdict(NO_ADDRESS), "disclosure": Disclosure.AREA.value}
            loaded.save(update_fields=["values"])


def _forget_proposed(places: list[Location]) -> None:
    """Changes of earlier days hold it too: nobody who reads them, or goes back to one, is to meet it."""
    there = ServiceAtLocation.objects.filter(location__in=places).values("service")
    for proposal in ChangeProposal.objects.filter(service__in=there).select_for_update(no_key=True):
        told = [one for one in (proposal.changes, proposal.before) if one.get("contact", {}).get("address")]
        for one in told:
            one["contact"]["address"] |= {**asdict(NO_ADDRESS), "disclosure": Disclosure.AREA.value}
        if told:
            proposal.save(update_fields=["changes", "before"])


def _note(verb: str, location: Location, by: User, before: dict[str, Any], now: datetime) -> None:
    """`place.<verb>` in the audit. It is kept for good, so it names the columns and never says what stood in them."""
    after = shown_of(location)
    fields = {name: {"before": before[name], "after": after[name]} for name in before if before[name] != after[name]}
    audit.record(actor=by, action=f"place.{verb}", about=location, fields=fields, at=now)


def _tell(places: list[Location]) -> None:
    for service in Service.objects.filter(service_at_locations__location__in=places).distinct().order_by("pk"):
        note_change(service=service)
