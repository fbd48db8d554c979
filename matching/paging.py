"""A cursor over the one list: the index version, the week of the rotation and how many came before."""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error

from directory.errors import BadInput, Conflict


def write_cursor(index_version: str, week: str, offset: int) -> str:
    return urlsafe_b64encode(f"{index_version}|{week}|{offset}".encode()).decode().rstrip("=")


def read_cursor(cursor: str, index_version: str, week: str) -> int:
    """The offset; raises BadInput for what is no cursor and Conflict for one of another list."""
    if not cursor:
        return 0
    try:
        version, its_week, offset = urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)).decode().split("|")
        count = int(offset)
    except (ValueError, Error) as problem:
        raise BadInput("after", "This is not a cursor of a match.") from problem
    if (version, its_week) != (index_version, week):
        raise Conflict("after", "The listings have changed since: ask again from the start.")
    if not 0 <= count <= 1_000:
        raise BadInput("after", "This is not a cursor of a match.")
    return count
