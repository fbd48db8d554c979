"""“Why is this place not here?”, for every place of one organization."""

from dataclasses import dataclass

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from directory.models.services import Publication
from frontend.saying import say
from matching import service
from matching.models import IndexedOffer
from matching.types import MatchRequest, WhyNot

MOST = 8  # places of one organization


@dataclass(frozen=True, slots=True)
class Missing:
    name: str
    why: tuple[SafeString | str, ...]


def why_not(organization: str, request: MatchRequest) -> tuple[Missing, ...]:
    """`organization` is a slug; none for one without published services. Raises BadInput for the request."""
    offers = IndexedOffer.objects.filter(
        service__organization__slug=organization, service__publication=Publication.PUBLISHED, gone=False
    )
    rows = offers.order_by("service__name", "offer_id").values_list("offer_id", "service__name")[:MOST]
    return tuple(Missing(name, _why(service.why_not(offer_id, request))) for offer_id, name in rows)


def _why(found: WhyNot) -> tuple[SafeString | str, ...]:
    if found.shown:
        return (_("It is in the list, in place %(rank)s") % {"rank": found.rank}, *map(say, found.reasons))
    return (say(found.gate),) if found.gate else ()
