"""Forms of what is due. What may be confirmed is decided by `directory.verifying`."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from directory.models import Organization
from directory.models.provenance import FieldGroup
from directory.verifying import Means
from frontend.portal.due_words import CHECKED
from geodata.states import states

LONGEST_NOTE, LONGEST_NAME = 2_000, 300
ALL = ("", gettext_lazy("All"))
MEANS = ((Means.CALL.value, gettext_lazy("I called")), (Means.WEB_CHECK.value, gettext_lazy("I read their own page")))


def _states() -> list[tuple[str, Any]]:
    return [ALL, *((one.usps, one.name) for one in states())]


class Filter(forms.Form):
    """Which of what is due; nothing chosen is all of it."""

    group = forms.ChoiceField(
        label=gettext_lazy("What is due"), required=False, choices=[ALL, *((one, CHECKED[one]) for one in FieldGroup)]
    )
    state = forms.ChoiceField(label=gettext_lazy("State"), required=False, choices=_states)
    organization = forms.CharField(label=gettext_lazy("Organization"), required=False, max_length=LONGEST_NAME)

    def clean_organization(self) -> Organization | None:
        """By its whole name or short name."""
        said = self.cleaned_data["organization"]
        if not said:
            return None
        found = Organization.objects.filter(Q(slug=said) | Q(name__iexact=said)).first()
        if found is None:
            raise forms.ValidationError(_("There is no such organization."))
        return found


class Confirm(forms.Form):
    """For each group a tick and a note of what was checked."""

    means = forms.ChoiceField(label=gettext_lazy("How you checked"), choices=MEANS, widget=forms.RadioSelect)

    def __init__(self, groups: Iterable[FieldGroup], data: Any = None) -> None:
        super().__init__(data, initial={"means": Means.CALL.value})
        self.groups = tuple(groups)
        for group in self.groups:
            self.fields[group.value] = forms.BooleanField(label=CHECKED[group], required=False)
            self.fields[f"note_{group}"] = forms.CharField(
                label=_("What you checked: %(what)s") % {"what": CHECKED[group]},
                required=False,
                max_length=LONGEST_NOTE,
            )

    @property
    def rows(self) -> list[tuple[forms.BoundField, forms.BoundField]]:
        return [(self[group.value], self[f"note_{group}"]) for group in self.groups]

    def clean(self) -> dict[str, Any]:
        """Whoever reads the audit later wants to know what was looked at."""
        said = super().clean() or self.cleaned_data
        for group in self.groups:
            if said.get(group.value) and not said.get(f"note_{group}"):
                self.add_error(f"note_{group}", _("This is needed."))
        return said

    def chosen(self) -> list[FieldGroup]:
        return [group for group in self.groups if self.cleaned_data[group.value]]

    def notes(self) -> dict[str, str]:
        return {group.value: self.cleaned_data[f"note_{group}"] for group in self.chosen()}


class Remind(forms.Form):
    to = forms.EmailField(
        label=gettext_lazy("E-mail address"),
        help_text=gettext_lazy("A mailbox of the agency. Whoever reads it can answer for the listing."),
        max_length=254,
    )
