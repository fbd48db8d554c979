"""What judges are given: the union of every system's first ten and five by chance, in an order that tells nothing."""

import json
from collections import defaultdict
from dataclasses import replace

import pytest

from bench.judging import pooling
from bench.judging.cards import ListingText as Text
from bench.judging.cards import card, guide_card, place_words, request_words
from bench.judging.golden import GoldenRequest
from bench.judging.grades import Judgement
from bench.judging.pools import pool
from bench.judging.systems import SYSTEMS, Answer, systems_in_use
from geodata.geocode import resolve
from matching.resolving import understand
from tests.matching.samples import line, offer, request

GOLDEN = GoldenRequest(
    "g001", "Somebody needs a bed.", request("emergency-shelter", "78701"), "urban", "full", frozenset()
)
NOBODY = Judgement("g001")
ELIGIBLE = [f"chance-{number}" for number in range(30)]


def answer(**rankings):
    lists = {system: tuple(rankings.get(system.replace("-", "_"), ())) for system in SYSTEMS}
    return Answer(lists, ("local-police", "ice-odls"), understand(GOLDEN.request).resolved)


LISTINGS = defaultdict(offer)  # each serves the county of the request
TWELVE = [f"ours-{number}" for number in range(12)]
BOTH = answer(ours=TWELVE, text_only=["words", "ours-0"])


def test_the_first_ten_of_every_system_are_pooled_once_with_five_by_chance():
    found = pool(GOLDEN, BOTH, ELIGIBLE, NOBODY, LISTINGS).listings
    chance = {one for one in found if one.startswith("chance")}
    assert set(found) - chance == {*TWELVE[:10], "words"}
    assert len(chance) == 5
    assert len(found) == len(set(found)) == 16


def test_those_by_chance_are_not_among_the_others_and_never_more_than_there_are():
    few = ELIGIBLE[:5]
    assert set(pool(GOLDEN, BOTH, [*TWELVE[:10], *few], NOBODY, LISTINGS).listings) == {*TWELVE[:10], "words", *few}
    assert set(pool(GOLDEN, BOTH, few[:1], NOBODY, LISTINGS).listings) == {*TWELVE[:10], "words", *few[:1]}


def test_the_order_is_the_same_each_time_and_another_for_another_request():
    found = pool(GOLDEN, BOTH, ELIGIBLE, NOBODY, LISTINGS)
    assert found == pool(GOLDEN, BOTH, reversed(ELIGIBLE), NOBODY, LISTINGS)
    other = pool(replace(GOLDEN, id="g002"), BOTH, ELIGIBLE, Judgement("g002"), LISTINGS)
    assert [one for one in other.listings if one in TWELVE] != [one for one in found.listings if one in TWELVE]
    assert set(other.listings) != set(found.listings)


def test_the_order_does_not_tell_which_system_found_a_listing():
    """Swapping the lists of two systems changes nothing, and the order of a list is not kept."""
    swapped = answer(text_only=TWELVE, ours=["words", "ours-0"])
    found = pool(GOLDEN, BOTH, ELIGIBLE, NOBODY, LISTINGS)
    assert found == pool(GOLDEN, swapped, ELIGIBLE, NOBODY, LISTINGS)
    assert [one for one in found.listings if one in TWELVE] != TWELVE[:10]


def test_what_serves_another_part_of_the_country_needs_no_judge():
    far = offer("far", area_keys={"county:36005"}, states={"NY"}, centre=(40.85, -73.9))
    next_state = offer("next-state", area_keys={"county:40143"}, states={"OK"}, centre=(36.1, -95.9))
    wide = offer("wide", area_keys={"state:TX"}, centre=None)
    listings = {"far": far, "next-state": next_state, "wide": wide, "here": offer("here"), "far-line": line("far-line")}
    found = pool(GOLDEN, answer(ours=listings), [], NOBODY, listings)
    assert found.elsewhere == ("far", "next-state")
    assert set(found.listings) == {"wide", "here", "far-line"}


def test_without_a_place_nothing_is_elsewhere():
    anywhere = replace(GOLDEN, request=request("emergency-shelter", ""))
    far = {"far": offer("far", area_keys={"county:36005"}, states={"NY"})}
    resolved = understand(anywhere.request).resolved
    assert pool(anywhere, replace(answer(ours=far), resolved=resolved), [], NOBODY, far).elsewhere == ()


def test_what_is_graded_is_not_asked_again_and_draws_nobody_else_in():
    every = pool(GOLDEN, BOTH, ELIGIBLE, NOBODY, LISTINGS).listings
    known = Judgement("g001", dict.fromkeys(every[:4], 1))
    assert pool(GOLDEN, BOTH, ELIGIBLE, known, LISTINGS).listings == every[4:]
    assert pool(GOLDEN, BOTH, ELIGIBLE, Judgement("g001", dict.fromkeys(every, 1)), LISTINGS).empty


