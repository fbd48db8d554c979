"""What a listing record must be before anything is derived from it; each problem names its field and rule."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from directory.listings.rules import rule_table
from geodata.states import state_name


@dataclass(frozen=True, slots=True)
class RowProblem:
    field: str  # path in the record: contacts.0.value
    rule: str  # required, type, vocabulary, phone, state, url, point, date, id
    message: str


Problems = Iterator[RowProblem]

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_E164 = re.compile(r"\+[1-9]\d{7,14}")
_CODES = {"voice": re.compile(r"\d{3}"), "tty": re.compile(r"711"), "text": re.compile(r"\d{3}|\d{5,6}")}
_DATE = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?")
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
_FIPS = re.compile(r"\d{5}")
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")


def check(raw: object) -> tuple[RowProblem, ...]:
    """Every problem of a record; empty when it can be derived. Never raises, whatever it is given."""
    if not isinstance(raw, dict):
        return (RowProblem("", "type", "a record is an object"),)
    shape = tuple(_shape(raw))
    if shape:
        return shape
    return tuple(problem for rule in _RULES for problem in rule(raw))


def _shape(raw: dict[str, Any]) -> Problems:
    """Required fields and their JSON types, also of contacts, sources, hours, area and address."""
    table = rule_table("record")
    yield from _fields(raw, table["fields"], "")
    for name, fields in table["objects"].items():
        if isinstance(raw.get(name), dict):
            yield from _fields(raw[name], fields, f"{name}.")
    for name, fields in table["rows"].items():
        for position, row in enumerate(raw[name] if isinstance(raw.get(name), list) else ()):
            yield from _row(row, fields, f"{name}.{position}")
    for name in table["text_lists"]:
        yield from _texts(raw.get(name), name)


def _fields(row: dict[str, Any], fields: dict[str, str], path: str) -> Problems:
    for name, expected in fields.items():
        optional = expected.startswith("?")
        if name not in row:
            if not optional:
                yield RowProblem(f"{path}{name}", "required", "missing")
        elif not _is(row[name], expected.lstrip("?")):
            yield RowProblem(
                f"{path}{name}", "type", f"expected {expected.lstrip('?')}, not {type(row[name]).__name__}"
            )


def _is(value: object, expected: str) -> bool:
    if value is None:
        return "null" in expected
    if value == "" and "name" in expected:
        return False
    types: dict[str, type | tuple[type, ...]] = {
        "text": str,
        "name": str,
        "list": list,
        "object": dict,
        "bool": bool,
        "number": (int, float),
    }
    return any(isinstance(value, types[part]) for part in expected.split("|") if part != "null")


def _row(row: object, fields: dict[str, str], path: str) -> Problems:
    if isinstance(row, dict):
        yield from _fields(row, fields, f"{path}.")
    else:
        yield RowProblem(path, "type", "expected object")


def _texts(value: object, name: str) -> Problems:
    for position, item in enumerate(value if isinstance(value, list) else ()):
        if not isinstance(item, str) or not item:
            yield RowProblem(f"{name}.{position}", "type", "expected text")


def _vocabularies(raw: dict[str, Any]) -> Problems:
    table = rule_table("vocabularies")
    for field in ("kind", "role", "level", "status", "verified", "interpreter", "license_class"):
        yield from _known(raw[field], table[field], field)
    yield from _known(raw["service_area"]["scope"], table["scope"], "service_area.scope")
    for field in ("needs", "victimization_types", "populations"):
        for position, code in enumerate(raw[field]):
            yield from _known(code, table[field], f"{field}.{position}")
    for position, source in enumerate(raw["sources"]):
        yield from _known(source["grade"], table["grade"], f"sources.{position}.grade")


def _known(value: str, words: list[str], field: str) -> Problems:
    if value not in words:
        yield RowProblem(field, "vocabulary", f"{value!r} is not in the vocabulary")


def _identity(raw: dict[str, Any]) -> Problems:
    if not _ID.fullmatch(raw["id"]) or len(raw["id"]) > 200:
        yield RowProblem("id", "id", "an id is lower-case words joined by hyphens, 200 characters at most")
    for position, code in enumerate(raw["languages"]):
        if not _LANGUAGE.fullmatch(code):
            yield RowProblem(f"languages.{position}", "language", f"{code!r} is no language code")


def _contacts(raw: dict[str, Any]) -> Problems:
    table = rule_table("vocabularies")
    for position, contact in enumerate(raw["contacts"]):
        path = f"contacts.{position}"
        yield from _known(contact["type"], table["contact_type"], f"{path}.type")
        yield from _known(contact["verified"], table["verified"], f"{path}.verified")
        yield from contact_problems(contact["type"], contact["value"], f"{path}.value")


def contact_problems(kind: str, value: str, path: str) -> Problems:
    """What is wrong with a number, link or mailbox of this type of contact (rules/vocabularies.json)."""
    if kind in {"web", "chat"}:
        yield from _url(value, path)
    elif kind == "email":
        if not _EMAIL.fullmatch(value):
            yield RowProblem(path, "email", "not an email address")
    elif not (_E164.fullmatch(value) or (kind in _CODES and _CODES[kind].fullmatch(value))):
        yield RowProblem(path, "phone", "a number is +, country code and digits, or a short code of its type")


def _url(value: object, path: str) -> Problems:
    try:
        parts = urlsplit(str(value))
        good = parts.scheme in {"http", "https"} and "." in (parts.hostname or "") and " " not in str(value)
    except ValueError:
        good = False
    if not good:
        yield RowProblem(path, "url", "a link starts with http:// or https:// and names a host")


def _area(raw: dict[str, Any]) -> Problems:
    area = raw["service_area"]
    for position, code in enumerate(area["states"]):
        if not isinstance(code, str) or state_name(code) is None:
            yield RowProblem(f"service_area.states.{position}", "state", f"{code!r} is no state or territory")
    if area["scope"] == "federal-district" and not raw.get("federal_district"):
        yield RowProblem("federal_district", "required", "a federal district office names its district")
    for position, item in enumerate(area.get("counties") or ()):
        yield from _county(item, f"service_area.counties.{position}")
    yield from _texts(area.get("cities"), "service_area.cities")


def _county(item: object, path: str) -> Problems:
    if not isinstance(item, dict) or not isinstance(item.get("name"), str) or not isinstance(item.get("state"), str):
        yield RowProblem(path, "type", "a county has a name and a state")
    elif item.get("fips") and not _FIPS.fullmatch(str(item["fips"])):
        yield RowProblem(f"{path}.fips", "fips", "a county code has five digits")


def _address(raw: dict[str, Any]) -> Problems:
    address = raw["address"]
    if not address:
        return
    if address["state"] and state_name(address["state"]) is None:
        yield RowProblem("address.state", "state", f"{address['state']!r} is no state or territory")
    lat, lon = address["lat"], address["lon"]
    if (lat is None) != (lon is None):
        yield RowProblem("address.lat", "point", "latitude and longitude come together")
    elif lat is not None and ((lat, lon) == (0, 0) or not (-90 <= lat <= 90 and -180 <= lon <= 180)):
        yield RowProblem("address.lat", "point", "outside the world, or the missing point (0, 0)")


def links(source: Mapping[str, Any]) -> list[str]:
    """The addresses of a source: most have one, some a list that mixes addresses and file references."""
    url = source.get("url")
    if isinstance(url, list):
        return [item for item in url if isinstance(item, str) and item.startswith("http")]
    return [url] if url else []


def _dates(raw: dict[str, Any]) -> Problems:
    dated = [("source_date", raw["source_date"])]
    for position, source in enumerate(raw["sources"]):
        dated += [(f"sources.{position}.{key}", source.get(key)) for key in ("date", "retrieved")]
        for link in links(source):
            yield from _url(link, f"sources.{position}.url")
    for field, value in dated:
        if value and not _DATE.fullmatch(value):
            yield RowProblem(field, "date", "a date is a year, a year and month, or a day: 2026-08-01")


_RULES: tuple[Callable[[dict[str, Any]], Problems], ...] = (
    _identity,
    _vocabularies,
    _contacts,
    _area,
    _address,
    _dates,
)
