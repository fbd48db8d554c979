"""The wording of every reason code, in English with named places for its parameters; a door translates it."""

from collections.abc import Callable, Iterable
from typing import Any

from directory import taxonomy
from directory.dates import printed_date
from directory.languages import language_name
from matching.types import Reason

# Lists read "a, b and c"; {km} is filled by the door in miles or kilometres, as a band for the public.
WORDING: dict[str, str] = {
    # parts
    "needs_all": "Helps with: {needs}",
    "needs_some": "Helps with: {needs}. Not listed: {missed}",
    "needs_none": "Does not list: {needs}",
    "geography_distance": "Close to the place",
    "geography_area": "Serves {ring}",
    "geography_remote": "Helps by phone or online in {ring}",
    "geography_office": "An office that can help by phone",
    "geography_unknown": "Nobody wrote down which towns it serves",
    "geography_outside": "Its area may not reach this place",
    "language_4": "{language} is spoken there",
    "language_3": "{language} through their own interpreter",
    "language_2": "{language} through an interpreter on the phone",
    "language_1": "Written information in {language}",
    "language_0": "They do not work in {language}",
    "language_unknown": "Not known if {language} is spoken",
    "fit_specialises": "Their main work: {victimization}",
    "fit_serves": "Helps with: {victimization}",
    "fit_near": "Helps people hurt in a similar way",
    "fit_any": "Helps after any crime",
    "fit_unknown": "Not known which crimes they help with",
    "fit_loosely_near": "Mainly helps with: {victimizations}",
    "fit_other_crimes": "Mainly helps with: {victimizations}",
    "fit_group_specialises": "Made for: {population}",
    "fit_group_serves": "Open to: {population}",
    "fit_group_any": "Open to everyone",
    "fit_group_unknown": "Not known whom they serve",
    "fit_group_other": "They serve: {populations}",
    "fit_crimes_any": "Helps after any crime",
    "fit_crimes_unknown": "Not known which crimes they help with",
    "fit_crimes_limited": "Helps with: {crimes}",
    "fit_populations_any": "Open to everyone",
    "fit_populations_unknown": "Not known whom they serve",
    "fit_populations_limited": "They serve: {populations}",
    "access_always": "Open day and night",
    "access_open": "Open now",
    "access_opens-soon": "Opens within two hours",
    "access_later-today": "Opens later today",
    "access_unknown": "Hours not known",
    "access_closed": "Closed now",
    "freshness_on": "Last checked against its source: {date}",
    "freshness_undated": "Checked against a source without a date",
    "freshness_never": "Not checked yet",
    "capacity_open": "Has room",
    "capacity_waitlist": "Has a waiting list",
    "capacity_full": "Was full when last asked",
    "capacity_unknown": "Not known if there is room",
    "text_some": "Your own words fit",
    "text_none": "Your own words do not appear there",
    # tiers
    "required_need": "You need {need}: not listed there",
    "required_language": "You asked for {language}: not known there",
    "required_open_now": "You asked for open now: not open or not known",
    "required_modality": "You asked for another way to reach them",
    "required_distance": "Farther away than you asked, or not known",
    "tier_area_unknown": "Serves somewhere in your state: ask if your town is included",
    "tier_area_touches": "Serves part of this area: ask if your town is included",
    "tier_area_near": "Next to your area: ask if they can help you",
    "tier_area_far": "Farther away: the nearest there is",
    "tier_by_phone": "By phone: can find a place for you",
    "tier_other_crimes": "They mainly help with {victimizations}: ask if they can help you",
    "tier_community": "They serve: {populations}. Is that you?",
    "tier_other_subject": "They deal with one subject: ask if yours is that",
    "tier_crime_door": "They help people hurt in this way: ask them for what you need",
    "tier_general_door": "They can find the right service for you",
    "tier_stage": "For this stage of the case",
    "tier_guessed_need": "May also help",
    "tier_limited_crimes": "They help with {victimizations}: ask if that is what happened to you",
    # what to ask, what to know
    "ask_serves_my_town": "Ask: “Do you serve my town?”",
    "ask_where_it_happened": "Where did it happen? This kind of help follows the place of the crime",
    "ask_other_crimes": "They mainly help with {victimizations}. Ask: “Can you help me too?”",
    "ask_group": "They serve: {populations}. Is that you?",
    "ask_language": "Ask: “Does someone speak {language}?”",
    "ask_still_running": "Ask if this program is still running",
    "warn_law_enforcement": "Police or another law enforcement office answers here",
    "warn_immigration_agency": "The immigration agency (ICE) answers here",
    "warn_closed_now": "Closed now",
    "warn_number_not_checked": "We have a number but nobody has checked it, so it is not shown",
    "warn_number_being_checked": "Number being checked. Please use another line",
    "warn_old_source": "Our information is from {date}. It may have changed",
    # questions of the result
    "question_group": "Is this for someone in this group: {group}? There is more help for them",
    "question_context": "{situation} There is more help for that",
    "question_which_state": "Which state are you in?",
    "question_where_it_happened": "Did it happen in another place? Some help follows the place of the crime",
    # what was widened
    "relaxed_engine_embedded": "Our search server is not answering. This list is from our own copy and is complete",
    "relaxed_engine_lines": "Our search is down for now. These lines are open, and they can find help near you",
    "relaxed_area": "Few places serve this area, so we looked farther",
    "relaxed_required_need": "Not every service has all you asked for: those stand lower",
    "relaxed_required_language": "Not every service is known to speak your language: those stand lower",
    "relaxed_required_open_now": "Not every service is open now: those stand lower",
    "relaxed_required_modality": "Not every service can be reached the way you asked: those stand lower",
    "relaxed_required_distance": "Some services are farther away than you asked: those stand lower",
    "relaxed_say_language": "Say the name of your language in English: “{language}”. They can call an interpreter",
    "place_guessed": "We read the place as {place}. Change it if that is wrong",
    "place_approximate": "We know the place only roughly: {place}",
    "place_ambiguous": "There is more than one place with this name. Add the state",
    "place_not_found": "We could not find this place. Try a ZIP code, or a city and its state",
    "place_outside_us": "This place is outside the United States. We list help in the United States only",
    "place_military": "This is a military mail address. We show help for the whole country",
    # gates
    "not_published": "It is not published",
    "no_contact": "Nobody has found a way to reach it",
    "audience": "It is for staff only",
    "closed_program": "This program has ended",
    "role": "This office is not a service for people who were hurt",
    "ineligible_age": "It serves other ages",
    "ineligible_group": "It cannot serve: {population}",
    "other_crimes": "It serves other crimes only: {victimizations}",
    "which_state": "It serves one state, and we do not know yours",
    "other_language": "It works in {language} only",
    "unsafe_contact": "It can only be called, and calling is not safe",
    "area_excludes": "It serves another area",
    "area_far": "It is too far away",
    "no_need_met": "It does not list what you need",
    "context": "It is for one situation only: {situation}",
    "group": "It is for one group only: {group}",
    "below_the_list": "It fits, but {cap} others stand before it",
}

