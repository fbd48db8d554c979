"""Whom an offer is for, and what about: where nothing in the request says that it is for this person, it stands last."""

from functools import cache

from directory.models.contacts import LanguageLevel
from directory.models.services import Role
from matching.documents import OfferDocument
from matching.fitting import listens
from matching.gates import limited_to_crimes
from matching.inquiry import Inquiry
from matching.speaking import level_of
from matching.spec import codes, tables
from matching.types import Inquirer, Urgency

GROWN = 18  # years
LOOKS_FOR_SOMEBODY_HELD = "custody-status-link"
TOLD_OF_RELEASE = "custody-notification"
RELIEF = "immigration-relief-information"
ABOUT_RELIEF = frozenset({RELIEF, "legal-immigration"})
PARTNERS_VIOLENCE = "domestic-violence"
OUTSIDERS = frozenset({Inquirer.MEDIA, Inquirer.UNRELATED})
PARENTS = frozenset({"parents"})
WORKERS = frozenset({"workers"})


def for_others(inquiry: Inquiry, document: OfferDocument) -> bool:
    """It is for people of whom nothing in the request says that this is one: no limit, but something to ask about."""
    if limited_to("communities", document):
        return not _of_that_community(inquiry, document)
    newcomers = limited_to("newcomers", document) and not may_be_a_newcomer(inquiry)
    if newcomers or of_another_age(inquiry, document):
        return True
    homeless = for_people_without_a_home(document) and not may_be_without_a_home(inquiry)
    parents = document.populations == PARENTS and not may_be_a_parent(inquiry)
    of_another_trade = for_workers_alone(document) and not may_be_about_work(inquiry)
    return (
        homeless
        or parents
        or of_another_trade
        or _relief(inquiry, document)
        or for_victims_of_a_crime(inquiry, document)
    )


def _relief(inquiry: Inquiry, document: OfferDocument) -> bool:
    if wants_a_lawyer_not_relief(inquiry) and only_tells_of_relief(document):
        return True
    return tells_of_relief(document) and not may_want_relief(inquiry)


def tells_of_relief(document: OfferDocument) -> bool:
    """It tells of visas for victims and of nothing else."""
    return RELIEF in document.needs and document.needs <= ABOUT_RELIEF


def only_tells_of_relief(document: OfferDocument) -> bool:
    """And has no lawyer who takes a case."""
    return document.needs == {RELIEF}


def may_want_relief(inquiry: Inquiry) -> bool:
    """A crime is told or the visas are asked for."""
    return bool(inquiry.crimes) or RELIEF in inquiry.need_codes


def wants_a_lawyer_not_relief(inquiry: Inquiry) -> bool:
    return bool(inquiry.need_codes & ABOUT_RELIEF) and RELIEF not in inquiry.need_codes


def limited_to(table: str, document: OfferDocument) -> bool:
    """Its populations name some of the table's and none that is open to all."""
    served = document.populations
    return not served.isdisjoint(codes(table)) and served.isdisjoint(codes("open_populations"))


def _of_that_community(inquiry: Inquiry, document: OfferDocument) -> bool:
    """Named, or asked for in a language that is spoken there."""
    named = bool(document.populations & set(inquiry.resolved.populations) & codes("communities"))
    languages = (one.code for one in inquiry.resolved.languages if one.code != "en")
    return named or any((level_of(document, code) or 0) >= LanguageLevel.INTERPRETER for code in languages)


def may_be_a_newcomer(inquiry: Inquiry) -> bool:
    """Named, asked for in another language, held by immigration, or in want of what only newcomers need."""
    named = codes("newcomers") & set(inquiry.resolved.populations)
    asked = inquiry.need_codes & codes("newcomer_needs")
    abroad = any(one.code != "en" for one in inquiry.resolved.languages)
    return bool(named or asked or abroad) or "immigration-custody" in inquiry.situations


def of_another_age(inquiry: Inquiry, document: OfferDocument) -> bool:
    """For ages alone that are not those of the person, as far as anything is known of theirs."""
    served = document.populations - codes("beside_ages")
    return bool(served) and served <= _every_age() and any(served <= ages for ages in ages_apart(inquiry))


@cache
def _every_age() -> frozenset[str]:
    """All that `ages_apart` may name: most offers are for others as well, and are passed over at once."""
    return codes("young") | codes("youth") | codes("grown")


def ages_apart(inquiry: Inquiry) -> tuple[frozenset[str], ...]:
    """Sets of ages that an offer may not be for alone: by the age, and where that is not known by who is named."""
    age, named = inquiry.resolved.age, set(inquiry.resolved.populations)
    if age is None:
        young = () if speaks_of_the_young(inquiry) else (codes("youth"),)
        return (*young, codes("grown")) if named & codes("young") and not named & codes("grown_people") else young
    if age < GROWN:
        return (codes("grown"),)
    return () if named & PARENTS else (codes("young"),)


