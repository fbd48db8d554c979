"""The right side of the console: answers with a digit each, page by page, with lines, questions and notes on places."""

import pytest

from frontend.console.answers import Question
from tests.frontend.console.calling import HITS, address, attributes, screen, signed_in, understood, words

pytestmark = pytest.mark.usefixtures("shipped_index")
HOTLINE, LIFELINE = "national-domestic-violence-hotline", "988-lifeline"
FRESNO = {"text": HITS, "place": "Fresno, CA"}
LAWYER = {"need": "legal-civil", "place": "Albuquerque, NM"}  # fewer answers than a list may hold


def keys(shown):
    return [card.key for _, card in shown["answer"].cards]


def pages(**form):
    found, after = [], ""
    while after or not found:
        page = screen(**form, after=after)
        found.append(page)
        after = page["answer"].more
    return found


def questions(**form):
    return screen(**form)["answer"].questions


def test_answers_are_numbered_from_one_to_the_last_and_never_more_than_nine():
    for form in (FRESNO, LAWYER, {"text": "x"}, {"place": "Pago Pago"}):
        shown = screen(**form)["answer"].cards
        assert [number for number, _ in shown] == list(range(1, len(shown) + 1))
        assert 1 <= len(shown) <= 9


def test_each_page_begins_with_one_again_and_no_answer_comes_twice():
    found = pages(**FRESNO)
    assert [next(number for number, _ in page["answer"].cards) for page in found] == [1] * len(found)
    every = [key for page in found for key in keys(page)]
    assert len(every) == len(set(every)) == found[0]["answer"].total == 50
    assert len(found) >= 6
    assert [page["later"] for page in found] == [False] + [True] * (len(found) - 1)
    assert found[-1]["answer"].more == ""


def test_what_helps_most_stands_first():
    assert keys(screen(**FRESNO))[:2] == ["ca-marjaree-mason-center-fresno", HOTLINE]


def test_a_place_to_go_to_brings_what_helps_there():
    bed = {"need": "emergency-shelter", "victimization": "domestic-violence", "place": "Fresno, CA"}
    nevada = {key for key in keys(screen(**bed, destination="Reno, NV")) if key.startswith("nv-")}
    assert nevada
    assert not [key for key in keys(screen(**bed)) if key.startswith("nv-")]


def test_a_crime_elsewhere_brings_the_money_of_that_state():
    form = {"text": "I was robbed, who pays my hospital bill", "place": "Wichita, KS"}
    assert keys(screen(**form, crime_place="Denver, CO"))[0].startswith("co-crime-victim-compensation")
    assert keys(screen(**form))[0].startswith("ks-crime-victim-compensation")


def test_a_line_stands_once_among_the_lines():
    for form in (FRESNO, LAWYER, {"text": "quiero matarme"}, {"need": "emergency-shelter", "urgency": "in-danger"}):
        shown = screen(**form)
        lines = [
            *(card.key for card in shown["answer"].pinned),
            *(card.key for card in shown["answer"].lines),
            *(card.key for card in shown["lines"]),
        ]
        assert len(lines) == len(set(lines))
        assert {HOTLINE, LIFELINE} <= set(lines)


def test_a_threat_to_oneself_pins_the_crisis_line():
    shown = screen(text="quiero matarme")
    assert shown["answer"].in_danger
    assert [card.key for card in shown["answer"].pinned] == [LIFELINE]
    assert not screen(**FRESNO)["answer"].in_danger
    assert screen(**FRESNO, urgency="in-danger")["answer"].in_danger


def test_questions_are_numbered_and_say_how_to_answer_them():
    assert questions(**FRESNO) == (
        Question(1, "Did it happen somewhere else?", 0, box="crime_place"),
        Question(2, "Is it a federal case, such as one of the FBI?", 13, "victimization", "any-federal-crime"),
        Question(3, "Is the person held by immigration?", 6, "custody", "immigration"),
        Question(4, "Is the person in federal prison?", 3, "custody", "federal"),
        Question(5, "Is the person in a jail or a state prison?", 3, "custody", "state"),
        Question(6, "Is it someone of this group: Military members and families?", 8, "population", "military"),
        Question(7, "Is it someone of this group: LGBTQ people?", 6, "population", "lgbtq"),
    )


def test_where_no_place_is_known_the_first_question_leads_to_its_box():
    first = questions(text=HITS)[0]
    assert (first.words, first.name, first.value, first.box) == ("Which state are they in?", "", "", "place")
    assert first.would_add > 300
    assert questions(text=HITS, place="Fresno, CA")[0].box == "crime_place"


