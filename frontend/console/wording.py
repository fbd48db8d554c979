"""Words of the console for codes that are counted, with the key of each in the dialog after a call."""

from django.utils.translation import gettext_lazy as _

from directory.models.calls import Outcome, UnmetReason

# In the order of their digits.
OUTCOMES = (
    (Outcome.GIVEN, _("Number given")),
    (Outcome.TRANSFERRED, _("Connected")),
    (Outcome.REFUSED, _("Caller said no")),
    (Outcome.NO_ANSWER, _("Nobody answered")),
    (Outcome.FULL, _("Full")),
    (Outcome.NOT_ELIGIBLE, _("Not for this person")),
    (Outcome.WRONG_NUMBER, _("Number does not work")),
)
UNMET = (
    ("n", UnmetReason.NONE, _("Nobody offers it")),
    ("f", UnmetReason.FULL, _("All are full")),
    ("i", UnmetReason.INELIGIBLE, _("Their rules leave the person out")),
    ("l", UnmetReason.LANGUAGE, _("Not in the language")),
    ("d", UnmetReason.DISTANCE, _("Too far away")),
    ("c", UnmetReason.CLOSED, _("All are closed now")),
)
