"""How near help is: the best of going there, being in the area served, and being helped from afar."""

from matching.coverage import FIRST_TIER, Relation, nearness, width
from matching.documents import OfferDocument
from matching.gates import Judged
from matching.inquiry import in_person_needs
from matching.spec import spec
from matching.types import Reason, Ring


def geography_part(judged: Judged) -> tuple[float, Reason]:
    ways = (_by_point(judged), _by_area(judged), _from_afar(judged))
    return max(ways, key=lambda way: way[0])


def _by_point(judged: Judged) -> tuple[float, Reason]:
    km, view = judged.coverage.km, judged.coverage.view
    if km is None or view is None or view.half_km <= 0:
        return 0.0, _no_way(judged)
    return nearness(km, view.half_km), Reason("geography_distance", {"km": km})


def _by_area(judged: Judged) -> tuple[float, Reason]:
    ring = width(judged.document)
    if judged.coverage.relation not in FIRST_TIER or ring is Ring.NATION:
        return 0.0, _no_way(judged)
    return float(spec()["geography"]["area"][ring]), Reason("geography_area", {"ring": ring})


def _from_afar(judged: Judged) -> tuple[float, Reason]:
    document, numbers = judged.document, spec()["geography"]
    if judged.coverage.relation not in FIRST_TIER or not can_help_from_afar(judged):
        return 0.0, _no_way(judged)
    ring = width(document)
    if document.remote:
        return float(numbers["remote"][ring]), Reason("geography_remote", {"ring": ring})
    return (float(numbers["local_office"]) if document.point else 0.0), Reason("geography_office", {"ring": ring})


def can_help_from_afar(judged: Judged) -> bool:
    """A need is met that can be met by phone or net; a place alone asks for what is near it."""
    met = {fit.code for fit in judged.needs if fit.met}
    return bool(met - in_person_needs())


def only_by_phone(document: OfferDocument, judged: Judged) -> bool:
    """All it meets must be met in person, and it has no place to go to nearby: it can find one."""
    met = {fit.code for fit in judged.needs if fit.met}
    return bool(met) and met <= in_person_needs() and document.remote and document.point is None


def _no_way(judged: Judged) -> Reason:
    if judged.document.national:
        return Reason("geography_remote", {"ring": Ring.NATION})
    unknown = judged.coverage.relation in {Relation.STATE_ONLY, Relation.NO_PLACE}
    return Reason("geography_unknown" if unknown else "geography_outside")
