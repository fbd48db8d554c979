import json
from types import SimpleNamespace

import pytest
from django.db import DatabaseError
from django.test import RequestFactory

from config import health
from directory.errors import DomainError

BUILT = SimpleNamespace(built=True, version="1-abc", offers=4000, age_seconds=12.0, engine="embedded")


@pytest.fixture
def index(monkeypatch):
    """Lets a test say what the search snapshot is: a state, or an error."""
    from matching import service

    def becomes(state):
        def index_state():
            if isinstance(state, Exception):
                raise state
            return state

        monkeypatch.setattr(service, "index_state", index_state)

    becomes(BUILT)
    return becomes


def ask(view, method="get"):
    answer = view(getattr(RequestFactory(), method)("/"))
    return answer.status_code, json.loads(answer.content or b"null")


def test_livez_answers_without_a_database():
    assert ask(health.livez) == (200, {"alive": True})


def test_livez_and_readyz_are_mounted(client, db, index):
    assert client.get("/livez").json() == {"alive": True}
    assert client.get("/readyz").status_code == 200


def test_a_health_answer_is_not_cached_and_sets_no_cookie(client):
    answer = client.get("/livez")
    assert "no-store" in answer["Cache-Control"]
    assert answer.cookies == {}


def test_a_health_address_cannot_be_posted_to():
    assert health.livez(RequestFactory().post("/")).status_code == 405
    assert health.readyz(RequestFactory().post("/")).status_code == 405


def test_it_is_ready_when_every_part_is(db, index):
    assert ask(health.readyz) == (
        200,
        {
            "ready": True,
            "checks": {
                "database": {"ok": True},
                "migrations": {"ok": True, "unapplied": 0},
                "search_index": {"ok": True, "version": "1-abc", "offers": 4000, "age_seconds": 12.0},
            },
        },
    )


def test_it_is_not_ready_before_the_snapshot_is_built(db, index):
    index(DomainError("UNAVAILABLE", "", "not loaded"))
    status, answer = ask(health.readyz)
    assert (status, answer["ready"]) == (503, False)
    assert answer["checks"]["search_index"] == {"ok": False, "problem": "not built"}


def test_it_is_not_ready_with_a_snapshot_of_nothing(db, index):
    index(SimpleNamespace(**{**vars(BUILT), "offers": 0}))
    assert ask(health.readyz)[0] == 503


def test_what_breaks_is_told_by_one_word_and_never_by_its_text(db, index):
    index(RuntimeError("host db.internal refused /srv/secret"))
    status, answer = ask(health.readyz)
    assert status == 503
    assert answer["checks"]["search_index"] == {"ok": False, "problem": "failed"}
    assert "secret" not in json.dumps(answer)


def test_it_is_not_ready_without_a_database(db, index, monkeypatch):
    class Silent:
        def cursor(self):
            raise DatabaseError("no route to 10.0.0.7")

    monkeypatch.setattr(health, "connection", Silent())
    status, answer = ask(health.readyz)
    assert status == 503
    assert answer["checks"]["database"] == {"ok": False, "problem": "does not answer"}
    assert answer["checks"]["migrations"] == {"ok": False, "problem": "failed"}


def test_it_is_not_ready_while_a_migration_is_missing(db, index):
    from django.db.migrations.recorder import MigrationRecorder

    MigrationRecorder.Migration.objects.filter(app="directory").latest("name").delete()
    status, answer = ask(health.readyz)
    assert status == 503
    assert answer["checks"]["migrations"]["ok"] is False
    assert answer["checks"]["migrations"]["unapplied"] >= 1