def speaks_of_the_young(inquiry: Inquiry) -> bool:
    """Somebody young is named, or a parent asks, or it is a crime against the young; a parent hurt by a partner is not."""
    named = set(inquiry.resolved.populations)
    if inquiry.crimes & codes("crimes_against_the_young"):
        return True
    if named & PARENTS and PARTNERS_VIOLENCE in inquiry.crimes:
        return False
    return bool(named & codes("youth")) or inquiry.resolved.inquirer is Inquirer.PARENT_OR_GUARDIAN


def for_people_without_a_home(document: OfferDocument) -> bool:
    """Its populations are people without a home, of some sex or age at most."""
    return "homeless" in document.populations and document.populations <= codes("beside_homeless")


def may_be_without_a_home(inquiry: Inquiry) -> bool:
    """Named, in want of a place or a way to it, or hurt in a way that drives people from home."""
    asked = inquiry.need_codes & codes("needs_without_a_home")
    driven = inquiry.crimes & codes("crimes_that_drive_from_home")
    return bool(asked or driven) or "homeless" in inquiry.resolved.populations


def may_be_a_parent(inquiry: Inquiry) -> bool:
    """A parent is named, or somebody young who does not mourn, or it is a crime against the young."""
    named = set(inquiry.resolved.populations)
    if named & PARENTS or inquiry.crimes & codes("crimes_against_the_young"):
        return True
    guardian = inquiry.resolved.inquirer is Inquirer.PARENT_OR_GUARDIAN
    return (guardian or bool(named & codes("young"))) and not _mourns_young(inquiry)


def _mourns_young(inquiry: Inquiry) -> bool:
    """Somebody young lost another: circles of parents are for those whose child died."""
    age, named = inquiry.resolved.age, set(inquiry.resolved.populations)
    young = age < GROWN if age is not None else bool(named & codes("young"))
    return young and bool(inquiry.crimes & codes("crimes_that_kill"))


def for_workers_alone(document: OfferDocument) -> bool:
    """As the office for farm workers of a legal aid programme."""
    return not document.populations.isdisjoint(WORKERS) and document.populations <= WORKERS | codes("beside_workers")


def may_be_about_work(inquiry: Inquiry) -> bool:
    """A worker is named, work is asked about, or it happened at work."""
    named = WORKERS & set(inquiry.resolved.populations)
    return bool(named or inquiry.need_codes & codes("needs_at_work") or inquiry.crimes & codes("crimes_at_work"))


def for_victims_of_a_crime(inquiry: Inquiry, document: OfferDocument) -> bool:
    """For people who were hurt, where the person was not, or only looks for somebody who is held."""
    if is_an_outsider(inquiry):
        return limited_to_crimes(document) or after_a_crime(document) or listens(document)
    if not looks_for_somebody_held(inquiry):
        return False
    if only_looks(inquiry) and limited_to_crimes(document):
        return True
    return after_a_crime(document) and not finds_or_knows(document)


def is_an_outsider(inquiry: Inquiry) -> bool:
    """The press, or somebody with no part in it, who does not ask for a speaker or a training."""
    return inquiry.resolved.inquirer in OUTSIDERS and not inquiry.need_codes & codes("outsiders_needs")


def looks_for_somebody_held(inquiry: Inquiry) -> bool:
    """And tells of no crime, nor asks to be told of a release, as who was hurt does."""
    as_who_was_hurt = bool(inquiry.crimes) or TOLD_OF_RELEASE in inquiry.need_codes
    return LOOKS_FOR_SOMEBODY_HELD in inquiry.need_codes and not as_who_was_hurt


def only_looks(inquiry: Inquiry) -> bool:
    """Nothing is asked that whoever looks for somebody held would not ask."""
    return inquiry.need_codes <= codes("needs_of_who_looks")


def finds_or_knows(document: OfferDocument) -> bool:
    """It tells where somebody is held, or knows the agency that holds them."""
    return LOOKS_FOR_SOMEBODY_HELD in document.needs or document.role == Role.LIAISON


def after_a_crime(document: OfferDocument) -> bool:
    """A service for the victims in some situation; information on cases and custody is for anybody."""
    return bool(document.context) and document.role != Role.INFORMATION_REFERRAL


def about_another_subject(inquiry: Inquiry, document: OfferDocument) -> bool:
    """An agency for one subject alone, of which nothing in the request speaks."""
    return document.source_id in other_subjects(inquiry)


def other_subjects(inquiry: Inquiry) -> frozenset[str]:
    """Listings of the table `subjects` whose subject the request does not name, nor them outright; and the emergency number
    where nothing presses.
    """
    said = inquiry.situations | inquiry.need_codes | inquiry.crimes | set(inquiry.resolved.populations)
    others = {listing for listing, words in tables()["subjects"].items() if not said & set(words)}
    calm = {tables()["emergency"]} if not presses(inquiry) else set()
    return frozenset((others | calm) - set(inquiry.resolved.interpretation.services))


def presses(inquiry: Inquiry) -> bool:
    """Somebody is in danger; or it is to be today, and it did not happen by paper, phone or net alone."""
    if inquiry.resolved.urgency == Urgency.IN_DANGER:
        return True
    on_paper = bool(inquiry.crimes) and inquiry.crimes <= codes("crimes_without_a_patrol")
    return inquiry.resolved.urgency == Urgency.TODAY and not on_paper
