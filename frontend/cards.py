"""A match and its ready-made blob become one card: the same parts in the same order on every page."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from babel.numbers import format_decimal
from django.utils.translation import gettext as _

from directory.dates import printed_date
from directory.hours import OpenState
from directory.languages import language_name
from directory.locales import listed, locale_of
from frontend import papers
from frontend.dialling import Way, first_call, further_ways
from frontend.guide_rows import GuideRow
from frontend.instead import Instead
from frontend.marking import marked, with_english
from frontend.opening import Opening, opening
from frontend.pressing import what_to_press
from frontend.spots import Spot, spot
from frontend.strongest import strongest
from frontend.wording import LANGUAGE_LEVEL, OPERATED_BY, SERVES, distance_words
from matching.blobs import LanguageBlob, OfferBlob, SourceBlob
from matching.types import Match, Part, Reason

Render = Callable[[Reason], str]
MOST_LANGUAGES = 4


@dataclass(frozen=True, slots=True)
class Counted:
    """One part of the score in words, with its points of its weight, both of 100."""

    reason: str
    points: str
    weight: str


@dataclass(frozen=True, slots=True)
class Checked:
    words: str
    old: bool
    source: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Card:
    key: str
    name: str
    organization: str
    operator: str
    operator_mark: str
    call: Way | None
    ways: tuple[Way, ...]
    number_withheld: bool
    opening: Opening
    facts: tuple[str, ...]
    where: str
    also_at: tuple[str, ...]
    spot: Spot
    checked: Checked
    description: str
    hours_text: str
    eligibility: str
    documents: tuple[str, ...]
    intake: str
    know: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()  # the source's own words, in English
    why: tuple[str, ...] = ()
    counted: tuple[Counted, ...] = field(default=())
    ask: tuple[str, ...] = ()
    tier: str = ""
    press: tuple[str, ...] = ()  # which number to press on the line of `call`
    languages: tuple[str, ...] = ()  # those of the facts that are about languages
    guide: GuideRow | None = None
    listing: str = ""  # what a report is about: all offers of a listing are one
    token: str = ""
    number_being_checked: bool = False
    instead: Instead | None = None  # what to call meanwhile

    @property
    def texting(self) -> tuple[Way, ...]:
        return tuple(way for way in self.ways if way.kind == "text")

    @property
    def not_texting(self) -> tuple[Way, ...]:
        return tuple(way for way in self.ways if way.kind != "text")


@dataclass(frozen=True, slots=True)
class Setting:
    """What all cards of a page share: words, the languages wanted, the unit of distance."""

    render: Render
    language: str  # of the interface
    wanted: tuple[str, ...]  # BCP-47
    unit: str  # mi or km
    needs: tuple[str, ...] = ()  # asked for
    token: Callable[[str], str] | None = None  # for reports of a listing; without it a card takes none
    guides: Mapping[str, GuideRow] = field(default_factory=dict)  # listing -> its own
    instead: Instead | None = None  # for a listing whose number is being checked


def line_card(blob: OfferBlob, state: OpenState, setting: Setting) -> Card:
    """A card without a match: pinned help and the lines that are always shown."""
    call = first_call(blob, setting.wanted)
    languages = _language_facts(blob, setting)
    return Card(
        key=blob["id"],
        name=blob["service"] or blob["name"],
        organization=_organization(blob),
        operator=str(OPERATED_BY.get(blob["operated_by"], OPERATED_BY["not-stated"])),
        operator_mark=blob["operated_by"],
        call=call,
        ways=further_ways(blob, call),
        number_withheld=blob["number_not_checked"],
        opening=opening(state, setting.language),
        press=what_to_press(blob, call, (*setting.wanted, setting.language)) if call else (),
        languages=languages,
        facts=(*languages, *papers.told(blob), *_cost(blob, setting.language)),
        where=_where(blob, setting.language),
        also_at=(),
        spot=spot(blob["location"]),
        checked=_checked(blob, setting.language),
        description=blob["description"],
        hours_text=blob["hours"]["text"],
        eligibility=blob["eligibility"]["text"],
        documents=tuple(blob["documents"]),
        intake=blob["intake_step"],
        notes=_own_words(blob),
        listing=blob["source_id"],
        token=setting.token(blob["source_id"]) if setting.token else "",
        number_being_checked=blob["number_being_checked"],
        instead=setting.instead if blob["number_being_checked"] else None,
    )


def match_card(
    match: Match, blob: OfferBlob, state: OpenState, setting: Setting, also_at: tuple[str, ...] = ()
) -> Card:
    """The whole card: the line's, with why it is here, what to ask and what to know."""
    line = line_card(blob, state, setting)
    own = {name: getattr(line, name) for name in Card.__slots__}
    return Card(
        **own
        | {
            "facts": (*_serves(match, blob, setting.language), *_distance(match, blob, setting), *line.facts),
            "why": tuple(setting.render(part.reason) for part in strongest(match.parts)),
            "counted": tuple(_counted(part, setting) for part in match.parts),
            "ask": (*map(setting.render, match.asks), *papers.question(blob, setting.needs)),
            "know": tuple(setting.render(reason) for reason in match.warnings),
            "also_at": also_at,
            "tier": setting.render(match.tier_reason) if match.tier_reason else "",
            "guide": setting.guides.get(blob["source_id"]),
        }
    )


