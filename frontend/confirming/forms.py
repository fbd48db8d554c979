"""What somebody without an account may ask to change: contacts row by row, and a few texts."""

from collections.abc import Iterator, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from directory.editing.guards import version_of
from directory.editing.live import live
from directory.editing.table import FIELDS
from directory.errors import DomainError
from directory.models import Service
from frontend.staff.difference import label_of

# field -> the part of a row that is asked, and what a new row says of the rest
ROWS: Mapping[str, tuple[str, dict[str, str]]] = {
    "phones": ("number", {"type": "voice"}),
    "emails": ("email", {}),
    "urls": ("url", {"kind": "web"}),
}
TEXTS = ("description", "hours_text", "eligibility_description")
LONGEST, LONGEST_ROW, LONGEST_WHY = 8_000, 500, 2_000
NEW = "new"


class Change(forms.Form):
    base_version = forms.IntegerField(widget=forms.HiddenInput, min_value=1)
    why = forms.CharField(
        label=gettext_lazy("What has changed"),
        help_text=gettext_lazy("Write nothing about people who seek help."),
        max_length=LONGEST_WHY,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, service: Service, data: Any = None, *, why: str = "") -> None:
        self.now = live(service, [*ROWS, *TEXTS])
        super().__init__(data, initial={"base_version": version_of(service), "why": why})
        for name, field, initial in self._boxes():
            self.fields[name], self.initial[name] = field, initial
        self.order_fields([name for name in self.fields if name != "why"])

    def changes(self) -> dict[str, dict[str, Any]]:
        """As `directory.editing.table` has it; what says the same as the listing is left out by whoever submits it."""
        said: dict[str, Any] = {name: self._rows(name) for name in ROWS} | {name: self._text(name) for name in TEXTS}
        found: dict[str, dict[str, Any]] = {}
        for name, value in said.items():
            if value != self.now[name]:
                found.setdefault(str(FIELDS[name].group), {})[name] = value
        return found

    def put(self, error: DomainError) -> None:
        """Beside its box, else at the top."""
        box = self._box_of(error.field)
        self.add_error(box if box in self.fields else None, error.message)

    def _boxes(self) -> Iterator[tuple[str, forms.Field, str]]:
        for name, (part, _rest) in ROWS.items():
            for index, row in enumerate(self.now[name]):
                if row["public"]:
                    yield f"{name}-{index}", _row(label_of(name)), row.get("display") or row[part]
            yield f"{name}-{NEW}", _row(_("Add one: %(what)s") % {"what": label_of(name)}), ""
        for name in TEXTS:
            area = forms.Textarea(attrs={"rows": 4})
            yield (
                name,
                forms.CharField(label=label_of(name), required=False, max_length=LONGEST, widget=area),
                self.now[name],
            )

    def _rows(self, name: str) -> list[dict[str, Any]]:
        """Rows that nobody is shown stay as they are; one whose box was emptied goes."""
        part, rest = ROWS[name]
        rows = [self._row(name, index, row, part) for index, row in enumerate(self.now[name])]
        new = self.cleaned_data[f"{name}-{NEW}"]
        added = [{**rest, part: _dialled(new) if name == "phones" else new}] if new else []
        return [*(row for row in rows if row), *added]

    def _row(self, name: str, index: int, row: dict[str, Any], part: str) -> dict[str, Any] | None:
        box = f"{name}-{index}"
        if box not in self.fields or self.cleaned_data[box] == self.initial[box]:
            return row
        said = self.cleaned_data[box]
        if not said:
            return None
        return {**row, part: said} if name != "phones" else {**row, part: _dialled(said), "display": "", "vanity": ""}

    def _text(self, name: str) -> str:
        return str(self.cleaned_data[name]).replace("\r\n", "\n")

    def _box_of(self, path: str) -> str:
        """`contact.phones.1.number` counts the rows that are sent, of which emptied ones are left out."""
        _group, *rest = path.split(".")
        if not rest:
            return path
        name, index = rest[0], rest[1] if len(rest) > 1 else ""
        if name not in ROWS or not index.isdigit():
            return name
        sent = [place for place, _row in enumerate(self.now[name]) if self._is_sent(name, place)]
        return f"{name}-{sent[int(index)]}" if int(index) < len(sent) else f"{name}-{NEW}"

    def _is_sent(self, name: str, index: int) -> bool:
        return f"{name}-{index}" not in self.fields or bool(self.cleaned_data.get(f"{name}-{index}"))


def _row(label: str) -> forms.Field:
    return forms.CharField(label=label, required=False, max_length=LONGEST_ROW)


def _dialled(typed: str) -> str:
    """Ten digits, however they are parted, are a number of North America; the rest stays as it was typed."""
    digits = "".join(sign for sign in typed if sign.isdigit())
    if typed.startswith("+"):
        return f"+{digits}"
    return {10: f"+1{digits}", 11: f"+{digits}"}.get(len(digits), typed)
