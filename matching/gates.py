"""Hard gates: they exclude, are never relaxed, and say why. What is unknown never excludes."""

from typing import NamedTuple

from directory.models.contacts import LanguageLevel
from directory.models.organizations import OperatedBy
from directory.models.services import Publication, Role, Status
from matching.coverage import FIRST_TIER, SECOND_TIER, Coverage, Relation
from matching.documents import OfferDocument
from matching.fitting import NeedFit, crime_fit, need_fit
from matching.inquiry import Inquiry, age_groups, covers
from matching.speaking import level_of
from matching.spec import codes, tables
from matching.types import Inquirer, Modality, Reason, ResolvedRequest

FEW_CRIMES = 2
SAFE_WITHOUT_CALL = frozenset({Modality.TEXT.value, Modality.CHAT.value, Modality.IN_PERSON.value})
CONDITIONAL_ROLES = frozenset(
    {Role.COMPLAINT_CHANNEL.value, Role.LIAISON.value, Role.REPORTING_CHANNEL.value, Role.PROVIDER_SUPPORT.value}
)
DOOR_ROLES = frozenset({Role.DIRECT_SERVICE.value, Role.JUSTICE_AGENCY.value})
DOOR_NEEDS = frozenset({"case-management", "crisis-intervention", "information-referral", "safety-planning"})
LINE_NEEDS = frozenset({"crisis-intervention"})
AREA_GATES = {Relation.FAR: "area_far", Relation.NO_PLACE: "which_state"}
REPORTING = "crime-reporting"
PROVIDER_NEEDS = frozenset({"provider-training", "outreach"})
DETAINEE_TOPIC = "find-a-detainee"


class Judged(NamedTuple):
    """An offer held against the gates. `question` names the one question whose yes would let it in."""

    document: OfferDocument
    coverage: Coverage
    needs: tuple[NeedFit, ...]
    gate: Reason | None
    question: Reason | None = None
    by_stage: bool = False  # in because of the stage of the case, whatever the needs
    limited: bool = False  # to a group or a situation that nobody has named

    @property
    def passed(self) -> bool:
        return self.gate is None

    @property
    def widening(self) -> bool:
        """Would be in if the circle were drawn wider."""
        return self.gate is not None and self.gate.code == "area_far" and not self.limited

    @property
    def stateless(self) -> bool:
        """Would be in if the person were in its state: nobody said where they are."""
        return self.gate is not None and self.gate.code == "which_state" and not self.limited


def judge(inquiry: Inquiry, document: OfferDocument) -> Judged:
    gate = of_itself(inquiry, document) or _of_the_person(inquiry, document)
    found = covers(inquiry, document)
    fits = tuple(need_fit(document, need) for need in inquiry.needs)
    by_stage = for_stage(inquiry, document)
    gate = gate or _of_need(inquiry, document, fits, by_stage) or _of_area(found)
    questions = _questions(inquiry, document)
    question = questions[0] if gate is None and len(questions) == 1 else None
    gate = gate or next(iter(questions), None)
    return Judged(document, found, fits, gate, question, by_stage, bool(questions))


def admitted(inquiry: Inquiry, document: OfferDocument) -> Judged:
    """An offer known to be in the list, held against the request without asking the gates again."""
    fits = tuple(need_fit(document, need) for need in inquiry.needs)
    return Judged(document, covers(inquiry, document), fits, None, None, for_stage(inquiry, document))


def of_itself(inquiry: Inquiry, document: OfferDocument) -> Reason | None:
    return _standing(inquiry, document) or (None if _role_fits(inquiry, document) else Reason("role"))


def stands(inquiry: Inquiry, document: OfferDocument) -> bool:
    """Published, for this audience and still there."""
    return _standing(inquiry, document) is None


def _standing(inquiry: Inquiry, document: OfferDocument) -> Reason | None:
    if document.publication != Publication.PUBLISHED:
        return Reason("no_contact" if document.publication == Publication.NO_CONTACT else "not_published")
    if document.audience != "public" and document.audience != inquiry.request.audience:
        return Reason("audience")
    if document.status in {Status.HISTORICAL, Status.REPORTED_TERMINATED}:
        return Reason("closed_program")
    return None


def speaks_another(inquiry: Inquiry, document: OfferDocument) -> bool:
    """A national line known to work in other languages only than those asked for; English where none was.

    Only such a line: a local office that lists Spanish alone may have left English out because it goes without saying.
    """
    if not (document.line and document.national):
        return False
    wanted = [one.code for one in inquiry.resolved.languages] or ["en"]
    if document.interpreter == "yes" or level_of(document, "en") != LanguageLevel.NONE:
        return False
    return not any(level_of(document, code) for code in wanted)


