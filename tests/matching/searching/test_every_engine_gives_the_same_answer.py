"""One contract for all engines: ids, order, points, words and questions are those of the plain loop."""

import json
from dataclasses import fields, replace
from pathlib import Path
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, given, settings

from matching import holding
from matching.engines.elasticsearch import ElasticsearchEngine
from matching.engines.embedded import EmbeddedEngine
from matching.engines.reference import ReferenceEngine
from matching.index import load
from matching.requests import request_from
from matching.searching.flat import flat
from matching.searching.mapping import mapping
from matching.service import match_with
from matching.types import MatchResult
from tests.matching.properties.asking import scenes
from tests.matching.samples import line, listed_by, loaded

GOLDEN = Path(__file__).parents[2] / "golden" / "requests.jsonl"
COMPARED = sorted({one.name for one in fields(MatchResult)} - {"engine", "offers"})


def told(found):
    return {name: getattr(found, name) for name in COMPARED}


def golden():
    for written in GOLDEN.read_text(encoding="utf-8").splitlines():
        row = json.loads(written)
        yield row["id"], request_from({**row["request"], "first": 50})


class EngineContract:
    """`engine_over(rows)` makes the engine over these offers; `on_the_shipped` over the shipped listings."""

    def test_anything_that_may_be_asked_of_anything(self, engine_over):
        @settings(
            max_examples=self.examples,
            derandomize=True,
            deadline=None,
            suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
        )
        @given(scene=scenes(least=2))
        def holds(scene):
            rows, asked, _ = scene
            found = listed_by(loaded(*rows, line(), engine=engine_over), asked)
            assert told(found) == told(listed_by(loaded(*rows, line(), engine=ReferenceEngine), asked))

        holds()

    @pytest.mark.usefixtures("shipped_index")
    def test_the_judged_requests_on_the_shipped_listings(self, on_the_shipped):
        oracle = holding.held()
        assert oracle.engine.name == "embedded"  # itself held to the plain loop, which takes minutes here
        ours = replace(oracle, engine=on_the_shipped)
        different = [
            name for name, asked in golden() if told(match_with(ours, asked)) != told(match_with(oracle, asked))
        ]
        assert different == []


class TestReference(EngineContract):
    examples = 20

    @pytest.fixture
    def engine_over(self):
        return ReferenceEngine

    @pytest.fixture
    def on_the_shipped(self):
        few = dict(list(load().documents.items()))
        return ReferenceEngine(few)

    @pytest.mark.usefixtures("shipped_index")
    def test_the_judged_requests_on_the_shipped_listings(self, on_the_shipped):
        """Every tenth: the plain loop judges each offer anew."""
        oracle = holding.held()
        plain = replace(oracle, engine=on_the_shipped)
        some = list(golden())[::20]
        assert [n for n, asked in some if told(match_with(plain, asked)) != told(match_with(oracle, asked))] == []


class TestEmbedded(EngineContract):
    examples = 200

    @pytest.fixture
    def engine_over(self):
        return EmbeddedEngine

    @pytest.fixture
    def on_the_shipped(self):
        return EmbeddedEngine(load().documents)


class TestElasticsearch(EngineContract):
    examples = 60

    @pytest.fixture
    def engine_over(self, server):
        made = []

        def over(rows):
            name = f"test-{uuid4().hex}"
            made.append(name)
            server.indices.create(index=name, mappings=mapping())
            operations = [part for one in rows.values() for part in ({"index": {"_id": one.offer_id}}, flat(one))]
            answer = server.bulk(index=name, operations=operations, refresh=True)
            assert not answer["errors"], answer
            return ElasticsearchEngine(server, name, read=lambda ids: [rows[one] for one in ids])

        yield over
        server.indices.delete(index=",".join(made))

    @pytest.fixture
    def on_the_shipped(self, server, shipped_alias):
        return ElasticsearchEngine(server, shipped_alias)
