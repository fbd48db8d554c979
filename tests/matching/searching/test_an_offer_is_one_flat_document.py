"""The mapping is strict, and every field of the flat document is in it; what is not known has no field."""

from dataclasses import replace

import pytest
from elasticsearch import BadRequestError

from bench.synthetic.offers import offers
from directory import taxonomy
from matching.fitting import need_fit
from matching.searching.flat import digest, flat, meets
from matching.searching.mapping import mapping, settings
from matching.types import NeedWanted
from tests.matching.samples import line, offer

FULL = offer(
    "full",
    groups={"veterans"},
    excludes={"men"},
    languages={"es": 4, "so": None},
    minimum_age=18,
    maximum_age=64,
    context="federal-case",
    point=(30.27, -97.74),
)


def test_every_field_of_a_document_is_in_the_mapping():
    assert set(flat(FULL)) <= set(mapping()["properties"])
    assert mapping()["dynamic"] == "strict"


def test_the_flat_document_in_full():
    found = flat(FULL, sequence=7)
    assert {name: value for name, value in found.items() if not name.endswith("_tokens")} == {
        "offer_id": "full",
        "source_id": "full",
        "organization": "org-full",
        "kind": "domestic-violence-program",
        "role": "direct-service",
        "level": "local",
        "publication": "published",
        "audience": "public",
        "status": "active",
        "context": "federal-case",
        "groups": ["veterans"],
        "needs": ["emergency-shelter", "safety-planning"],
        "meets": ["place-to-live", "emergency-shelter", "safety-planning"],
        "crimes": ["domestic-violence"],
        "populations": ["all-victims"],
        "excludes": ["men"],
        "languages": ["es:4", "so:"],
        "area_basis": "declared",
        "area_scope": "county",
        "area_keys": ["county:48453"],
        "states": ["TX"],
        "national": False,
        "remote": False,
        "line": False,
        "door": True,
        "minimum_age": 18,
        "maximum_age": 64,
        "centre": {"lat": 30.27, "lon": -97.74},
        "public": True,
        "interpreter": False,
        "ring": "county",
        "fresh_on": "2026-11-01",
        "sequence": 7,
        "digest": found["digest"],
    }
    assert len(found["digest"]) == 16


def test_what_is_not_known_has_no_field():
    bare = flat(offer(languages={}, centre=None, victimizations=set(), populations=set()))
    assert {"languages", "centre", "crimes", "populations", "minimum_age", "groups", "context"} & set(bare) == set()


@pytest.mark.parametrize(
    ("changes", "door"),
    [
        ({}, True),
        ({"needs": {"emergency-shelter"}}, False),
        ({"needs": {"legal-civil"}}, False),
        ({"needs": {"information-referral"}, "kind": "state-hotline"}, True),
    ],
)
def test_a_door_may_be_one_whatever_is_asked(changes, door):
    assert flat(offer(**changes))["door"] is door
    assert flat(line())["door"] is True


def test_days_are_the_oldest_that_is_known_and_hours_have_one_where_they_are_listed():
    found = flat(offer(existence_on="2026-05-01", contact_on="2026-03-01", hours_on="2026-04-01"))
    assert (found["fresh_on"], "hours_on" in found) == ("2026-03-01", False)
    assert "fresh_on" not in flat(offer(existence_on="2026-05-01", contact_on="never"))


def test_a_need_is_met_by_its_parents_and_children_too():
    assert meets(offer(needs={"mental-health"})) == ["counseling", "mental-health", "grief-support"]


def test_equal_documents_have_equal_digests():
    assert digest(b"one") == digest(b"one") != digest(b"two")


def test_the_server_refuses_a_field_that_is_not_named(server, alias):
    name = f"{alias}-strict"
    server.indices.create(index=name, mappings=mapping(), settings=settings())
    server.index(index=name, id="full", document=flat(FULL))
    with pytest.raises(BadRequestError, match="strict_dynamic_mapping_exception"):
        server.index(index=name, id="odd", document={**flat(FULL), "caller": "never"})
    assert server.options(ignore_status=404).get(index=name, id="odd")["found"] is False


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"role": "information-referral"},
        {"line": True, "kind": "hotline", "role": "direct-service"},
        {"primary_needs": frozenset({"counseling"})},
    ],
)
def test_what_is_met_is_what_the_scorer_says_of_each_need(changes):
    codes = [term.code for term in taxonomy.terms("need")]
    for one in offers(100):
        changed = replace(one, **changes)
        assert meets(changed) == [code for code in codes if need_fit(changed, NeedWanted(code)).met]
