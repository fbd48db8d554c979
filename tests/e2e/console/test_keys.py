"""Each key of the map does what the map says, and none of them while somebody writes."""

import pytest
from playwright.sync_api import expect

from directory.models import NumberReport
from frontend.console.keys import ANSWERS, CALL, FIELDS, GROUPS, TRIAGE
from frontend.console.scripts import SCRIPTS

pytestmark = pytest.mark.browser
KEY = {action.code: action.key for _heading, actions in GROUPS for action in actions}
TOLD = "my husband hits me and I need a bed tonight"
# What is there after the key of a field, and was not before.
FIELD = {
    "text": "#text:focus",
    "needs": "#needs:focus",
    "language": "#language:focus",
    "place": "#place:focus",
    "crime-place": "#crime_place:focus",
    "destination": "#destination:focus",
    "urgency": "#urgency:has([value=in-danger]:checked)",
    "stage": "#stage:focus",
    "custody": "#custody:focus",
    "chips": "#chips button:focus",
    "safe-contact": "#safe [name=safe_call]:focus",
    "attested": "[data-attested]:text-is('yes')",
}
OF_THE_CALL = {
    "scripts": "#drawer #find-script:focus",
    "hand-over": "dialog#hand-over[open]",
    "end": "dialog#end[open]",
    "help": "dialog#help[open]",
}


@pytest.fixture
def answered(call):
    """Somebody in Fresno whom her husband hits, with answers."""
    call.press("v")
    call.write("s", TOLD)
    call.place("Fresno, CA", "Fresno, CA")
    return call


def cards(call):
    return [card.get_attribute("data-name") for card in call.page.locator("#answers .card").all()]


def test_one_key_says_who_is_calling_and_opens_the_script_that_is_there_for_it(call):
    drawer = call.page.locator("#drawer")
    for action in TRIAGE:
        call.press(action.key)
        expect(call.page.locator(f"[name=triage][value={action.code}]")).to_be_checked()
        if action.code in SCRIPTS:
            expect(drawer.locator(f"#script-{action.code}")).to_be_visible()
        else:
            expect(drawer).to_be_hidden()


def test_a_script_for_the_call_itself_stays_beside_who_is_calling(call):
    call.write("/", "relay")
    call.press("v")
    expect(call.page.locator("#script-relay-call")).to_be_visible()
    call.press("m")
    expect(call.page.locator("#script-relay-call")).to_be_hidden()
    expect(call.page.locator("#script-media")).to_be_visible()


def test_one_key_leads_to_each_field(answered):
    assert set(FIELD) == {action.code for action in FIELDS}
    for code, there in FIELD.items():
        expect(answered.page.locator(there)).to_have_count(0)
        answered.press(KEY[code])
        expect(answered.page.locator(there)).to_have_count(1)
        answered.press("Escape")


def test_one_key_leads_to_each_thing_to_do_with_a_call(answered):
    assert {*OF_THE_CALL, "new-call"} == {action.code for action in CALL}
    for code, there in OF_THE_CALL.items():
        expect(answered.page.locator(there)).to_have_count(0)
        answered.press(KEY[code])
        expect(answered.page.locator(there)).to_have_count(1)
        answered.press("Escape", "Escape")
    answered.press(KEY["new-call"])
    assert (answered.value("text"), answered.value("place"), cards(answered)) == ("", "", [])


def test_one_key_attests_and_asks_again(call):
    told = call.page.locator("[data-attested]")
    expect(told).to_be_hidden()
    call.press("v")
    for words in ("not asked", "yes", "no", "not asked"):
        expect(told).to_have_text(words)
        call.press(KEY["attested"])


def test_more_answers_and_back_to_the_first(answered):
    first = cards(answered)
    answered.press(KEY["next-page"])
    expect(answered.page.locator("[data-action=first-page]")).to_be_visible()
    assert not set(first) & set(cards(answered))
    answered.press(KEY["first-page"])
    expect(answered.page.locator("[data-action=first-page]")).to_have_count(0)
    assert cards(answered) == first


def test_everything_about_the_answer_that_was_chosen(answered):
    about = answered.page.locator("#answers .card .about")
    answered.press("2", KEY["why"])
    expect(about.nth(1)).to_have_attribute("open", "")
    assert about.nth(0).get_attribute("open") is None
    answered.press(KEY["why"])
    assert about.nth(1).get_attribute("open") is None


def test_why_a_place_is_not_here(answered):
    answered.press(KEY["why-not"])
    assert answered.focused() == "organization"
    answered.type("marjaree")
    answered.press("Enter")
    expect(answered.page.locator("#looked-up .why-not li").first).to_contain_text("Domestic violence program")
    expect(answered.page.locator("#organization-box")).to_be_hidden()
    assert answered.focused() == "main"


def test_a_number_that_does_not_work_is_told_once_in_a_shift(answered):
    answered.press("2", KEY["wrong"])
    expect(answered.status()).to_have_text("Told to the people who check numbers")
    answered.press(KEY["wrong"])
    expect(answered.status()).to_have_text("You told them already")
    told = answered.page.locator("#answers .card").nth(1).get_attribute("data-listing")
    assert list(NumberReport.objects.values_list("service__source_id", "problem")) == [(told, "number-does-not-work")]


def test_the_offices_of_the_place(answered):
    assert {action.code for action in ANSWERS} == {"next-page", "first-page", "why", "why-not", "wrong", "offices"}
    answered.press(KEY["offices"])
    expect(answered.page.locator("#offices:focus")).to_be_in_viewport()


def test_a_digit_puts_an_answer_into_the_basket_and_takes_it_out(answered):
    names = cards(answered)
    basket = answered.page.locator("#basket li bdi:first-child")
    answered.press("1", "3")
    assert basket.all_inner_texts() == [names[0], names[2]]
    answered.press("1")
    assert basket.all_inner_texts() == [names[2]]


def test_shift_and_a_digit_answers_yes_to_a_question(answered):
    asked = answered.page.locator("#answers [data-question='6']")
    expect(asked).to_contain_text("Military members and families")
    answered.press("Shift+Digit6")
    expect(answered.page.locator("#chips .given[data-name=population][data-value=military]")).to_be_visible()
    expect(answered.page.locator("#answers .questions")).not_to_contain_text("Military")


def test_a_question_about_a_place_leads_to_its_box(answered):
    expect(answered.page.locator("#answers [data-question='1']")).to_contain_text("Did it happen somewhere else?")
    answered.press("Shift+Digit1")
    assert answered.focused() == "crime_place"
