"""The record of truth, in HSDS 3 nouns. Reads go through `selectors`, writes through `services` and the loader."""

from directory.models.areas import ServiceArea
from directory.models.audit import AuditAnchor, AuditEntry
from directory.models.calls import CallCount, CountedCall, NeedCount, NumberReport, ReferralCount
from directory.models.claims import Claim
from directory.models.contacts import EmailAddress, Language, Phone, Schedule, Url
from directory.models.disclosures import Authorisation, KeptPrivate
from directory.models.eligibility import CompensationRule, CostOption, RequiredDocument, ServiceTerm
from directory.models.holds import Hold
from directory.models.invitations import Invitation
from directory.models.letters import Letter
from directory.models.links import ConfirmationLink
from directory.models.locations import Location, ServiceAtLocation
from directory.models.merges import FormerId, Merge, NotTheSame
from directory.models.organizations import Organization
from directory.models.outbox import IndexEvent
from directory.models.people import Membership, User
from directory.models.policies import InclusionPolicy, Refusal
from directory.models.problems import ProblemCount
from directory.models.proposals import ChangeProposal, Review
from directory.models.provenance import LoadedRecord, Source, Succession, ValidityPeriod, Verification
from directory.models.services import Service
from directory.models.tokens import ApiToken, IdempotencyKey

__all__ = [
    "ApiToken",
    "AuditAnchor",
    "AuditEntry",
    "Authorisation",
    "CallCount",
    "ChangeProposal",
    "Claim",
    "CompensationRule",
    "ConfirmationLink",
    "CostOption",
    "CountedCall",
    "EmailAddress",
    "FormerId",
    "Hold",
    "IdempotencyKey",
    "InclusionPolicy",
    "IndexEvent",
    "Invitation",
    "KeptPrivate",
    "Language",
    "Letter",
    "LoadedRecord",
    "Location",
    "Membership",
    "Merge",
    "NeedCount",
    "NotTheSame",
    "NumberReport",
    "Organization",
    "Phone",
    "ProblemCount",
    "ReferralCount",
    "Refusal",
    "RequiredDocument",
    "Review",
    "Schedule",
    "Service",
    "ServiceArea",
    "ServiceAtLocation",
    "ServiceTerm",
    "Source",
    "Succession",
    "Url",
    "User",
    "ValidityPeriod",
    "Verification",
]