SITUATIONS: dict[str, str] = {
    "immigration-custody": "Is the person held by immigration?",
    "federal-custody": "Is the person in federal prison?",
    "state-custody": "Is the person in a jail or a state prison?",
    "federal-case": "Is it a federal case, such as one of the FBI?",
    "terrorism-abroad": "Did it happen in an attack abroad?",
}

RINGS: dict[str, str] = {
    "county": "your county",
    "several-counties": "several counties, yours too",
    "state": "your whole state",
    "nation": "the whole country",
    "next-county": "the next county",
    "nearby": "an area nearby",
}

_TERMS = {
    "needs": "need", "missed": "need", "need": "need",
    "victimization": "victimization", "victimizations": "victimization", "crimes": "victimization",
    "population": "population", "populations": "population", "group": "population",
}  # fmt: skip

Translate = Callable[[str], str]
Show = Callable[[str, str], str]  # words and their language -> the words as they are shown


def _as_it_is(words: str, _language: str) -> str:
    return words


def render(reason: Reason, language: str, translate: Translate, show: Show = _as_it_is) -> str:
    """The sentence in the reader's language; `translate` turns an English wording into it.

    `show` is given each word put into the wording and its language: English for a term without a label in the reader's.
    """
    words = {name: _word(name, value, language, translate, show) for name, value in reason.params.items()}
    return translate(WORDING[reason.code]).format_map(words)


def _word(name: str, value: Any, language: str, translate: Translate, show: Show) -> str:
    if name in _TERMS:
        codes = value if isinstance(value, list | tuple) else [value]
        labels = (show(*taxonomy.label_and_language(_TERMS[name], code, language)) for code in codes)
        return _listed(labels, translate)
    return show(_plain_word(name, value, language, translate), language)


def _plain_word(name: str, value: Any, language: str, translate: Translate) -> str:
    if name == "date":
        return printed_date(value, language)
    if name == "language":
        return language_name(value, language)
    if name == "ring":
        return translate(RINGS[value])
    return translate(SITUATIONS[value]) if name == "situation" else str(value)


def _listed(labels: Iterable[str], translate: Translate) -> str:
    *first, last = list(labels) or [""]
    return f"{', '.join(first)} {translate('and')} {last}" if first else last
