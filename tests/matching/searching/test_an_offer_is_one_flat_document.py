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
        "stands": "public",
        "context": "federal-case",
        "groups": ["veterans"],
        "needs": ["emergency-shelter", "safety-planning"],
        "meets": ["place-to-live", "emergency-shelter", "safety-planning", "~door"],
        "crimes": ["domestic-violence"],
        "populations": ["all-victims", "~all"],
        "excludes": ["men"],
        "languages": ["es:4", "so:"],
        "area_keys": ["county:48453"],
        "reach_keys": ["county:48453"],
        "home": "TX|county:48453",
        "way": "county",
        "national": False,
        "remote": False,
        "distant": False,
        "limited": True,
        "minimum_age": 18,
        "maximum_age": 64,
        "address": {"lat": 30.27, "lon": -97.74},
        "interpreter": False,
        "fresh_on": "2026-11-01",
        "sequence": 7,
        "digest": found["digest"],
    }
    assert len(found["digest"]) == 16


def test_what_is_not_known_has_no_field_or_a_mark_that_says_so():
    bare = flat(offer(languages={}, victimizations=set(), populations=set()))
    assert {"languages", "address", "minimum_age"} & set(bare) == set()
    assert (bare["crimes"], bare["populations"], bare["groups"]) == (["~unsaid"], ["~unsaid"], ["~unsaid"])
    assert (bare["context"], bare["limited"]) == ("~unsaid", False)


def test_no_mark_is_a_code_of_the_taxonomy():
    known = {term.code for name in ("need", "victimization", "population") for term in taxonomy.terms(name)}
    assert not {code for code in known if code.startswith("~")}


def test_crimes_and_people_open_to_everybody_are_marked():
    assert flat(offer(victimizations={"any-crime", "stalking"}))["crimes"] == ["any-crime", "stalking", "~all"]
    assert flat(offer(populations={"veterans"}))["populations"] == ["veterans"]


@pytest.mark.parametrize(
    ("changes", "stands"),
    [
        ({"audience": "operator"}, "operator"),
        ({"publication": "withheld"}, None),
        ({"status": "historical"}, None),
        ({"status": "reported-terminated"}, None),
    ],
)
def test_only_what_is_published_and_not_closed_stands(changes, stands):
    assert flat(offer(**changes)).get("stands") == stands


@pytest.mark.parametrize(
    ("changes", "surely", "reach", "home"),
    [
        ({"area_keys": {"us"}, "states": set()}, ["us"], ["us"], ""),
        (
            {"area_basis": "inferred", "centre": (30.5, -97.5)},
            ["county:48453"],
            ["cell:30:-98", "county:48453", "in:TX"],
            "TX|county:48453",
        ),
        (
            {"area_basis": "inferred", "states": set(), "centre": None},
            ["county:48453"],
            ["county:48453", "in:"],
            "|county:48453",
        ),
        ({"area_basis": "unknown", "area_keys": set(), "centre": (30.5, -97.5)}, None, ["in:TX"], "TX|"),
        (
            {"area_scope": "states", "area_keys": {"state:TX"}},
            ["state:TX"],
            ["some-states", "state:TX"],
            "TX|",
        ),
    ],
)
def test_areas_are_keys_of_what_it_surely_serves_and_of_where_it_may_be_in_reach(changes, surely, reach, home):
    found = flat(offer(**changes))
    assert (found.get("area_keys"), found["reach_keys"], found["home"]) == (surely, reach, home)


def test_what_helps_from_afar_alone_is_distant():
    assert flat(offer(line=True))["distant"] is True
    assert flat(offer(line=True, point=(30.27, -97.74)))["distant"] is False
    assert flat(offer(line=True))["way"] == "county:remote"


def test_offers_of_one_county_lie_together_in_the_index():
    assert settings()["sort"] == {"field": ["home"], "order": ["asc"]}


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
    assert ("~door" in flat(offer(**changes))["meets"]) is door
    assert "~door" in flat(line())["meets"]


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
