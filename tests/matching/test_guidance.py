"""What is no service is answered by a guide."""

import pytest

from matching.types import Custody, Inquirer, Stage
from tests.matching.samples import matched, offer, request

OFFICER = offer("ice-cro-texas", role="liaison", area_keys={"state:TX"}, area_scope="states")


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({}, ()),
        ({"needs": "crime-reporting"}, ("local-police", "report-a-crime", "hsi-tip-line")),
        ({"inquirer": Inquirer.CRIME_REPORT}, ("local-police", "report-a-crime", "hsi-tip-line")),
        ({"inquirer": Inquirer.MEDIA}, ("press-office",)),
        ({"needs": "custody-status-link"}, ("ice-odls",)),
        ({"needs": "compensation"}, ("state-compensation",)),
        ({"needs": "custody-notification"}, ("state-vine",)),
        ({"needs": "custody-notification", "custody": Custody.FEDERAL}, ("doj-vns",)),
        ({"needs": "custody-notification custody-status-link"}, ("ice-odls", "state-vine", "dhs-vine")),
        (
            {"needs": "custody-notification custody-status-link", "custody": Custody.STATE},
            ("ice-odls", "state-vine"),
        ),
        (
            {"needs": "custody-notification", "custody": Custody.IMMIGRATION},
            ("dhs-vine", "community-relations-officer"),
        ),
        ({"stage": Stage.SENTENCED}, ("state-vine", "victim-impact-statement")),
        ({"stage": Stage.CHARGED}, ("find-your-district-attorney",)),
        (
            {"stage": Stage.CHARGED, "victimizations": ("hate-crime",)},
            ("find-your-district-attorney", "us-attorney"),
        ),
        (
            {"stage": Stage.CHARGED, "custody": Custody.FEDERAL},
            ("doj-vns", "find-your-district-attorney", "us-attorney"),
        ),
        (
            {"stage": Stage.REMOVAL},
            ("ice-voice", "removal-process", "community-relations-officer"),
        ),
        (
            {"stage": Stage.REMOVAL, "here": "Boston, MA"},
            ("ice-voice", "removal-process", "no-community-relations-officer"),
        ),
    ],
)
def test_the_guides_of_a_request(asked, expected):
    assert matched(request(**asked), OFFICER).guides == expected


def test_how_to_report_brings_the_channels_for_it_and_those_who_stand_by_people_hurt_that_way():
    channel = offer("channel", role="reporting-channel", needs={"crime-reporting"}, victimizations={"any-crime"})
    program, bank = offer("program"), offer("bank", victimizations={"fraud"})
    asked = request("crime-reporting", victimizations=("domestic-violence",))
    found = [(one.offer_id, one.tier) for one in matched(asked, channel, program, bank).matches]
    assert found == [("channel", 1), ("program", 2)]


def test_who_was_hurt_and_asks_how_to_report_is_not_sent_to_the_immigration_agency():
    channel = offer(
        "hsi",
        role="reporting-channel",
        operated_by="immigration-agency",
        needs={"crime-reporting"},
        victimizations={"any-crime"},
    )
    assert [one.offer_id for one in matched(request("crime-reporting"), channel).matches] == []
    reporter = request("crime-reporting", inquirer=Inquirer.CRIME_REPORT)
    assert [one.offer_id for one in matched(reporter, channel).matches] == ["hsi"]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("where is he detained", "ice-odls"),
        ("when is his immigration court date", "eoir-case-information"),
        ("I want to report a crime", "local-police"),
        ("I am a reporter, I have questions for the press office", "press-office"),
    ],
)
def test_lay_words_bring_their_guide_first(text, first):
    assert matched(request(text=text), OFFICER).guides[0] == first
