"""Step-by-step guides for what is not a service, read once from `directory/data/guides/`.

One file per guide, named by its id. `index.json` holds the order of all guides and, per topic, the guides
that answer it, best first. A guide that no topic names is reached by its id alone: a place decides.
"""

import json
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from directory.errors import BadInput, NotFound

FOLDER = Path(__file__).parent / "data" / "guides"
STAGES = frozenset({"reported", "investigation", "charged", "sentenced", "custody", "removal"})
CONTACT_TYPES = frozenset({"voice", "tty", "web"})
RIGHT_TO_LEFT = frozenset({"ar", "prs"})

_PHONE = re.compile(r"\+[1-9]\d{9,14}|[1-9]11")
_WEB = re.compile(r"https://[\w.-]+(?:/\S*)?")
_LEFT_TO_RIGHT_RUN = re.compile(r"\d{1,3}(?:-[\dA-Z]+)+|(?:[A-Za-z0-9-]+\.)+(?:gov|com)(?:/[\w./-]*\w)?")


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
    CALLING_BY_RELAY = "calling-by-relay"


@dataclass(frozen=True, slots=True)
class GuideSource:
    title: str
    url: str  # empty when the page was read without its address
    date: str  # as printed, or empty
    note: str = ""


@dataclass(frozen=True, slots=True)
class GuideContact:
    label: Mapping[str, str]
    type: str  # voice, tty, web
    value: str  # E.164, a three-digit code, or an https address
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


@dataclass(frozen=True, slots=True)
class Catalogue:
    """All guides by id, in the order of the index, and the ids that answer each topic, best first."""

    guides: Mapping[str, Guide]
    topics: Mapping[Topic, tuple[str, ...]]


class GuideFileError(ValueError):
    """A guide file breaks a rule; the message names the file and the rule."""


def guides() -> tuple[Guide, ...]:
    """Every guide, in reading order."""
    return tuple(_shipped().guides.values())


def guide(guide_id: str) -> Guide:
    """One guide; raises NotFound for an id that is not shipped."""
    found = _shipped().guides.get(guide_id)
    if found is None:
        raise NotFound("id", "No guide has this id.")
    return found


def guides_for(topics: Iterable[str], stage: str | None = None) -> tuple[Guide, ...]:
    """The guides for these topics, in the order of the topics, each once; raises BadInput for an unknown one.

    A stage keeps, per topic, the guides made for it; where none is, all of that topic stay.
    """
    if stage is not None and stage not in STAGES:
        raise BadInput("stage", "This stage is not known.")
    shipped = _shipped()
    wanted: dict[str, Guide] = {}
    for topic in topics:
        candidates = [shipped.guides[guide_id] for guide_id in shipped.topics[_topic(topic)]]
        fitting = [each for each in candidates if stage is None or not each.stages or stage in each.stages]
        wanted.update((each.id, each) for each in fitting or candidates)
    return tuple(wanted.values())


def _topic(code: str) -> Topic:
    try:
        return Topic(code)
    except ValueError:
        raise BadInput("topics", "This topic is not known.") from None


@cache
def _shipped() -> Catalogue:
    return load_guides(FOLDER)


def load_guides(folder: Path) -> Catalogue:
    """Read and check a folder of guides; raises GuideFileError on the first file that breaks a rule."""
    index = _record(folder / "index.json")
    _has_keys(index, {"order", "topics"}, "index.json")
    files = {path.stem: path for path in folder.glob("*.json") if path.stem != "index"}
    order = _strings(index["order"], "index.json order")
    _check(sorted(order) == sorted(files), "index.json", "order names every guide file once, and no other")
    read = {guide_id: _guide(guide_id, _record(files[guide_id])) for guide_id in order}
    return Catalogue(MappingProxyType(read), _topics(index["topics"], read))


def _topics(raw: Any, read: Mapping[str, Guide]) -> Mapping[Topic, tuple[str, ...]]:
    _check(isinstance(raw, dict) and set(raw) == set(Topic), "index.json", "topics are those of Topic")
    topics = {Topic(code): _strings(ids, f"index.json {code}") for code, ids in raw.items()}
    for code, ids in topics.items():
        _check(bool(ids) and set(ids) <= set(read), "index.json", f"{code} names guides that exist")
    return MappingProxyType(topics)


