"""A drain brings the server level with the directory, again after a failure and never twice; drift is found and told."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import InterfaceError, OperationalError, ProgrammingError
from elasticsearch import ConnectionError as NoConnection

from directory.models import Service
from directory.services import note_change, publish, withhold
from matching import index
from matching.models import IndexedOffer, RefusedOffer
from matching.searching import syncing, writing
from matching.searching.drift import Drift, drift
from matching.searching.syncing import drain, follow, level
from matching.searching.writing import Written
from tests.api import samples

pytestmark = pytest.mark.usefixtures("few_offers")
LEVEL = Drift((), (), (), ())
FEW = 40


@pytest.fixture
def few_offers(shipped_index):
    """For this test alone, so that a server is filled at once."""
    kept = [*IndexedOffer.objects.values_list("offer_id", flat=True)[:FEW], "988-lifeline"]
    IndexedOffer.objects.exclude(offer_id__in=kept).delete()


@pytest.fixture
def service():
    return Service.objects.get(source_id="988-lifeline")


@pytest.fixture
def filled(server, alias):
    """An alias with the shipped listings behind it."""
    assert drain(server, alias).refused == ()
    return alias


def held(server, alias, offer_id):
    server.indices.refresh(index=alias)
    return server.options(ignore_status=404).get(index=alias, id=offer_id).get("_source")


def test_an_empty_server_is_filled_and_then_level(server, alias):
    assert level(server, alias).behind is None
    assert drain(server, alias) == Written(written=IndexedOffer.objects.filter(gone=False).count())
    assert level(server, alias).behind == 0
    assert drain(server, alias) == Written()
    assert drift(server, alias) == LEVEL


def test_an_edit_is_written_once_with_its_sequence(server, filled, service):
    withhold(service=service, by=None)
    assert level(server, filled).behind == 1
    assert drain(server, filled) == Written(written=1)
    found = held(server, filled, service.source_id)
    assert (found["publication"], found["sequence"]) == ("withheld", 1)
    assert level(server, filled).behind == 0
    publish(service=service, by=None)
    assert drain(server, filled) == Written(written=1)
    assert held(server, filled, service.source_id)["publication"] == "published"


def test_a_drain_that_died_before_it_told_how_far_it_came_does_it_again(server, filled, service, monkeypatch):
    withhold(service=service, by=None)
    with monkeypatch.context() as broken:
        broken.setattr(syncing, "_tell", lambda *_: (_ for _ in ()).throw(NoConnection("cut")))
        with pytest.raises(NoConnection):
            drain(server, filled)
    assert level(server, filled).behind == 1
    assert drain(server, filled) == Written(written=1)
    assert drift(server, filled) == LEVEL


def test_a_stored_index_that_was_built_anew_is_written_anew(server, filled):
    before = level(server, filled).index
    index.IndexBuild.objects.update(version="another-build")
    assert level(server, filled).behind is None
    drain(server, filled)
    assert level(server, filled).index != before
    assert drift(server, filled) == LEVEL


def test_a_build_that_holds_the_same_again_counts_its_changes_anew(server, alias, empty_directory):
    """Else the server, which has seen two changes, would take the next two for those and never hear of them."""
    service = samples.service()
    version = index.build(now=samples.NOW).version
    drain(server, alias)
    for change in (withhold, publish):
        change(service=service, by=None)
        drain(server, alias)
    assert index.build(now=samples.NOW).version == version
    assert level(server, alias).behind is None
    withhold(service=service, by=None)
    drain(server, alias)
    assert (level(server, alias).behind, drift(server, alias)) == (0, LEVEL)
    assert held(server, alias, service.source_id)["publication"] == "withheld"


def test_a_refused_offer_is_kept_and_shown_until_it_goes_through(server, filled, service, monkeypatch):
    note_change(service=service)
    flat = writing.flat
    with monkeypatch.context() as odd:
        odd.setattr(writing, "flat", lambda one, sequence: {**flat(one, sequence), "unheard-of": 1})
        assert len(drain(server, filled).refused) == 1
    assert level(server, filled).refused == 1
    assert "unheard-of" in RefusedOffer.objects.get(offer_id=service.source_id).reason
    note_change(service=service)
    assert drain(server, filled) == Written(written=1)
    assert level(server, filled).refused == 0


def test_drift_is_told_by_its_kind(server, filled):
    name = level(server, filled).index
    first, second, third = IndexedOffer.objects.order_by("offer_id").values_list("offer_id", flat=True)[:3]
    server.delete(index=name, id=first)
    server.update(index=name, id=second, doc={"digest": "other"})
    server.update(index=name, id=third, doc={"sequence": 9})
    server.index(index=name, id="stray", document={"offer_id": "stray", "sequence": 0, "digest": "x"}, refresh=True)
    assert drift(server, filled) == Drift((first,), ("stray",), (third,), (second,))


def _drains(outcomes):
    """Each drain gives, or raises, the next of these."""

    def one_drain(_client, _alias):
        found = outcomes.pop(0)
        if isinstance(found, Exception):
            raise found
        return found

    return one_drain


def test_a_follower_waits_longer_and_longer_for_a_server_that_fails_and_goes_on(monkeypatch):
    outcomes = [*[NoConnection("no")] * 6, Written(written=2), NoConnection("no")]
    slept, told = [], []

    monkeypatch.setattr(syncing, "drain", _drains(outcomes))
    follow(None, "any", stopped=lambda: not outcomes, sleep=slept.append, tell=told.append)
    assert slept == [0.5, 1.0, 2.0, 4.0, 5.0, 5.0, 0.25, 0.5]
    assert told[6] == "2 written, 0 refused"
    assert told[0] == "the search server failed (ConnectionError); again in 0.5 s"


@pytest.mark.parametrize("away", [OperationalError, InterfaceError])
def test_a_follower_outlives_a_database_that_is_away(monkeypatch, away):
    outcomes, told = [away("secret-host refused"), Written(written=1)], []

    monkeypatch.setattr(syncing, "drain", _drains(outcomes))
    follow(None, "any", stopped=lambda: not outcomes, sleep=lambda _wait: None, tell=told.append)
    assert told == [f"the database failed ({away.__name__}); again in 0.5 s", "1 written, 0 refused"]


def test_a_follower_ends_where_the_database_is_not_what_it_expects(monkeypatch):
    monkeypatch.setattr(syncing, "drain", lambda *_: (_ for _ in ()).throw(ProgrammingError("no such column")))
    with pytest.raises(ProgrammingError):
        follow(None, "any", stopped=lambda: False, sleep=lambda _wait: pytest.fail("it waited"))


def test_the_commands_say_what_they_did_and_fail_on_drift(server, filled, monkeypatch):
    for module in ("sync_index", "check_index"):
        monkeypatch.setattr(f"matching.management.commands.{module}.writer", lambda: server)
    for call in ("matching.management.commands.sync_index.drain", "matching.management.commands.check_index.drift"):
        original = {"drain": drain, "drift": drift}[call.rpartition(".")[2]]
        monkeypatch.setattr(call, lambda held, original=original: original(held, filled))
    out = StringIO()
    call_command("sync_index", stdout=out)
    call_command("check_index", stdout=out)
    assert out.getvalue().splitlines() == [
        "0 written, 0 newer there, 0 refused",
        "missing: 0",
        "left over: 0",
        "older: 0",
        "different: 0",
    ]
    server.delete(index=level(server, filled).index, id="988-lifeline", refresh=True)
    with pytest.raises(CommandError, match="drifted"):
        call_command("check_index", stdout=out)
    assert "missing: 1 988-lifeline" in out.getvalue()
