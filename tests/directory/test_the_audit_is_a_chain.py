"""Each act leaves an entry that follows the one before; a changed or a lost one is found, and none can be changed."""

from datetime import timedelta
from io import StringIO
from types import SimpleNamespace

import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.db import IntegrityError, connection, transaction

from directory import audit
from directory.models import AuditAnchor, AuditEntry, Service
from tests.directory.curating import NOW, a_listing, person

pytestmark = pytest.mark.django_db


@pytest.fixture
def chain():
    """Five entries, a day apart."""
    service, ada = a_listing(), person("ada")
    return [
        audit.record(
            actor=ada,
            action=f"listing.act-{day}",
            about=service,
            fields={"name": {"before": day, "after": "Café ☎"}},
            at=NOW + timedelta(days=day),
        )
        for day in range(5)
    ]


def without_triggers(*names):
    with connection.cursor() as cursor:
        for name in names:
            table = " ON directory_auditentry" if connection.vendor == "postgresql" else ""
            cursor.execute(f"DROP TRIGGER audit_{name}{table}")


def test_an_entry_says_who_did_what_to_which_row(chain):
    entry = AuditEntry.objects.get(pk=chain[0].pk)
    assert (entry.actor_name, entry.action, entry.about_type) == ("ada", "listing.act-0", "directory.service")
    assert entry.about_id == str(Service.objects.get(source_id="tx-curated").pk)
    assert entry.fields == {"name": {"before": 0, "after": "Café ☎"}}
    assert entry.previous == ""


def test_each_entry_follows_the_one_before(chain):
    digests = [entry.digest for entry in chain]
    assert [entry.previous for entry in chain] == ["", *digests[:-1]]
    assert len(set(digests)) == 5
    assert audit.verify_chain() is None


def test_without_an_entry_the_chain_holds(db):
    assert audit.verify_chain() is None


@pytest.mark.parametrize(
    "changes",
    [
        {"action": "listing.other"},
        {"actor_name": "eve"},
        {"about_id": "1"},
        {"about_type": "directory.user"},
        {"fields": {"name": {"before": 2, "after": "Cafe"}}},
        {"at": NOW},
        {"previous": ""},
        {"digest": "0" * 64},
    ],
)
def test_a_changed_entry_is_found(chain, changes):
    without_triggers("entry_stays")
    AuditEntry.objects.filter(pk=chain[2].pk).update(**changes)
    assert audit.verify_chain() == chain[2].pk


def test_a_lost_entry_is_found_at_the_next(chain):
    without_triggers("entry_is_kept")
    AuditEntry.objects.filter(pk=chain[1].pk).delete()
    assert audit.verify_chain() == chain[2].pk


def test_a_lost_end_is_seen_in_the_last_digest(chain):
    without_triggers("entry_is_kept")
    assert audit.checked_chain() == audit.Chain(5, chain[4].digest, None)
    AuditEntry.objects.filter(pk=chain[4].pk).delete()
    assert audit.checked_chain() == audit.Chain(4, chain[3].digest, None)


@pytest.mark.parametrize(
    "act",
    [
        lambda entry: AuditEntry.objects.filter(pk=entry.pk).update(action="other"),
        lambda entry: AuditEntry.objects.filter(pk=entry.pk).update(actor=person("eve")),
        lambda entry: AuditEntry.objects.filter(pk=entry.pk).delete(),
        lambda entry: entry.delete(),
        lambda entry: entry.save(),
        lambda entry: AuditEntry.objects.bulk_update([entry], ["fields"]),
    ],
)
def test_the_database_refuses_to_change_or_lose_an_entry(chain, act):
    before = list(AuditEntry.objects.values())
    with pytest.raises(IntegrityError, match="the audit is added to and never changed"), transaction.atomic():
        act(chain[2])
    assert list(AuditEntry.objects.values()) == before


