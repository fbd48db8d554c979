"""Forms of the pages of numbers. What may be is decided by `directory.fast_lane` and `directory.programs`."""

from django import forms
from django.utils.translation import gettext_lazy as _

LONGEST_SOURCE, LONGEST_ID = 500, 200


class Lift(forms.Form):
    hold = forms.IntegerField(widget=forms.HiddenInput)


class Reopen(forms.Form):
    on = forms.DateField(label=_("Since which day"), widget=forms.DateInput(attrs={"type": "date"}))
    source = forms.CharField(
        label=_("Where this was read"), help_text=_("A link, or who said it on the phone."), max_length=LONGEST_SOURCE
    )


class Close(Reopen):
    successor = forms.CharField(
        label=_("What takes its place"),
        help_text=_("The short name of its listing, if something does."),
        required=False,
        max_length=LONGEST_ID,
        widget=forms.TextInput(attrs={"list": "successors", "autocomplete": "off"}),
    )
