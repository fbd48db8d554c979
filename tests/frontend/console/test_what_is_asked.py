"""The form of a call becomes one request to the matching service."""

import pytest

from directory.errors import BadInput
from directory.models.calls import Triage
from frontend.console.asking import ROLE_OF, is_silent
from matching.types import Inquirer, LanguageWanted, NeedWanted, PlaceGiven, PlacesGiven, SafeContact
from tests.frontend.console.calling import HITS, asked, call

ROLES = {
    "victim": Inquirer.VICTIM,
    "witness": Inquirer.WITNESS,
    "family": Inquirer.FAMILY,
    "legal-responsibility": Inquirer.LEGAL_REPRESENTATIVE,
    "acting-at-request": Inquirer.ACTING_AT_REQUEST,
    "advocate": Inquirer.ADVOCATE,
    "crime-report": Inquirer.CRIME_REPORT,
    "media": Inquirer.MEDIA,
}


@pytest.mark.parametrize("triage", Triage.values)
def test_who_is_calling_is_the_role_of_the_request_where_it_is_one(triage):
    assert asked(triage=triage).inquirer == ROLES.get(triage)
    assert call(triage=triage).triage == triage


def test_each_role_comes_from_a_triage_that_is_counted():
    assert ROLE_OF == ROLES
    assert set(ROLE_OF) <= set(Triage.values)


def test_who_is_calling_goes_before_a_role_in_the_form():
    assert asked(triage="witness", inquirer="media").inquirer is Inquirer.WITNESS
    assert asked(triage="case-status", inquirer="media").inquirer is Inquirer.MEDIA
    assert asked(triage="no such triage").inquirer is None


def test_the_three_places_are_asked_each_for_itself():
    places = asked(place=" Fresno, CA ", crime_place="Denver", destination=" Reno, NV ").places
    assert places == PlacesGiven(PlaceGiven("Fresno, CA"), PlaceGiven("Denver"), PlaceGiven("Reno, NV"))
    assert asked(text=HITS).places == PlacesGiven()


def test_codes_and_choices_are_asked_as_they_are_picked():
    request = asked(need=["legal-help", "counseling"], population="veterans", language=["es", "prs"], age="34")
    assert request.needs == (NeedWanted("legal-help"), NeedWanted("counseling"))
    assert request.populations == ("veterans",)
    assert request.languages == (LanguageWanted("es"), LanguageWanted("prs"))
    assert request.age == 34
    chosen = asked(urgency="today", stage="sentenced", custody="federal")
    assert (chosen.urgency, chosen.stage, chosen.custody) == ("today", "sentenced", "federal")


@pytest.mark.parametrize(
    ("ticked", "safe"),
    [
        ({}, SafeContact()),
        ({"safe_text": "yes"}, SafeContact(text=True)),
        ({"safe_call": "yes", "safe_email": "yes"}, SafeContact(call=True, email=True)),
        ({"safe_call": ""}, SafeContact()),
    ],
)
def test_only_the_ways_that_are_ticked_are_safe(ticked, safe):
    assert asked(**ticked).safe_contact == safe


def test_an_operator_sees_nine_answers_and_what_is_for_operators():
    request = asked(text=HITS, after="where-the-page-begins")
    assert (request.first, request.audience, request.after) == (9, "operator", "where-the-page-begins")
    assert asked(text=HITS, first="50", audience="curator") == asked(text=HITS)


def test_a_crime_that_is_picked_does_not_hush_the_one_that_is_heard():
    assert asked(victimization="any-federal-crime").victimizations == ("any-federal-crime",)
    assert asked(victimization="any-federal-crime", text=HITS).victimizations == (
        "any-federal-crime",
        "domestic-violence",
    )
    down = {"victimization": "any-federal-crime", "text": HITS, "turned_down": "victimization:domestic-violence"}
    assert asked(**down).victimizations == ("any-federal-crime",)


@pytest.mark.parametrize(
    ("field", "value"),
    [("age", "old"), ("age", "121"), ("custody", "x"), ("stage", "x"), ("urgency", "x"), ("inquirer", "x")],
)
def test_what_no_form_offers_is_bad_input_of_its_field(field, value):
    with pytest.raises(BadInput) as refused:
        asked(**{field: value})
    assert refused.value.field == field


@pytest.mark.parametrize(
    ("fields", "silent"),
    [
        ({}, True),
        ({"triage": "victim"}, True),
        ({"inquirer": "media"}, True),
        ({"safe_text": "yes", "turned_down": "need:counseling", "after": "x"}, True),
        ({"text": " \x00 "}, True),
        ({"text": "x"}, False),
        ({"need": "counseling"}, False),
        ({"language": "es"}, False),
        ({"place": "Fresno"}, False),
        ({"crime_place": "Fresno"}, False),
        ({"destination": "Fresno"}, False),
        ({"urgency": "today"}, False),
        ({"triage": "victim", "age": "34"}, False),
    ],
)
def test_a_call_is_silent_until_something_is_known_to_rank_by(fields, silent):
    assert is_silent(call(**fields)) is silent


def test_what_is_too_long_or_too_much_is_cut():
    cut = call(
        text="x" * 3_000,
        place="y" * 3_000,
        destination="z" * 3_000,
        after="a" * 3_000,
        need=[f"n{number}" for number in range(400)],
        turned_down=[f"need:{number}" for number in range(400)],
    )
    assert [len(cut.asked.text), len(cut.asked.place), len(cut.destination), len(cut.after)] == [2_000, 200, 200, 400]
    assert cut.asked.need == tuple(f"n{number}" for number in range(20))
    assert len(cut.turned_down) == 60


def test_a_zero_byte_is_left_out():
    read = call(text="my hus\x00band", place="\x00", destination="Re\x00no", need=["coun\x00seling", "\x00"])
    assert (read.asked.text, read.asked.place, read.destination) == ("my husband", "", "Reno")
    assert read.asked.need == ("counseling",)
