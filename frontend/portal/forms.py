"""The form of one group of fields of a listing: from what is live to boxes, and from boxes to changes."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core import signing
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext_lazy as _

from directory.editing.table import FIELDS, Group
from directory.errors import BadInput
from frontend.portal.shapes import Boxes, Shape
from frontend.portal.table import FIND_AREA, SHAPES
from frontend.staff.field_words import LABELS

SAW, BASE, MORE, FIND, ENTER = "saw", "base_version", "more", "find", "enter"
SALT = "frontend.portal.saw"


@dataclass(frozen=True, slots=True)
class Section:
    """One field on the page: rows of bound boxes. With `count` a row can be added, with `find` looked for."""

    name: str
    label: str
    why: str
    rows: tuple[tuple[forms.BoundField, ...], ...]
    count: forms.BoundField | None
    find: forms.BoundField | None


class GroupForm(forms.Form):
    """Always bound: to what was sent, or to what a browser would send of what is live.

    It remembers what its reader saw at first (signed, in a hidden box), so that only what they touched is a change,
    whatever was written since.
    """

    saw = forms.CharField(required=False, widget=forms.HiddenInput)
    base_version = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, group: Group, sent: Boxes, saw: Mapping[str, Any]) -> None:
        super().__init__(sent)
        self.group, self.sent, self.values_seen = group, sent, saw
        self.shapes: tuple[Shape, ...] = SHAPES[group]
        for shape in self.shapes:
            self.fields.update(shape.fields(sent, saw[shape.name]))
        if group == Group.AREA:
            self.fields[FIND_AREA] = forms.CharField(
                required=False,
                label=_("Look for a state, a county or a town"),
                widget=forms.TextInput({"type": "search", "autocomplete": "off"}),
            )

    def sections(self) -> Iterator[Section]:
        for shape in self.shapes:
            rows = tuple(tuple(self[name] for name in row) for row in shape.drawn(self.sent))
            count = self[f"{shape.name}-count"] if shape.more else None
            find = self[FIND_AREA] if shape.name == "areas" else None
            yield Section(shape.name, str(LABELS[shape.name]), str(shape.why), rows, count, find)

    def with_one_more(self, name: str) -> "GroupForm":
        """The same form with one more row of a field; as it is where the field has no rows."""
        shape = next((one for one in self.shapes if one.name == name and one.more), None)
        sent = shape.with_one_more(self.sent) if shape is not None else self.sent  # type: ignore[attr-defined]
        return GroupForm(self.group, sent, self.values_seen)

    def changes(self) -> dict[str, Any]:
        """Field -> tidied value, of the fields that were touched. What is wrong stands at its box; see `is_valid`."""
        found = {}
        for shape in self.shapes:
            try:
                found |= self._touched(shape)
            except BadInput as problem:
                self.put(problem)
        return found

    def put(self, problem: BadInput) -> None:
        """A problem with a place such as `contact.phones.0.number` at the box of that place, or at the top."""
        _group, _dot, place = problem.field.partition(".")
        name, _dot, inner = place.partition(".")
        shape = next((one for one in self.shapes if one.name == name), None)
        self.add_error(shape.box_at(inner, self.sent) if shape else None, problem.message)

    def _touched(self, shape: Shape) -> dict[str, Any]:
        name, saw = shape.name, self.values_seen[shape.name]
        value = shape.gather(self.sent, saw)
        if value == shape.gather(boxes(shape.spread(saw)), saw):
            return {}
        tidy = FIELDS[name].rule(value, f"{self.group}.{name}")
        return {name: tidy} if tidy != saw else {}


def boxes(values: Mapping[str, list[str]]) -> Boxes:
    return MultiValueDict({name: list(sent) for name, sent in values.items()})


def opened(
    group: Group, live: Mapping[str, Any], version: int, *, draft: Mapping[str, Any] | None = None, zone: str = ""
) -> GroupForm:
    """A fresh form; `draft` stands in place of what is live, `zone` (IANA) in the first row of hours."""
    sent = {SAW: [signing.dumps(dict(live), salt=SALT, compress=True)], BASE: [str(version)]}
    shown = {**live, **(draft or {})}
    for shape in SHAPES[group]:
        sent |= shape.spread(shown[shape.name])
    if zone and not shown.get("schedules", True):
        sent["schedules-0-timezone"] = [zone]
    return GroupForm(group, boxes(sent), live)


def sent_back(group: Group, sent: Boxes, live: Mapping[str, Any]) -> GroupForm:
    """The form as it came back. What its reader saw is what is live, where nothing that we signed says it."""
    try:
        saw = signing.loads(sent.get(SAW, ""), salt=SALT)
    except signing.BadSignature:
        saw = {}
    return GroupForm(group, sent, saw if set(saw) == set(live) else live)


def base_of(form: GroupForm, version: int) -> int:
    """The version that the reader saw; the live one where it is not said."""
    said = form.sent.get(BASE, "")
    return int(said) if said.isascii() and said.isdigit() and 1 <= int(said[:9]) <= version else version
