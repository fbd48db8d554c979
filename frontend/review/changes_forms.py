"""Forms of the pages of changes. What may be decided is decided by `directory.proposals`."""

from django import forms
from django.utils.translation import gettext_lazy as _

LONGEST = 2_000  # characters of a note, as directory.proposals takes it
ROWS = forms.Textarea(attrs={"rows": 3})


class Filter(forms.Form):
    """Which of the proposals that wait; nothing chosen is all of them."""

    mine = forms.BooleanField(label=_("Sent by me"), required=False)
    contact = forms.BooleanField(label=_("Changes how people reach them"), required=False)
    second = forms.BooleanField(label=_("Waits for a second person"), required=False)
    days = forms.IntegerField(label=_("Older than this many days"), required=False, min_value=0, max_value=3_650)


class Approve(forms.Form):
    called_back = forms.BooleanField(label=_("I called a number that we knew before"), required=False)
    note = forms.CharField(
        label=_("Your note"),
        help_text=_("If you called: which number, and what came of it. Write nothing about people who seek help."),
        required=False,
        max_length=LONGEST,
        widget=ROWS,
    )


class Reject(forms.Form):
    reason = forms.CharField(label=_("Why not"), help_text=_("Its author reads this."), max_length=LONGEST, widget=ROWS)


class TakeBack(forms.Form):
    why = forms.CharField(
        label=_("Why it should go back"),
        help_text=_("One other person has to agree. Until then the listing stays as it is."),
        max_length=LONGEST,
        widget=ROWS,
    )
