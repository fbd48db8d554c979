"""Who may be listed: versions of the policy, of which another person than the writer adopts one; refusals; appeals.

The first policy ships as data (`directory/data/policies/`), so that the rule stands before anybody has an account.
"""

import json
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

from django.db import transaction
from django.db.models import Count, Max
from django.utils import timezone
from django.utils.translation import gettext as _

from directory import audit
from directory.editing.guards import refuse_inactive
from directory.editing.rules import one_of, text
from directory.errors import Conflict, Forbidden
from directory.models import InclusionPolicy, Refusal, User
from directory.models.policies import WHOLE, Appeal, RefusalReason

SHIPPED = Path(__file__).parent / "data" / "policies" / "directory.json"
_text, _words = text(20_000, lines=True, needed=True), text(4_000, lines=True, needed=True)
_name, _reason = text(300, needed=True), one_of(lambda: RefusalReason.values)


def in_force() -> list[InclusionPolicy]:
    """The version that holds now for each source; the one of the whole directory first."""
    held: dict[str, InclusionPolicy] = {}
    for one in InclusionPolicy.objects.filter(adopted_on__isnull=False).order_by("source", "version"):
        held[one.source] = one
    return list(held.values())


def sources() -> list[tuple[str, str]]:
    """(key, name) of each source that has a policy; the whole directory has the key ""."""
    rows = InclusionPolicy.objects.order_by("source", "-version").values_list("source", "name")
    return list({source: (source, name) for source, name in reversed(rows)}.values())


def waiting() -> list[InclusionPolicy]:
    """Written and not adopted, and not older than what holds."""
    held = {one.source: one.version for one in in_force()}
    rows = InclusionPolicy.objects.filter(adopted_on=None).select_related("written_by")
    return [one for one in rows if one.version > held.get(one.source, 0)]


def refusals_by_reason() -> dict[str, int]:
    """Reason -> how many stand: one that was listed after an appeal does not."""
    rows = Refusal.objects.exclude(appeal=Appeal.LISTED).order_by().values_list("reason")
    return dict(sorted(rows.annotate(count=Count("pk")).values_list("reason", "count")))


@transaction.atomic
def write(*, source: str, text: str, author: User, at: datetime | None = None) -> InclusionPolicy:
    """A new version that somebody else may adopt; it changes nothing before. Raises Conflict for an unknown source."""
    refuse_inactive(author)
    now = at or timezone.now()
    known = InclusionPolicy.objects.filter(source=source)
    last = known.aggregate(last=Max("version"))["last"] or 0
    if source != WHOLE and not last:
        raise Conflict("source", _("There is no such source."))
    made = InclusionPolicy(source=source, version=last + 1, written_by=author, written_at=now)
    made.name = known.order_by("-version").values_list("name", flat=True).first() or ""
    made.text = _text(text, "text")
    made.save()
    fields = {"version": {"before": last, "after": made.version}}
    audit.record(actor=author, action="policy.written", about=made, fields=fields, at=now)
    return made


@transaction.atomic
def adopt(*, policy: InclusionPolicy, by: User, at: datetime | None = None) -> InclusionPolicy:
    """It holds from this day on. By another person than its writer; raises Conflict for one that is past that."""
    now = at or timezone.now()
    refuse_inactive(by)
    held = InclusionPolicy.objects.select_for_update(of=("self",), no_key=True).get(pk=policy.pk)
    if held.written_by_id == by.pk:
        raise Forbidden("by", _("Somebody else has to look at what you wrote."))
    before = InclusionPolicy.objects.filter(source=held.source, adopted_on__isnull=False).order_by("-version").first()
    if held.adopted_on is not None or (before is not None and before.version > held.version):
        raise Conflict("policy", _("This version is adopted already, or a later one is."))
    held.adopted_on, held.adopted_by, held.supersedes = now.date(), by, before
    held.save()
    fields = {"text": {"before": before.text if before else "", "after": held.text}}
    audit.record(actor=by, action="policy.adopted", about=held, fields=fields, at=now)
    return held


@transaction.atomic
def record_refusal(
    *, name: str, reason: str, words: str, by: User, source: str = WHOLE, at: datetime | None = None
) -> Refusal:
    """An agency that is not listed, with why."""
    now = at or timezone.now()
    refuse_inactive(by)
    made = Refusal(name=_name(name, "name"), reason=_reason(reason, "reason"), words=_words(words, "words"))
    made.source, made.decided_on, made.decided_by = source, now.date(), by
    made.save()
    audit.record(actor=by, action="refusal.recorded", about=made, fields=_after(reason=made.reason), at=now)
    return made


@transaction.atomic
def ask_again(*, refusal: Refusal, words: str, by: User, at: datetime | None = None) -> Refusal:
    """An appeal came in; `words` are what the agency says. Once for a refusal."""
    now = at or timezone.now()
    held = _held(refusal, by, Appeal.NONE)
    held.appeal_words = _words(words, "words")
    return _step(held, Appeal.ASKED, by, now)


@transaction.atomic
def answer_appeal(*, refusal: Refusal, listed: bool, words: str, by: User, at: datetime | None = None) -> Refusal:
    """By another person than the one who refused. `listed`: the agency is to be listed after all."""
    now = at or timezone.now()
    held = _held(refusal, by, Appeal.ASKED)
    if held.decided_by_id == by.pk:
        raise Forbidden("by", _("Somebody else has to look at what you wrote."))
    held.appeal_words = f"{held.appeal_words}\n\n{_words(words, 'words')}"
    held.appeal_by = by
    return _step(held, Appeal.LISTED if listed else Appeal.UPHELD, by, now)


@transaction.atomic
def load_shipped(path: Path = SHIPPED) -> int:
    """Adopts what ships for each source that has no policy yet; answers how many. What people adopted stays."""
    known = set(InclusionPolicy.objects.values_list("source", flat=True))
    fresh = [_shipped(row) for row in shipped(path) if row["source"] not in known]
    for one in fresh:
        one.save()
        audit.record(actor=None, action="policy.adopted", about=one, fields=_after(text=one.text), at=one.written_at)
    return len(fresh)


def shipped(path: Path = SHIPPED) -> Sequence[dict[str, Any]]:
    """{source, name, adopted_on: ISO date, text: [paragraph]} of each."""
    rows: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))
    return rows


def _shipped(row: dict[str, Any]) -> InclusionPolicy:
    made = InclusionPolicy(source=row["source"], name=row["name"], version=1, written_at=timezone.now())
    made.text, made.adopted_on = "\n\n".join(row["text"]), date.fromisoformat(row["adopted_on"])
    return made


def _held(refusal: Refusal, by: User, state: Appeal) -> Refusal:
    refuse_inactive(by)
    held = Refusal.objects.select_for_update(of=("self",), no_key=True).get(pk=refusal.pk)
    if held.appeal != state:
        raise Conflict("refusal", _("This appeal is past that step."))
    return held


def _step(held: Refusal, state: Appeal, by: User, now: datetime) -> Refusal:
    before, held.appeal, held.appeal_on = held.appeal, state, now.date()
    held.save()
    fields = {"appeal": {"before": before, "after": state.value}}
    audit.record(actor=by, action=f"appeal.{state}", about=held, fields=fields, at=now)
    return held


def _after(**values: str) -> dict[str, dict[str, str]]:
    return {name: {"before": "", "after": value} for name, value in values.items()}
