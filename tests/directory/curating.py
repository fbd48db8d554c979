"""People, proposals and the whole state of curation for tests."""

from datetime import UTC, datetime

from directory import proposals
from directory.editing.live import live
from directory.models import AuditEntry, ChangeProposal, IndexEvent, Review, Service, User, Verification
from tests.api import samples

NOW = datetime(2026, 11, 26, 12, 0, tzinfo=UTC)
OLD_NUMBER, NEW_NUMBER = "+15125550100", "+15125550177"
WORDS = {"description": {"description": "A safe place to stay. You can bring children."}}


def person(name: str) -> User:
    return User.objects.get_or_create(username=name)[0]


def people(*names: str) -> list[User]:
    return [person(name) for name in names]


def a_listing(name: str = "tx-curated", **changes) -> Service:
    return samples.service(name, **changes)


def number(value: str = NEW_NUMBER) -> dict:
    """Changes that put one number in the place of all."""
    return {"contact": {"phones": [{"type": "voice", "number": value}]}}


def submitted(service: Service, author: User, changes: dict | None = None) -> ChangeProposal:
    made = proposals.draft(service=service, author=author, changes=changes or number(), why="We moved.", at=NOW)
    return proposals.submit(proposal=made, author=author, at=NOW)


def called(proposal: ChangeProposal, reviewer: User) -> ChangeProposal:
    """An approval by somebody who called."""
    note = "Called +15125550100. The front desk says it is right."
    return proposals.approve(proposal=proposal, reviewer=reviewer, note=note, called_back=True, at=NOW)


def written(service: Service, author: User, changes: dict | None = None) -> ChangeProposal:
    """A proposal that two others agreed on, one of whom called."""
    made = submitted(service, author, changes)
    held = called(made, person("first-curator"))
    if proposals.approvals_needed(made) > 1:
        held = proposals.approve(proposal=made, reviewer=person("second-curator"), at=NOW)
    return held


def numbers(service: Service) -> list[str]:
    return [phone["number"] for phone in live(service, ["phones"])["phones"]]


def everything(service: Service) -> dict:
    """All that an act of curation could change, row by row."""
    kinds = (ChangeProposal, Review, AuditEntry, IndexEvent)
    rows = {kind.__name__: list(kind.objects.order_by("pk").values()) for kind in kinds}
    verified = list(Verification.objects.filter(service=service).order_by("pk").values())
    return {**rows, "service": Service.objects.values().get(pk=service.pk), "live": live(service), "verified": verified}
