"""What a curator writes down of an authorisation: who, when, where the writing is, and the address that it names."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from directory.disclosure import LONGEST_REFERENCE, LONGEST_ROLE, Address

ZIP = r"^\d{5}(-\d{4})?$"


class Writing(forms.Form):
    authorised_by = forms.CharField(
        label=_("Who authorised it"), help_text=_("A role or an office, no name."), max_length=LONGEST_ROLE
    )
    on = forms.DateField(label=_("Date of the writing"), widget=forms.DateInput(attrs={"type": "date"}))
    reference = forms.CharField(label=_("Where the writing is kept"), max_length=LONGEST_REFERENCE)
    address_1 = forms.CharField(label=_("Street and number"), max_length=200)
    address_2 = forms.CharField(label=_("Suite or floor"), max_length=200, required=False)
    postal_code = forms.RegexField(ZIP, label=_("ZIP code"), required=False)
    latitude = forms.FloatField(label=_("Latitude"), min_value=-90, max_value=90, required=False)
    longitude = forms.FloatField(label=_("Longitude"), min_value=-180, max_value=180, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.widget.attrs["autocomplete"] = "off"

    def writing(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in ("authorised_by", "reference", "on")}

    def address(self) -> Address:
        return Address(**{name: self.cleaned_data[name] for name in Address.__dataclass_fields__})
