"""How near help is: the best of going there, being in the area served, and being helped from afar."""

from functools import cache

from matching.coverage import FIRST_TIER, Relation, nearness
from matching.documents import OfferDocument
from matching.gates import Judged
from matching.inquiry import Inquiry, in_person_needs
from matching.scoring.parts import weighed
from matching.spec import spec
from matching.types import Part, Reason, Ring

UNKNOWN_AREA = frozenset({Relation.STATE_ONLY, Relation.NO_PLACE})


def geography_part(_inquiry: Inquiry, judged: Judged, weight: float) -> Part:
    by_point = _by_point(judged)
    if judged.coverage.relation in FIRST_TIER:
        way, served = _by_area_or_from_afar(judged)
        if served > by_point:
            return _served(weight, served, way, judged.coverage.ring)
    return weighed("geography", weight, by_point, _reason_by_point(judged))


def _by_area_or_from_afar(judged: Judged) -> tuple[str, float]:
    """The better way of being helped inside the area served."""
    by_area, from_afar = _by_area(judged), _from_afar(judged)
    if by_area >= from_afar:
        return "geography_area", by_area
    return "geography_remote" if judged.document.remote else "geography_office", from_afar


@cache
def _served(weight: float, value: float, way: str, ring: Ring | None) -> Part:
    return weighed("geography", weight, value, _ring_reason(way, ring))


@cache
def _ring_reason(way: str, ring: Ring | None) -> Reason:
    return Reason(way, {"ring": ring})


def _by_point(judged: Judged) -> float:
    km, view = judged.coverage.km, judged.coverage.view
    return 0.0 if km is None or view is None or view.half_km <= 0 else nearness(km, view.half_km)


def _reason_by_point(judged: Judged) -> Reason:
    km, view = judged.coverage.km, judged.coverage.view
    if km is None or view is None or view.half_km <= 0:
        return _no_way(judged)
    return Reason("geography_distance", {"km": km})


def _by_area(judged: Judged) -> float:
    ring = judged.coverage.ring
    return 0.0 if ring is Ring.NATION else float(spec()["geography"]["area"][ring])


def _from_afar(judged: Judged) -> float:
    remote, numbers = judged.document.remote, spec()["geography"]
    if not (remote or judged.document.point) or not can_help_from_afar(judged):
        return 0.0
    return float(numbers["remote"][judged.coverage.ring] if remote else numbers["local_office"])


def can_help_from_afar(judged: Judged) -> bool:
    """A need is met that can be met by phone or net; a place alone asks for what is near it."""
    in_person = in_person_needs()
    return any(fit.met and fit.code not in in_person for fit in judged.needs)


def only_by_phone(document: OfferDocument, judged: Judged) -> bool:
    """All it meets must be met in person, and it has no place to go to nearby: it can find one."""
    if document.point is not None or not document.remote:
        return False
    met = {fit.code for fit in judged.needs if fit.met}
    return bool(met) and met <= in_person_needs()


def _no_way(judged: Judged) -> Reason:
    if judged.document.national:
        return _ring_reason("geography_remote", Ring.NATION)
    return OF_UNKNOWN_AREA if judged.coverage.relation in UNKNOWN_AREA else OUTSIDE


OF_UNKNOWN_AREA, OUTSIDE = Reason("geography_unknown"), Reason("geography_outside")
