"""Closed lists that only agencies meet."""

from enum import StrEnum

from api.errors import CODES
from api.types.enums import named_enum
from directory.editing.offers import CAPACITIES
from directory.models.contacts import UrlKind
from directory.models.proposals import ProposalState
from directory.models.provenance import FieldGroup
from directory.models.services import AreaBasis
from directory.models.tokens import Scope

_Capacity = StrEnum("_Capacity", {one.upper(): one for one in CAPACITIES})
_Code = StrEnum("_Code", {one: one for one in sorted(CODES)})

ScopeEnum = named_enum(
    Scope,
    "Scope",
    "What a key may do.",
    READ="Read the agency's listings and one's own changes.",
    PROPOSE="Send changes and take them back.",
    CONFIRM="Say that what a listing says is right.",
    CAPACITY="Say whether there is room.",
)
CapacityEnum = named_enum(_Capacity, "Capacity", "Whether there is room.", WAITLIST="There is a waiting list.")
UrlKindEnum = named_enum(UrlKind, "UrlKind", "What a link of a listing opens.")
AreaBasisEnum = named_enum(
    AreaBasis,
    "AreaBasis",
    "How sure the areas of a listing are.",
    DECLARED="The agency says so.",
    INFERRED="Its words suggest so.",
    UNKNOWN="Only the state is known.",
)
ChangeStateEnum = named_enum(
    ProposalState,
    "ChangeState",
    "How far a change has come.",
    DRAFT="Not sent.",
    SUBMITTED="Other people look at it.",
    APPROVED="The listing says it.",
    REJECTED="It was not taken; see the reason.",
    WITHDRAWN="Its author took it back.",
)
FieldGroupEnum = named_enum(FieldGroup, "FieldGroup", "What of a listing can be confirmed.")
CodeEnum = named_enum(_Code, "ErrorCode", "What kind of problem it is; the same codes as of any error.")
