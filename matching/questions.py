"""Questions of the result: a yes would open doors that nobody should be shown unasked."""

from collections import Counter
from collections.abc import Iterable

from matching.coverage import Relation
from matching.gates import Judged
from matching.inquiry import Inquiry
from matching.types import Ask, Reason

QUESTION_CAP = 6


def questions(inquiry: Inquiry, judged: Iterable[Judged], shown: Iterable[Judged]) -> tuple[Ask, ...]:
    """Those about the place first, then groups and situations by how many offers a yes would add."""
    counted: Counter[tuple[str, str]] = Counter()
    for one in judged:
        if one.question is not None:
            counted[one.question.code, str(next(iter(one.question.params.values())))] += 1
    doors = [_door(code, value, count) for (code, value), count in _by_use(counted)]
    return (*_about_place(inquiry, list(shown)), *doors[:QUESTION_CAP])


def _by_use(counted: Counter[tuple[str, str]]) -> list[tuple[tuple[str, str], int]]:
    return sorted(counted.items(), key=lambda row: (row[0][0] != "context", -row[1], row[0]))


def _door(code: str, value: str, count: int) -> Ask:
    name = {"context": "situation", "group": "group"}[code]
    return Ask(f"{code}:{value}", Reason(f"question_{code}", {name: value}), count)


def _about_place(inquiry: Inquiry, shown: list[Judged]) -> list[Ask]:
    asks = []
    stateless = sum(one.coverage.relation is Relation.NO_PLACE for one in shown)
    if inquiry.here.place is None:
        asks.append(Ask("place:state", Reason("question_which_state"), stateless))
    anchored = sum(one.coverage.anchor_missing for one in shown)
    if anchored and inquiry.here.place is not None:
        asks.append(Ask("place:crime", Reason("question_where_it_happened"), 0))
    return asks
