"""Ten calls, from the greeting to the count, by the keys alone: each in few strokes, and right in its first three answers."""

import pytest
from django.utils.translation import gettext, override
from playwright.sync_api import expect

from directory.models import CallCount, ReferralCount
from directory.models.organizations import OperatedBy
from frontend.console.aloud import HOW_MANY, RUN_BY

pytestmark = pytest.mark.browser
MOST_STROKES = 25  # beyond the letters of what the caller says
COLORADO = "Colorado Division of Criminal Justice, Office for Victims Programs (claims by judicial district)"
COMPENSATION = (f"{COLORADO}: Crime victim compensation", "303-239-5719")
CONNECT = ("National Center for Victims of Crime: VictimConnect Resource Center", "1-855-484-2846")
DEAF = (
    "National Domestic Violence Hotline with Abused Deaf Women's Advocacy Services (ADWAS): "
    "National Deaf Domestic Violence Hotline"
)
FTC = ("Federal Trade Commission (FTC): IdentityTheft.gov", "1-877-438-4338")
HOTLINE = ("National Domestic Violence Hotline: The Hotline", "1-800-799-7233")
ITRC = ("Identity Theft Resource Center (ITRC): Victim assistance", "1-888-400-5530")
MARJAREE = ("Marjaree Mason Center: Domestic violence program", "559-233-4357")
SAMOA = "American Samoa Alliance Against Domestic and Sexual Violence"
VINE = ("Texas VINE: Victim notification (VINE)", "1-877-894-8463")
VOICE = (
    "U.S. Immigration and Customs Enforcement (ICE): Victims Of Immigration Crime Engagement (VOICE) Office",
    "1-855-488-6423",
)


def counted():
    """Who called, and what became of each listing that was given."""
    callers = list(CallCount.objects.values_list("triage", "count"))
    given = ReferralCount.objects.values_list("service__source_id", "outcome", "count")
    return callers, sorted(given)


def read_aloud_in(call, language):
    """The lines of the hand-over in the caller's language, without being asked for it."""
    aloud = call.hand_over()
    assert call.page.locator("#message-text").get_attribute("lang") == language
    return aloud.locator(f"p[lang={language}]").all_inner_texts()


def said(words, language):
    with override(language):
        return gettext(words) if isinstance(words, str) else str(words)


def offices(call):
    """What is said of the first office of each kind."""
    first = call.page.locator("#offices .office dd:nth-of-type(1)").all_inner_texts()
    return [" ".join(words.split()) for words in first]


def leads(call, within):
    """The guides that a part of the page leads to."""
    return call.page.locator(f"{within} .leads [data-guide]").all_inner_texts()


def test_a_parent_of_somebody_killed_in_houston_is_told_when_a_person_gets_out(call):
    call.press("f")
    call.write("s", "my son was killed, she wants to be told when the man who did it gets out of jail")
    call.place("Houston, TX", "Houston, TX")
    assert VINE in call.first_three()
    call.keep(VINE[0])
    assert "Number: 1, 8 7 7, 8 9 4, 8 4 6 3." in read_aloud_in(call, "en")
    call.end("2")
    assert counted() == ([("family", 1)], [("tx-texas-vine-victim-notification-vine", "transferred", 1)])
    assert call.strokes <= MOST_STROKES


def test_a_spanish_speaker_in_fresno_has_a_bed_tonight_with_two_children_and_a_dog(call):
    call.press("v")
    call.write("s", "my husband hits me and I need a bed tonight with my two children and the dog")
    call.pick("g", "spanish", "Spanish")
    call.pick("n", "children", "Children")
    call.pick("n", "dog", "A safe place for my pet")
    call.place("Fresno, CA", "Fresno, CA")
    assert {HOTLINE, MARJAREE} <= set(call.first_three())
    call.keep(MARJAREE[0])
    call.keep(HOTLINE[0])
    told = read_aloud_in(call, "es")
    assert told[:2] == [said(HOW_MANY[1], "es"), said(RUN_BY[OperatedBy.COMMUNITY], "es")]
    assert [line for line in told if "5 5 9, 2 3 3, 4 3 5 7" in line]
    call.end("2", "1")
    given = [("ca-marjaree-mason-center-fresno", "transferred", 1), ("national-domestic-violence-hotline", "given", 1)]
    assert counted() == ([("victim", 1)], given)
    assert call.strokes <= MOST_STROKES


def test_an_attorney_is_led_to_the_impact_statement_and_to_voice(call):
    call.press("l")
    call.write("s", "how can my client give an impact statement before the removal hearing")
    call.press("j", *["ArrowDown"] * 5, "Enter")
    call.place("San Antonio", "San Antonio, TX")
    assert VOICE in call.first_three()
    assert leads(call, "#answers")[0] == "Give a victim impact statement"
    call.keep(VOICE[0])
    told = read_aloud_in(call, "en")
    assert told.index("This is ICE, the immigration agency.") < told.index("Number: 1, 8 5 5, 4 8 8, 6 4 2 3.")
    call.end()
    assert counted() == ([("legal-responsibility", 1)], [("ice-voice", "given", 1)])
    assert call.strokes <= MOST_STROKES


