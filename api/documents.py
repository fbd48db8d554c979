"""Stored operations: a client sends the file name or the sha256 of a file in `documents/` instead of a query."""

from functools import cache
from hashlib import sha256
from pathlib import Path

from api.errors import Refusal

FOLDER = Path(__file__).parent / "documents"


def stored(document_id: str) -> str:
    """The text of a stored operation, by `match` or by its sha256 in hex. Raises Refusal for an unknown one."""
    text = _by_id().get(document_id)
    if text is None:
        raise Refusal("NOT_FOUND", "document", f"No stored operation has this id. There are: {', '.join(names())}.")
    return text


@cache
def names() -> tuple[str, ...]:
    return tuple(sorted(path.stem for path in FOLDER.glob("*.graphql")))


@cache
def _by_id() -> dict[str, str]:
    texts = {name: (FOLDER / f"{name}.graphql").read_text(encoding="utf-8") for name in names()}
    return texts | {sha256(text.encode()).hexdigest(): text for text in texts.values()}
