"""Whatever the search server does, the spare snapshot answers and says so; it is left alone for a while, and taken back."""

import logging
from dataclasses import replace
from threading import Event, current_thread

import pytest
from elasticsearch import Elasticsearch

from matching import holding
from matching.engines.breaker import COOLING, FAILURES_IN_A_ROW, Breaker
from matching.engines.elasticsearch import ElasticsearchEngine, Limits
from matching.engines.embedded import EmbeddedEngine
from matching.engines.guarded import GuardedEngine, in_a_thread
from matching.index import load
from matching.searching.connection import client_of
from matching.service import match_with
from tests.matching.samples import request
from tests.matching.searching.fault_proxy import FAULTS, FaultProxy

pytestmark = pytest.mark.usefixtures("shipped_index")
ASKED = request("emergency-shelter", here="10453", text="SECRET-WORDS")
PATIENCE = 60  # seconds: more than a busy machine takes for an answer
SHORT = 0.5  # seconds: for a server that never answers


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def proxy(server: Elasticsearch):
    (node,) = server.transport.node_pool.all()
    with FaultProxy(node.config.port) as standing:
        yield standing


@pytest.fixture(scope="module")
def spare(shipped_alias, django_db_blocker):
    with django_db_blocker.unblock():
        return EmbeddedEngine(load().documents)


@pytest.fixture
def guarded(proxy, shipped_alias, spare, clock):
    far = ElasticsearchEngine(client_of(f"http://127.0.0.1:{proxy.port}", timeout=PATIENCE), shipped_alias)
    return GuardedEngine(far, spare, Breaker(clock=clock), aside=lambda work: work())


@pytest.fixture
def hurried(proxy, shipped_alias, spare, clock):
    far = ElasticsearchEngine(client_of(f"http://127.0.0.1:{proxy.port}", timeout=SHORT), shipped_alias)
    return replace(holding.held(), engine=GuardedEngine(far, spare, Breaker(clock=clock)))


@pytest.fixture
def ask(guarded):
    oracle = holding.held()
    return lambda: match_with(replace(oracle, engine=guarded), ASKED)


def notices(found):
    return [one.reason.code for one in found.relaxations if one.code == "engine"]


def test_a_server_that_answers_is_named_and_needs_no_notice(ask):
    found = ask()
    assert (found.engine, notices(found)) == ("elasticsearch", [])


@pytest.mark.parametrize("fault", FAULTS)
def test_the_spare_answers_the_same_list_and_says_so(fault, ask, hurried, proxy):
    before = ask()
    assert before.engine == "elasticsearch"
    proxy.fault = fault
    found = match_with(hurried, ASKED)
    assert (found.engine, notices(found)) == ("embedded", ["relaxed_engine_embedded"])
    assert found.matches == before.matches
    assert found.fallbacks == before.fallbacks


def test_a_server_that_is_not_there_at_all(ask, guarded, shipped_alias, spare, clock):
    nobody = ElasticsearchEngine(client_of("http://127.0.0.1:9", timeout=PATIENCE), shipped_alias)
    found = match_with(replace(holding.held(), engine=GuardedEngine(nobody, spare)), ASKED)
    assert (found.engine, found.matches) == ("embedded", ask().matches)


def test_a_missing_alias(server, spare, ask):
    unheard = GuardedEngine(ElasticsearchEngine(server, "test-never-made"), spare)
    found = match_with(replace(holding.held(), engine=unheard), ASKED)
    assert (found.engine, found.matches) == ("embedded", ask().matches)


def test_an_index_with_the_fields_of_another_version(server, alias, spare, ask):
    name = f"{alias}-older"
    older = {"_meta": {"fields": "of another version"}, "properties": {"offer_id": {"type": "keyword"}}}
    server.indices.create(index=name, mappings=older)
    server.index(index=name, id="a", document={"offer_id": "a"}, refresh=True)
    for limits in (Limits(), Limits(index=0)):
        guarded = GuardedEngine(ElasticsearchEngine(server, name, limits=limits), spare)
        found = match_with(replace(holding.held(), engine=guarded), ASKED)
        assert (found.engine, found.matches) == ("embedded", ask().matches)


def test_it_is_left_alone_after_three_failures_and_taken_back_after_it_has_cooled(ask, proxy, guarded, clock):
    proxy.fault = "cut"
    for _ in range(FAILURES_IN_A_ROW):
        assert ask().engine == "embedded"
    met = proxy.connections
    assert guarded.breaker.is_open
    assert [ask().engine for _ in range(5)] == ["embedded"] * 5
    assert proxy.connections == met
    proxy.fault = ""
    clock.now += COOLING
    assert [ask().engine for _ in range(3)] == ["embedded", "elasticsearch", "elasticsearch"]
    assert not guarded.breaker.is_open


def test_nobody_waits_for_the_trial_of_a_server_that_was_left_alone(ask, proxy, guarded, clock):
    proxy.fault = "cut"
    for _ in range(FAILURES_IN_A_ROW):
        ask()
    met, begun = proxy.connections, []
    guarded._aside = begun.append
    clock.now += COOLING
    assert [ask().engine for _ in range(3)] == ["embedded"] * 3
    assert (len(begun), proxy.connections) == (1, met)
    proxy.fault = ""
    begun[0]()
    assert ask().engine == "elasticsearch"


def test_a_trial_runs_in_a_thread_of_its_own():
    ran, done = [], Event()
    in_a_thread(lambda: (ran.append(current_thread()), done.set()))
    assert done.wait(PATIENCE)
    assert ran != [current_thread()]


def test_one_question_alone_tries_again_and_a_new_failure_waits_as_long(ask, proxy, clock):
    proxy.fault = "cut"
    for _ in range(FAILURES_IN_A_ROW):
        ask()
    met = proxy.connections
    clock.now += COOLING
    ask()
    assert proxy.connections > met
    met = proxy.connections
    clock.now += COOLING - 0.1
    ask()
    assert proxy.connections == met


def test_where_the_listings_are_too_many_for_a_spare_the_lines_answer(guarded):
    lonely = GuardedEngine(guarded.far, None)
    lonely.far._client = client_of("http://127.0.0.1:9", timeout=PATIENCE)
    found = match_with(replace(holding.held(), engine=lonely), ASKED)
    assert (found.engine, found.matches, found.total) == ("lines", (), 0)
    assert notices(found) == ["relaxed_engine_lines"]
    assert found.fallbacks


def test_what_was_asked_is_not_logged(ask, proxy, caplog):
    proxy.fault = "broken_inside"
    with caplog.at_level(logging.DEBUG):
        ask()
    told = [record.getMessage() for record in caplog.records if record.name.startswith("waypoint")]
    assert told == ["the search server failed: ApiError"]
    assert "10453" not in caplog.text