@pytest.mark.parametrize("place", [1, 2, 3])
def test_a_yes_adds_as_many_answers_as_the_question_says_and_it_is_not_asked_again(place):
    question = questions(**LAWYER)[place - 1]
    yes = LAWYER | {question.name: question.value}
    before, after = screen(**LAWYER)["answer"], screen(**yes)["answer"]
    assert after.total == before.total + question.would_add
    assert question.words not in {one.words for one in after.questions}
    assert (question.name, question.value, True) in {(chip.name, chip.value, chip.given) for chip in after.chips}


@pytest.mark.parametrize("number", [2, 3, 4, 5, 6, 7])
def test_a_yes_keeps_what_was_heard_and_given_before(number):
    question = questions(**FRESNO)[number - 1]
    before = {chip.turned_down for chip in understood(**FRESNO)}
    assert {chip.turned_down for chip in understood(**FRESNO, **{question.name: question.value})} > before


def test_a_yes_changes_the_list_of_who_is_held():
    held = {"need": "custody-notification", "place": "Houston, TX"}
    (question,) = [one for one in questions(**held) if one.value == "immigration"]
    yes = screen(**held, **{question.name: question.value})
    assert set(keys(yes)) != set(keys(screen(**held)))
    assert yes["answer"].guides[0] == "dhs-vine"


@pytest.mark.parametrize(
    ("form", "name", "trouble", "told"),
    [
        ({"place": "Springfield"}, "place", True, "There is more than one “Springfield”. Which one do you mean?"),
        (
            {"crime_place": "Springfield", "place": "Fresno, CA"},
            *("crime_place", True, "There is more than one “Springfield”. Which one do you mean?"),
        ),
        ({"crime_place": "Denver"}, "crime_place", False, "We read “Denver” as Denver, CO."),
        ({"text": "vivo en Fresno"}, "place", False, "We read “Fresno” as Fresno, CA."),
    ],
)
def test_a_note_on_a_place_says_which_box_it_is_about(form, name, trouble, told):
    (note,) = screen(**form)["answer"].place_notes
    assert (note.name, note.trouble, note.words) == (name, trouble, told)
    answer = signed_in().post(address("answers"), form)
    assert set(attributes(answer, "data-place")) == {name}
    assert next(one for one in words(answer) if "“" in one) == told


def test_a_note_still_names_what_was_typed_after_something_was_turned_down():
    form = {"text": "mi esposo me pega, vivo en Fresno", "turned_down": "need:counseling"}
    assert [note.words for note in screen(**form)["answer"].place_notes] == ["We read “Fresno” as Fresno, CA."]


def test_a_choice_of_a_note_is_read_as_the_place_it_names():
    (note,) = screen(place="Springfield")["answer"].place_notes
    labels = [choice.words for choice in note.choices]
    assert labels[:3] == ["Springfield, MO", "Springfield, MA", "Springfield, IL"]
    assert [chip.value for chip in understood(place=labels[2])] == ["Springfield, IL"]
    assert screen(place=labels[2])["answer"].place_notes == ()


def test_guides_that_lead_on_are_there_to_open():
    shown = screen(need="crime-reporting", place="Dallas, TX")
    assert shown["answer"].guides == ("local-police", "report-a-crime", "hsi-tip-line")
    assert [row.key for row in shown["guides_found"]] == list(shown["answer"].guides)


def test_before_anything_is_known_the_two_lines_stand_alone():
    answer = signed_in().post(address("answers"), {"triage": "victim"})
    assert attributes(answer, "data-key") == [HOTLINE, LIFELINE]
    assert attributes(answer, "data-number-key") == []


def test_the_page_carries_digits_listings_and_the_cursor():
    client = signed_in()
    first = client.post(address("answers"), FRESNO)
    count = len(keys(screen(**FRESNO)))
    assert attributes(first, "data-number-key") == [str(number) for number in range(1, count + 1)]
    assert attributes(first, "data-listing")[0] == "ca-marjaree-mason-center-fresno"
    (after,) = attributes(first, "data-after")
    second = client.post(address("answers"), FRESNO | {"after": after})
    assert set(attributes(second, "data-key")[:9]).isdisjoint(keys(screen(**FRESNO)))
    assert "first-page" in attributes(second, "data-action")
    assert "first-page" not in attributes(first, "data-action")


def test_a_cursor_of_another_question_is_said_and_no_failure():
    after = screen(**FRESNO)["answer"].more
    answer = signed_in().post(address("answers"), {"text": HITS, "place": "Denver, CO", "after": after})
    assert (answer.status_code, attributes(answer, "data-field")) == (422, ["after"])


def test_without_scripts_the_same_form_is_answered_by_the_whole_screen():
    answer = signed_in().post(address("console"), FRESNO | {"triage": "victim", "destination": "Reno, NV"})
    html = answer.content.decode()
    assert attributes(answer, "data-number-key")[0] == "1"
    assert f">{HITS}</textarea>" in html
    assert 'value="Reno, NV"' in html
    assert html.count(" checked>") == 2  # who is calling, and that single keys are used