def role_open(inquiry: Inquiry, document: OfferDocument) -> bool:
    """Whether offers of its role enter this request, whatever the crime."""
    reports_a_crime = inquiry.request.inquirer is Inquirer.CRIME_REPORT  # said outright, not read from words
    to_ice = document.role == Role.REPORTING_CHANNEL and document.operated_by == OperatedBy.ICE
    if document.role in codes("roles_never_ranked") or (to_ice and not reports_a_crime):
        return False  # who was hurt and asks how to report is not sent to the immigration agency
    return document.role not in CONDITIONAL_ROLES or document.role in open_roles(inquiry)


def _role_fits(inquiry: Inquiry, document: OfferDocument) -> bool:
    """A complaint channel for just the crime that was named is a door to it."""
    return role_open(inquiry, document) or (
        document.role == Role.COMPLAINT_CHANNEL and bool(document.victimizations & inquiry.crimes)
    )


def open_roles(inquiry: Inquiry) -> frozenset[str]:
    """Roles that enter for some requests only, those that this request opens."""
    topics = inquiry.resolved.interpretation.topics
    opened = {
        Role.COMPLAINT_CHANNEL: "rights-complaint" in inquiry.need_codes or _about_a_detainee(inquiry),
        Role.LIAISON: "immigration-custody" in inquiry.situations or "community-relations-officer" in topics,
        Role.REPORTING_CHANNEL: REPORTING in inquiry.need_codes or inquiry.resolved.inquirer is Inquirer.CRIME_REPORT,
        Role.PROVIDER_SUPPORT: bool(inquiry.need_codes & PROVIDER_NEEDS),
    }
    return frozenset(role.value for role, holds in opened.items() if holds)


def _about_a_detainee(inquiry: Inquiry) -> bool:
    named = "people-in-custody" in inquiry.groups or "custody-status-link" in inquiry.need_codes
    return named or DETAINEE_TOPIC in inquiry.resolved.interpretation.topics


def _of_the_person(inquiry: Inquiry, document: OfferDocument) -> Reason | None:
    if ineligible := ineligible_for(inquiry.resolved, document):
        return ineligible
    if _only_other_crimes(inquiry, document):
        return Reason("other_crimes", {"victimizations": sorted(document.victimizations)})
    if speaks_another(inquiry, document):
        return Reason("other_language", {"language": min(document.languages)})
    if inquiry.request.safe_contact.call is False and not safe_without_call(document):
        return Reason("unsafe_contact")
    return None


def safe_without_call(document: OfferDocument) -> bool:
    return bool(document.modalities & SAFE_WITHOUT_CALL)


def ineligible_for(resolved: ResolvedRequest, document: OfferDocument) -> Reason | None:
    """A known failure: the age, or a stated exclusion."""
    age = resolved.age
    low, high = document.minimum_age, document.maximum_age
    if age is not None and ((low is not None and age < low) or (high is not None and age > high)):
        return Reason("ineligible_age", {"minimum": low, "maximum": high})
    excluded = sorted(document.excludes & set(resolved.populations))
    return Reason("ineligible_group", {"population": excluded[0]}) if excluded else None


def _only_other_crimes(inquiry: Inquiry, document: OfferDocument) -> bool:
    if not inquiry.crimes or inquiry.crimes_guessed or len(document.victimizations) > FEW_CRIMES:
        return False
    return crime_fit(document, inquiry.crimes).grade == "other_crimes"


def _of_need(inquiry: Inquiry, document: OfferDocument, fits: tuple[NeedFit, ...], by_stage: bool) -> Reason | None:
    if not fits or inquiry.needs_guessed or by_stage or any(fit.met for fit in fits):
        return None
    return None if general_door(inquiry, document) or _may_be_a_door(inquiry, document) else Reason("no_need_met")


def _of_area(found: Coverage) -> Reason | None:
    if found.relation in FIRST_TIER | SECOND_TIER:
        return None
    return Reason(AREA_GATES.get(found.relation, "area_excludes"))


def general_door(inquiry: Inquiry, document: OfferDocument) -> bool:
    """A state coalition, a state victim service, 211, or a national line for anybody: they find the right service.

    A line that listens and finds nothing is a door only where talking may help; it is among the fallbacks in any case.
    """
    return known_door(document) or (anybodys_line(document) and (finds(document) or talking_may_help(inquiry)))


def anybodys_line(document: OfferDocument) -> bool:
    wide = serves_every_crime(document) and not document.groups
    return may_be_anybodys_line(document) and wide and bool(document.needs & LINE_NEEDS)


def finds(document: OfferDocument) -> bool:
    return "information-referral" in document.needs