def _guide(guide_id: str, raw: dict[str, Any]) -> Guide:
    keys = {"topic", "texts", "contacts", "listings", "stages", "sources"}
    _has_keys(raw, keys, guide_id)
    _check(raw["topic"] in set(Topic), guide_id, "topic is one of Topic")
    stages = _strings(raw["stages"], f"{guide_id} stages")
    _check(set(stages) <= STAGES, guide_id, "stages are known")
    sources = tuple(_source(each, guide_id) for each in raw["sources"])
    _check(bool(sources), guide_id, "has at least one source")
    return Guide(
        id=guide_id,
        topic=Topic(raw["topic"]),
        texts=_texts(raw["texts"], guide_id),
        contacts=tuple(_contact(each, guide_id) for each in raw["contacts"]),
        listings=_strings(raw["listings"], f"{guide_id} listings"),
        stages=stages,
        sources=sources,
    )


def _texts(raw: Any, guide_id: str) -> Mapping[str, GuideText]:
    _check(isinstance(raw, dict) and "en" in raw, guide_id, "texts hold English")
    texts = {language: _text(each, language, f"{guide_id} {language}") for language, each in raw.items()}
    english = texts["en"]
    for language, text in texts.items():
        same = (len(text.steps), len(text.good_to_know)) == (len(english.steps), len(english.good_to_know))
        _check(same, guide_id, f"{language} has as many steps and notes as English")
    return MappingProxyType(texts)


def _text(raw: Any, language: str, where: str) -> GuideText:
    _has_keys(raw, {"title", "summary", "steps", "good_to_know"}, where)
    text = GuideText(
        title=_string(raw["title"], f"{where} title"),
        summary=_string(raw["summary"], f"{where} summary"),
        steps=_strings(raw["steps"], f"{where} steps"),
        good_to_know=_strings(raw["good_to_know"], f"{where} good_to_know"),
    )
    _check(bool(text.steps), where, "has at least one step")
    return _each_string(text, keep_runs_together) if language in RIGHT_TO_LEFT else text


def _each_string(text: GuideText, change: Callable[[str], str]) -> GuideText:
    return replace(
        text,
        title=change(text.title),
        summary=change(text.summary),
        steps=tuple(map(change, text.steps)),
        good_to_know=tuple(map(change, text.good_to_know)),
    )


def keep_runs_together(text: str) -> str:
    """Phone numbers and web addresses set in left-to-right isolates (U+2066, U+2069), for right-to-left text.

    Without them UAX #9 shows "1-866-277-7477" after an Arabic word as "7477-277-866-1".
    """
    return _LEFT_TO_RIGHT_RUN.sub("\u2066\\g<0>\u2069", text)


def _contact(raw: Any, guide_id: str) -> GuideContact:
    _has_keys(raw, {"label", "type", "value", "display"}, f"{guide_id} contact")
    _check(raw["type"] in CONTACT_TYPES, guide_id, "contact type is voice, tty or web")
    pattern = _WEB if raw["type"] == "web" else _PHONE
    _check(bool(pattern.fullmatch(raw["value"])), guide_id, f"contact value {raw['value']} is well formed")
    labels = {language: _string(each, f"{guide_id} label") for language, each in raw["label"].items()}
    _check("en" in labels, guide_id, "contact label holds English")
    display = _string(raw["display"], f"{guide_id} display")
    return GuideContact(MappingProxyType(labels), raw["type"], raw["value"], display)


def _source(raw: Any, guide_id: str) -> GuideSource:
    _has_keys(raw, {"title", "url", "date", "note"}, f"{guide_id} source")
    _string(raw["title"], f"{guide_id} source title")
    return GuideSource(**raw)


def _record(path: Path) -> dict[str, Any]:
    try:
        raw = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise GuideFileError(f"{path.name}: cannot be read as JSON ({error})") from error
    _check(isinstance(raw, dict), path.name, "is a JSON object")
    return dict(raw)


def _has_keys(raw: Any, keys: set[str], where: str) -> None:
    _check(isinstance(raw, dict) and set(raw) == keys, where, f"has the keys {', '.join(sorted(keys))}")


def _string(raw: Any, where: str) -> str:
    _check(isinstance(raw, str) and raw.strip() == raw != "", where, "is text without outer spaces")
    return str(raw)


def _strings(raw: Any, where: str) -> tuple[str, ...]:
    _check(isinstance(raw, list), where, "is a list")
    return tuple(_string(each, where) for each in raw)


def _check(holds: bool, where: str, rule: str) -> None:
    if not holds:
        raise GuideFileError(f"{where}: broken rule: {rule}")