def _organization(blob: OfferBlob) -> str:
    """The organization's name where it says more than the service's."""
    own, service = blob["organization"]["name"], blob["service"] or blob["name"]
    return "" if own.casefold() in service.casefold() else own


def _counted(part: Part, setting: Setting) -> Counted:
    locale = locale_of(setting.language)
    points, weight = (format_decimal(number, "0.0", locale=locale) for number in (part.points, part.weight))
    return Counted(setting.render(part.reason), points, weight)


def _serves(match: Match, blob: OfferBlob, language: str) -> tuple[str, ...]:
    area = blob["service_area"]
    if match.ring is None:
        return (with_english(_("Serves %(area)s"), language, area=area),) if area else ()
    if match.ring == "county" and blob["area_basis"] == "inferred":
        return (_("In your county"),)
    return (str(SERVES[match.ring]),)


def _distance(match: Match, blob: OfferBlob, setting: Setting) -> tuple[str, ...]:
    """A band for an office whose address is public; nothing for any other."""
    location = blob["location"]
    if match.distance_km is None or location is None or location["disclosure"] != "public":
        return ()
    return (distance_words(match.distance_km, setting.unit),)


def _language_facts(blob: OfferBlob, setting: Setting) -> tuple[str, ...]:
    wanted = [row for row in blob["languages"] if row["code"] in setting.wanted and row["level"] != 0]
    if wanted:
        return tuple(dict.fromkeys(_level(row, setting.language) for row in wanted))  # a line may repeat its service's
    if setting.wanted and blob["interpreter"] == "yes":
        return (_("Interpreters for other languages"),)
    names = [language_name(row["code"], setting.language) for row in blob["languages"] if row["level"] != 0]
    shown = [name for name in dict.fromkeys(names) if name][:MOST_LANGUAGES]
    return (listed(shown, setting.language),) if shown else ()


def _level(row: LanguageBlob, language: str) -> str:
    name = language_name(row["code"], language) or row["code"]
    template = LANGUAGE_LEVEL.get(row["level"]) if row["level"] is not None else None
    return str(template) % {"language": name} if template else name


def _cost(blob: OfferBlob, language: str) -> tuple[str, ...]:
    cost = blob["cost"].strip()
    return (_("Free"),) if cost.casefold().rstrip(".") == "free" else ((marked(cost, "en", language),) if cost else ())


def _where(blob: OfferBlob, language: str) -> str:
    location = blob["location"]
    if location is None:
        return ""
    if location["disclosure"] != "public":
        return _("Location is kept private for safety")
    lines = (location["address_1"], location["address_2"], location["city"], location["state"])
    code = f" {location['postal_code']}" if location["postal_code"] else ""
    return marked(", ".join(line for line in lines if line) + code, "en", language)


def _own_words(blob: OfferBlob) -> tuple[str, ...]:
    return (blob["safety_notes"],) if blob["safety_notes"] else ()


def _checked(blob: OfferBlob, language: str) -> Checked:
    proof = blob["verification"]
    source = next(iter(blob["sources"]), None)
    date = printed_date(proof["date"], language)
    if proof["state"] != "backed":
        words = _("Not checked yet")
    elif date:
        words = _("From a source dated %(date)s") % {"date": date}
    else:
        words = _("From a source without a date")
    return Checked(words, proof["old"], source["title"] if source else "", _web(source))


def _web(source: SourceBlob | None) -> str:
    url = source["url"] if source else ""
    return url if urlsplit(url).scheme in {"http", "https"} else ""