def test_guides_are_pooled_for_calls_that_are_not_from_a_victim():
    caller = replace(GOLDEN, tags=frozenset({"non-victim"}))
    assert pool(GOLDEN, BOTH, ELIGIBLE, NOBODY, LISTINGS).guides == ()
    assert set(pool(caller, BOTH, ELIGIBLE, NOBODY, LISTINGS).guides) == {"local-police", "ice-odls"}
    assert pool(caller, BOTH, ELIGIBLE, Judgement("g001", guides={"ice-odls": 3}), LISTINGS).guides == ("local-police",)


def test_a_card_says_what_a_judge_needs_and_nothing_of_scores():
    document = offer(
        "x",
        groups={"veterans"},
        minimum_age=18,
        languages={"es": 3, "vi": None},
        context="federal-case",
        point=(30.3, -97.7),
    )
    text = Text("Night shelter", "Sample House", "long " * 100, "Mon-Fri 9-5", "Travis", "Adults", ("Austin, TX",))
    assert card(7, document, text, resolve(text="78701", point=None)).splitlines() == [
        "7. Night shelter | Sample House",
        "   domestic-violence-program, direct-service, local, run by community-organization, status active, source of 2026-11-01",
        "   area: Travis; declared (Travis County, TX); TX; address: Austin, TX, 5 km",
        "   needs: A safe place to stay, A plan to stay safe",
        "   crimes: Hurt by a partner",
        "   people: All victims",
        "   limits: only for Veterans; only when: federal-case; ages 18 to any",
        "   languages: Spanish (interpreter), Vietnamese (level not said)",
        "   hours: Mon-Fri 9-5",
        f"   about: {'long ' * 43}…",
        "   who: Adults",
    ]


def test_a_card_leaves_out_what_is_not_known():
    bare = {
        "needs": set(),
        "victimizations": set(),
        "populations": set(),
        "languages": {},
        "source_date": "",
        "centre": None,
    }
    found = card(1, offer("x", **bare), Text("Sample House", "Sample House", "", "", "", "", ()), None)
    assert found.splitlines() == [
        "1. Sample House",
        "   domestic-violence-program, direct-service, local, run by community-organization, status active, source of no known date",
        "   area: county; declared (Travis County, TX); TX; address: none public",
    ]


def test_the_request_is_said_in_words_with_the_county_of_its_place():
    golden = replace(GOLDEN, request=request("emergency-shelter", "Austin, TX", languages="es", age=30))
    assert request_words(golden, understand(golden.request).resolved) == [
        "here: Austin, TX, in Travis County",
        "needs: A safe place to stay",
        "age: 30",
        "languages: Spanish",
        "at: Monday 2026-11-23 18:00 +0000",
    ]
    assert place_words(resolve(text="Travis County, TX", point=None)) == "Travis County, TX"


def test_a_guide_is_shown_by_its_title_and_summary():
    assert guide_card(2, "ice-odls").startswith("2. ")


@pytest.fixture
def written(shipped_index, tmp_path):
    """The sheets for one request over the shipped listings, and their folder."""
    golden = {
        "id": "g001",
        "situation": "A reporter asks about a case.",
        "request": {
            "inquirer": "media",
            "here": "Bronx, NY",
            "needs": ["case-information"],
            "at": "2026-11-23T09:00:00-05:00",
        },
        "place": "urban",
        "completeness": "partial",
        "tags": ["non-victim"],
    }
    requests = tmp_path / "requests.jsonl"
    requests.write_text(json.dumps(golden))
    cards, sheets = pooling.write_pools(systems_in_use(), requests, tmp_path / "none.jsonl", tmp_path / "out")
    return cards, sheets, tmp_path / "out"


def test_a_sheet_has_a_card_for_each_number_and_no_name_of_a_system(written):
    cards, sheets, folder = written
    numbers = json.loads((folder / "g001.json").read_text())
    text = (folder / "g001.txt").read_text()
    assert sheets == 1
    assert cards == len(numbers["cards"]) + len(numbers["guides"])
    assert len(numbers["cards"]) >= 15
    assert "press-office" in numbers["guides"].values()
    assert text.startswith("g001\nA reporter asks about a case.\n\nhere: Bronx")
    listing_text, guide_text = text.split("Guides (")
    for number in numbers["cards"]:
        assert f"\n{number}. " in listing_text
    assert f"\n{len(numbers['cards']) + 1}. " not in listing_text
    assert f"\n{len(numbers['guides'])}. " in guide_text
    for word in (*SYSTEMS, "score", "rank"):
        assert f" {word} " not in text.replace("\n", " ")
