"""Every type and field of the schema that is not for everybody, as data: a new one without a row here fails."""

from tests.api.partners.asking import ALL

ROLES = ("nobody", *ALL, "other agency")

# Question or change -> the one scope that it needs. What has no row here is for everybody.
SCOPE_OF = {
    ("Query", "me"): "read",
    ("Query", "myListings"): "read",
    ("Query", "myListing"): "read",
    ("Query", "myChanges"): "read",
    ("Mutation", "proposeChange"): "propose",
    ("Mutation", "withdrawChange"): "propose",
    ("Mutation", "confirmListing"): "confirm",
    ("Mutation", "reportCapacity"): "capacity",
}
FOR_EVERYBODY = (
    *("match", "whyNot", "suggest", "place", "offers", "offer", "organizations", "organization"),
    *("terms", "languages", "guides", "status"),
)

# Types that only the questions and changes above answer with, and every field of each.
PARTNER_TYPES = {
    "Me": "name organizationId organizationName scopes expiresAt",
    "MyListingConnection": "edges pageInfo totalCount",
    "MyListingEdge": "node cursor",
    "MyListing": "id name published version fields",
    "MyChangeConnection": "edges pageInfo totalCount",
    "MyChangeEdge": "node cursor",
    "MyChange": ("id listing state version why changed proposed approvalsNeeded submittedAt decidedAt reason"),
    "ListingFields": (
        "phones emails urls address hoursText alwaysOpen schedules languages interpreter interpretationServices "
        "eligibilityDescription ages asksImmigrationStatus acceptsChildren acceptsPets wheelchairAccess deafAccess "
        "intakeStep areas areaBasis areaStates areaText capacity description documents"
    ),
    "ListingPhone": (
        "type number display vanity extension keyword description note public coveredHotline coveredHotlineSource "
        "language"
    ),
    "ListingEmail": "email label public",
    "ListingUrl": "kind url label public",
    "ListingAddress": ("disclosure address1 address2 city stateProvince postalCode countyFips latitude longitude"),
    "ListingSchedule": "byday opensAt closesAt timezone validFrom validTo description",
    "ListingLanguage": "code level note",
    "ListingAges": "minimum maximum",
    "ListingArea": "areaKey name source",
    "ListingCapacity": "state expires",
    "PartnerError": "code field message live proposed",
    "ChangePayload": "change errors",
    "ConfirmListingPayload": "listing groups errors",
    "ReportCapacityPayload": "listing capacity errors",
}
SHARED_TYPES = {"PageInfo"}  # answered to everybody, and to agencies

# What an agency may send, and every field of each: no state, no author, no review, no publication among them.
INPUTS = {
    "ProposeChangeInput": (
        "listing version why idempotencyKey contact hours languages eligibility area description documents"
    ),
    "WithdrawChangeInput": "change idempotencyKey",
    "ConfirmListingInput": "listing groups version idempotencyKey",
    "ReportCapacityInput": "listing capacity expires version idempotencyKey",
    "ContactChanges": "phones emails urls address",
    "HoursChanges": "hoursText alwaysOpen schedules",
    "LanguagesChanges": "languages interpreter interpretationServices",
    "EligibilityChanges": (
        "eligibilityDescription ages asksImmigrationStatus acceptsChildren acceptsPets wheelchairAccess deafAccess "
        "intakeStep"
    ),
    "AreaChanges": "areas areaBasis areaStates areaText",
    "DescriptionChanges": "description",
    "DocumentsChanges": "documents",
    "ListingPhoneInput": PARTNER_TYPES["ListingPhone"],
    "ListingEmailInput": PARTNER_TYPES["ListingEmail"],
    "ListingUrlInput": PARTNER_TYPES["ListingUrl"],
    "ListingAddressInput": PARTNER_TYPES["ListingAddress"],
    "ListingScheduleInput": PARTNER_TYPES["ListingSchedule"],
    "ListingLanguageInput": PARTNER_TYPES["ListingLanguage"],
    "ListingAgesInput": PARTNER_TYPES["ListingAges"],
    "ListingAreaInput": PARTNER_TYPES["ListingArea"],
}
