"""Forms of the pages of claims. What may be decided is decided by `directory.claims`."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from frontend.dialling import grouped
from frontend.review.changes_forms import LONGEST, ROWS


class Accept(forms.Form):
    called = forms.ChoiceField(label=_("Which number you called"), widget=forms.RadioSelect)
    note = forms.CharField(
        label=_("Your note"),
        help_text=_("What the person on the phone said. Write no names."),
        max_length=LONGEST,
        widget=ROWS,
    )

    def __init__(self, *args: Any, numbers: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["called"].choices = [(number, grouped(number)) for number in numbers]


class Refuse(forms.Form):
    reason = forms.CharField(
        label=_("Why not"), help_text=_("Whoever asked reads this."), max_length=LONGEST, widget=ROWS
    )
