"""Doors that seldom help where something stays unsaid: nobody was hurt, nothing presses, nothing was understood."""

from directory.models.services import Role
from matching.belonging import ABOUT_RELIEF, OUTSIDERS, looks_for_somebody_held
from matching.documents import OfferDocument
from matching.fitting import listens
from matching.gates import anybodys_line, finds, limited_to_crimes
from matching.inquiry import Inquiry
from matching.scoring.words import share
from matching.spec import codes, tables
from matching.types import Inquirer

TELLS_OF_OTHERS = OUTSIDERS | {Inquirer.CRIME_REPORT}
INFORMATION = "information-referral"
REPORT = "crime-reporting"
IMMIGRATION_LAW = "legal-immigration"
NAMED_FROM = 0.5  # of the words typed: so many stand in an offer that is meant by its name


def speaks_of_harm(inquiry: Inquiry) -> bool:
    """Unlike a request for information, for a training or about others, and unlike words of which nothing was understood.

    A crime that was only read from the words counts little there: a pupil who asks what burglary is was not robbed.
    """
    if asks_for_training(inquiry) or nothing_understood(inquiry):
        return False
    told = bool(inquiry.crimes) and not inquiry.crimes_guessed and inquiry.resolved.inquirer not in OUTSIDERS
    return told or not _wants_to_know(inquiry)


def _wants_to_know(inquiry: Inquiry) -> bool:
    """Information, and nothing beside it that speaks of harm."""
    if _information_at_most(inquiry):
        return True
    return INFORMATION in inquiry.need_codes and inquiry.need_codes <= codes("needs_without_harm")


def seldom_helps(inquiry: Inquiry, document: OfferDocument) -> bool:
    """It stands last: only if nothing better."""
    if asks_for_information_alone(inquiry) and (lists_services(document) or for_some_harm_nearby(document)):
        return True
    if asks_for_training(inquiry) and listens(document) and not document.needs & codes("outsiders_needs"):
        return True
    if wants_any_lawyer(inquiry) and document.national and of_immigration_law_alone(document):
        return True
    return nothing_understood(inquiry) and not may_find_out(document) and not _meant(inquiry, document)


def asks_for_information_alone(inquiry: Inquiry) -> bool:
    """Who tells of no crime and wants information seldom wants services: the press, a student, a wrong number."""
    return _information_at_most(inquiry) and not inquiry.crimes


def _information_at_most(inquiry: Inquiry) -> bool:
    return bool(inquiry.need_codes) and inquiry.need_codes <= codes("needs_of_who_was_not_hurt")


def lists_services(document: OfferDocument) -> bool:
    return document.national and document.kind == "directory" and document.role == Role.INFORMATION_REFERRAL


def for_some_harm_nearby(document: OfferDocument) -> bool:
    return limited_to_crimes(document) and not document.national


def wants_any_lawyer(inquiry: Inquiry) -> bool:
    """Or none: as after unpaid wages. A national office for visas seldom helps there."""
    return bool(inquiry.needs) and not inquiry.need_codes & ABOUT_RELIEF


def of_immigration_law_alone(document: OfferDocument) -> bool:
    return IMMIGRATION_LAW in document.needs and document.needs <= ABOUT_RELIEF


def nothing_understood(inquiry: Inquiry) -> bool:
    """Words were given, and no need, crime, service or topic was read from them."""
    read = inquiry.resolved.interpretation
    understood = inquiry.needs or inquiry.crimes or read.services or read.topics
    return bool(inquiry.request.text.strip()) and not understood


def may_find_out(document: OfferDocument) -> bool:
    """Somebody who listens to anything and knows whom to call, or the line for what mostly happened."""
    return asks_what_happened(document) or for_what_mostly_happened(document)


def asks_what_happened(document: OfferDocument) -> bool:
    if document.kind == "state-hotline":
        return not limited_to_crimes(document) or for_the_usual(document)
    return anybodys_line(document) and finds(document)


def for_what_mostly_happened(document: OfferDocument) -> bool:
    return may_be_a_line_for_some(document) and limited_to_crimes(document) and for_the_usual(document)


def for_the_usual(document: OfferDocument) -> bool:
    return bool(document.victimizations & mostly())


def mostly() -> frozenset[str]:
    """What happened where nobody said, and nothing was asked."""
    return frozenset(tables()["crimes_of_needs"][""])


def may_be_a_line_for_some(document: OfferDocument) -> bool:
    return document.national and document.kind == "hotline"


def idle_door(inquiry: Inquiry, document: OfferDocument) -> bool:
    """A door that finds services for people who were hurt, where who asks was not: a national one is a fallback."""
    if only_tells_the_police(inquiry):
        return True
    return not_for_the_hurt(inquiry) and (document.national or looks_for_somebody_held(inquiry))


def only_tells_the_police(inquiry: Inquiry) -> bool:
    """Who only asks where to report, often for others, had no use of doors: 4 of 10 had a 0, none more than a 1."""
    return inquiry.need_codes == {REPORT}


def not_for_the_hurt(inquiry: Inquiry) -> bool:
    """A training or a speaker is asked for; or what is asked is asked without any harm, and none is told or not one's own."""
    if asks_for_training(inquiry):
        return True
    own = bool(inquiry.crimes) and inquiry.resolved.inquirer not in TELLS_OF_OTHERS
    return not own and inquiry.need_codes <= codes("needs_without_harm")


def asks_for_training(inquiry: Inquiry) -> bool:
    """Or for a speaker, and for nothing else."""
    return bool(inquiry.need_codes) and inquiry.need_codes <= codes("outsiders_needs")


def funds_others(document: OfferDocument) -> bool:
    """It pays those who help: such an office had a mean grade of .7 as a door, and of 0 in more than a quarter of places."""
    return document.kind in codes("kinds_that_fund_others")


def _meant(inquiry: Inquiry, document: OfferDocument) -> bool:
    return bool(inquiry.resolved.unread) and share(document, inquiry.resolved.unread) >= NAMED_FROM
