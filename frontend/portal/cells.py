"""The boxes of a form: how a value of a listing is put into one, and how what stands in one is read.

What a box reads of what it shows is always the same again, so that a form nobody touched says what it said before.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django import forms

from directory.hours import WEEKDAYS

Sent = list[str]  # what a browser sends under one name
Choices = tuple[tuple[str, str], ...]
SAID = {"": None, "true": True, "false": False}


@dataclass(frozen=True, slots=True)
class Kind:
    """`box` makes the field of a form from a cell and what is in it now."""

    show: Callable[[Any], Sent]
    read: Callable[[Sent], Any]
    box: Callable[["Cell", Sent], forms.Field]


@dataclass(frozen=True, slots=True)
class Cell:
    """`choices` is asked when a form is made, for some lists are long; `first` stands in an empty row."""

    name: str
    label: str
    kind: Kind
    why: str = ""
    choices: Callable[[], Choices] = tuple
    first: str = ""
    hidden: bool = False
    goes_on: bool = False  # a new row says what the row before it says

    def empty(self) -> Sent:
        """What stands in a row where nobody wrote yet."""
        return [self.first] if self.first else []

    def field(self, now: Sent) -> forms.Field:
        made = self.kind.box(self, now)
        made.label, made.help_text, made.required = self.label, self.why, False
        if self.hidden:
            made.widget = forms.HiddenInput()
        return made


def _last(sent: Sent) -> str:
    return sent[-1] if sent else ""


def _text(sent: Sent) -> str:
    """Browsers send a line break as two signs."""
    return _last(sent).replace("\r\n", "\n")


def _whole(sent: Sent) -> Any:
    typed = _last(sent).strip()
    return None if not typed else int(typed) if typed.isascii() and typed.isdigit() else typed


def _degrees(sent: Sent) -> Any:
    typed = _last(sent).strip()
    try:
        return float(typed) if typed else None
    except ValueError:
        return typed


def _number(sent: Sent) -> str:
    """Ten digits, however they are parted, are a number of North America; the rest stays as it was typed."""
    typed = _last(sent).strip()
    digits = "".join(sign for sign in typed if sign.isascii() and sign.isdigit())
    if typed.startswith("+") or any(sign.isalpha() for sign in typed):
        return typed
    if len(digits) == 11 and digits.startswith("1"):
        return f"+{digits}"
    return f"+1{digits}" if len(digits) == 10 else typed


def _clock_shown(value: str) -> Sent:
    return [value.removesuffix(":00") if len(value) == len("09:00:00") else value]


def _clock(sent: Sent) -> str:
    typed = _last(sent)
    return f"{typed}:00" if len(typed) == len("09:00") else typed


def _plain(value: Any) -> Sent:
    return ["" if value is None else str(value)]


def _said(value: bool | None) -> Sent:
    return [{None: "", True: "true", False: "false"}[value]]


def _input(kind: str) -> Callable[[Cell, Sent], forms.Field]:
    attributes = {"type": kind, "autocomplete": "off", "dir": "auto" if kind == "text" else "ltr"}
    return lambda _cell, _now: forms.CharField(strip=False, widget=forms.TextInput(attributes))


def _area(_cell: Cell, _now: Sent) -> forms.Field:
    return forms.CharField(strip=False, widget=forms.Textarea({"rows": 4, "autocomplete": "off", "dir": "auto"}))


def _select(cell: Cell, now: Sent) -> forms.Field:
    """What stands there now can always be left as it is."""
    known = cell.choices()
    odd = tuple((one, one) for one in now if one not in dict(known))
    return forms.CharField(widget=forms.Select(choices=(*known, *odd)))


def _ticks(cell: Cell, _now: Sent) -> forms.Field:
    return forms.MultipleChoiceField(choices=cell.choices(), widget=forms.CheckboxSelectMultiple)


def _tick(_cell: Cell, _now: Sent) -> forms.Field:
    return forms.BooleanField()


def _in_week(days: Iterable[str]) -> str:
    named = list(days)
    return ",".join([day for day in WEEKDAYS if day in named] or named)


LINE = Kind(_plain, _text, _input("text"))
LINES = Kind(_plain, _text, _area)
NUMBER = Kind(_plain, _number, _input("tel"))
LINK = Kind(_plain, _text, _input("text"))
WHOLE = Kind(_plain, _whole, _input("number"))
DEGREES = Kind(_plain, _degrees, _input("text"))
DAY = Kind(_plain, lambda sent: _last(sent) or None, _input("date"))
CLOCK = Kind(_clock_shown, _clock, _input("time"))
CODE = Kind(_plain, _last, _select)
SAYS = Kind(_said, lambda sent: SAID.get(_last(sent), _last(sent)), _select)
LEVEL = Kind(_plain, _whole, _select)
TICK = Kind(lambda value: ["on"] if value else [], bool, _tick)
DAYS = Kind(lambda value: value.split(",") if value else [], _in_week, _ticks)
