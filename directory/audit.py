"""Who did what, in a chain: each entry holds the digest of the one before, so that a changed row is found."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from typing import Any

from django.db import connection, transaction
from django.db.models import Model, QuerySet
from django.utils import timezone

from directory.models import AuditAnchor, AuditEntry, User

LOCK = 7_404_001  # PostgreSQL's advisory lock of the chain: any number that nothing else takes
TRIMMED, READ, REFUSED = "audit.trimmed", "restricted.read", "input.refused"


@dataclass(frozen=True, slots=True)
class Thing:
    """What is no row of a table and an entry can be about all the same: a page, an export, a run of a load."""

    kind: str  # such as directory.load
    key: str = ""


@dataclass(frozen=True, slots=True)
class Chain:
    """The whole chain after a check: how many entries, the last digest, and the key of the first that is wrong."""

    count: int
    digest: str
    broken: int | None


def record(
    *,
    actor: User | None,
    action: str,
    about: Model | Thing,
    fields: Mapping[str, Any] | None = None,
    at: datetime | None = None,
) -> AuditEntry:
    """Adds an entry in the caller's transaction: both are kept, or neither. Other writers wait for its end.

    `action` is noun.verb, such as `proposal.approved`; `fields` is name -> {"before": value, "after": value}, JSON.
    Raises TransactionManagementError outside a transaction, for then the act could be kept and its entry lost.
    """
    if not connection.in_atomic_block:
        raise transaction.TransactionManagementError("An audit entry belongs into the transaction of what it is about.")
    _one_at_a_time()
    thing = thing_of(about)
    entry = AuditEntry(
        at=at or timezone.now(),
        actor=actor,
        actor_name=actor.get_username() if actor else "",
        action=action,
        about_type=thing.kind,
        about_id=thing.key,
        fields=_plain(fields or {}),
        previous=_last_digest(),
    )
    entry.digest = digest_of(entry)
    entry.save(force_insert=True)
    return entry


@transaction.atomic
def read(*, actor: User, about: Model | Thing, what: Iterable[str], at: datetime | None = None) -> AuditEntry | None:
    """Notes that somebody was shown what not everybody may see; `what` names it (`phones`), never what it says.

    None, and nothing is written, where nothing is named or the same was noted of this account, this thing and this
    minute: who loads a page again leaves one entry.
    """
    names, now = sorted(set(what)), at or timezone.now()
    if not names:
        return None
    _one_at_a_time()
    thing, minute = thing_of(about), now.replace(second=0, microsecond=0)
    shown = AuditEntry.objects.filter(action=READ, actor=actor, about_type=thing.kind, about_id=thing.key)
    noted = shown.filter(at__gte=minute, at__lt=minute + timedelta(minutes=1)).values_list("fields", flat=True)
    if set(names) <= {name for fields in noted for name in fields.get("shown", {}).get("after", [])}:
        return None
    return record(actor=actor, action=READ, about=thing, fields={"shown": {"before": None, "after": names}}, at=now)


@transaction.atomic
def refused(*, actor: User | None, about: Model | Thing, place: str, at: datetime | None = None) -> AuditEntry:
    """Notes that what somebody wrote was refused at this place (`contact.address.address_1`), and not what it was."""
    fields = {place: {"before": None, "after": None}}
    return record(actor=actor, action=REFUSED, about=about, fields=fields, at=at)


def thing_of(about: Model | Thing) -> Thing:
    """The kind and the key under which entries about a row are kept."""
    if isinstance(about, Thing):
        return about
    return Thing(about._meta.label_lower, str(about.pk))  # noqa: SLF001  Django's documented name


def digest_of(entry: AuditEntry) -> str:
    """SHA-256 in hexadecimal over every column but the key, the account (it may go) and the digest itself."""
    told = {
        "at": entry.at.astimezone(UTC).isoformat(),
        "actor_name": entry.actor_name,
        "action": entry.action,
        "about_type": entry.about_type,
        "about_id": entry.about_id,
        "fields": entry.fields,
        "previous": entry.previous,
    }
    return sha256(_canonical(told).encode()).hexdigest()


def verify_chain() -> int | None:
    """The key of the first entry that is not what was written or does not follow the one before; None: all hold.

    Whoever cuts off the newest entries leaves a chain that holds: compare the last digest with one kept elsewhere.
    """
    return checked_chain().broken


def checked_chain() -> Chain:
    """The same, with what to keep elsewhere. Stops at the first entry that is wrong."""
    anchor = AuditAnchor.objects.first()
    previous, count = anchor.digest if anchor else "", 0
    for entry in AuditEntry.objects.order_by("pk").iterator(chunk_size=1_000):
        cut = anchor is not None and entry.pk <= anchor.through
        if cut or entry.previous != previous or entry.digest != digest_of(entry):
            return Chain(count, previous, entry.pk)
        previous, count = entry.digest, count + 1
    return Chain(count, previous, None)


def entries(
    *,
    actor: User | None = None,
    action: str = "",
    about: Model | Thing | None = None,
    since: datetime | None = None,
    until: datetime | None = None,
) -> QuerySet[AuditEntry]:
    """The newest first. `action` may be a beginning (`proposal.`); `since` counts, `until` does not."""
    found = AuditEntry.objects.select_related("actor")
    if actor is not None:
        found = found.filter(actor=actor)
    if action:
        found = found.filter(action__startswith=action)
    if about is not None:
        thing = thing_of(about)
        found = found.filter(about_type=thing.kind, about_id=thing.key)
    return _between(found, since, until)


@transaction.atomic
def trim(*, before: datetime, at: datetime | None = None) -> int:
    """Cuts off the oldest entries, up to the first of `before` or later; answers how many.

    An anchor keeps the digest of the last one cut, and an entry says that it was done.
    """
    _one_at_a_time()
    first_kept = AuditEntry.objects.filter(at__gte=before).order_by("pk").first()
    old = AuditEntry.objects.filter(pk__lt=first_kept.pk) if first_kept else AuditEntry.objects.all()
    last = old.order_by("pk").last()
    if last is None:
        return 0
    now = at or timezone.now()
    count = old.count()
    anchor = AuditAnchor.objects.create(at=now, through=last.pk, digest=last.digest, count=count)
    AuditEntry.objects.filter(pk__lte=last.pk).delete()
    record(actor=None, action=TRIMMED, about=anchor, fields={"entries": {"before": count, "after": 0}}, at=now)
    return count


def _between(found: QuerySet[AuditEntry], since: datetime | None, until: datetime | None) -> QuerySet[AuditEntry]:
    if since is not None:
        found = found.filter(at__gte=since)
    return found if until is None else found.filter(at__lt=until)


def _one_at_a_time() -> None:
    """Two entries must not follow the same one. SQLite has one writer at a time anyway (config/connecting.py)."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])


def _last_digest() -> str:
    last = AuditEntry.objects.order_by("-pk").first() or AuditAnchor.objects.first()
    return last.digest if last else ""


def _canonical(value: object) -> str:
    return json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def _plain(fields: Mapping[str, Any]) -> dict[str, Any]:
    """As the database will give it back: dates as text, tuples as lists."""
    read: dict[str, Any] = json.loads(json.dumps(fields, default=str, ensure_ascii=False, allow_nan=False))
    return read
