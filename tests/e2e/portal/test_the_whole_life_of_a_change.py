"""A change from the first draft to its end, with two agencies and two curators, in a real browser at every step."""

import sqlite3

import pytest
from playwright.sync_api import expect

from tests.e2e.accessibility.test_axe_finds_nothing import barriers

pytestmark = pytest.mark.browser
LISTING, OLD, NEW = "tx-safe-place", "+15125550100", "+15125550177"
# Whether what everybody is answered holds these words; asked again until it does, or until the patience is over.
ANSWERED = """async ([wanted, patience]) => {
  const body = JSON.stringify({ query: `{ offer(id: "tx-safe-place") { description phones { number } } }` });
  const sent = { method: "POST", headers: { "Content-Type": "application/json" }, body };
  const end = Date.now() + patience;
  for (;;) {
    const answer = await (await fetch("/graphql", sent)).text();
    if (answer.includes(wanted) || Date.now() > end) return answer.includes(wanted);
    await new Promise((go) => setTimeout(go, 100));
  }
}"""


def says(page, words):
    assert page.evaluate(ANSWERED, [words, 15_000])


def says_not(page, words):
    assert not page.evaluate(ANSWERED, [words, 0])


def letters(house):
    with sqlite3.connect(house["database"]) as rows:
        return rows.execute('SELECT kind, "to" FROM directory_letter ORDER BY id').fetchall()


def sent(page, why):
    page.get_by_role("button", name="See how it would look").click()
    page.get_by_label("Why do you change this?").fill(why)
    page.get_by_role("button", name="Send to be checked").click()
    expect(page.get_by_role("status")).to_have_text("Sent to be checked. People see the old version until then.")


def first_in_queue(page):
    page.get_by_role("link", name="Changes to check").click()
    page.locator("main .rows a").first.click()


def approve(page, note="", *, called=False):
    if called:
        page.get_by_label("I called a number that we knew before").check()
    page.get_by_label("Your note").fill(note)
    page.get_by_role("button", name="Yes, this is right").click()


def asked_for_another_number(pat, axe, house):
    """By its own agency; the old one stays, and the contact that was known is told."""
    pat.goto(f"{house['site']}/staff/portal/listings/{LISTING}/")
    assert barriers(pat, axe) == []
    pat.get_by_role("link", name="Change something: How people reach you").click()
    assert barriers(pat, axe) == []
    pat.fill("#id_phones-0-number", NEW)
    pat.fill("#id_phones-0-display", "512-555-0177")
    pat.get_by_role("button", name="See how it would look").click()
    expect(pat.locator(".difference .after")).to_contain_text("512-555-0177")
    assert barriers(pat, axe) == []
    pat.get_by_label("Why do you change this?").fill("We have a new line.")
    pat.get_by_role("button", name="Send to be checked").click()
    says(pat, OLD)
    says_not(pat, NEW)
    assert ("contact_change_asked", "desk@safe.example") in letters(house)


def agreed_by_two_after_a_call(cora, cyrus, axe, house):
    """One yes changes nothing, nor do two without a call."""
    first_in_queue(cora)
    assert barriers(cora, axe) == []
    approve(cora, "It looks right.")
    expect(cora.get_by_role("status")).to_have_text("Your yes is noted. One more person has to agree.")
    says_not(cora, NEW)
    first_in_queue(cyrus)
    approve(cyrus, "Fine.")
    expect(cyrus.locator("main")).to_contain_text("One of you has to call a number that we knew before")
    says_not(cyrus, NEW)
    approve(cyrus, "Called 512-555-0100. The desk says it is right.", called=True)
    expect(cyrus.get_by_role("status")).to_have_text("The listing says this now.")
    says(cyrus, NEW)
    says_not(cyrus, OLD)
    assert ("contact_changed", "desk@safe.example") in letters(house)


def taken_back(cora, cyrus):
    """By one click of a curator and the yes of another."""
    cyrus.get_by_label("Why it should go back").fill("The new line is dead.")
    cyrus.get_by_role("button", name="Take this change back").click()
    expect(cyrus.get_by_role("button", name="Yes, this is right")).to_have_count(0)
    says_not(cyrus, OLD)
    first_in_queue(cora)
    approve(cora)
    says(cora, OLD)
    says_not(cora, NEW)


def test_a_number_changes_after_two_others_and_a_call_and_goes_back_by_two(sit, house, axe):
    pat, paul, cora, cyrus = sit("pat"), sit("paul"), sit("cora"), sit("cyrus")
    assert paul.goto(f"{house['site']}/staff/portal/listings/{LISTING}/").status == 404
    assert pat.goto(f"{house['site']}/staff/review/changes/").status == 403
    asked_for_another_number(pat, axe, house)
    agreed_by_two_after_a_call(cora, cyrus, axe, house)
    taken_back(cora, cyrus)
    pat.goto(f"{house['site']}/staff/portal/listings/{LISTING}/history/")
    expect(pat.locator("main")).to_contain_text("We have a new line.")
    expect(pat.locator("main")).to_contain_text("The new line is dead.")
    assert barriers(pat, axe) == []


def test_words_change_after_one_other_and_a_no_comes_with_its_reason(sit, house):
    paul, cora = sit("paul"), sit("cora")
    for words, why in (("Rooms by the river.", "New words."), ("Buy our candles.", "More words.")):
        paul.goto(f"{house['site']}/staff/portal/listings/tx-river-house/change/description/")
        paul.locator("textarea").first.fill(words)
        sent(paul, why)
        first_in_queue(cora)
        if words == "Rooms by the river.":
            approve(cora)
            expect(cora.get_by_role("status")).to_have_text("The listing says this now.")
        else:
            cora.get_by_label("Why not").fill("That is not what a shelter does.")
            cora.get_by_role("button", name="No, reject it").click()
            expect(cora.get_by_role("status")).to_have_text("It is rejected. The listing stays as it is.")
    paul.goto(f"{house['site']}/staff/portal/listings/tx-river-house/")
    expect(paul.locator("main")).to_contain_text("That is not what a shelter does.")
    expect(paul.locator("main")).to_contain_text("Rooms by the river.")


def test_a_second_editor_sees_both_texts_and_nothing_is_written_over(sit, house, axe):
    pat, pia, cora = sit("pat"), sit("pia"), sit("cora")
    form = f"{house['site']}/staff/portal/listings/{LISTING}/change/documents/"
    for page, words in ((pat, "Photo ID"), (pia, "A letter")):
        page.goto(form)
        page.fill("#id_documents-0-document", words)
    sent(pat, "We ask for this.")
    pia.get_by_role("button", name="See how it would look").click()
    first_in_queue(cora)
    approve(cora)
    expect(cora.get_by_role("status")).to_have_text("The listing says this now.")
    pia.get_by_label("Why do you change this?").fill("We ask for a letter.")
    pia.get_by_role("button", name="Send to be checked").click()
    expect(pia.locator("main")).to_contain_text("Photo ID")
    expect(pia.locator("main")).to_contain_text("A letter")
    assert barriers(pia, axe) == []
    pia.goto(f"{house['site']}/staff/portal/listings/{LISTING}/")
    expect(pia.locator("main .card").first).to_contain_text("Photo ID")
