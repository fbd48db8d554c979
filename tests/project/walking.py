"""Every address of the project, found by walking what answers them."""

import re
from dataclasses import dataclass

from django.urls import URLPattern, URLResolver, get_resolver

TABLE = re.compile(r"^admin:[a-z]+_[a-z]+_(?=changelist$|add$|change$|delete$|history$)")
ROW_OF_A_TABLE = re.compile(r"^admin:.*<path:object_id>/$")
GROUP = re.compile(r"\(\?P<(\w+)>[^)]*\)")


@dataclass(frozen=True)
class Address:
    name: str  # with its namespace; what has none is named by its pattern
    argument_names: tuple[str, ...]
    path: str  # with sample values

    @property
    def row(self) -> str:
        """The tables of the stewards share rows: what is true of one is true of all."""
        return ROW_OF_A_TABLE.sub("admin:TABLE_row", TABLE.sub("admin:TABLE_", self.name))


def addresses(samples):
    """`samples` is name of an argument -> value. In English; the others differ by their prefix alone."""
    return sorted({_address(*found, samples) for found in _walk(get_resolver(), "", "")}, key=lambda one: one.name)


def _walk(resolver, prefix, namespace):
    for entry in resolver.url_patterns:
        pattern = prefix + str(entry.pattern)
        if isinstance(entry, URLResolver):
            inner = ":".join(part for part in (namespace, entry.namespace) if part)
            yield from _walk(entry, pattern, inner)
        elif isinstance(entry, URLPattern):
            yield entry, pattern, namespace


def _address(entry, pattern, namespace, samples):
    named = ":".join(part for part in (namespace, entry.name or pattern) if part)
    asked = tuple(entry.pattern.converters) or tuple(entry.pattern.regex.groupindex)
    path = GROUP.sub(lambda found: str(samples[found[1]]), pattern)
    path = re.sub(r"<(?:\w+:)?(\w+)>", lambda found: str(samples[found[1]]), path)
    return Address(named, asked, "/" + path.replace("^", "").replace("$", ""))
