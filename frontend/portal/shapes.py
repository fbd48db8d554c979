"""The forms of a field of a listing: one box, a few that belong together, rows of them, or a list to tick.

Each spreads a value over named boxes, as a browser would send them, and gathers it from there again.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from django import forms
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext_lazy as _

from directory.editing.rules import MOST_ROWS
from frontend.portal.cells import Cell

Boxes = MultiValueDict  # name of a box -> what a browser sends under it
Drawn = tuple[tuple[str, ...], ...]  # rows of names of boxes
GONE = "gone"


class Shape(Protocol):
    """`saw` is the value that whoever fills the form in saw at first."""

    name: str
    why: str
    more: bool  # whether rows can be added

    def spread(self, value: Any) -> dict[str, list[str]]: ...

    def gather(self, sent: Boxes, saw: Any) -> Any: ...

    def fields(self, sent: Boxes, saw: Any) -> dict[str, forms.Field]: ...

    def drawn(self, sent: Boxes) -> Drawn: ...

    def box_at(self, place: str, sent: Boxes) -> str: ...


@dataclass(frozen=True, slots=True)
class Single:
    cell: Cell
    more: bool = False

    @property
    def name(self) -> str:
        return self.cell.name

    @property
    def why(self) -> str:
        return ""

    def spread(self, value: Any) -> dict[str, list[str]]:
        return {self.name: self.cell.kind.show(value)}

    def gather(self, sent: Boxes, saw: Any) -> Any:
        return self.cell.kind.read(sent.getlist(self.name))

    def fields(self, sent: Boxes, saw: Any) -> dict[str, forms.Field]:
        return {self.name: self.cell.field(sent.getlist(self.name))}

    def drawn(self, sent: Boxes) -> Drawn:
        return ((self.name,),)

    def box_at(self, place: str, sent: Boxes) -> str:
        return self.name


@dataclass(frozen=True, slots=True)
class Together:
    """A few boxes that are one value; with `switch` the value is null while every one of them is empty."""

    name: str
    cells: tuple[Cell, ...]
    why: str = ""
    switch: bool = False
    more: bool = False

    def spread(self, value: Any) -> dict[str, list[str]]:
        empty = value is None
        return {self._box(cell): cell.empty() if empty else cell.kind.show(value[cell.name]) for cell in self.cells}

    def gather(self, sent: Boxes, saw: Any) -> Any:
        found = {cell.name: cell.kind.read(sent.getlist(self._box(cell))) for cell in self.cells}
        return None if self.switch and not any(value not in {None, ""} for value in found.values()) else found

    def fields(self, sent: Boxes, saw: Any) -> dict[str, forms.Field]:
        return {self._box(cell): cell.field(sent.getlist(self._box(cell))) for cell in self.cells}

    def drawn(self, sent: Boxes) -> Drawn:
        return (tuple(self._box(cell) for cell in self.cells),)

    def box_at(self, place: str, sent: Boxes) -> str:
        named = next((cell for cell in self.cells if cell.name == place), self.cells[0])
        return self._box(named)

    def _box(self, cell: Cell) -> str:
        return f"{self.name}-{cell.name}"


def _as_they_are(rows: list[Any], _saw: Any) -> list[Any]:
    return rows


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows of boxes. A row is empty, and counts for nothing, while the boxes `telling` are."""

    name: str
    cells: tuple[Cell, ...]
    telling: tuple[str, ...]
    why: str = ""
    plain: bool = False  # a row is its one value
    mend: Callable[[list[Any], Any], list[Any]] = _as_they_are
    more: bool = True

    def spread(self, value: Any) -> dict[str, list[str]]:
        rows = [{self.cells[0].name: row} for row in value] if self.plain else value
        found = {self._count: [str(max(len(rows), 1))]}
        for number, row in enumerate(rows or [None]):
            for cell in self.cells:
                found[self._box(number, cell)] = cell.kind.show(row[cell.name]) if row else cell.empty()
        return found

    def gather(self, sent: Boxes, saw: Any) -> Any:
        rows = [{cell.name: self._read(sent, number, cell) for cell in self.cells} for number in self._kept(sent)]
        return self.mend([row[self.cells[0].name] for row in rows] if self.plain else rows, saw)

    def fields(self, sent: Boxes, saw: Any) -> dict[str, forms.Field]:
        found: dict[str, forms.Field] = {self._count: forms.CharField(required=False, widget=forms.HiddenInput)}
        for number in self._numbers(sent):
            for cell in self.cells:
                found[self._box(number, cell)] = cell.field(sent.getlist(self._box(number, cell)))
            found[self._gone(number)] = forms.BooleanField(required=False, label=_("Take this away"))
        return found

    def drawn(self, sent: Boxes) -> Drawn:
        return tuple(
            (*(self._box(number, cell) for cell in self.cells), self._gone(number)) for number in self._numbers(sent)
        )

    def box_at(self, place: str, sent: Boxes) -> str:
        number, _dot, part = place.partition(".")
        kept = self._kept(sent)
        row = kept[int(number)] if number.isdigit() and int(number) < len(kept) else 0
        shown = [cell for cell in self.cells if not cell.hidden]
        return self._box(row, next((cell for cell in shown if cell.name == part), shown[0]))

    def with_one_more(self, sent: Boxes) -> Boxes:
        """The same boxes with an empty row after them."""
        made = sent.copy()
        number = len(self._numbers(sent))
        if number < MOST_ROWS:
            made.setlist(self._count, [str(number + 1)])
            for cell in self.cells:
                before = made.getlist(self._box(number - 1, cell)) if cell.goes_on and number else []
                made.setlist(self._box(number, cell), before or cell.empty())
        return made

    def _numbers(self, sent: Boxes) -> range:
        """As many rows as were sent, and one where there are none; a listing that is fuller keeps all of them."""
        counted = sent.get(self._count, "")
        return range(min(int(counted), 10 * MOST_ROWS) if counted.isascii() and counted.isdigit() else 1)

    def _kept(self, sent: Boxes) -> list[int]:
        return [number for number in self._numbers(sent) if self._says(sent, number)]

    def _says(self, sent: Boxes, number: int) -> bool:
        filled = (value.strip() for name in self.telling for value in sent.getlist(f"{self.name}-{number}-{name}"))
        return self._gone(number) not in sent and any(filled)

    def _read(self, sent: Boxes, number: int, cell: Cell) -> Any:
        return cell.kind.read(sent.getlist(self._box(number, cell)))

    def _box(self, number: int, cell: Cell) -> str:
        return f"{self.name}-{number}-{cell.name}"

    def _gone(self, number: int) -> str:
        return f"{self.name}-{number}-{GONE}"

    @property
    def _count(self) -> str:
        return f"{self.name}-count"


