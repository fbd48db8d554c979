"""Step-by-step guides for what is not a service, read once from `directory/data/guides/`."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Topic(StrEnum):
    REPORT_A_CRIME = "report-a-crime"
    LOCAL_POLICE = "local-police"
    TIP_LINE = "tip-line"
    FIND_A_DETAINEE = "find-a-detainee"
    COURT_CASE_STATUS = "court-case-status"
    CUSTODY_NOTIFICATION = "custody-notification"
    CASE_INFORMATION = "case-information"
    FIND_A_PROSECUTOR = "find-a-prosecutor"
    REMOVAL_PROCESS = "removal-process"
    COMMUNITY_RELATIONS_OFFICER = "community-relations-officer"
    IMPACT_STATEMENT = "impact-statement"
    COMPENSATION = "compensation"
    PRESS = "press"
    EMERGENCY = "emergency"


@dataclass(frozen=True, slots=True)
class GuideSource:
    title: str
    url: str
    date: str  # as printed, or empty
    note: str = ""


@dataclass(frozen=True, slots=True)
class GuideContact:
    label: Mapping[str, str]
    type: str  # voice, tty, web
    value: str
    display: str


@dataclass(frozen=True, slots=True)
class GuideText:
    title: str
    summary: str
    steps: tuple[str, ...]
    good_to_know: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Guide:
    id: str
    topic: Topic
    texts: Mapping[str, GuideText]  # interface language -> text, always with "en"
    contacts: tuple[GuideContact, ...]
    listings: tuple[str, ...]  # listing ids this guide leads to
    stages: tuple[str, ...]  # matching.types.Stage values it is for; empty for any
    sources: tuple[GuideSource, ...]
