"""Names and places as people may read them: no office codes, no "Not stated; Kentucky"."""

import re

from directory.listings.rules import rule_table
from directory.listings.types import Record


def programme_name(record: Record) -> str:
    """The programme's name; where it is the organization's with a code, the organization and its town instead.

    "Legal Aid Foundation of LA 19" is the office in Inglewood.
    """
    codes = rule_table("names")["office_codes"]
    town = (record["address"] or {}).get("city")
    coded = record["kind"] in codes["kinds"] and re.search(codes["pattern"], record["program"])
    return f"{record['organization']} - {town}" if coded and town else str(record["program"])


def area_text(record: Record) -> str:
    """The source's words on the area served; none where they only say that nothing is stated."""
    text = record["service_area"]["text"] or ""
    return "" if text.startswith(rule_table("names")["not_stated"]) else str(text)
