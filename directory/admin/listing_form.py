"""The page of a listing as a form: what is written in it becomes a proposal and a note, never the listing itself."""

from typing import Any

from django import forms

from directory.confidential import is_confidential
from directory.editing.differing import grouped
from directory.editing.guards import live_address, outdated, version_of
from directory.editing.live import live
from directory.editing.offers import CAPACITIES, INTAKES
from directory.editing.private_places import refuse_exact_places
from directory.editing.table import checked
from directory.errors import BadInput
from directory.models import Service

PLAIN = (
    *("description", "hours_text", "always_open", "interpreter", "interpretation_services"),
    *("eligibility_description", "asks_immigration_status", "accepts_children", "accepts_pets"),
    *("wheelchair_access", "deaf_access", "intake_step", "area_basis", "area_text"),
)
TWO_BOXES = ("minimum_age", "maximum_age", "capacity", "capacity_expires")
PROPOSED = (*PLAIN, *TWO_BOXES)
BOXES = {"minimum": "minimum_age", "maximum": "maximum_age", "expires": "capacity_expires"}


class ListingForm(forms.ModelForm):  # type: ignore[type-arg]  # not generic at run time
    """After a check: `changes` as {group: {field: value}}, and `refused`, the place of what told a private address."""

    intake_step = forms.ChoiceField(required=False, choices=[(one, one or "not known") for one in INTAKES])
    capacity = forms.ChoiceField(required=False, choices=[("", "not said"), *((one, one) for one in CAPACITIES)])
    why = forms.CharField(
        required=False,
        max_length=2_000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="For whoever looks at your change: where you read it or who told you.",
    )
    base_version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    class Meta:
        model = Service
        fields = (*PROPOSED, "curator_notes")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.changes: dict[str, dict[str, Any]] = {}
        self.refused = ""
        if "base_version" in self.fields:
            self.fields["base_version"].initial = self.instance.version

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if self.errors:
            return cleaned
        self.changes = grouped(self._differing(cleaned))
        self._check_places(
            {**self.changes, "listing": {name: cleaned.get(name, "") for name in ("curator_notes", "why")}}
        )
        if self.changes:
            self._check_changes(cleaned)
        return cleaned

    def _differing(self, cleaned: dict[str, Any]) -> dict[str, Any]:
        """Field -> value, where it says something else than the listing; what this person may not change is not here."""
        given = {name: _tidy(cleaned[name]) for name in PLAIN if name in cleaned}
        if set(TWO_BOXES) <= set(cleaned):
            given["ages"] = {"minimum": cleaned["minimum_age"], "maximum": cleaned["maximum_age"]}
            given["capacity"] = _capacity(cleaned)
        now = live(self.instance, given)
        return {name: value for name, value in given.items() if value != _tidy(now[name])}

    def _check_changes(self, cleaned: dict[str, Any]) -> None:
        if not cleaned["why"].strip():
            self.add_error("why", "This is needed.")
        if cleaned["base_version"] != version_of(self.instance):
            self.add_error(None, outdated())
        try:
            checked(self.changes)
        except BadInput as problem:
            self.add_error(self._box(problem.field), problem.message)

    def _check_places(self, said: dict[str, dict[str, Any]]) -> None:
        try:
            refuse_exact_places(said, live_address(self.instance), confidential=is_confidential(self.instance))
        except BadInput as problem:
            self.refused = problem.field
            self.add_error(self._box(problem.field), problem.message)

    def _box(self, path: str) -> str | None:
        """The box that a place such as `eligibility.ages.maximum` is written in."""
        parts = path.split(".")
        names = [BOXES.get(part, part) for part in reversed(parts)]
        return next((name for name in names if name in self.fields), None)


def _tidy(value: Any) -> Any:
    """A browser sends line breaks in its own way, and space around a text means nothing."""
    return value.replace("\r\n", "\n").strip() if isinstance(value, str) else value


def _capacity(cleaned: dict[str, Any]) -> dict[str, Any] | None:
    if not cleaned["capacity"]:
        return None
    expires = cleaned["capacity_expires"]
    return {"state": cleaned["capacity"], "expires": expires.isoformat() if expires else None}
