from django.db import models

from directory.models.services import Service


class Problem(models.TextChoices):
    """What people can say is wrong with a listing; there is no room for words of their own."""

    NUMBER = "number-does-not-work", "Number does not work"
    NO_ANSWER = "nobody-answers", "Nobody answers"
    NO_HELP = "could-not-help", "Could not help"
    CLOSED = "closed"
    LANGUAGE = "wrong-language", "Wrong language"
    OTHER = "something-else", "Something else"


class ProblemCount(models.Model):
    """How often in one week a problem of a listing was reported; nothing of who said it, from where or on what day."""

    service = models.ForeignKey(Service, on_delete=models.CASCADE, related_name="problem_counts")
    problem = models.CharField(max_length=24, choices=Problem.choices)
    week = models.DateField()  # its Monday, in UTC
    count = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["-week", "-count", "service", "problem"]
        constraints = [
            models.UniqueConstraint(fields=["service", "problem", "week"], name="one_count_for_a_problem_and_week")
        ]

    def __str__(self) -> str:
        return f"{self.problem} {self.week}: {self.count}"
