"""What the public may see of a listing: only backed numbers, because a wrong number can harm."""

from directory.dates import earliest_day
from directory.listings.types import Record, VerificationRow

OLDEST_YEAR = 2018  # a number whose newest source is older waits for someone to check it
NUMBER_TYPES = frozenset({"voice", "tty", "text", "videophone"})
UNVERIFIED, MEMORY, TOO_OLD = "unverified", "memory", "source-too-old"


def publication(record: Record) -> str:
    """`no_contact` when there is nothing to call, write or open; else `published`, if need be without its numbers."""
    return "published" if record["contacts"] else "no_contact"


def backing(record: Record) -> tuple[bool, str]:
    """(backed, reason). Not backed: class `memory`, a newest source before 2018, or nothing in it verified to show.

    A listing that is unverified as a whole is backed only by a number that is verified on its own.
    """
    if record["license_class"] == "memory":
        return False, MEMORY
    if (record["source_date"] or "9999")[:4] < str(OLDEST_YEAR):
        return False, TOO_OLD
    numbers = [contact["verified"] == "yes" for contact in record["contacts"] if contact["type"] in NUMBER_TYPES]
    if any(numbers) or (not numbers and record["verified"] == "yes"):
        return True, ""
    return False, UNVERIFIED


def number_is_public(record: Record, verified: str) -> bool:
    """Whether a number or an address to write to may be shown: verified itself, in a listing that is not withheld."""
    return verified == "yes" and backing(record)[1] in {"", UNVERIFIED}


def verifications(record: Record) -> tuple[VerificationRow, ...]:
    """What reading the source confirmed, on the source's date; none for a listing that is not verified."""
    if record["verified"] != "yes":
        return ()
    groups = {
        "existence": True,
        "contact": any(contact["verified"] == "yes" for contact in record["contacts"]),
        "hours": bool(record["hours"]["text"]),
        "eligibility": bool(record["eligibility"]),
    }
    day = earliest_day(record["source_date"])
    return tuple(VerificationRow(group, day, "source read", "source-read") for group, held in groups.items() if held)