def talking_may_help(inquiry: Inquiry) -> bool:
    """Who is afraid, in pain or in want of a bed may want somebody to talk to; who asks for a form or a lawyer does not."""
    return bool(inquiry.need_codes & codes("needs_eased_by_talking"))


def may_be_anybodys_line(document: OfferDocument) -> bool:
    """A national hotline that is not for one situation; an agency's information desk is none."""
    helps = document.kind == "hotline" and document.role == Role.DIRECT_SERVICE
    return document.national and helps and bool(document.numbers) and not document.context


def known_door(document: OfferDocument) -> bool:
    known = document.kind in codes("general_door_kinds") or document.source_id in codes("general_door_ids")
    return known and finds(document)


def crime_door(inquiry: Inquiry, document: OfferDocument) -> bool:
    """Made for people hurt in the way that was named, and able to stand by them: they find what is needed."""
    return stands_by(document) and not serves_every_crime(document) and _crime_grade(inquiry, document) == "serves"


def _may_be_a_door(inquiry: Inquiry, document: OfferDocument) -> bool:
    """As `crime_door`, or nobody knows after which crimes it helps: what is not known never excludes."""
    unknown = bool(inquiry.crimes) and not document.victimizations and stands_by(document)
    return unknown or crime_door(inquiry, document)


def stands_by(document: OfferDocument) -> bool:
    """Somebody to talk to who stays: by voice or face to face; a circle of those who went through it where it is local."""
    circle = "peer-support" in document.needs and may_be_a_circle(document)
    finds_or_helps = bool(document.needs & DOOR_NEEDS) and not of_the_law_alone(document)
    return may_stand_by(document) and (finds_or_helps or circle)


def of_the_law_alone(document: OfferDocument) -> bool:
    """Lawyers, and a list of more: whoever wants a bed or a counselor is not helped there."""
    return document.needs <= codes("needs_of_the_law") | {"information-referral"} and bool(
        document.needs & codes("needs_of_the_law")
    )


def may_stand_by(document: OfferDocument) -> bool:
    reached = bool(document.numbers) or Modality.IN_PERSON.value in document.modalities
    return reached and document.role in DOOR_ROLES and document.kind not in codes("no_crime_door_kinds")


def may_be_a_circle(document: OfferDocument) -> bool:
    return not document.national


def _crime_grade(inquiry: Inquiry, document: OfferDocument) -> str:
    return crime_fit(document, inquiry.crimes).grade


def serves_every_crime(document: OfferDocument) -> bool:
    return bool(document.victimizations & codes("serve_every_crime"))


def limited_to_crimes(document: OfferDocument) -> bool:
    """It serves some crimes and not every crime."""
    return bool(document.victimizations) and not serves_every_crime(document)


def for_stage(inquiry: Inquiry, document: OfferDocument) -> bool:
    """Named by the stage of the case; a service that only brings news of it waits for who wants some."""
    if inquiry.resolved.stage is None or (brings_news(document) and not may_want_news(inquiry)):
        return False
    return any(selects(row, document) for row in tables()["stage_offers"].get(inquiry.resolved.stage, ()))


def brings_news(document: OfferDocument) -> bool:
    return document.kind in codes("notification_kinds")


def may_want_news(inquiry: Inquiry) -> bool:
    return not inquiry.needs or bool(inquiry.need_codes & codes("assumed_for_needs"))


def selects(row: dict[str, list[str]], document: OfferDocument) -> bool:
    """Whether a table row names the offer by kind, role, id or the beginning of its id."""
    return (
        document.kind in row.get("kinds", ())
        or document.role in row.get("roles", ())
        or document.source_id in row.get("ids", ())
        or document.source_id.startswith(tuple(row.get("ids_starting", ())))
    )


def _questions(inquiry: Inquiry, document: OfferDocument) -> tuple[Reason, ...]:
    """Situations and groups this offer is limited to and nobody has named yet."""
    asked: list[Reason] = []
    named = document.source_id in inquiry.resolved.interpretation.services
    if document.context and document.context not in inquiry.situations and not named:
        asked.append(Reason("context", {"situation": document.context}))
    if group := unnamed_group(document, inquiry.groups, inquiry.resolved.age is not None):
        asked.append(Reason("group", {"group": group}))
    return tuple(asked)


def unnamed_group(document: OfferDocument, named: frozenset[str], age_known: bool) -> str:
    """The group to ask about; empty where none is. A door for LGBTQ youth asks for both, but a known age settles the second."""
    others, young_or_old = document.groups - age_groups(), document.groups & age_groups()
    if others and not others & named:
        return min(others)
    asked = young_or_old and not young_or_old & named and (age_known or not others)
    return min(young_or_old) if asked else ""
