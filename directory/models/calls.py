"""What is left of a call at the console: counts that cannot be joined, and reports of numbers. See docs/adr/0037.

Nothing of a caller has a column here: every text is a code of ours or a random token, and no time of a call is finer
than an hour of the week in a month.
"""

from django.conf import settings
from django.db import models
from django.db.models import Q

from directory.models.problems import Problem
from directory.models.services import Service

HOURS_OF_A_WEEK = 168
SHIFTS_OF_A_DAY = 3
NUMBER_PROBLEMS = (Problem.NUMBER, Problem.NO_ANSWER, Problem.CLOSED)  # what an operator meets on the line


class Triage(models.TextChoices):
    """Who called or why, as the operator chose it; one for each call."""

    VICTIM = "victim"
    WITNESS = "witness"
    FAMILY = "family"
    LEGAL = "legal-responsibility", "Legal responsibility"
    REQUEST = "acting-at-request", "Acting at request"
    ADVOCATE = "advocate"
    CRIME_REPORT = "crime-report", "Crime report"
    DETAINEE = "detainee-question", "Detainee question"
    CASE_STATUS = "case-status", "Case status"
    MEDIA = "media"
    COMMENTARY = "commentary"
    WRONG_NUMBER = "wrong-number", "Wrong number"
    NOT_SAID = "not-said", "Not said"


class Outcome(models.TextChoices):
    """What came of one referral while the call went on."""

    TRANSFERRED = "transferred"
    GIVEN = "given"
    REFUSED = "refused"
    NO_ANSWER = "no-answer", "No answer"
    FULL = "full"
    NOT_ELIGIBLE = "not-eligible", "Not eligible"
    WRONG_NUMBER = "wrong-number", "Wrong number"


class UnmetReason(models.TextChoices):
    """Why a need ended without an answer: nobody offers it, all are full, rules, language or distance, all are closed."""

    NONE = "none"
    FULL = "full"
    INELIGIBLE = "ineligible"
    LANGUAGE = "language"
    DISTANCE = "distance"
    CLOSED = "closed"


class CallCount(models.Model):
    """Calls of one month in one hour of the week, by who called."""

    month = models.DateField()  # its first day, in UTC
    hour_of_week = models.PositiveSmallIntegerField()  # 0 is Monday from 0:00 to 0:59, on the clock of the call
    triage = models.CharField(max_length=20, choices=Triage.choices)
    count = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["-month", "hour_of_week", "triage"]
        constraints = [
            models.UniqueConstraint(
                fields=["month", "hour_of_week", "triage"], name="one_call_count_for_a_month_hour_and_triage"
            ),
            models.CheckConstraint(
                condition=Q(hour_of_week__lt=HOURS_OF_A_WEEK), name="an_hour_of_the_week_is_below_168"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.triage} {self.month:%Y-%m}, hour {self.hour_of_week}: {self.count}"


class NeedCount(models.Model):
    """Needs named in calls of one month, by coarse area, language and what kept the need from being met."""

    month = models.DateField()  # its first day, in UTC
    area = models.CharField(max_length=12)  # as geodata.coarse gives it
    need = models.CharField(max_length=60, blank=True)  # its code; empty for a call that named none
    language = models.CharField(max_length=16, blank=True)  # BCP-47; empty where not said
    unmet = models.CharField(max_length=12, choices=UnmetReason.choices, blank=True)  # empty where it was met
    count = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["-month", "area", "need", "language", "unmet"]
        constraints = [
            models.UniqueConstraint(
                fields=["month", "area", "need", "language", "unmet"],
                name="one_need_count_for_a_month_area_need_language_and_reason",
            )
        ]

    def __str__(self) -> str:
        return f"{self.need or 'no need'} {self.area} {self.month:%Y-%m}: {self.count}"


class ReferralCount(models.Model):
    """Referrals of one month to one listing, by what came of them."""

    month = models.DateField()  # its first day, in UTC
    service = models.ForeignKey(Service, on_delete=models.CASCADE, related_name="referral_counts")
    outcome = models.CharField(max_length=12, choices=Outcome.choices)
    count = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["-month", "service", "outcome"]
        constraints = [
            models.UniqueConstraint(
                fields=["month", "service", "outcome"], name="one_referral_count_for_a_month_listing_and_outcome"
            )
        ]

    def __str__(self) -> str:
        return f"{self.outcome} {self.month:%Y-%m}: {self.count}"


class NumberReport(models.Model):
    """An operator met a listing's number as dead, silent or closed. One alone changes no answer: `directory.fast_lane`."""

    service = models.ForeignKey(Service, on_delete=models.CASCADE, related_name="number_reports")
    problem = models.CharField(max_length=24, choices=[(one.value, one.label) for one in NUMBER_PROBLEMS])
    operator = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="number_reports")
    on = models.DateField()  # in UTC
    shift = models.PositiveSmallIntegerField()  # of the day in UTC: 0 from 0:00, 1 from 8:00, 2 from 16:00

    class Meta:
        ordering = ["-on", "-shift", "service", "problem", "operator"]
        constraints = [
            models.UniqueConstraint(
                fields=["service", "problem", "operator", "on", "shift"],
                name="one_number_report_for_an_operator_and_shift",
            ),
            models.CheckConstraint(condition=Q(shift__lt=SHIFTS_OF_A_DAY), name="a_shift_is_one_of_three"),
        ]

    def __str__(self) -> str:
        return f"{self.problem} {self.on}, shift {self.shift}"


class CountedCall(models.Model):
    """The random token of a page whose call was counted, so that a second click counts nothing; kept for two days."""

    token = models.CharField(max_length=64, unique=True)
    on = models.DateField()  # in UTC

    class Meta:
        ordering = ["-on"]

    def __str__(self) -> str:
        return str(self.on)
