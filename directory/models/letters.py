from django.db import models
from django.db.models import Q

from directory.models.services import Service


class Kind(models.TextChoices):
    """What a letter is about; its words are in frontend/templates/letters."""

    REMINDER = "reminder"  # something of a listing is due to be looked at
    CONTACT_CHANGE_ASKED = "contact_change_asked"  # to the contact that is live now
    CONTACT_CHANGED = "contact_changed"  # to the contact that was live before
    PROPOSAL_REJECTED = "proposal_rejected"
    NUMBER_HELD = "number_held"
    INVITATION = "invitation"
    CLAIM_ACCEPTED = "claim_accepted"
    CLAIM_REFUSED = "claim_refused"


class Letter(models.Model):
    """One mail to one mailbox of an agency or of a colleague; never to somebody who looks for help."""

    kind = models.CharField(max_length=24, choices=Kind.choices)
    to = models.EmailField(max_length=254)
    service = models.ForeignKey(Service, null=True, blank=True, on_delete=models.SET_NULL, related_name="letters")
    facts = models.JSONField(default=dict)  # what the words are filled with; see directory.letters.post
    language = models.CharField(max_length=16, default="en")
    made_at = models.DateTimeField()
    next_at = models.DateTimeField(null=True, blank=True)  # when it may be tried; null: never by itself
    taken_at = models.DateTimeField(null=True, blank=True)  # a sender has it, or was killed with it
    sent_at = models.DateTimeField(null=True, blank=True)
    tries = models.PositiveSmallIntegerField(default=0)
    last_error = models.CharField(max_length=200, blank=True)  # the kind of error, never a mailbox

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["next_at"], name="letters_by_turn")]
        constraints = [
            models.CheckConstraint(
                name="a_sent_letter_is_not_tried_again", condition=Q(sent_at=None) | Q(next_at=None, taken_at=None)
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"
