"""The judged requests can be asked as they stand, and cover at least what the tables below say."""

import json
import re
from collections import Counter
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from directory.languages import canonical
from directory.taxonomy import term
from geodata.geocode import resolve
from geodata.timezones import timezone_of
from matching.requests import request_from

LINES = [json.loads(line) for line in (Path(__file__).parent / "requests.jsonl").read_text("utf-8").splitlines()]
KEYS = {"id", "situation", "request", "place", "completeness", "tags"}
FIELDS = {
    "text", "needs", "victimizations", "populations", "age", "languages", "here", "crime_place", "destination",
    "stage", "custody", "inquirer", "urgency", "at",
}  # fmt: skip
PLACES = ("here", "crime_place", "destination")
MONDAY, SUNDAY = date(2026, 11, 23), date(2026, 11, 29)

BY_PLACE = {"urban": 45, "suburban": 25, "rural": 35, "frontier": 20, "territory": 20, "none": 15}
BY_COMPLETENESS = {"full": 45, "partial": 45, "minimal": 40}
BY_TAG = {
    "lay": 40, "misspelt": 20, "three-places": 22, "no-perfect": 22, "non-victim": 16, "stage": 10, "group": 12,
    "urgent": 8, "homicide": 10, "trafficking": 12, "sexual-assault": 12, "child-abuse": 10, "elder-or-fraud": 10,
    "hate-crime": 8, "stalking": 8, "robbery-or-assault": 6, "drunk-driving": 6, "domestic-violence": 25,
}  # fmt: skip
OTHER_TAGS = {"abroad", "speaks-es"}
REQUESTS, NEEDS, SPANISH, OTHER_LANGUAGES = 165, 30, 30, 10
COMMON_NEEDS = (
    "emergency-shelter", "legal-civil", "counseling", "crisis-intervention", "legal-immigration", "compensation",
    "forensic-exam", "peer-support", "housing", "custody-notification", "court-accompaniment", "safety-planning",
)  # fmt: skip

each = pytest.mark.parametrize("line", LINES, ids=[line["id"] for line in LINES])


def tagged(tag):
    return [line for line in LINES if tag in line["tags"]]


def languages(line):
    """Those asked for, and the one that words without a code are written in."""
    said = (tag.removeprefix("speaks-") for tag in line["tags"] if tag.startswith("speaks-"))
    return {*line["request"].get("languages", ()), *said}


def places_of(line):
    return [line["request"][name] for name in PLACES if name in line["request"]]


@each
def test_a_line_has_these_keys_and_fields_alone(line):
    assert line.keys() == KEYS
    assert line["request"].keys() <= FIELDS
    assert line["place"] in BY_PLACE
    assert line["completeness"] in BY_COMPLETENESS
    assert set(line["tags"]) <= BY_TAG.keys() | OTHER_TAGS


@each
def test_a_line_can_be_asked_as_it_stands(line):
    asked = request_from({"id": line["id"], **line["request"]})
    assert asked.at is not None
    assert asked.at.isoformat() == line["request"]["at"]


@each
@pytest.mark.parametrize(
    ("name", "taxonomy"), [("needs", "need"), ("victimizations", "victimization"), ("populations", "population")]
)
def test_every_code_is_a_term(line, name, taxonomy):
    codes = line["request"].get(name, [])
    assert [code for code in codes if term(taxonomy, code) is None] == []
    assert len(set(codes)) == len(codes)


@each
def test_every_language_is_a_known_tag(line):
    assert [tag for tag in languages(line) if canonical(tag) != tag] == []


@each
def test_every_place_is_found_unless_it_lies_abroad(line):
    lost = [text for text in places_of(line) if not resolve(text).resolved]
    assert lost == [] or "abroad" in line["tags"]


@each
def test_the_hour_is_of_the_week_and_of_the_zone_of_the_place(line):
    at = datetime.fromisoformat(line["request"]["at"])
    assert MONDAY <= at.date() <= SUNDAY
    here = resolve(line["request"].get("here", ""))
    zone = timezone_of(here.state_code, here.county_fips) if here.state_code else None
    assert zone is None or at.astimezone(ZoneInfo(zone)).utcoffset() == at.utcoffset()


@each
def test_a_situation_is_two_sentences(line):
    ends = re.findall(r"(?<!\bSt)[.?!](?= [A-Z]|$)", line["situation"])
    assert len(ends) == 2


def test_ids_count_up_from_one_without_a_gap():
    assert [line["id"] for line in LINES] == [f"g{number:03d}" for number in range(1, len(LINES) + 1)]


def test_no_request_or_situation_stands_twice():
    assert max(Counter(line["situation"] for line in LINES).values()) == 1
    assert max(Counter(json.dumps(line["request"], sort_keys=True) for line in LINES).values()) == 1


def test_there_are_enough_requests():
    assert len(LINES) >= REQUESTS


@pytest.mark.parametrize(("place", "least"), BY_PLACE.items())
def test_there_are_enough_of_each_kind_of_place(place, least):
    assert sum(line["place"] == place for line in LINES) >= least


@pytest.mark.parametrize(("completeness", "least"), BY_COMPLETENESS.items())
def test_there_are_enough_full_partial_and_minimal_requests(completeness, least):
    assert sum(line["completeness"] == completeness for line in LINES) >= least


@pytest.mark.parametrize(("tag", "least"), BY_TAG.items())
def test_there_are_enough_of_each_tag(tag, least):
    assert len(tagged(tag)) >= least


def test_the_needs_are_many_and_the_common_ones_are_there():
    counts = Counter(code for line in LINES for code in line["request"].get("needs", ()))
    assert len(counts) >= NEEDS
    assert [code for code in COMMON_NEEDS if counts[code] < 3] == []


def test_the_languages_are_many_and_spanish_is_common():
    counts = Counter(code for line in LINES for code in languages(line))
    assert counts["es"] >= SPANISH
    assert len(counts.keys() - {"en", "es"}) >= OTHER_LANGUAGES


def test_lay_words_come_without_codes():
    for line in tagged("lay"):
        assert line["request"]["text"]
        assert not line["request"].keys() & {"needs", "victimizations"}, line["id"]


def test_misspelt_words_are_lay_words():
    assert [line["id"] for line in tagged("misspelt") if "lay" not in line["tags"]] == []


def test_three_places_are_different_places():
    assert all(len(set(places_of(line))) >= 2 for line in tagged("three-places"))
    assert sum(len(set(places_of(line))) == 3 for line in tagged("three-places")) >= BY_TAG["three-places"]


def test_a_request_tagged_stage_names_the_stage_and_the_custody():
    assert [line["id"] for line in tagged("stage") if not {"stage", "custody"} <= line["request"].keys()] == []


def test_a_request_of_one_group_says_who_the_person_is():
    assert [line["id"] for line in tagged("group") if not line["request"].keys() & {"populations", "age"}] == []


def test_where_no_place_is_known_none_narrower_than_a_state_is_given():
    given = [text for line in LINES if line["place"] == "none" for text in places_of(line)]
    assert {resolve(text).kind.value for text in given} <= {"STATE", "OUTSIDE_US"}
