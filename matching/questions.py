"""Questions of the result: a yes would open doors that nobody should be shown unasked."""

from matching.engines.base import Doors, Ranking
from matching.inquiry import Inquiry
from matching.types import Ask, Reason

QUESTION_CAP = 6


def questions(inquiry: Inquiry, ranking: Ranking) -> tuple[Ask, ...]:
    """Those about the place first, then groups and situations by how many offers a yes would add."""
    doors = [_door(code, value, count) for (code, value), count in _by_use(ranking.doors)]
    return (*_about_place(inquiry, ranking), *doors[:QUESTION_CAP])


def _by_use(counted: Doors) -> list[tuple[tuple[str, str], int]]:
    return sorted(counted.items(), key=lambda row: (row[0][0] != "context", -row[1], row[0]))


def _door(code: str, value: str, count: int) -> Ask:
    name = {"context": "situation", "group": "group"}[code]
    return Ask(f"{code}:{value}", Reason(f"question_{code}", {name: value}), count)


def _about_place(inquiry: Inquiry, ranking: Ranking) -> list[Ask]:
    asks = []
    if inquiry.here.place is None:
        asks.append(Ask("place:state", Reason("question_which_state"), ranking.stateless))
    if ranking.anchored and inquiry.here.place is not None:
        asks.append(Ask("place:crime", Reason("question_where_it_happened"), 0))
    return asks
