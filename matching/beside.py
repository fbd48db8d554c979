"""What stands beside a list, read together with its offers: the lines that answer, and what is pinned."""

from collections.abc import Sequence
from dataclasses import dataclass

from matching.documents import OfferDocument
from matching.help_lines import Lines, fitting_lines, pinned
from matching.holding import Loaded
from matching.hydration import Shown
from matching.inquiry import Inquiry


@dataclass(frozen=True, slots=True)
class Beside:
    lines: tuple[OfferDocument, ...]
    pinned: tuple[str, ...]  # offer ids
    shown: Shown  # of the list, the lines and what is pinned

    @property
    def line_ids(self) -> tuple[str, ...]:
        return tuple(one.offer_id for one in self.lines)

    @property
    def held(self) -> frozenset[str]:
        """Lines whose number is being checked."""
        there = (self.shown.documents.get(one) for one in (*self.line_ids, *self.pinned))
        return frozenset(one.offer_id for one in there if one is not None and one.number_being_checked)


def beside(asked: Inquiry, loaded: Loaded, needed: Sequence[str]) -> Beside:
    """One query; a second one in the seconds in which a line was held and the snapshot does not know it."""
    found = _read(asked, loaded, loaded.lines, needed)
    held = found.held
    others = {code: one for code, one in loaded.lines.items() if one.offer_id not in held}
    return _read(asked, loaded, others, needed) if held and others else found


def _read(asked: Inquiry, loaded: Loaded, lines: Lines, needed: Sequence[str]) -> Beside:
    fitting, urgent = fitting_lines(asked, lines), pinned(asked, lines)
    ids = (*needed, *(one.offer_id for one in fitting), *urgent)
    return Beside(fitting, urgent, loaded.shown(ids, asked.request.audience))