@dataclass(frozen=True, slots=True)
class Ticked:
    """A list of codes to tick. What was there keeps its order and what belongs to it; what is new comes after.

    `row` makes the value of a code that is new, `code` reads the code of a value.
    """

    name: str
    label: str
    words: Callable[[Any], str]
    row: Callable[[str], Any]
    code: Callable[[Any], str]
    offered: Callable[[Boxes], Mapping[str, str]]  # further code -> words, to be ticked or not
    why: str = ""
    more: bool = False

    def spread(self, value: Any) -> dict[str, list[str]]:
        return {self.name: list(dict.fromkeys(map(self.code, value)))}

    def gather(self, sent: Boxes, saw: Any) -> Any:
        ticked = list(dict.fromkeys(sent.getlist(self.name)))
        known = set(map(self.code, saw))
        kept = [value for value in saw if self.code(value) in ticked]
        return [*kept, *(self.row(code) for code in ticked if code not in known)]

    def fields(self, sent: Boxes, saw: Any) -> dict[str, forms.Field]:
        choices = dict(self._choices(sent, saw))
        widget = forms.CheckboxSelectMultiple(choices=tuple(choices.items()))
        field = forms.MultipleChoiceField(
            choices=tuple(choices.items()), required=False, widget=widget, label=self.label, help_text=self.why
        )
        return {self.name: field}

    def drawn(self, sent: Boxes) -> Drawn:
        return ((self.name,),)

    def box_at(self, place: str, sent: Boxes) -> str:
        return self.name

    def _choices(self, sent: Boxes, saw: Any) -> Iterator[tuple[str, str]]:
        """What was there, what is ticked since, and what is offered, each once."""
        yield from ((self.code(value), self.words(value)) for value in saw)
        known = set(map(self.code, saw))
        yield from ((code, self.words(self.row(code))) for code in sent.getlist(self.name) if code not in known)
        yield from self.offered(sent).items()
