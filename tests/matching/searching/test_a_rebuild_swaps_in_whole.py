"""A rebuild fills an index of its own and swaps it in; a refused offer keeps the old one; an older write changes nothing."""

from datetime import UTC, datetime

import pytest
from elasticsearch import ConnectionError as NoConnection

from matching.documents import from_json, to_json
from matching.models import IndexedOffer
from matching.searching import writing
from matching.searching.mapping import mapping, settings
from matching.searching.writing import Written, rebuild, stored, write
from tests.matching.samples import offer

FIRST, SECOND = datetime(2026, 11, 23, 12, tzinfo=UTC), datetime(2026, 11, 24, 12, tzinfo=UTC)


def row(name, **changes):
    return to_json(offer(name, **changes))


@pytest.fixture
def index(server, alias):
    name = f"{alias}-one"
    server.indices.create(index=name, mappings=mapping(), settings=settings())
    return name


@pytest.fixture
def few_stored(monkeypatch):
    rows = [("one", 0, row("one")), ("two", 3, row("two"))]
    monkeypatch.setattr(writing, "stored", lambda: iter(rows))
    return rows


def test_the_alias_moves_in_one_step_and_the_old_index_is_dropped(server, alias, few_stored):
    first, told = rebuild(server, alias=alias, now=FIRST)
    assert told == Written(written=2)
    few_stored.append(("three", 4, row("three")))
    second, _ = rebuild(server, alias=alias, now=SECOND)
    assert first != second
    assert list(server.indices.get_alias(name=alias)) == [second]
    assert not server.indices.exists(index=first)
    assert server.count(index=alias)["count"] == 3


def test_a_refused_offer_leaves_the_old_index_in_use(server, alias, few_stored, monkeypatch):
    first, _ = rebuild(server, alias=alias, now=FIRST)
    flat = writing.flat
    monkeypatch.setattr(writing, "flat", lambda one, sequence: {**flat(one, sequence), "unheard-of": 1})
    second, told = rebuild(server, alias=alias, now=SECOND)
    assert (told.written, len(told.refused)) == (0, 2)
    assert told.refused[0].offer_id == "one"
    assert "unheard-of" in told.refused[0].reason
    assert list(server.indices.get_alias(name=alias)) == [first]
    assert not server.indices.exists(index=second)


def test_a_server_that_fails_on_the_way_keeps_no_half_index(server, alias, few_stored):
    first, _ = rebuild(server, alias=alias, now=FIRST)
    with pytest.raises(NoConnection):
        rebuild(server, alias=alias, now=SECOND, told=lambda _name: (_ for _ in ()).throw(NoConnection("cut")))
    assert list(server.indices.get(index=f"{alias}-*")) == [first]
    assert list(server.indices.get_alias(name=alias)) == [first]


def test_the_same_rows_written_twice_change_nothing(server, index):
    rows = [("one", 5, row("one")), ("two", 6, row("two"))]
    assert write(server, index, rows) == Written(written=2)
    assert write(server, index, rows) == Written(written=2)
    server.indices.refresh(index=index)
    assert server.count(index=index)["count"] == 2


def test_an_older_write_does_not_cover_a_newer_one(server, index):
    write(server, index, [("one", 6, row("one", kind="hotline"))])
    assert write(server, index, [("one", 5, row("one", kind="older"))]) == Written(newer_there=1)
    assert server.get(index=index, id="one")["_source"]["kind"] == "hotline"


def test_an_offer_that_is_gone_is_deleted_and_stays_so(server, index):
    write(server, index, [("one", 5, row("one"))])
    assert write(server, index, [("one", 7, None), ("never-was", 7, None)]).written == 2
    assert write(server, index, [("one", 6, row("one"))]) == Written(newer_there=1)
    assert server.options(ignore_status=404).get(index=index, id="one")["found"] is False


@pytest.mark.usefixtures("shipped_index")
def test_every_stored_offer_is_handed_over_in_order_of_its_change():
    rows = list(stored())
    assert len(rows) == IndexedOffer.objects.filter(gone=False).count()
    assert [sequence for _, sequence, _ in rows] == sorted(sequence for _, sequence, _ in rows)
    assert from_json(rows[0][2]).offer_id == rows[0][0]
    assert list(stored(after=max(sequence for _, sequence, _ in rows))) == []
