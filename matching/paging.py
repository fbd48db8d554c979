"""A cursor over the one list: the index it was made from, the instant asked about, and the last offer that was shown.

The instant travels along, so that a second page is ranked as the first was; where the list is another one all the same,
that is a conflict and never a page that repeats or leaves out an offer.
"""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error
from dataclasses import dataclass
from datetime import datetime

from directory.errors import BadInput, Conflict

PARTS = 6
MOST = 1_000  # no list is longer
NOT_A_CURSOR = "This is not a cursor of a match."


@dataclass(frozen=True, slots=True)
class Cursor:
    """`rank`, `tier`, `micro` (its score in millionths) and `offer_id` of the last offer of the page before."""

    index_version: str
    at: datetime
    rank: int
    tier: int
    micro: int
    offer_id: str


def write_cursor(cursor: Cursor) -> str:
    at = cursor.at.isoformat()
    text = f"{cursor.index_version}|{at}|{cursor.rank}|{cursor.tier}|{cursor.micro}|{cursor.offer_id}"
    return urlsafe_b64encode(text.encode()).decode().rstrip("=")


def read_cursor(text: str) -> Cursor | None:
    """None for an empty text; raises BadInput for what is no cursor."""
    if not text:
        return None
    try:
        return _cursor(urlsafe_b64decode(text + "=" * (-len(text) % 4)).decode())
    except (ValueError, Error) as problem:
        raise BadInput("after", NOT_A_CURSOR) from problem


def _cursor(text: str) -> Cursor:
    version, at, rank, tier, micro, offer_id = text.split("|", PARTS - 1)
    found = Cursor(version, datetime.fromisoformat(at), int(rank), int(tier), int(micro), offer_id)
    if found.at.tzinfo is None or not 1 <= found.rank <= MOST:
        raise ValueError(text)
    return found


def check_index(cursor: Cursor | None, index_version: str) -> None:
    """Raises Conflict for a cursor of another state of the listings."""
    if cursor is not None and cursor.index_version != index_version:
        raise Conflict("after", "The listings have changed since: ask again from the start.")


def check_place(cursor: Cursor, there: tuple[str, int, int] | None) -> None:
    """Raises Conflict unless the offer at the cursor's rank, with its tier and score in millionths, is the one shown then."""
    if there != (cursor.offer_id, cursor.tier, cursor.micro):
        raise Conflict("after", "This page belongs to another question: ask again from the start.")
