"""Forms of the page of the inclusion policy. What may be decided is decided by `directory.policies`."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from frontend.inclusion_words import REASONS
from frontend.review.changes_forms import LONGEST, ROWS


class _OfASource(forms.Form):
    source = forms.ChoiceField(label=_("Where the listing comes from"), required=False)

    def __init__(self, *args: Any, sources: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["source"].choices = [(key, name or _("The whole directory")) for key, name in sources]


class Write(_OfASource):
    text = forms.CharField(
        label=_("The new text"),
        help_text=_("Somebody else has to adopt it. Until then the old text holds."),
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 10}),
    )


class Refused(_OfASource):
    name = forms.CharField(label=_("Name of the agency"), help_text=_("Only curators see it."), max_length=300)
    reason = forms.ChoiceField(label=_("Why not"), choices=list(REASONS.items()))
    words = forms.CharField(label=_("Your note"), max_length=LONGEST, widget=ROWS)


class Appealed(forms.Form):
    words = forms.CharField(label=_("What the agency says"), max_length=LONGEST, widget=ROWS)


class Answered(forms.Form):
    listed = forms.ChoiceField(
        label=_("Your decision"),
        choices=[("yes", _("It will be listed")), ("no", _("It stays off the list"))],
        widget=forms.RadioSelect,
    )
    words = forms.CharField(label=_("Your note"), max_length=LONGEST, widget=ROWS)
