"""What `script/bench scale` does with a million offers, here with three hundred."""

import pytest
from django.db import connection

from bench.scaling import loading
from bench.scaling.home import Home
from bench.scaling.indices import Index, UsualIndex
from bench.scaling.measuring import of_engine, recall
from bench.scaling.sql import Table
from bench.scaling.usual import usual_search
from bench.synthetic import store
from bench.synthetic.asking import inquiries
from bench.synthetic.offers import offers
from directory.models import Organization
from matching import index
from matching.columnar.columns import columns_of
from matching.engines.elasticsearch import ElasticsearchEngine
from matching.engines.embedded import EmbeddedEngine
from matching.searching.flat import flat

COUNT, BROKEN_OFF_AT, ASKED = 300, 120, 12


@pytest.fixture(scope="module")
def documents():
    return {one.offer_id: one for one in offers(COUNT)}


@pytest.fixture
def home(tmp_path, monkeypatch):
    monkeypatch.setattr(loading, "CHUNK", 50)
    return Home.of(tmp_path)


@pytest.fixture
def filled(server, alias, home):
    stores = Index(server, f"{alias}-product", COUNT), UsualIndex(server, f"{alias}-usual", COUNT)
    assert loading.fill(home, stores) == {store.name: COUNT for store in stores}
    return stores


def test_an_index_holds_what_was_sent(server, filled, documents):
    product, usual = filled
    assert (product.held(), usual.held()) == (COUNT, COUNT)
    for number in (0, 49, 50, 299):
        name = f"synthetic-{number:07}"
        assert server.get(index=product.name, id=name)["_source"] == flat(documents[name])
    assert product.size > 0


def test_a_run_that_was_broken_off_loads_the_rest_and_nothing_twice(server, alias, home, capsys):
    name = f"{alias}-product"
    assert loading.fill(home, [Index(server, name, BROKEN_OFF_AT)]) == {name: BROKEN_OFF_AT}
    whole = Index(server, name, COUNT)
    assert loading.fill(home, [whole]) == {name: COUNT - BROKEN_OFF_AT}
    assert f"{name}: resumes at 120 of 300, 180 to load" in capsys.readouterr().out
    taken = Home.of(home.folder).notes
    assert loading.fill(home, [whole]) == {name: 0}
    assert (whole.held(), Home.of(home.folder).notes) == (COUNT, taken)
    stats = server.indices.stats(index=name, metric="docs")["_all"]["primaries"]["docs"]
    assert (stats["count"], stats["deleted"]) == (COUNT, 0)


def test_an_index_with_fields_of_another_version_is_filled_anew_and_timed_anew(server, alias, home):
    name = f"{alias}-product"
    older = {"_meta": {"fields": "of another version"}, "properties": {"offer_id": {"type": "keyword"}}}
    server.indices.create(index=name, mappings=older)
    home.add(f"loading {name}", 1_000.0)
    home.add("loading another", 7.0)
    assert loading.fill(home, [Index(server, name, BROKEN_OFF_AT)]) == {name: BROKEN_OFF_AT}
    notes = Home.of(home.folder).notes
    assert notes[f"loading {name}"] < 1_000.0
    assert notes["loading another"] == 7.0


def test_the_engine_finds_all_that_the_reference_finds(server, filled, documents):
    asked = inquiries(ASKED)
    reference = of_engine(EmbeddedEngine({}, columns_of(documents.values())))
    engine = of_engine(ElasticsearchEngine(server, filled[0].name, read=lambda ids: [documents[one] for one in ids]))
    exact = [tuple(reference(one)) for one in asked]
    assert any(exact)
    assert recall([tuple(engine(one)) for one in asked], exact) == 1.0


def test_a_search_of_the_usual_kind_finds_offers_with_a_word_of_the_need(server, filled, documents):
    answers = [server.search(index=filled[1].name, **usual_search(one)) for one in inquiries(ASKED)]
    found = [hit["_id"] for answer in answers for hit in answer["hits"]["hits"]]
    assert found
    assert set(found) <= documents.keys()


@pytest.mark.postgresql
@pytest.mark.django_db
def test_a_table_of_arrays_and_points_finds_offers_that_have_a_need(home, documents):
    connection.ensure_connection()
    table = Table(connection.connection, COUNT)
    assert loading.fill(home, [table]) == {"postgresql": COUNT}
    assert loading.fill(home, [table]) == {"postgresql": 0}
    assert table.held() == COUNT
    asked = inquiries(ASKED)
    found = [(one, documents[offer_id]) for one in asked for offer_id in table.best(one)]
    assert found
    assert all(one.need_codes & document.needs for one, document in found)
    assert table.size > 0


@pytest.mark.usefixtures("empty_directory")
def test_the_database_goes_on_where_it_was_and_holds_the_same_offers(documents):
    rows = list(documents.values())
    store.take(rows[:BROKEN_OFF_AT])
    assert store.held() == BROKEN_OFF_AT
    store.fill(COUNT)
    store.finish(COUNT)
    assert store.held() == COUNT
    assert {one.offer_id: one for one in index.documents()} == documents
    assert index.stand_of_index().version == store.VERSION


@pytest.mark.usefixtures("empty_directory")
def test_a_number_that_the_database_has_given_is_not_given_again(documents):
    given = Organization.objects.create(slug="first", name="First", level="local")
    last = given.pk
    given.delete()
    store.take(list(documents.values())[:10])
    store.finish(10)
    assert Organization.objects.create(slug="next", name="Next", level="local").pk > max(last, 10)
