"""The facts that people must be told stand in the guide where they look for them."""

import json
import re
from functools import cache

import pytest

from directory.dates import printed_date
from directory.guides import FOLDER, guide, guides

LISTINGS = FOLDER.parent / "listings"

PHONE = re.compile(r"\b1-\d{3}-\d{3}-\d{4}\b|\b[79]11\b")
ADDRESS = re.compile(r"\b(?:[\w-]+\.)+(?:gov|com)(?:/[\w./-]*\w)?", re.IGNORECASE)
OLD_ADDRESSES = {"www.ovc.gov", "www.ovc.gov/help/tollfree.html"}  # told as old, never offered as a contact


def words(guide_id, language="en"):
    text = guide(guide_id).texts[language]
    plain = " ".join([text.title, text.summary, *text.steps, *text.good_to_know])
    return plain.replace("\u2066", "").replace("\u2069", "")


@pytest.mark.parametrize(
    ("guide_id", "facts"),
    [
        ("ice-voice", ["1-855-488-6423", "1-855-48-VOICE", "toll-free"]),
        ("dhs-vine", ["vinelink.dhs.gov", "1-866-277-7477", "option 2"]),
        ("state-vine", ["VINELink.com", "VINEmobile", "iOS", "Android"]),
        ("hsi-tip-line", ["866-DHS-2-ICE", "1-866-347-2423", "U.S. or Canada", "1-802-872-6199"]),
        ("hsi-tip-line", ["TTY", "1-802-872-6196", "English and Spanish", "www.ice.gov/webform/ice-tip-form"]),
        ("hsi-tip-line", ["1-877-447-4847", "1-877-4-HSI-TIP"]),
        ("eoir-case-information", ["1-800-898-7180", "nine digits", "top right corner", "Form I-862"]),
        ("ice-odls", ["locator.ice.gov/odls", "ODLS"]),
        ("report-a-crime", ["www.ovc.gov", "www.ovc.gov/help/tollfree.html", "ovc.ojp.gov"]),
        ("report-a-crime", ["hurt by a partner", "sexual assault", "suicide prevention"]),
        ("local-police", ["any crime", "911"]),
        ("office-for-victims-of-crime", ["ovc.ojp.gov/help-for-victims/overview", "www.ovc.gov/help/tollfree.html"]),
        (
            "office-for-victims-of-crime",
            ["hurt by a partner", "sexual assault", "suicide prevention", "federal office"],
        ),
        ("detention-reporting-line", ["1-888-351-4024", "Monday to Friday, 8 a.m. to 8 p.m. Eastern Time", "Spanish"]),
        ("detention-reporting-line", ["sexual or physical assault", "human trafficking", "how to reach a lawyer"]),
        ("blue-campaign", ["www.dhs.gov/blue-campaign", "1-888-373-7888", "1-866-347-2423", "text HELP to 233733"]),
        ("u-and-t-visas", ["U visa", "T visa", "USCIS", "1-800-375-5283", "Form I-918", "immigration lawyer"]),
        ("u-and-t-visas", ["badly hurt by certain crimes", "under 18, or because of trauma", "Continued Presence"]),
        ("community-relations-officer", ["the public, the police and local government", "outreach"]),
        ("victim-impact-statement", ["In some cases VOICE can take it"]),
        ("removal-process", ["Form I-862", "To have it explained, call VOICE", "EOIR at 1-800-898-7180"]),
        ("state-compensation", ["compensation program of that state", "police report"]),
        ("calling-by-relay", ["dial 711", "1-802-872-6196"]),
        ("voice-history", ["Executive Order 13768", "section 13", "report every three months", "June 2018"]),
        ("voice-history", ["Executive Order 14159", "Victims Engagement and Services Line"]),
        ("voice-history", ["We do not know if the VESL number still works, so we do not show it"]),
    ],
)
def test_numbers_and_addresses_are_printed(guide_id, facts):
    missing = [fact for fact in facts if fact not in words(guide_id)]
    assert missing == []


@pytest.mark.parametrize(
    "fact",
    [
        "one place to ask about a person in ICE custody",
        "sign up for DHS-VINE",
        "more case history, criminal or immigration",
        "federal, state and local help and victim services",
        "local contacts",
        "Social service professionals",
        "victim impact statement",
        "explain the enforcement and removal process",
        "for signed-up victims and witnesses, through ODLS",
        "An operator guides you",
        "Victim Liaison",
        "three aims",
    ],
)
def test_what_voice_does_is_told(fact):
    assert fact in words("ice-voice")


@pytest.mark.parametrize(
    ("guide_id", "fact"),
    [
        ("ice-voice", "not a tip line and not a line to report crime"),
        ("ice-voice", "may not share what law or policy protects"),
        ("ice-voice", "only of people in ICE custody or recently released"),
        ("ice-voice", "Call the hotline or use ODLS"),
        ("report-a-crime", "not a tip line and not a line to report crime"),
        ("dhs-vine", "DHS-VINE notices do not themselves protect anyone"),
    ],
)
def test_what_voice_and_dhs_vine_do_not_do_is_told(guide_id, fact):
    assert fact in words(guide_id)


