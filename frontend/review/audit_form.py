"""What to look for in the audit, as a form; its fields are the parameters of the page's address."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from directory.audit_trail import Wanted, actions
from directory.models import Service, User
from frontend.review.audit_words import act_of


def _day() -> forms.DateInput:
    return forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})


class AuditForm(forms.Form):
    """Empty fields do not count. `wanted` is there once it is valid."""

    account = forms.ModelChoiceField(User.objects.order_by("username"), required=False, label=_("Account"))
    action = forms.ChoiceField(required=False, label=_("What was done"))
    listing = forms.CharField(required=False, max_length=200, label=_("Listing"), help_text=_("Its id"))
    first = forms.DateField(required=False, label=_("From"), widget=_day())
    last = forms.DateField(required=False, label=_("Until"), widget=_day())

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        named = sorted(((action, act_of(action)) for action in actions()), key=lambda one: one[1].casefold())
        self.fields["action"].choices = [("", "---------"), *named]

    def clean_listing(self) -> Service | None:
        name = self.cleaned_data["listing"].strip()
        found = Service.objects.filter(source_id=name).first() if name else None
        if name and found is None:
            raise forms.ValidationError(_("There is no such listing."))
        return found

    @property
    def wanted(self) -> Wanted:
        given = self.cleaned_data
        return Wanted(given["account"], given["action"], given["listing"], given["first"], given["last"])

    @property
    def filled(self) -> dict[str, str]:
        """The parameters that say something, to go on with."""
        return {name: self.data[name] for name in self.fields if self.data.get(name)}
