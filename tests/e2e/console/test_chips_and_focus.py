"""What was understood is accepted or turned down by keys, and the keys are never lost when answers arrive."""

import pytest
from playwright.sync_api import expect

from tests.e2e.console.hands import CARDS, Held

pytestmark = pytest.mark.browser
TOLD = "my husband hits me and I need a bed tonight"
MARJAREE = "Marjaree Mason Center: Domestic violence program"
HEARD = ["A safe place to stay", "Someone to talk to now", "Hurt by a partner", "Today"]


@pytest.fixture
def told(call):
    """Words of which four things are read, and no place."""
    call.press("v")
    call.write("s", TOLD)
    expect(call.page.locator("#chips .heard bdi")).to_have_text(HEARD)
    return call


def chip(call, state, words):
    return call.page.locator(f"#chips .{state}").filter(has=call.page.get_by_text(words, exact=True))


def held(call, name):
    return [one.get_attribute("value") for one in call.page.locator(f"#given input[name={name}]").all()]


def focused_card(call):
    return call.page.evaluate("() => document.activeElement.closest('#answers [data-key]')?.dataset.key ?? ''")


def test_enter_accepts_what_was_understood(told):
    told.press("q", "Enter")
    expect(chip(told, "given", HEARD[0])).to_be_visible()
    assert held(told, "need") == ["emergency-shelter"]
    assert chip(told, "heard", HEARD[1]).count() == 1


def test_delete_turns_down_what_was_understood_and_it_stays_away(told):
    told.press("q", "ArrowLeft", "Delete")
    expect(chip(told, "heard", HEARD[-1])).to_have_count(0)
    assert held(told, "turned_down") == ["urgency:"]
    told.press("s", "End")
    told.type(" and my child needs counseling")
    told.press("Enter")
    expect(chip(told, "heard", "Counseling")).to_be_visible()
    assert told.page.locator("#chips").get_by_text(HEARD[-1], exact=True).count() == 0


def test_what_was_accepted_can_still_be_turned_down(told):
    told.press("q", "Enter")
    expect(chip(told, "given", HEARD[0])).to_be_visible()
    told.press("Backspace")
    expect(told.page.locator("#chips").get_by_text(HEARD[0], exact=True)).to_have_count(0)
    assert (held(told, "need"), held(told, "turned_down")) == ([], ["need:emergency-shelter"])


def test_what_was_turned_down_can_be_picked_again(told):
    told.press("q", "Delete")
    expect(told.page.locator("#chips").get_by_text(HEARD[0], exact=True)).to_have_count(0)
    told.pick("n", "shelter", HEARD[0])
    assert (held(told, "need"), held(told, "turned_down")) == (["emergency-shelter"], [])


def test_the_keys_stay_among_the_chips_for_one_after_the_other(told):
    told.press("q", "Enter")
    expect(chip(told, "given", HEARD[0])).to_be_visible()
    assert told.page.evaluate("() => document.activeElement.closest('#chips li') !== null")
    told.press("ArrowRight", "Enter")
    expect(chip(told, "given", HEARD[1])).to_be_visible()


def test_the_card_that_had_the_keys_has_them_when_new_answers_are_there(told):
    told.place("Fresno, CA", "Fresno, CA")
    told.keep(MARJAREE)
    chosen = focused_card(told)
    told.press("u")
    expect(told.page.locator("#chips").get_by_text("In danger now", exact=True)).to_be_visible()
    assert chosen != ""
    assert focused_card(told) == chosen
    told.press("p")
    assert told.focused() == "place"


def test_where_the_card_is_gone_the_keys_go_on_all_the_same(told):
    told.place("Fresno, CA", "Fresno, CA")
    told.keep(MARJAREE)
    held = Held(told.page, "answers")
    told.write("p", "Houston, TX")
    held.come()
    told.press("g", "Escape", dict(told.page.evaluate(CARDS))[MARJAREE])
    assert focused_card(told) != ""
    held.let_go()
    expect(told.page.locator("#offices-title")).to_have_text("Offices for Houston, TX")
    assert told.focused() == "main"
    told.press("g")
    assert told.focused() == "language"


def test_a_place_is_written_over_and_words_are_written_on(told):
    told.place("Fresno, CA", "Fresno, CA")
    told.place("Houston, TX", "Houston, TX")
    told.press("s", "Control+End")
    told.type(" now")
    assert told.value("text") == f"{TOLD} now"


def test_after_a_yes_by_the_button_itself_the_keys_go_on(told):
    told.place("Fresno, CA", "Fresno, CA")
    told.page.locator("#answers [data-question='6']").focus()
    told.press("Enter")
    expect(told.page.locator("#chips .given[data-value=military]")).to_be_visible()
    told.press("h")
    assert told.focused() == "crime_place"


def test_an_answer_that_was_not_in_its_place_before_says_so(told):
    told.place("Fresno, CA", "Fresno, CA")
    told.place("Houston, TX", "Houston, TX")
    fresh = told.page.locator("#answers .card[data-fresh=new]")
    assert fresh.count() >= 1
    assert fresh.filter(has_text="Marjaree Mason Center").count() == 0
