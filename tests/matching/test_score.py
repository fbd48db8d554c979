"""Each part of the score to the digit, and the whole as their exact sum."""

from datetime import UTC, datetime, time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from directory.hours import Window
from matching.coverage import nearness
from matching.gates import judge
from matching.inquiry import inquiry
from matching.resolving import understand
from matching.scoring import score, weights
from matching.types import Urgency
from tests.matching.samples import line, matched, offer, request

OFFICE_HOURS = Window(frozenset({0, 1, 2, 3, 4}), time(9), time(17), "America/Chicago")


def value(factor: str, asked, document) -> float:
    asked = inquiry(understand(asked))
    scored = score(asked, judge(asked, document), weights(asked))
    return next(part.value for part in scored.parts if part.factor == factor)


def weighed(asked) -> dict[str, float]:
    return {factor: round(weight, 4) for factor, weight in weights(inquiry(understand(asked))).items()}


def test_all_parts_with_input_weigh_as_specified():
    assert weighed(request("emergency-shelter", languages="es")) == {
        "needs": 34, "geography": 20, "language": 16, "fit": 12, "access": 8, "freshness": 6, "capacity": 4,
    }  # fmt: skip


def test_parts_without_input_drop_and_the_rest_scales_to_100():
    assert weighed(request(here="")) == {"fit": 40, "access": 26.6667, "freshness": 20, "capacity": 13.3333}


def test_urgency_doubles_access_before_scaling():
    plain = weighed(request("emergency-shelter", languages="es", urgency=Urgency.TODAY))
    assert plain["access"] == round(16 * 100 / 108, 4)
    assert plain["needs"] == round(34 * 100 / 108, 4)


def test_unread_words_weigh_fifteen():
    asked = request("emergency-shelter", languages="es", text="zzyzx")
    assert weighed(asked)["text"] == round(15 * 100 / 115, 4)


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, 1.0),
        ({"needs": {"emergency-shelter"}, "primary_needs": {"emergency-shelter"}}, 1.0),
        ({"needs": {"emergency-shelter", "counseling"}, "primary_needs": {"counseling"}}, 0.85),
        ({"role": "information-referral"}, 0.7),
    ],
)
def test_how_closely_a_need_is_met(changes, expected):
    assert value("needs", request("emergency-shelter"), offer(**changes)) == pytest.approx(expected)


def test_several_needs_are_a_weighted_mean():
    half = offer(needs={"emergency-shelter"})
    assert value("needs", request("emergency-shelter counseling"), half) == pytest.approx(0.5)


@pytest.mark.parametrize(("km", "expected"), [(0, 1), (3, 1), (15, 0.5), (27, 0.25)])
def test_distance_is_full_to_three_km_and_then_halves(km, expected):
    assert nearness(km, 12) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("document", "needs", "expected"),
    [
        (offer(), "emergency-shelter", 0.45),
        (offer(area_keys={"county:48453", "county:48491"}), "emergency-shelter", 0.40),
        (offer(area_keys={"state:TX"}, area_scope="states"), "emergency-shelter", 0.30),
        (offer(area_keys={"state:TX"}, area_scope="states"), "safety-planning", 0.60),
        (line(needs={"safety-planning"}), "safety-planning", 0.50),
        (offer(line=True), "safety-planning", 0.75),
        (offer(line=True, area_keys={"county:48453", "county:48491"}), "safety-planning", 0.70),
        (offer(point=(31.5, -97.1)), "safety-planning", 0.45),
        (offer(point=(30.2711, -97.7437)), "emergency-shelter", 1.0),
    ],
)
def test_the_best_way_in_which_an_offer_can_serve_counts(document, needs, expected):
    assert value("geography", request(needs), document) == pytest.approx(expected, abs=1e-6)


