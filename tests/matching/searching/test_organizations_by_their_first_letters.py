"""Suggestions of organizations: a search server names the few that begin so, and the answer is the same without it."""

import pytest

from matching import suggest as suggesting
from matching.engines.elasticsearch import ElasticsearchEngine
from matching.engines.guarded import GuardedEngine
from matching.holding import Loaded
from matching.searching.connection import client_of
from matching.suggest import suggest

NOBODY_LISTENS = "http://127.0.0.1:9"
TYPED = ("safe hor", "Legal Aid", "the salvation a", "esper", "kansas legal s", "zzzz", "rainn")


def _named(typed):
    return [(one.code, one.score) for one in suggest(typed, kinds=["organization"], first=20)]


@pytest.fixture
def from_afar(monkeypatch, settings):
    """The suggestions as with this engine; gives the engine back."""

    def use(client, alias):
        engine = GuardedEngine(ElasticsearchEngine(client, alias), None)
        settings.MATCH_ENGINE = "elasticsearch"
        monkeypatch.setattr(suggesting, "held", lambda: Loaded("1", "", engine, {}, {}, 0, stored=True))
        return engine

    return use


@pytest.mark.django_db
@pytest.mark.usefixtures("shipped_index")
@pytest.mark.parametrize("typed", TYPED)
def test_the_suggestions_are_those_of_the_database(typed, server, shipped_alias, from_afar):
    of_the_database = _named(typed)
    from_afar(server, shipped_alias)
    assert _named(typed) == of_the_database


@pytest.mark.usefixtures("shipped_index")
def test_the_last_word_need_only_be_begun_and_each_organization_comes_once(server, shipped_alias, from_afar):
    engine = from_afar(server, shipped_alias)
    found = engine.organizations(("salvation", "ar"))
    assert len(found) == len(set(found)) > 5
    assert all("salvation-army" in slug for slug in found)
    assert engine.organizations(("salvation", "arx")) == []


@pytest.mark.django_db
@pytest.mark.usefixtures("shipped_index")
def test_where_the_server_does_not_answer_the_database_does(server, shipped_alias, from_afar):
    expected = _named("safe hor")
    engine = from_afar(client_of(NOBODY_LISTENS), shipped_alias)
    assert engine.organizations(("safe",)) is None
    assert _named("safe hor") == expected != []
