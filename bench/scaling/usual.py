"""A search of the usual kind, as most directories have one: words, within a radius, the nearest first."""

from typing import Any

from matching.documents import OfferDocument
from matching.inquiry import Inquiry

WITHIN = "80km"
SHOWN = 20


def usual_mapping() -> dict[str, Any]:
    fields = {"at": {"type": "geo_point"}, "national": {"type": "boolean"}, "words": {"type": "text"}}
    return {"dynamic": "strict", "properties": fields}


def usual_document(offer: OfferDocument) -> dict[str, Any]:
    at = offer.point or offer.centre
    found = {"words": words(offer.needs), "national": offer.national}
    return found | ({"at": {"lat": at[0], "lon": at[1]}} if at else {})


def words(codes: frozenset[str]) -> str:
    """Of the needs, as a listing would name them: "emergency shelter, legal immigration"."""
    return ", ".join(code.replace("-", " ") for code in sorted(codes))


def usual_search(inquiry: Inquiry) -> dict[str, Any]:
    """The body of a search. Raises ValueError for a place without a point: nothing could be sorted by distance."""
    point = inquiry.here.point
    if point is None:
        raise ValueError("a search by radius needs a point")
    at = {"lat": point.lat, "lon": point.lon}
    near = [{"geo_distance": {"distance": WITHIN, "at": at}}, {"term": {"national": True}}]
    return {
        "query": {
            "bool": {
                "must": [{"match": {"words": words(inquiry.need_codes)}}],
                "filter": [{"bool": {"should": near, "minimum_should_match": 1}}],
            }
        },
        "sort": [{"_geo_distance": {"at": at, "order": "asc", "unit": "km"}}, "_score"],
        "size": SHOWN,
        "_source": False,
        "track_total_hits": False,
    }
