"""Which guides answer what the request asks for that is not a service."""

from collections.abc import Iterable

from directory import guides
from matching.belonging import TOLD_OF_RELEASE
from matching.inquiry import Inquiry, said_situations
from matching.spec import codes, tables
from matching.types import Custody, Stage

IMMIGRATION_CUSTODY = "immigration-custody"


def guides_for(inquiry: Inquiry, officer_areas: frozenset[str]) -> tuple[str, ...]:
    """Guide ids in order of use: asked for by words, need, custody, stage, then by who asks.

    `officer_areas`: the area keys that a listed community relations officer serves.
    """
    found = [
        *_by_words(inquiry),
        *_by_need(inquiry),
        *_by_custody(inquiry),
        *_by_stage(inquiry),
        *_by_court(inquiry),
        *tables()["guides_by_inquirer"].get(inquiry.resolved.inquirer or "", ()),
    ]
    known = {guide.id for guide in guides.guides()}
    return tuple(one for one in dict.fromkeys(_with_officer(inquiry, officer_areas, found)) if one in known)


def _by_words(inquiry: Inquiry) -> list[str]:
    """Guides of the topics asked for; which notification service fits is decided by who holds the person."""
    topics = [topic for topic in inquiry.resolved.interpretation.topics if topic != TOLD_OF_RELEASE]
    return [found.id for found in guides.guides_for(topics)]


def _by_need(inquiry: Inquiry) -> list[str]:
    wanted = [need.code for need in inquiry.resolved.needs]
    return [one for code in wanted for one in tables()["guides_by_need"].get(code, ())]


def _by_custody(inquiry: Inquiry) -> Iterable[str]:
    """The notification service that fits: DHS-VINE, VNS or the state's VINE; the first too where it is open who holds."""
    if not _wants_notice(inquiry):
        return ()
    rows = tables()["guides_by_custody"]
    custody = Custody.IMMIGRATION if said_to_be_held_by_immigration(inquiry) else inquiry.resolved.custody
    chosen: tuple[str, ...] = tuple(rows.get(custody or "", rows["otherwise"]))
    maybe = IMMIGRATION_CUSTODY in inquiry.situations and custody is not Custody.IMMIGRATION
    return (*chosen, *rows[Custody.IMMIGRATION]) if maybe else chosen


def said_to_be_held_by_immigration(inquiry: Inquiry) -> bool:
    """Not only assumed because the request asks who holds somebody."""
    return IMMIGRATION_CUSTODY in said_situations(inquiry.resolved)


def _wants_notice(inquiry: Inquiry) -> bool:
    resolved = inquiry.resolved
    asked = TOLD_OF_RELEASE in inquiry.need_codes or TOLD_OF_RELEASE in resolved.interpretation.topics
    held = resolved.custody not in {None, Custody.NONE, Custody.UNKNOWN}
    return asked or held or resolved.stage in tables()["notified_stages"]


def _by_stage(inquiry: Inquiry) -> Iterable[str]:
    found: Iterable[str] = tables()["guides_by_stage"].get(inquiry.resolved.stage or "", ())
    return found


def _by_court(inquiry: Inquiry) -> list[str]:
    """Both prosecutors are named where the case may be state or federal."""
    federal = bool(inquiry.crimes & codes("maybe_federal_crimes")) or "federal-case" in inquiry.situations
    justice = bool(inquiry.need_codes & codes("justice_needs")) or inquiry.resolved.stage is Stage.CHARGED
    if not justice:
        return []
    only_federal = "federal-case" in inquiry.situations
    return [*([] if only_federal else ["find-your-district-attorney"]), *(["us-attorney"] if federal else [])]


def _with_officer(inquiry: Inquiry, officer_areas: frozenset[str], found: list[str]) -> list[str]:
    """The plain word that no community relations officer is listed, where none serves the place."""
    asked = "community-relations-officer" in found or said_to_be_held_by_immigration(inquiry)
    if not asked:
        return found
    place = inquiry.here.place
    listed = place is None or bool(officer_areas & (place.area_keys | place.touching_keys))
    officer = "community-relations-officer" if listed else "no-community-relations-officer"
    rest = [one for one in found if one != "community-relations-officer"]
    return [*rest, officer, *(() if listed else ("ice-voice",))]
