"""Random valid queries on `match`: fields, aliases, fragments, switches and arguments in any mixture."""

from graphql import GraphQLObjectType, get_named_type
from hypothesis import strategies as st

SWITCHES = ("$on", "$off", "true", "false")
AT = "2026-11-24T18:00:00Z"
HEAD = "query ($request: MatchRequestInput!, $on: Boolean!, $off: Boolean = false, $at: DateTime)"


class Writer:
    """Writes one query; each alias and each fragment has a name of its own, so nothing collides."""

    def __init__(self, draw):
        self.draw = draw
        self.names = 0
        self.fragments = []

    def fresh(self, prefix):
        self.names += 1
        return f"{prefix}{self.names}"

    def often(self, share):
        return self.draw(st.integers(1, share)) == 1

    def selection(self, of, depth):
        usable = [name for name, field in of.fields.items() if depth or not is_object(field.type)]
        chosen = self.draw(st.lists(st.sampled_from(["__typename", *usable]), min_size=1, max_size=5))
        return "{ " + " ".join(self.wrapped(of, self.field(of, name, depth)) for name in chosen) + " }"

    def field(self, of, name, depth):
        alias = f"{self.fresh('a')}: " if self.often(4) else ""
        if name == "__typename":
            return f"{alias}{name}"
        if name == "openNow" and self.often(2):
            alias, name = f"{self.fresh('a')}: ", "openNow(at: $at)"
        inner = get_named_type(of.fields[name.split("(")[0]].type)
        below = self.selection(inner, depth - 1) if isinstance(inner, GraphQLObjectType) else ""
        return f"{alias}{name}{self.switch()} {below}"

    def switch(self):
        if not self.often(5):
            return ""
        return f" @{self.draw(st.sampled_from(['skip', 'include']))}(if: {self.draw(st.sampled_from(SWITCHES))})"

    def wrapped(self, of, text):
        kind = self.draw(st.integers(1, 8))
        if kind == 1:
            return f"... on {of.name}{self.switch()} {{ {text} }}"
        if kind == 2:
            name = self.fresh("F")
            self.fragments.append(f"fragment {name} on {of.name} {{ {text} }}")
            return f"...{name}{self.switch()}"
        return text


def is_object(type_):
    return isinstance(get_named_type(type_), GraphQLObjectType)


@st.composite
def queries_of_a_match(draw, schema):
    """A text and its variables, without the request."""
    writer = Writer(draw)
    body = writer.selection(schema.type_map["MatchResult"], 4)
    used = 'unused: offer(id: "x") @skip(if: true) { hours { openNow(at: $at) { open @skip(if: $on) state @skip(if: $off) } } }'
    text = f"{HEAD} {{ {used} match(request: $request) {body} }} {' '.join(writer.fragments)}"
    variables = {"on": draw(st.booleans()), "at": draw(st.sampled_from([None, AT]))}
    if draw(st.booleans()):
        variables["off"] = draw(st.booleans())
    return text, variables
