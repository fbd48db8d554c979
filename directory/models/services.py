from django.db import models

from directory.models.organizations import OperatedBy, Organization


class Status(models.TextChoices):
    ACTIVE = "active"
    UNKNOWN = "unknown"
    HISTORICAL = "historical"
    REPORTED_TERMINATED = "reported-terminated"


class Publication(models.TextChoices):
    """Whether people see a service, and why not."""

    PUBLISHED = "published"
    NO_CONTACT = "no_contact"  # nothing to call, write or open: kept, never shown
    WITHHELD = "withheld"  # a person took it down


class Role(models.TextChoices):
    DIRECT_SERVICE = "direct-service"
    JUSTICE_AGENCY = "justice-agency-victim-program"
    INFORMATION_REFERRAL = "information-referral"
    COMPLAINT_CHANNEL = "complaint-channel"
    REPORTING_CHANNEL = "reporting-channel"
    LIAISON = "liaison"
    ENFORCEMENT_CONTACT = "enforcement-contact"
    PROVIDER_SUPPORT = "provider-support"


class Anchor(models.TextChoices):
    """Whose place decides whether the service applies."""

    PERSON = "person"
    CRIME = "crime"
    CUSTODY = "custody"
    COURT = "court"
    DESTINATION = "destination"


class AreaBasis(models.TextChoices):
    """Only a declared area can exclude; an inferred one is asked about; of an unknown one only the state is known."""

    DECLARED = "declared"
    INFERRED = "inferred"
    UNKNOWN = "unknown"


class Audience(models.TextChoices):
    PUBLIC = "public"
    OPERATOR = "operator"
    PARTNER = "partner"


class Interpreter(models.TextChoices):
    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


class Service(models.Model):
    """One thing a person can ask for. Null means that no source says it: it becomes a question, never a no."""

    source_id = models.SlugField(max_length=200, unique=True)  # the listing's id, stable
    organization = models.ForeignKey(Organization, on_delete=models.PROTECT, related_name="services")
    name = models.CharField(max_length=300)
    description = models.TextField(blank=True)
    kind = models.CharField(max_length=60, db_index=True)
    role = models.CharField(max_length=40, choices=Role.choices)
    operated_by = models.CharField(max_length=30, choices=OperatedBy.choices)
    status = models.CharField(max_length=20, choices=Status.choices)
    publication = models.CharField(max_length=20, choices=Publication.choices, db_index=True)
    audience = models.CharField(max_length=10, choices=Audience.choices, default=Audience.PUBLIC)
    anchor = models.CharField(max_length=12, choices=Anchor.choices)
    context = models.CharField(max_length=40, blank=True)  # the one situation it applies in (directory.situations)

    # where it serves
    area_basis = models.CharField(max_length=10, choices=AreaBasis.choices)
    area_scope = models.CharField(max_length=24)  # as the source says it: national, states, county, city, region ...
    area_text = models.TextField(blank=True)
    area_states = models.JSONField(default=list)  # two-letter codes, also where the area is unknown

    # for whom, and how
    eligibility_description = models.TextField(blank=True)
    minimum_age = models.PositiveSmallIntegerField(null=True, blank=True)
    maximum_age = models.PositiveSmallIntegerField(null=True, blank=True)
    asks_immigration_status = models.BooleanField(null=True, blank=True)
    accepts_children = models.BooleanField(null=True, blank=True)
    accepts_pets = models.BooleanField(null=True, blank=True)
    wheelchair_access = models.BooleanField(null=True, blank=True)
    deaf_access = models.BooleanField(null=True, blank=True)
    intake_step = models.CharField(max_length=30, blank=True)  # call, walk-in, online, referral-only
    interpreter = models.CharField(max_length=10, choices=Interpreter.choices)
    interpretation_services = models.TextField(blank=True)
    hours_text = models.TextField(blank=True)
    always_open = models.BooleanField(null=True, blank=True)
    timezone = models.CharField(max_length=40, blank=True)  # IANA name
    capacity = models.CharField(max_length=10, blank=True)  # open, waitlist, full
    capacity_expires = models.DateField(null=True, blank=True)
    safety_notes = models.TextField(blank=True)
    curator_notes = models.TextField(blank=True)  # never public

    # how far it can be trusted
    backed = models.BooleanField()  # false: its numbers are withheld from the public until someone checks them
    backed_reason = models.CharField(max_length=30, blank=True)  # unverified, memory, source-too-old
    source_date = models.CharField(max_length=10, blank=True)  # as printed: 2026, 2026-08 or 2026-08-01
    license_class = models.CharField(max_length=24, db_index=True)
    source_license = models.TextField(blank=True)
    last_modified = models.DateTimeField(auto_now=True)
    version = models.PositiveIntegerField(
        default=1
    )  # one more with each write, so that nobody writes over what they did not see

    class Meta:
        ordering = ["source_id"]

    def __str__(self) -> str:
        return self.name
