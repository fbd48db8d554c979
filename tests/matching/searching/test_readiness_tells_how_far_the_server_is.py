"""/readyz tells how far the search server is behind, and fails without it only where there is no spare."""

import pytest

from directory.models import Service
from directory.services import note_change
from matching.engines.embedded import EmbeddedEngine
from matching.searching import connection, syncing, writing
from matching.searching.connection import client_of
from matching.searching.mapping import mapping

pytestmark = pytest.mark.usefixtures("shipped_index")


@pytest.fixture
def told(server, shipped_alias, client, settings, monkeypatch):
    """What /readyz says of the server; the listings are answered from memory, so that only the check asks it."""
    syncing._tell(server, syncing._meta(server, shipped_alias)[0], syncing.level(server, shipped_alias).stored_base, 0)
    settings.MATCH_ENGINE = "elasticsearch"
    monkeypatch.setattr("matching.holding.MAKERS", {"elasticsearch": _named})
    monkeypatch.setattr(connection, "client", lambda: server)
    level = syncing.level
    monkeypatch.setattr(syncing, "level", lambda asked: level(asked, shipped_alias))

    def ask():
        answer = client.get("/readyz", headers={"host": "localhost"})
        return answer.status_code, answer.json()["checks"]["search_server"]

    return ask


def _named(found):
    from matching.columnar.columns import columns_of

    engine = EmbeddedEngine({}, columns_of(found))
    engine.name = "elasticsearch"
    return engine


def test_a_level_server_is_nought_behind(told):
    assert told() == (200, {"ok": True, "behind": 0, "refused": 0})


def test_a_change_that_waits_is_counted(told, monkeypatch):
    monkeypatch.setattr("matching.index.take_in", lambda: 0)
    note_change(service=Service.objects.get(source_id="988-lifeline"))
    assert told() == (200, {"ok": True, "behind": 1, "refused": 0})


def test_a_server_that_does_not_answer_is_told_and_the_spare_keeps_the_process_ready(told, monkeypatch):
    monkeypatch.setattr(connection, "client", lambda: client_of("http://127.0.0.1:9", timeout=0.2))
    assert told() == (200, {"ok": True, "problem": "does not answer"})


def test_without_a_spare_the_process_is_not_ready(told, monkeypatch, settings):
    monkeypatch.setattr(connection, "client", lambda: client_of("http://127.0.0.1:9", timeout=0.2))
    settings.SPARE_MOST_OFFERS = 10
    assert told() == (503, {"ok": False, "problem": "does not answer"})


def test_where_no_search_server_is_used_none_is_asked(client):
    assert "search_server" not in client.get("/readyz", headers={"host": "localhost"}).json()["checks"]


def test_an_index_with_other_fields_must_be_built_anew(server, alias):
    writing.rebuild(server, alias=alias, told=lambda name: syncing._tell(server, name, "build", 0))
    assert syncing.level(server, alias).base == "build"
    meta = {**mapping()["_meta"], "fields": "of another version", "base": "build", "sequence": 0}
    server.indices.put_mapping(index=syncing.level(server, alias).index, meta=meta)
    assert (syncing.level(server, alias).base, syncing.level(server, alias).behind) == ("", None)