def test_an_account_that_goes_leaves_its_name_and_the_chain_whole(chain):
    person("ada").delete()
    assert set(AuditEntry.objects.values_list("actor", "actor_name")) == {(None, "ada")}
    assert audit.verify_chain() is None


def test_an_entry_is_kept_with_its_act_or_neither(chain):
    with transaction.atomic():
        audit.record(actor=None, action="listing.undone", about=chain[0], at=NOW)
        transaction.set_rollback(True)
    assert AuditEntry.objects.count() == 5


def test_old_entries_are_cut_and_the_rest_can_be_checked(chain):
    later = NOW + timedelta(days=9)
    assert audit.trim(before=NOW + timedelta(days=3), at=later) == 3
    anchor = AuditAnchor.objects.get()
    assert (anchor.through, anchor.digest, anchor.count, anchor.at) == (chain[2].pk, chain[2].digest, 3, later)
    kept = list(AuditEntry.objects.order_by("pk").values_list("action", flat=True))
    assert kept == ["listing.act-3", "listing.act-4", "audit.trimmed"]
    assert audit.verify_chain() is None


def test_when_all_are_cut_the_next_follows_the_last_that_was_cut(chain):
    assert audit.trim(before=NOW + timedelta(days=30), at=NOW) == 5
    assert AuditEntry.objects.get().previous == chain[4].digest
    assert audit.verify_chain() is None


def test_an_entry_brought_back_before_the_anchor_is_found(chain):
    audit.trim(before=NOW + timedelta(days=3), at=NOW)
    chain[1].save(force_insert=True)
    assert audit.verify_chain() == chain[1].pk


def test_nothing_old_leaves_no_anchor(chain):
    assert audit.trim(before=NOW, at=NOW) == 0
    assert (AuditAnchor.objects.count(), AuditEntry.objects.count()) == (0, 5)


@pytest.mark.parametrize("act", [lambda anchor: anchor.save(), lambda anchor: anchor.delete()])
def test_an_anchor_is_neither_changed_nor_lost(chain, act):
    audit.trim(before=NOW + timedelta(days=3), at=NOW)
    with pytest.raises(IntegrityError), transaction.atomic():
        act(AuditAnchor.objects.get())
    assert AuditAnchor.objects.get().count == 3


def test_entries_are_found_by_person_act_row_and_time(chain):
    other = audit.record(actor=person("bo"), action="account.made", about=person("bo"), at=NOW)
    assert list(audit.entries(actor=person("bo"))) == [other]
    assert list(audit.entries(action="account.")) == [other]
    assert list(audit.entries(about=person("bo"))) == [other]
    days = {"since": NOW + timedelta(days=1), "until": NOW + timedelta(days=3)}
    assert list(audit.entries(**days)) == [chain[2], chain[1]]


def told(command: str) -> str:
    out = StringIO()
    call_command(command, stdout=out)
    return out.getvalue().strip()


def test_the_command_prints_the_last_digest(chain):
    assert told("check_audit") == f"5 entries hold. The last digest is {chain[4].digest}."


def test_the_command_fails_where_an_entry_was_changed(chain):
    without_triggers("entry_stays")
    AuditEntry.objects.filter(pk=chain[3].pk).update(action="other")
    with pytest.raises(
        CommandError, match=f"Entry {chain[3].pk} of the audit is not what was written. 3 before it hold"
    ):
        told("check_audit")


def test_the_command_cuts_what_is_older_than_the_setting(chain, settings):
    settings.AUDIT_KEEP_DAYS = 10
    with time_machine.travel(NOW + timedelta(days=12, hours=1), tick=False):
        assert told("trim_audit") == "3 entries were cut."


def test_outside_a_transaction_nothing_is_recorded(monkeypatch):
    ada = person("ada")
    monkeypatch.setattr(audit, "connection", SimpleNamespace(in_atomic_block=False))
    with pytest.raises(transaction.TransactionManagementError):
        audit.record(actor=ada, action="listing.act", about=ada)
    assert AuditEntry.objects.count() == 0
