"""Every closed list of the contract. GraphQL names are the members' names, in upper case."""

from enum import StrEnum

import graphene

from directory.guides import Topic
from directory.models.contacts import LanguageLevel, PhoneType
from directory.models.locations import Disclosure
from directory.models.organizations import Level, OperatedBy
from directory.models.services import Interpreter, Status
from geodata.types import PlaceKind, Precision
from matching.types import Custody, Inquirer, Modality, Ring, Slot, Stage, Urgency


class _TaxonomyName(StrEnum):
    NEED = "need"
    VICTIMIZATION = "victimization"
    POPULATION = "population"
    ROLE = "role"


class _SuggestKind(StrEnum):
    NEED = "need"
    VICTIMIZATION = "victimization"
    PLACE = "place"
    LANGUAGE = "language"
    ORGANIZATION = "organization"


class _DistanceBand(StrEnum):
    UNDER_3 = "under-3"
    FROM_3_TO_10 = "from-3-to-10"
    FROM_10_TO_30 = "from-10-to-30"
    OVER_30 = "over-30"


class _OpenKind(StrEnum):
    OPEN = "open"
    OPENS_SOON = "opens-soon"
    LATER_TODAY = "later-today"
    CLOSED = "closed"
    UNKNOWN = "unknown"


class _VerificationState(StrEnum):
    BACKED = "backed"
    NOT_CHECKED = "not-checked"


class _LinkKind(StrEnum):
    WEB = "web"
    CHAT = "chat"
    EMAIL = "email"


BANDS = _DistanceBand


def _describe(enum_text: str, values: dict[str, str]):  # noqa: ANN202  graphene calls it per value, or with None
    return lambda member: enum_text if member is None else values.get(member.name)


def named_enum(enum: type, name: str, description: str, **values: str) -> type[graphene.Enum]:
    return graphene.Enum.from_enum(enum, name=name, description=_describe(description, values))


UrgencyEnum = named_enum(
    Urgency,
    "Urgency",
    "How soon help is needed.",
    IN_DANGER="Someone may get hurt now: 911 is shown first.",
    TODAY="Help is needed today.",
    THIS_WEEK="Help is needed within days.",
    PLANNING="There is time to plan.",
)
StageEnum = named_enum(Stage, "Stage", "How far the case has come.")
CustodyEnum = named_enum(
    Custody,
    "Custody",
    "Who holds the person who did the harm.",
    NONE="Nobody holds them.",
    LOCAL="A city or county jail.",
    STATE="A state prison.",
    FEDERAL="A federal prison.",
    IMMIGRATION="ICE holds them.",
    UNKNOWN="Not known.",
)
InquirerEnum = named_enum(Inquirer, "Inquirer", "Who is asking.")
ModalityEnum = named_enum(Modality, "Modality", "A way to get help.")
SlotEnum = named_enum(
    Slot,
    "Slot",
    "Why a result holds a reserved place.",
    JURISDICTION="The office with jurisdiction over the case.",
    STATE="A line of the state.",
    NATIONAL="A national line, open day and night.",
)
RingEnum = named_enum(Ring, "Ring", "How wide the area of the offer is around the place, or how far off it lies.")
PlaceKindEnum = named_enum(
    PlaceKind,
    "PlaceKind",
    "What a text or point was read as.",
    TRIBAL="A reservation, by its main town: approximate.",
    AMBIGUOUS="Several places have this name: see candidates.",
    NOT_FOUND="No place was found.",
    OUTSIDE_US="A place outside the United States.",
    MILITARY="A military mail address, which has no place.",
)
PrecisionEnum = named_enum(Precision, "Precision", "How narrow a place is.", AREA="A 3-digit ZIP area.")
LevelEnum = named_enum(Level, "Level", "At which level an organization works.")
OperatedByEnum = named_enum(OperatedBy, "OperatedBy", "Who answers. Read this before the number.")
StatusEnum = named_enum(Status, "ServiceStatus", "Whether the service is in operation.")
DisclosureEnum = named_enum(
    Disclosure,
    "Disclosure",
    "How much of a location is public.",
    PUBLIC="The address is public.",
    AREA="Only the city and state are public.",
    PHONE="Nothing is public: call first.",
)
PhoneTypeEnum = named_enum(PhoneType, "PhoneType", "What a number is for.")
InterpreterEnum = named_enum(Interpreter, "Interpreter", "Whether there are interpreters.")
LanguageLevelEnum = named_enum(
    LanguageLevel,
    "LanguageLevel",
    "How well a language is served.",
    NONE="Not served.",
    WRITTEN="Written material.",
    TELEPHONE_INTERPRETATION="Interpreters by telephone.",
    INTERPRETER="Interpreters.",
    STAFF="Staff who speak it.",
)
TopicEnum = named_enum(Topic, "GuideTopic", "What a guide is about.")
TaxonomyEnum = named_enum(_TaxonomyName, "TaxonomyName", "One of the lists of terms.")
SuggestKindEnum = named_enum(_SuggestKind, "SuggestKind", "What a suggestion is.")
DistanceBandEnum = named_enum(
    _DistanceBand,
    "DistanceBand",
    "How far in a straight line, in miles.",
    UNDER_3="Under 3 miles.",
    FROM_3_TO_10="3 to 10 miles.",
    FROM_10_TO_30="10 to 30 miles.",
    OVER_30="Over 30 miles.",
)
OpenKindEnum = named_enum(
    _OpenKind,
    "OpenKind",
    "Whether a service is open.",
    OPENS_SOON="It opens within two hours.",
    LATER_TODAY="It opens later today.",
    UNKNOWN="Its hours are not known, or it is a holiday.",
)
VerificationStateEnum = named_enum(
    _VerificationState,
    "VerificationState",
    "Whether a source backs the contact facts.",
    BACKED="A source that we read states them.",
    NOT_CHECKED="Nobody has checked them: the number is held back.",
)
LinkKindEnum = named_enum(_LinkKind, "LinkKind", "What a link opens.")
