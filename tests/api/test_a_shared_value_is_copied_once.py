"""What several results share, such as a reason, is copied once in an answer, and never under another selection."""

from typing import NamedTuple

from graphql import execute, parse

from api.execution import Door
from api.projection import Plans, Projection
from tests.api.odd_schema import SCHEMA


class Shared(NamedTuple):
    label: str
    count: int
    asked: list[str]

    @property
    def name(self) -> str:
        self.asked.append(self.label)
        return self.label


def answered(text, things, plans=None):
    document = parse(text)
    result = execute(
        SCHEMA,
        document,
        root_value={"thing": {"inners": things}},
        context_value=Door("en"),
        is_awaitable=lambda _value: False,
        execution_context_class=Projection(plans or Plans(document)),
    )
    assert result.errors is None
    return result.data["thing"]


def test_a_value_in_three_places_is_read_once():
    shared = Shared("a", 1, [])
    assert answered("{ thing { inners { name } } }", [shared, None, shared, shared]) == {
        "inners": [{"name": "a"}, None, {"name": "a"}, {"name": "a"}]
    }
    assert shared.asked == ["a"]


def test_each_selection_has_its_own_copy():
    shared = Shared("a", 1, [])
    assert answered("{ thing { one: inners { name } two: inners { count name } } }", [shared]) == {
        "one": [{"name": "a"}],
        "two": [{"count": 1, "name": "a"}],
    }


def test_equal_values_are_read_each():
    first, second = Shared("a", 1, []), Shared("a", 1, [])
    assert answered("{ thing { inners { name } } }", [first, second]) == {"inners": [{"name": "a"}, {"name": "a"}]}
    assert (first.asked, second.asked) == (["a"], ["a"])


def test_the_next_answer_reads_again():
    text, shared = "{ thing { inners { name } } }", Shared("a", 1, [])
    plans = Plans(parse(text))
    for _ in range(2):
        answered(text, [shared], plans)
    assert shared.asked == ["a", "a"]
