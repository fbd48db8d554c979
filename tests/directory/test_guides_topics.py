"""Which guides answer a topic, and in which order."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from directory.errors import BadInput, NotFound
from directory.guides import STAGES, Topic, guide, guides, guides_for
from matching.types import Stage


def ids(found):
    return [each.id for each in found]


def test_twenty_four_guides_are_shipped_in_reading_order():
    assert ids(guides()) == [
        "emergency-911",
        "local-police",
        "report-a-crime",
        "office-for-victims-of-crime",
        "hsi-tip-line",
        "blue-campaign",
        "dhs-vine",
        "state-vine",
        "doj-vns",
        "ice-odls",
        "detention-reporting-line",
        "eoir-case-information",
        "ice-voice",
        "community-relations-officer",
        "no-community-relations-officer",
        "voice-history",
        "removal-process",
        "find-your-district-attorney",
        "us-attorney",
        "victim-impact-statement",
        "state-compensation",
        "u-and-t-visas",
        "press-office",
        "calling-by-relay",
    ]


def test_report_a_crime_leads_to_local_police_and_then_the_hsi_tip_line():
    assert ids(guides_for(["report-a-crime"]))[:2] == ["local-police", "hsi-tip-line"]


@pytest.mark.parametrize(
    ("stage", "expected"),
    [
        (None, ["dhs-vine", "state-vine", "doj-vns"]),
        ("custody", ["dhs-vine", "state-vine", "doj-vns"]),
        ("removal", ["dhs-vine"]),
        ("charged", ["state-vine", "doj-vns"]),
        ("investigation", ["doj-vns"]),
    ],
)
def test_the_stage_chooses_the_right_notification_service(stage, expected):
    assert ids(guides_for(["custody-notification"], stage)) == expected


def test_a_topic_whose_guides_fit_no_stage_is_still_answered():
    assert ids(guides_for(["removal-process"], "charged")) == ["removal-process"]


def test_some_guides_are_reached_by_their_id_alone():
    offered = ids(guides_for(list(Topic)))
    assert [one for one in ids(guides()) if one not in offered] == [
        "office-for-victims-of-crime",
        "blue-campaign",
        "detention-reporting-line",
        "no-community-relations-officer",
        "voice-history",
        "u-and-t-visas",
    ]
    assert guide("no-community-relations-officer").topic is Topic.COMMUNITY_RELATIONS_OFFICER


@given(
    st.lists(st.sampled_from([topic.value for topic in Topic])),
    st.sampled_from([None, *sorted(STAGES)]),
)
def test_every_topic_asked_for_is_answered_and_no_guide_comes_twice(topics, stage):
    found = ids(guides_for(topics, stage))
    assert len(found) == len(set(found))
    for topic in topics:
        assert set(ids(guides_for([topic], stage))) <= set(found)
        assert guides_for([topic], stage)


def test_an_unknown_topic_stage_or_id_is_refused_by_name():
    with pytest.raises(BadInput) as topic_error:
        guides_for(["weather"])
    with pytest.raises(BadInput) as stage_error:
        guides_for(["press"], "tomorrow")
    with pytest.raises(NotFound) as id_error:
        guide("weather")
    assert [error.value.field for error in (topic_error, stage_error, id_error)] == ["topics", "stage", "id"]


def test_the_stages_of_guides_are_those_of_a_request():
    assert {stage.value for stage in Stage} == STAGES
