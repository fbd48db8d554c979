"""Which offer answers for an id that somebody kept: after a merge, one of the listing that stays."""

from directory.former_ids import current_id
from matching.models import IndexedOffer


def standing_id(offer_id: str) -> str:
    """The same id where nothing was merged; of a listing at several places, the first of its offers."""
    before = offer_id.partition("@")[0]
    now = current_id(before)
    if now == before:
        return offer_id
    offers = IndexedOffer.objects.filter(service__source_id=now, gone=False).order_by("offer_id")
    return offers.values_list("offer_id", flat=True).first() or now
