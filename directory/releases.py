"""What a newer release of listings says of a field that people decided of: a proposal, reviewed as any other.

A load never writes over such a field (`directory.listings.writer`). A release is no person and no account: its
proposals have no author and say in `author_name` which release speaks. See docs/disclosure.md.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db.models import F, QuerySet
from django.utils import timezone

from directory import audit
from directory.confidential import is_confidential
from directory.editing.differing import Difference, differing, flat, grouped
from directory.editing.guards import live_address
from directory.editing.live import live
from directory.editing.private_places import refuse_exact_places
from directory.editing.table import FIELDS
from directory.errors import BadInput
from directory.models import ChangeProposal, Service
from directory.models.proposals import OPEN_STATES, ProposalState

BEGINNING = "release of "
LONGEST_NAME = 200
REPLACED = "The source has a newer release."
# Names of what a load writes (directory.listings.rows) -> the field that a person changes (directory.editing.table)
FIELD_OF = {
    **{name: name for name in FIELDS},
    "phone_languages": "phones",
    "location": "address",
    "minimum_age": "ages",
    "maximum_age": "ages",
}
# What stands and falls with the numbers that people agreed on
WITH_PHONES = frozenset({"phones", "phone_languages", "backed", "backed_reason"})


@dataclass(frozen=True, slots=True)
class Asked:
    """What became of a release's word. `refused`: field -> why it cannot even be proposed."""

    proposed: ChangeProposal | None = None
    withdrawn: int = 0
    refused: Mapping[str, str] = field(default_factory=dict)


def release_name(source: str, day: str) -> str:
    """`day` as printed by the source, or empty."""
    return f"{BEGINNING}{source[: LONGEST_NAME - 40]}, {day or 'no date'}"


def propose(
    *, service: Service, loaded: Mapping[str, Any], names: Collection[str], release: str, at: datetime | None = None
) -> Asked:
    """Submits what the release says of `names` (of `directory.listings.rows.written`), in the caller's transaction.

    Once: what an open proposal says already, and what people decided of before, is not asked again. Open ones of
    older releases that say something else, or were written over an older version, are withdrawn.
    """
    open_ones = list(_of_releases(service).filter(state__in=OPEN_STATES))
    if not names and not open_ones:
        return Asked()
    now = at or timezone.now()
    values, refused = _checked(service, _as_fields(service, loaded, names))
    fresh = {name: value for name, value in values.items() if not _decided(service, name, value)}
    found = differing(live(service, fresh), fresh)
    changes = grouped({one.field: one.after for one in found})
    standing = [one for one in open_ones if one.changes == changes and one.base_version == service.version]
    gone = [one for one in open_ones if one not in standing]
    for one in gone:
        _withdraw(one, now)
    made = _submit(service, found, changes, release, now) if changes and not standing else None
    return Asked(made, len(gone), refused)


def with_open_proposals(*, outdated: bool = False) -> QuerySet[ChangeProposal, str]:
    """`Service.source_id` of listings with an open proposal of a release; only of those that changed since."""
    found = ChangeProposal.objects.filter(author=None, author_name__startswith=BEGINNING, state__in=OPEN_STATES)
    found = found.exclude(base_version=F("service__version")) if outdated else found
    return found.order_by().values_list("service__source_id", flat=True)


def decided_names(services: Iterable[Service]) -> dict[int, frozenset[str]]:
    """Key of a service -> names of what a load writes that people approved something of: they keep it from then on."""
    written = ChangeProposal.objects.filter(service__in=list(services), state=ProposalState.APPROVED).order_by()
    found: dict[int, set[str]] = {}
    for key, changes in written.values_list("service", "changes"):
        fields = set(flat(changes))
        names = {name for name, one in FIELD_OF.items() if one in fields}
        found.setdefault(key, set()).update(names | (WITH_PHONES if "phones" in fields else set()))
    return {key: frozenset(names) for key, names in found.items()}


def _as_fields(service: Service, loaded: Mapping[str, Any], names: Collection[str]) -> dict[str, Any]:
    fields = dict.fromkeys(FIELD_OF[name] for name in names if name in FIELD_OF)
    return {name: _value(service, name, loaded) for name in fields}


def _value(service: Service, name: str, loaded: Mapping[str, Any]) -> Any:
    """As `directory.editing.table` wants it."""
    match name:
        case "phones":
            return _phones(service, loaded)
        case "address":
            return loaded["location"]
        case "ages":
            return {"minimum": loaded["minimum_age"], "maximum": loaded["maximum_age"]}
        case "documents":
            return [row["document"] for row in loaded["documents"]]
        case _:
            return loaded[name]


def _phones(service: Service, loaded: Mapping[str, Any]) -> list[dict[str, Any]]:
    """A release says nothing of hotlines that a bill does not show: a number that stays keeps what is known of it."""
    kept = ("covered_hotline", "covered_hotline_source")
    known = {row["number"]: {name: row[name] for name in kept} for row in live(service, ["phones"])["phones"]}
    pairs = zip(loaded["phones"], loaded["phone_languages"], strict=True)
    return [{**row, **known.get(row["number"], {}), "language": language} for row, language in pairs]


def _checked(service: Service, values: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, str]]:
    """What may be proposed, tidied, and why the rest may not."""
    good: dict[str, Any] = {}
    refused: dict[str, str] = {}
    address, confidential = live_address(service), is_confidential(service)
    for name, value in values.items():
        group = FIELDS[name].group
        try:
            tidy = FIELDS[name].rule(value, f"{group}.{name}")
            refuse_exact_places({group: {name: tidy}}, address, confidential=confidential)
        except BadInput as problem:
            refused[name] = f"{problem.field}: {problem.message}"
        else:
            good[name] = tidy
    return good, refused


def _of_releases(service: Service) -> QuerySet[ChangeProposal]:
    return ChangeProposal.objects.filter(service=service, author=None, author_name__startswith=BEGINNING)


def _decided(service: Service, name: str, value: Any) -> bool:
    """Whether people said yes or no to this very value of a release before."""
    past = _of_releases(service).filter(state__in=(ProposalState.APPROVED, ProposalState.REJECTED))
    return any(name in (said := flat(one.changes)) and said[name] == value for one in past)


def _submit(
    service: Service, found: tuple[Difference, ...], changes: Mapping[str, Any], release: str, now: datetime
) -> ChangeProposal:
    made = ChangeProposal.objects.create(
        service=service,
        author_name=release,
        state=ProposalState.SUBMITTED,
        base_version=service.version,
        changes=changes,
        why=f"The {release} says this.",
        created_at=now,
        submitted_at=now,
    )
    fields = {one.field: {"before": one.before, "after": one.after} for one in found}
    audit.record(actor=None, action="proposal.submitted", about=made, fields=fields, at=now)
    return made


def _withdraw(proposal: ChangeProposal, now: datetime) -> None:
    proposal.state, proposal.decided_at, proposal.decided_reason = ProposalState.WITHDRAWN, now, REPLACED
    proposal.save()
    audit.record(actor=None, action="proposal.withdrawn", about=proposal, at=now)
