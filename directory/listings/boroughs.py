"""Which of New York City's five counties an office serves, where it says so or the law does."""

import re

from directory.listings.places import NEW_YORK_CITY, current_fips
from directory.listings.rules import rule_table
from directory.listings.types import Record


def boroughs_served(record: Record) -> dict[str, str]:
    """County codes with the plain names of their boroughs; empty where the whole city is served, for all we know.

    The programme's name comes before the organization's: the Queens office of a Brooklyn organization is in Queens.
    """
    named = _named(record["program"]) or _named(record["organization"])
    if named or not _place_bound(record):
        return named
    own = current_fips((record["address"] or {}).get("county_fips") or "")
    return {fips: name for fips, name, _ in rule_table("boroughs")["boroughs"] if fips in own}


def _named(text: str) -> dict[str, str]:
    rows = rule_table("boroughs")["boroughs"]
    return {fips: name for fips, name, pattern in rows if re.search(pattern, text, re.IGNORECASE)}


def _place_bound(record: Record) -> bool:
    """By law: a prosecutor, a precinct and a court have one county."""
    table = rule_table("boroughs")
    names = f"{record['program']} {record['organization']}"
    named = re.search(table["place_bound_names"], names, re.IGNORECASE)
    return record["kind"] in table["place_bound_kinds"] or bool(named)


def is_whole_city(counties: tuple[str, ...]) -> bool:
    return frozenset(counties) == frozenset(NEW_YORK_CITY)


def has_one_county_by_law(record: Record) -> bool:
    return bool(record["kind"] == "prosecutor-victim-services")
