"""Words that stayed unread: how many of them the offer's own text holds, its name counting most."""

from matching.documents import OfferDocument
from matching.types import Reason

NAME, NEED, DESCRIPTION = 3, 2, 1


def text_part(document: OfferDocument, unread: tuple[str, ...]) -> tuple[float, Reason]:
    found = [_field(document, token) for token in unread]
    value = sum(found) / (NAME * len(found))
    return value, Reason("text_some" if value else "text_none")


def _field(document: OfferDocument, token: str) -> int:
    if token in document.name_tokens:
        return NAME
    if token in document.need_tokens:
        return NEED
    return DESCRIPTION if token in document.description_tokens else 0
