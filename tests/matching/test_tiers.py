"""Tiers come before any score."""

import pytest

from matching.types import LanguageWanted, Modality, NeedWanted, Require
from tests.matching.samples import matched, offer, request

NATIONAL = {"area_keys": {"us"}, "area_scope": "national"}


def tier(asked, document) -> tuple[int, str | None]:
    found = next(one for one in matched(asked, document).matches if one.offer_id == document.offer_id)
    return found.tier, found.tier_reason.code if found.tier_reason else None


@pytest.mark.parametrize(
    ("changes", "asked", "expected"),
    [
        ({}, {}, (1, None)),
        ({"area_basis": "inferred"}, {}, (1, None)),
        ({"area_basis": "inferred", "area_keys": {"county:48491"}}, {}, (4, "tier_area_near")),
        ({"area_basis": "unknown", "area_keys": set()}, {}, (4, "tier_area_unknown")),
        ({"area_basis": "unknown", "area_keys": set(), "line": True}, {}, (4, "tier_area_unknown")),
        ({"area_keys": {"county:48201"}}, {"here": "Texas"}, (2, "tier_area_touches")),
        (
            {"area_keys": {"us"}, "area_scope": "national"},
            {"needs": "emergency-shelter"},
            (2, "tier_by_phone"),
        ),
        (
            {"area_keys": {"us"}, "area_scope": "national"},
            {"needs": "emergency-shelter", "victimizations": ("domestic-violence",)},
            (1, None),
        ),
        ({**NATIONAL, "victimizations": {"any-crime"}}, {"needs": "safety-planning"}, (1, None)),
        ({**NATIONAL, "victimizations": {"any-crime"}}, {"needs": "safety-planning emergency-shelter"}, (1, None)),
        (NATIONAL, {"needs": "safety-planning"}, (2, "tier_limited_crimes")),
        (NATIONAL, {"needs": "safety-planning", "victimizations": ("domestic-violence",)}, (1, None)),
        ({}, {"needs": "counseling", "victimizations": ("domestic-violence",)}, (2, "tier_crime_door")),
        ({"populations": {"latino"}}, {}, (4, "tier_community")),
        ({"populations": {"latino"}}, {"populations": ("latino",)}, (1, None)),
        ({"populations": {"latino"}, "languages": {"en": 4, "es": 3}}, {"languages": "es"}, (1, None)),
        ({"populations": {"latino"}, "languages": {"en": 4, "es": 3}}, {"languages": "en"}, (4, "tier_community")),
        ({"populations": {"latino", "all-victims"}}, {}, (1, None)),
        (
            {"kind": "state-hotline", "needs": {"information-referral"}, "victimizations": {"any-crime"}},
            {"needs": "counseling"},
            (3, "tier_general_door"),
        ),
        (
            {"victimizations": {"stalking", "scam", "arson"}},
            {"victimizations": ("domestic-violence",)},
            (4, "tier_other_crimes"),
        ),
        (
            {"victimizations": {"fraud", "scam", "arson"}},
            {"victimizations": ("homicide",)},
            (5, "tier_other_crimes"),
        ),
        ({}, {"languages": "es", "require": Require(language=True)}, (2, "required_language")),
        (
            {"area_keys": {"county:48201"}},
            {"here": "Texas", "languages": "es", "require": Require(language=True)},
            (2, "required_language"),
        ),
        ({}, {"require": Require(open_now=True)}, (2, "required_open_now")),
        (
            {},
            {"modalities": (Modality.CHAT,), "require": Require(modality=True)},
            (2, "required_modality"),
        ),
        ({"point": (29.76, -95.36)}, {"require": Require(max_km=50)}, (2, "required_distance")),
        ({"point": (30.27, -97.74)}, {"require": Require(max_km=50)}, (1, None)),
    ],
)
def test_the_tier_and_its_reason(changes, asked, expected):
    assert tier(request(**asked), offer(**changes)) == expected


def test_a_required_need_that_is_missed_lowers_and_is_named():
    asked = request(needs="")
    needs = (NeedWanted("emergency-shelter"), NeedWanted("grief-support", required=True))
    asked = type(asked)(**{**{f: getattr(asked, f) for f in asked.__dataclass_fields__}, "needs": needs})
    assert tier(asked, offer()) == (2, "required_need")


def test_a_least_language_level_counts_as_a_requirement():
    asked = request()
    wanted = (LanguageWanted("es", min_level=4),)
    asked = type(asked)(**{**{f: getattr(asked, f) for f in asked.__dataclass_fields__}, "languages": wanted})
    assert tier(asked, offer(languages={"en": 4, "es": 3})) == (2, "required_language")
    assert tier(asked, offer(languages={"en": 4, "es": 4})) == (1, None)


def test_a_better_score_never_lifts_over_a_tier():
    near = offer("near-but-unsure", area_basis="unknown", area_keys=set(), line=True, languages={"en": 4, "es": 4})
    sure = offer("sure", existence_on="never", contact_on="never")
    found = matched(request("emergency-shelter", languages="es"), near, sure)
    ranked = [(one.offer_id, one.tier) for one in found.matches]
    assert ranked == [("sure", 1), ("988-lifeline", 3), ("near-but-unsure", 4)]
    assert found.matches[2].score > found.matches[0].score


def test_with_few_inferred_areas_the_nearest_three_within_250_km_join():
    far = [
        offer(f"far-{km}", area_basis="inferred", area_keys={f"county:{fips}"}, centre=centre)
        for km, fips, centre in [
            (115, "48029", (29.45, -98.52)),
            (235, "48201", (29.86, -95.39)),
            (400, "48215", (26.4, -98.2)),
        ]
    ]
    found = matched(request(), *far)
    assert [one.offer_id for one in found.matches if one.offer_id.startswith("far")] == ["far-115", "far-235"]
    assert {one.tier_reason.code for one in found.matches if one.tier_reason} == {"tier_area_far"}
    assert [one.code for one in found.relaxations] == ["area"]


def test_the_lowest_of_several_reasons_decides():
    next_door = offer(area_basis="inferred", area_keys={"county:48491"}, needs={"counseling"})
    asked = request("counseling", languages="es", require=Require(language=True))
    assert tier(asked, next_door) == (4, "tier_area_near")


def test_an_inferred_area_ends_at_the_state_line_but_for_what_is_at_the_door():
    texarkana = {"here": "75501"}  # Texas, beside Arkansas
    over_there = {"area_basis": "inferred", "area_keys": {"county:05091"}, "states": {"AR"}}
    asked = request(**texarkana)
    near, far = offer("near", centre=(33.43, -93.99), **over_there), offer("far", centre=(33.9, -93.7), **over_there)
    found = [one.offer_id for one in matched(asked, near, far).matches]
    assert "near" in found
    assert "far" not in found
    assert "far" in [
        one.offer_id
        for one in matched(asked, offer("far", centre=(33.9, -93.7), **{**over_there, "states": {"TX"}})).matches
    ]


def test_general_doors_come_before_what_is_made_for_other_crimes():
    other = offer("other", victimizations={"fraud", "scam", "arson"}, needs={"counseling"})
    door = offer("door", kind="state-hotline", needs={"information-referral"}, victimizations={"any-crime"})
    found = matched(request("counseling", victimizations=("homicide",)), other, door)
    assert [(one.offer_id, one.tier) for one in found.matches if one.offer_id in {"other", "door"}] == [
        ("door", 3),
        ("other", 5),
    ]