def test_a_witness_in_chicago_is_afraid(call):
    call.press("w")
    call.write("s", "I saw the shooting and I am scared they come for me")
    call.place("Chicago", "Chicago, IL")
    assert CONNECT in call.first_three()
    state_case, federal_case, *_rest = offices(call)
    assert state_case == "None is in our list. How to find it"
    assert "U.S. Attorney's Office, Northern District of Illinois" in federal_case
    call.keep(CONNECT[0])
    assert "Number: 1, 8 5 5, 4 8 4, 2 8 4 6." in read_aloud_in(call, "en")
    call.end()
    assert counted() == ([("witness", 1)], [("victimconnect", "given", 1)])
    assert call.strokes <= MOST_STROKES


def test_a_tip_is_led_to_the_local_police_and_then_to_the_tip_line_in_two_strokes(call):
    call.press("t")
    script = call.page.locator("#script-crime-report")
    expect(script).to_be_visible()
    there = [script.inner_text().index(words) for words in ("local police first", "HSI, a part of ICE", "tip line?")]
    assert there == sorted(there)
    found = leads(call, "#script-crime-report")
    assert found.index("Report a crime to your local police") < found.index("HSI Tip Line")
    assert call.page.locator("#scripts .number").filter(has_text="866-347-2423").count() >= 1
    call.press("Enter")
    call.is_counted()
    assert counted() == ([("crime-report", 1)], [])
    assert call.strokes == 2


def test_a_journalist_is_told_of_the_press_pages_in_two_strokes(call):
    call.press("m")
    expect(call.page.locator("#script-media")).to_contain_text("An agency has a press page of its own.")
    assert leads(call, "#script-media") == ["For reporters and writers"]
    call.press("Enter")
    call.is_counted()
    assert counted() == ([("media", 1)], [])
    assert call.strokes == 2


def test_a_stolen_identity_is_read_out_in_dari_in_sacramento(call):
    call.press("v")
    call.write("s", "someone opened credit cards in my name")
    call.pick("g", "dari", "Dari")
    call.place("Sacramento", "Sacramento, CA")
    assert {FTC, ITRC} <= set(call.first_three())
    call.keep(FTC[0])
    call.keep(ITRC[0])
    told = read_aloud_in(call, "prs")
    assert told[:2] == [said(HOW_MANY[1], "prs"), said(RUN_BY[OperatedBy.GOVERNMENT], "prs")]
    assert f"{said('Hours not known', 'prs')}." in told
    assert [line for line in told if "1, 8 7 7, 4 3 8, 4 3 3 8" in line]
    call.end("1", "1")
    assert counted()[0] == [("victim", 1)]
    assert [became for _listing, became, _times in counted()[1]] == ["given", "given"]
    assert call.strokes <= MOST_STROKES


def test_a_crime_in_another_state_is_paid_for_and_judged_there(call):
    call.press("v")
    call.write("s", "I was beaten up and robbed, I need help with the hospital bill")
    call.write("p", "Wichita, KS")
    call.place("Denver", "Denver, CO", key="h")
    assert call.first_three()[0] == COMPENSATION
    state_case, federal_case, _officer, money, _news = offices(call)
    assert "Denver District Attorney" in state_case
    assert "U.S. Attorney's Office, District of Colorado" in federal_case
    assert COLORADO in money
    call.keep(COMPENSATION[0])
    assert "Number: 3 0 3, 2 3 9, 5 7 1 9." in read_aloud_in(call, "en")
    call.end()
    assert counted()[0] == [("victim", 1)]
    assert call.strokes <= MOST_STROKES


def test_a_deaf_caller_by_relay_in_austin(call):
    call.press("v")
    call.write("/", "relay")
    expect(call.page.locator("#script-relay-call")).to_contain_text("Hello. I am ready for your relay call.")
    call.write("s", "my boyfriend hurt me, I am deaf")
    call.pick("g", "american sign", "American Sign Language")
    call.place("Austin", "Austin, TX")
    assert {HOTLINE, (DEAF, "")} <= set(call.first_three())
    expect(call.page.locator("#script-relay-call")).to_be_visible()
    call.keep(DEAF)
    call.keep(HOTLINE[0])
    assert "American Sign Language: staff speak it." in read_aloud_in(call, "en")
    call.end("2", "1")
    assert counted()[0] == [("victim", 1)]
    assert call.strokes <= MOST_STROKES


def test_a_caller_in_american_samoa(call):
    call.press("v")
    call.write("s", "my husband beats me")
    call.pick("g", "samoan", "Samoan")
    call.place("Pago Pago", "Pago Pago (Eastern, AS)")
    assert {HOTLINE, (SAMOA, "")} <= set(call.first_three())
    assert offices(call) == ["None is in our list. How to find it"] * 5
    call.keep(SAMOA)
    call.keep(HOTLINE[0])
    told = read_aloud_in(call, "en")
    assert told.index("Website: www.asalliance.co.") < told.index("Number: 1, 8 0 0, 7 9 9, 7 2 3 3.")
    call.end()
    assert counted()[0] == [("victim", 1)]
    assert call.strokes <= MOST_STROKES