@pytest.mark.parametrize(
    "fact",
    [
        "Victims and witnesses may",
        "legal duty to act for them",
        "attorneys, parents and legal guardians",
        "people they ask to act",
        "the victim, a family member of the victim or someone who acts for the victim",
        "You must attest",
        "simple, and you may stay anonymous",
        "whatever the victim's immigration status",
        "the name, the country of birth and the A-Number",
        "Nine digits, top right corner of the Notice to Appear (Form I-862)",
        "ICE does not say that you must have it",
    ],
)
def test_who_may_call_voice_and_what_they_state_is_told(fact):
    assert fact in words("ice-voice")


@pytest.mark.parametrize(
    "fact",
    [
        "phone, text or email",
        "TTY",
        "booked into ICE custody or out of it",
        "released or removed from the United States",
        "free",
        "do not have to give your name",
        "day and night, every day of the year",
        "several languages",
        "over 200 languages",
        "carried over",
        "charged with or convicted of a crime",
        "victim advocates",
        "find victim services near you, day or night",
    ],
)
def test_the_features_of_dhs_vine_are_told(fact):
    assert fact in words("dhs-vine")


def test_dhs_vine_has_its_five_steps_in_order():
    starts = ["See if you may sign up", "Sign up at", "Choose how", "Nothing found?", "Keep your sign-up"]
    steps = guide("dhs-vine").texts["en"].steps
    assert [step.startswith(start) for step, start in zip(steps, starts, strict=True)] == [True] * 5


@pytest.mark.parametrize(
    ("guide_id", "answer"),
    [
        ("ice-voice", "VOICE is an office of ICE"),
        ("ice-voice", "Who counts as a victim?"),
        ("local-police", "Local police take reports of any crime"),
        ("ice-voice", "It also refers you to help"),
        ("dhs-vine", "tells you when a person enters or leaves ICE custody"),
        ("ice-voice", "Why was I told there is nothing?"),
        ("ice-voice", "Do I need to sign up?"),
        ("ice-odls", "We do not look people up for you"),
        ("ice-voice", "What is an A-Number?"),
        ("ice-voice", "What will I get?"),
        ("ice-voice", "VOICE helps all victims"),
        ("community-relations-officer", "help with requests that come to VOICE"),
    ],
)
def test_the_twelve_questions_people_ask_are_answered(guide_id, answer):
    assert answer in words(guide_id)


def test_states_without_a_listed_officer_are_named_and_lead_to_voice():
    named = words("no-community-relations-officer")
    states = ["American Samoa", "Connecticut", "Maine", "Massachusetts", "New Hampshire", "Rhode Island"]
    assert [state for state in [*states, "U.S. Virgin Islands", "Vermont"] if state not in named] == []
    assert "1-855-488-6423" in named


def test_local_police_have_no_number_but_the_one_for_emergencies():
    assert [contact.value for contact in guide("local-police").contacts] == ["911"]


@pytest.mark.parametrize("language", ["en", "es", "ar"])
@pytest.mark.parametrize("each", guides(), ids=lambda each: each.id)
def test_numbers_in_the_words_are_the_numbers_of_the_contacts(each, language):
    shown = {contact.display for contact in each.contacts if contact.type != "web"}
    printed = set(PHONE.findall(words(each.id, language)))
    assert printed - shown == set()


@pytest.mark.parametrize("each", guides(), ids=lambda each: each.id)
def test_addresses_in_the_words_lead_where_a_contact_leads(each):
    shown = {contact.display.lower() for contact in each.contacts if contact.type == "web"}
    printed = {address.lower() for address in ADDRESS.findall(words(each.id))} - OLD_ADDRESSES
    assert printed - shown == set()


@pytest.mark.parametrize("each", guides(), ids=lambda each: each.id)
def test_what_a_contact_shows_is_what_it_dials_or_opens(each):
    for contact in each.contacts:
        if contact.type == "web":
            bare = contact.value.lower().removeprefix("https://").removeprefix("www.").rstrip("/")
            assert contact.display.lower().removeprefix("www.") == bare
        else:
            assert contact.display.replace("-", "") == contact.value.removeprefix("+")


@pytest.mark.parametrize("each", guides(), ids=lambda each: each.id)
def test_every_source_has_a_title_and_some_source_can_be_opened(each):
    assert all(source.title for source in each.sources)
    assert any(source.url.startswith("http") for source in each.sources)


@pytest.mark.parametrize("each", guides(), ids=lambda each: each.id)
def test_a_number_of_a_guide_is_a_number_of_a_listing(each):
    dialled = {contact.value for contact in each.contacts if contact.type != "web" and len(contact.value) > 3}
    assert dialled - numbers_of_listings() == set()


@cache
def numbers_of_listings():
    lines = (line for path in LISTINGS.rglob("*.jsonl") for line in path.read_text("utf-8").splitlines())
    rows = (json.loads(line) for line in lines if "contacts" in line)
    return {contact["value"] for row in rows for contact in row.get("contacts", ()) if contact.get("value")}


@pytest.mark.parametrize("language", ["en", "es", "ar"])
def test_the_days_of_the_history_are_those_of_the_recorded_history(language):
    rows = json.loads((LISTINGS.parent / "history.json").read_text("utf-8"))["validity"]
    days = {day for row in rows for day in (row["from"], row["to"]) if day}
    assert days == {"2017-04-26", "2021-06-11", "2025-04-09"}
    assert [day for day in sorted(days) if printed_date(day, language) not in words("voice-history", language)] == []
