"""A call that writes, done once however often it is sent: the same key and input give the same answer."""

import json
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from directory.editing.rules import text
from directory.errors import Conflict
from directory.models import ApiToken, IdempotencyKey

KEPT = timedelta(hours=48)  # a client that waits for longer than a day before it sends again has to look first
Payload = dict[str, Any]
_key = text(100, needed=True)


@transaction.atomic
def once(
    *,
    token: ApiToken,
    key: str,
    given: Mapping[str, Any],
    act: Callable[[], Payload],
    at: datetime | None = None,
) -> Payload:
    """What `act` answers (JSON), or what it answered to this key before. `given` is the call with its whole input.

    All is one transaction: where `act` raises nothing is written, not even the key, which may be used again. Raises
    Conflict for a key that came with another input, BadInput for one that is empty or too long.
    """
    name, digest = _key(key, "idempotency_key"), _digest(given)
    row = _claimed(token, name, digest, at or timezone.now())
    if row is None:
        return _answered(token, name, digest)
    row.payload = act()
    row.save(update_fields=["payload"])
    return dict(row.payload)


def trim(*, at: datetime | None = None) -> int:
    """Forgets answers older than 48 hours; says how many."""
    deleted, _each = IdempotencyKey.objects.filter(made_at__lt=(at or timezone.now()) - KEPT).delete()
    return deleted


def _claimed(token: ApiToken, key: str, digest: str, now: datetime) -> IdempotencyKey | None:
    """None where the key is taken. Of two calls at once the second waits here for the end of the first."""
    try:
        with transaction.atomic():
            return IdempotencyKey.objects.create(token=token, key=key, digest=digest, made_at=now)
    except IntegrityError:
        return None


def _answered(token: ApiToken, key: str, digest: str) -> Payload:
    row = IdempotencyKey.objects.get(token=token, key=key)
    if row.digest != digest:
        raise Conflict("idempotency_key", _("This key came with another input before. Take a new one."))
    return dict(row.payload)


def _digest(given: Mapping[str, Any]) -> str:
    return sha256(json.dumps(given, sort_keys=True, ensure_ascii=True).encode()).hexdigest()
