"""Area keys in words, and the keys that a person finds by typing a name."""

from collections.abc import Callable, Mapping

from django.utils.translation import gettext as _

from geodata import tables
from geodata.counties import county
from geodata.states import state_name


def area_name(key: str) -> str:
    """ "Travis County, TX" of `county:48453`; a key that no table knows is said as it is."""
    kind, _separator, value = key.partition(":")
    if key == "us":
        return _("The whole country")
    say = NAMED.get(kind)
    return (say(value) if say else "") or key


def state_words(usps: str) -> str:
    return state_name(usps) or usps


def _county(fips: str) -> str:
    found = county(fips)
    return found.label if found else ""


def _place(geoid: str) -> str:
    found = tables.cities().get(geoid)
    return found.label if found else ""


NAMED: Mapping[str, Callable[[str], str]] = {
    "state": state_words,
    "county": _county,
    "place": _place,
    "zip": lambda code: code,
    "district": lambda code: _("Federal court district %(code)s") % {"code": code},
    "aor": lambda name: _("ICE area %(name)s") % {"name": name},
}
