"""Words that stayed unread: how many of them the offer's own text holds, its name counting most."""

from matching.documents import OfferDocument
from matching.gates import Judged
from matching.inquiry import Inquiry
from matching.scoring.parts import weighed
from matching.types import Part, Reason

NAME, NEED, DESCRIPTION = 3, 2, 1
SOME, NONE = Reason("text_some"), Reason("text_none")


def text_part(inquiry: Inquiry, judged: Judged, weight: float) -> Part:
    found = [_field(judged.document, token) for token in inquiry.resolved.unread]
    value = sum(found) / (NAME * len(found))
    return weighed("text", weight, value, SOME if value else NONE)


def _field(document: OfferDocument, token: str) -> int:
    if token in document.name_tokens:
        return NAME
    if token in document.need_tokens:
        return NEED
    return DESCRIPTION if token in document.description_tokens else 0
