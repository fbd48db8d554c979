"""Where an office is, as far as it may be known. A confidential address is dropped here and stored nowhere."""

import re

from directory.listings.places import current_fips
from directory.listings.rules import rule_table
from directory.listings.types import LocationRow, Record

_POST_BOX = re.compile(r"^\s*(p\.?\s*o\.?|post office)\s*box\b[^,\n]*$", re.IGNORECASE)


def location(record: Record) -> LocationRow | None:
    """The office of a listing; null where only its state is known. Points are WGS84 degrees.

    `public` with a street that is not confidential, of a kind that is not a shelter; else `area`: city, state and county at most. A post office box
    is an address to write to and has no point.
    """
    address = record["address"]
    if not address or not (address.get("city") or address.get("county_fips") or address.get("line1")):
        return None
    street = address.get("line1") or ""
    public = bool(street) and not record["address_confidential"] and not area_only(record["kind"])
    boxed = bool(_POST_BOX.match(street))
    counties = current_fips(address.get("county_fips") or "")
    return LocationRow(
        disclosure="public" if public else "area",
        address_1=_one_line(street) if public else "",
        address_2=_one_line(address.get("line2") or "") if public else "",
        city=address.get("city") or "",
        state_province=address.get("state") or "",
        postal_code=(address.get("zip") or "") if public else "",
        county_fips=counties[0] if len(counties) == 1 else "",
        latitude=address.get("lat") if public and not boxed else None,
        longitude=address.get("lon") if public and not boxed else None,
    )


def area_only(kind: str) -> bool:
    """Shelters: nothing but an authorisation on record makes one public (`directory.disclosure`)."""
    return kind in rule_table("disclosure")["area_only_kinds"]


def _one_line(text: str) -> str:
    return ", ".join(part.strip() for part in text.splitlines() if part.strip())
