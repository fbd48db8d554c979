"""Words that stayed unread: how many of them the offer's own text holds, its name counting most."""

from collections.abc import Sequence

from matching.documents import OfferDocument
from matching.gates import Judged
from matching.inquiry import Inquiry
from matching.scoring.parts import weighed
from matching.types import Part, Reason

NAME, NEED, DESCRIPTION = 3, 2, 1
SOME, NONE = Reason("text_some"), Reason("text_none")


def text_part(inquiry: Inquiry, judged: Judged, weight: float) -> Part:
    value = share(judged.document, inquiry.resolved.unread)
    return weighed("text", weight, value, SOME if value else NONE)


def share(document: OfferDocument, unread: Sequence[str]) -> float:
    """0 to 1: 1 where the name holds every word."""
    return sum(_field(document, token) for token in unread) / (NAME * len(unread))


def _field(document: OfferDocument, token: str) -> int:
    if token in document.name_tokens:
        return NAME
    if token in document.need_tokens:
        return NEED
    return DESCRIPTION if token in document.description_tokens else 0
