"""Who was not hurt, or only looks for somebody who is held, finds services for victims last."""

import pytest

from tests.matching.properties.asking import on_each_engine
from tests.matching.samples import line, offer, request, tier_with

FITS, LAST = (1, None), (4, "tier_community")
HELD = {"custody": "immigration", "needs": "custody-status-link information-referral"}
NEWS = {"context": "immigration-custody", "needs": {"custody-notification", "information-referral"}}


@on_each_engine
@pytest.mark.parametrize(
    ("changes", "asked", "expected"),
    [
        (NEWS, {}, LAST),
        (NEWS, {"victimizations": ("assault",)}, FITS),
        (NEWS, {"needs": "custody-notification"}, FITS),
        ({**NEWS, "role": "liaison"}, {}, FITS),
        ({**NEWS, "role": "information-referral"}, {}, FITS),
        ({**NEWS, "needs": {"custody-status-link"}}, {}, FITS),
    ],
)
def test_news_for_victims_is_not_for_who_only_looks_for_somebody_held(engine, changes, asked, expected):
    assert tier_with(engine, request(**{**HELD, **asked}), line("news", **changes)) == expected


@on_each_engine
@pytest.mark.parametrize(
    ("needs", "expected"),
    [("custody-status-link information-referral", LAST), ("custody-status-link counseling", FITS)],
)
def test_a_program_for_some_harm_is_not_either_while_nothing_else_is_asked(engine, needs, expected):
    program = offer("program", needs={"information-referral", "counseling"})
    assert tier_with(engine, request(needs, custody="immigration"), program) == expected


@on_each_engine
@pytest.mark.parametrize(
    ("inquirer", "needs", "served", "expected"),
    [
        ("media", "information-referral", {"domestic-violence"}, LAST),
        ("unrelated", "information-referral", {"domestic-violence"}, LAST),
        ("unrelated", "information-referral", {"any-crime"}, FITS),
        ("unrelated", "information-referral outreach", {"domestic-violence"}, FITS),
        ("family", "information-referral counseling", {"domestic-violence"}, FITS),
        (None, "information-referral counseling", {"domestic-violence"}, FITS),
    ],
)
def test_the_press_and_people_with_no_part_in_it_find_programs_for_some_harm_last(
    engine, inquirer, needs, served, expected
):
    program = offer("program", needs={"information-referral"}, victimizations=served)
    assert tier_with(engine, request(needs, inquirer=inquirer), program) == expected


@on_each_engine
@pytest.mark.parametrize(
    ("inquirer", "expected"), [("media", LAST), ("unrelated", LAST), ("family", FITS), (None, FITS)]
)
def test_a_line_that_listens_is_for_people_in_distress(engine, inquirer, expected):
    hotline = line("hotline", needs={"information-referral"}, victimizations={"any-crime"})
    assert tier_with(engine, request("information-referral", inquirer=inquirer), hotline) == expected


@on_each_engine
@pytest.mark.parametrize(
    ("asked", "offered", "expected"),
    [
        ({"needs": "legal-immigration"}, {"immigration-relief-information", "legal-immigration"}, LAST),
        ({"needs": "legal-immigration"}, {"legal-immigration"}, FITS),
        ({"needs": "legal-immigration immigration-relief-information"}, {"immigration-relief-information"}, FITS),
        (
            {"needs": "legal-immigration", "victimizations": ("assault",)},
            {"immigration-relief-information"},
            LAST,
        ),
        (
            {"needs": "legal-immigration", "victimizations": ("assault",)},
            {"immigration-relief-information", "legal-immigration"},
            FITS,
        ),
        (
            {"needs": "legal-immigration"},
            {"immigration-relief-information", "legal-immigration", "counseling"},
            FITS,
        ),
    ],
)
def test_visas_for_victims_wait_for_a_crime_or_for_the_question(engine, asked, offered, expected):
    page = offer("page", needs=offered, populations={"all-victims"}, victimizations={"any-crime"})
    assert tier_with(engine, request(**asked), page) == expected