@pytest.mark.parametrize(
    ("spoken", "interpreter", "wanted", "expected"),
    [
        ({"en": 4, "es": 4}, "unknown", "es", 1.0),
        ({"en": 4, "es": 3}, "unknown", "es", 0.85),
        ({"en": 4}, "yes", "es", 0.6),
        ({"en": 4, "es": 1}, "unknown", "es", 0.25),
        ({"en": 4}, "unknown", "es", 0.3),
        ({"en": 4, "es": None}, "unknown", "es", 0.3),
        ({"en": 4}, "yes", "ase", 0.3),
        ({"es": 4}, "unknown", "en", 0.0),
        ({}, "unknown", "en", 1.0),
        ({"en": 4, "es": 4}, "unknown", "prs es", 0.8),
        ({"en": 4, "es": 4}, "unknown", "es prs", 1.0),
    ],
)
def test_the_best_language_counts_the_first_most(spoken, interpreter, wanted, expected):
    document = offer(languages=spoken, interpreter=interpreter)
    assert value("language", request(languages=wanted), document) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("changes", "asked", "expected"),
    [
        ({"populations": {"all-victims"}}, {}, (0.3 + 1) / 2),
        ({"victimizations": {"any-crime"}}, {}, 1.0),
        ({"victimizations": set(), "populations": set()}, {}, 0.7),
        ({}, {"victimizations": ("domestic-violence",)}, (1 + 1) / 2),
        ({"victimizations": {"domestic-violence", "fraud", "arson"}}, {"victimizations": ("arson",)}, (0.8 + 1) / 2),
        ({"victimizations": {"any-crime"}}, {"victimizations": ("arson",)}, (0.6 + 1) / 2),
        ({"victimizations": set()}, {"victimizations": ("arson",)}, (0.4 + 1) / 2),
        ({"victimizations": {"fraud", "arson", "scam"}}, {"victimizations": ("homicide",)}, (0 + 1) / 2),
        ({"victimizations": {"any-crime"}, "populations": {"latino"}}, {"populations": ("latino",)}, 1.0),
        ({"victimizations": {"any-crime"}}, {"populations": ("latino",)}, (1 + 0.6) / 2),
        ({"victimizations": {"any-crime"}, "populations": set()}, {"populations": ("latino",)}, (1 + 0.4) / 2),
        ({"victimizations": {"any-crime"}, "populations": {"asian"}}, {"populations": ("latino",)}, (1 + 0.2) / 2),
    ],
)
def test_fit_is_the_mean_of_crime_and_group(changes, asked, expected):
    assert value("fit", request(**asked), offer(**changes)) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"always_open": True}, 1.0),
        ({"windows": (OFFICE_HOURS,)}, 1.0),
        ({"windows": (Window(frozenset({0}), time(13), time(17), "America/Chicago"),)}, 0.7),
        ({"windows": (Window(frozenset({0}), time(16), time(17), "America/Chicago"),)}, 0.5),
        ({"windows": (Window(frozenset({1}), time(9), time(17), "America/Chicago"),)}, 0.2),
        ({}, 0.4),
        ({"windows": (OFFICE_HOURS,), "hours_on": "2026-03-27"}, 0.4),
        ({"windows": (OFFICE_HOURS,), "hours_on": "never"}, 0.4),
        ({"always_open": True, "hours_on": "2019-01-01"}, 1.0),
    ],
)
def test_open_now_on_the_providers_clock(changes, expected):
    assert value("access", request(), offer(**changes)) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("existence", "contact", "expected"),
    [
        ("2026-11-23", "2026-11-23", 1.0),
        ("2025-11-23", "2026-11-23", 0.6),
        ("2026-11-23", "2026-02-26", 0.6),
        ("never", "2026-11-23", 0.1),
        ("undated", "2026-11-23", 0.2),
        ("2030-01-01", "2026-11-23", 1.0),
    ],
)
def test_freshness_halves_by_its_own_clock(existence, contact, expected):
    document = offer(existence_on=existence, contact_on=contact)
    assert value("freshness", request(), document) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("capacity", "expires", "expected"),
    [("open", "", 1.0), ("waitlist", "", 0.4), ("full", "", 0.1), ("", "", 0.5), ("full", "2026-11-22", 0.5)],
)
def test_room_is_known_until_it_expires(capacity, expires, expected):
    document = offer(capacity=capacity, capacity_expires=expires)
    assert value("capacity", request(), document) == pytest.approx(expected)


def test_unread_words_count_most_in_the_name():
    asked = request(text="zzyzx qwertz")
    document = offer(name_tokens={"zzyzx"}, need_tokens=set(), description_tokens={"qwertz"})
    assert value("text", asked, document) == pytest.approx((3 + 1) / 6)


CODES = st.sampled_from(["", "emergency-shelter", "safety-planning counseling", "legal-civil"])


@settings(max_examples=200, derandomize=True, deadline=None)
@given(
    needs=CODES,
    languages=st.sampled_from(["", "es", "prs es"]),
    here=st.sampled_from(["", "78701", "Texas", "Austin, TX"]),
    urgency=st.sampled_from([None, *Urgency]),
    point=st.sampled_from([None, (30.27, -97.74), (31.0, -97.0)]),
    basis=st.sampled_from(["declared", "inferred", "unknown"]),
    days=st.integers(-4_000, 4_000),
)
def test_points_sum_to_the_score_which_lies_between_0_and_100(needs, languages, here, urgency, point, basis, days):
    day = datetime.fromtimestamp(1_700_000_000 + days * 86_400, tz=UTC).date().isoformat()
    document = offer(point=point, area_basis=basis, existence_on=day, contact_on=day)
    for one in matched(request(needs, here, languages=languages, urgency=urgency), document).matches:
        assert sum(round(part.points * 1e6) for part in one.parts) == round(one.score * 1e6)
        assert all(0 <= part.points <= part.weight + 1e-6 for part in one.parts)
        assert 0 <= one.score <= 100
        assert sum(part.weight for part in one.parts) == pytest.approx(100)
