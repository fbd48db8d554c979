from django.db import models


class Level(models.TextChoices):
    FEDERAL = "federal"
    NATIONAL_NONPROFIT = "national-nonprofit"
    STATE = "state"
    LOCAL = "local"
    TRIBAL = "tribal"


class OperatedBy(models.TextChoices):
    """Who answers: shown before the number. Derived by `directory.listings.operators` where no source says it."""

    POLICE = "police"
    PROSECUTOR = "prosecutor"
    COURT_CORRECTIONS = "court-or-corrections"
    GOVERNMENT = "government"
    ICE = "immigration-agency"
    TRIBAL = "tribal"
    COMMUNITY = "community-organization"
    NOT_STATED = "not-stated"


class Organization(models.Model):
    """Key: the slug of the name, with the state for state and local ones, so that namesakes stay apart."""

    slug = models.SlugField(max_length=200, unique=True)
    name = models.CharField(max_length=300)
    level = models.CharField(max_length=20, choices=Level.choices)
    website = models.URLField(max_length=500, blank=True)
    parent_organization = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.SET_NULL, related_name="members"
    )

    class Meta:
        ordering = ["name", "slug"]

    def __str__(self) -> str:
        return self.name
