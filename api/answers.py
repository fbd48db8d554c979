"""What each question of the schema is answered with: reads of `matching`, `geodata` and `directory`, nothing else."""

from collections.abc import Mapping, Sequence
from dataclasses import fields
from typing import Any

from django.db.models import Count

from api import filters
from api.errors import under
from api.inputs import match_request, page_size, point_given, short_text
from api.paging import Connection, connection
from directory import selectors, taxonomy
from directory.errors import BadInput, DomainError
from directory.guides import Guide, Topic, guide, guides, guides_for
from directory.models import Language, Organization
from directory.taxonomy import Term
from geodata.geocode import resolve
from geodata.types import Place
from matching import hydration, service
from matching.models import IndexedOffer
from matching.spec import spec_version
from matching.standing import standing_id
from matching.suggest import suggest
from matching.types import Match, MatchResult, Stage, Suggestion, WhyNot

Row = dict[str, Any]
Given = Mapping[str, Any]
_RESULT_FIELDS = tuple(field.name for field in fields(MatchResult))


def match(given: Given) -> Row:
    """The explained answer with every shown offer; what is no longer published falls out."""
    try:
        result = service.match(match_request(given))
    except DomainError as error:
        raise _at_request(error) from None
    blobs = _shown(result)
    values = {name: getattr(result, name) for name in _RESULT_FIELDS}
    return values | {
        "matches": [_match(one, blobs[one.offer_id]) for one in result.matches if one.offer_id in blobs],
        "fallbacks": [blobs[offer_id] for offer_id in result.fallbacks if offer_id in blobs],
        "pinned": [blobs[offer_id] for offer_id in result.pinned if offer_id in blobs],
        "guides": [guide(guide_id) for guide_id in result.guides],
    }


def why_not(offer_id: str, given: Given) -> WhyNot:
    try:
        return service.why_not(short_text(offer_id, "offerId"), match_request(given))
    except DomainError as error:
        raise _at_request(error) from None


def place(text: str | None, point: Given | None) -> Place:
    """Raises BadInput unless a text or a point on the globe is given."""
    words, where = short_text(text, "text"), point_given(point, "point")
    if not words.strip() and where is None:
        raise BadInput("text", "Give a text or a point.")
    return resolve(text=words, point=where)


def suggestions(
    text: str, kinds: Sequence[Any] | None, language: str | None, first: int | None
) -> Sequence[Suggestion]:
    wanted = [kind.value for kind in kinds] if kinds else None
    size = page_size(first, "first", 8)
    return suggest(
        short_text(text, "text"), kinds=wanted, language=short_text(language, "language", 35) or "en", first=size
    )


def offers(given: Given | None, first: int | None, after: str | None) -> Connection:
    rows = IndexedOffer.objects.filter(service__in=filters.services(given or {}))
    return connection(rows, "offer_id", first=page_size(first, "first"), after=after, nodes=hydration.offers)


def offer(offer_id: str) -> Row | None:
    """Null for one that is not published or not there: the two cannot be told apart. A merged one is the one that stays."""
    asked = short_text(offer_id, "id", 300)
    found = hydration.offers([asked]) or hydration.offers([standing_id(asked)])
    return next(iter(found.values()), None)


def organizations(given: Given | None, first: int | None, after: str | None) -> Connection:
    rows = filters.organizations(given or {})
    return connection(rows, "slug", first=page_size(first, "first"), after=after, nodes=_organizations)


def organization(organization_id: str) -> Row | None:
    return _organizations([short_text(organization_id, "id", 300)]).get(organization_id)


def terms(name: str) -> Sequence[Term]:
    return taxonomy.terms(name)


def languages() -> list[Row]:
    """Languages named by published services, the most common first."""
    rows = Language.objects.filter(service__in=filters.public_services()).order_by().values("code")
    counted = rows.annotate(services=Count("service", distinct=True))
    return sorted(counted, key=lambda row: (-row["services"], row["code"]))


def chosen_guides(topic: Topic | None, stage: Stage | None) -> Sequence[Guide]:
    if topic is not None:
        return guides_for([topic], stage)
    return [one for one in guides() if stage is None or not one.stages or stage in one.stages]


def status() -> Row:
    state = service.index_state()
    counts = selectors.counts()
    return {
        "engine": state.engine,
        "index_version": state.version,
        "spec_version": spec_version(),
        "age_seconds": state.age_seconds,
        "offers": state.offers,
        "data_date": filters.public_services().exclude(source_date="").order_by("-source_date")
        .values_list("source_date", flat=True).first(),
        "counts": [{"by": by, "key": key, "count": count} for by, of in counts.items() for key, count in of.items()],
    }  # fmt: skip


def _at_request(error: DomainError) -> DomainError:
    """`matching` names fields from the request down; the door knows under which argument that lies."""
    named = error.field == "offerId" or error.field.startswith("request")
    return error if named or error.code == "UNAVAILABLE" else under("request", error)


def _shown(result: MatchResult) -> Mapping[str, Row]:
    """Each offer with the instant of the request, which its hours are asked about. They were read for this answer alone."""
    shown: Mapping[str, Row] = {**result.offers}
    for blob in shown.values():
        blob["at"] = result.resolved.at
    return shown


def _match(found: Match, blob: Row) -> Row:
    public = blob["location"] is not None and blob["location"]["disclosure"] == "public"
    return found._asdict() | {"offer": blob, "distance": found.distance_km if public else None}


def _organizations(slugs: Sequence[str]) -> dict[str, Row]:
    """Slug -> what is shown of an organization, of those with a published service."""
    services = filters.public_services().filter(organization__slug__in=list(slugs)).order_by("source_id")
    found: dict[str, Row] = {}
    for one in services:
        row = found.setdefault(one.organization.slug, _organization(one.organization))
        row["services"] += 1
        row["operated_by"] = sorted({*row["operated_by"], one.operated_by})
    return found


def _organization(of: Organization) -> Row:
    return {
        "id": of.slug, "name": of.name, "level": of.level, "website": of.website, "services": 0, "operated_by": [],
    }  # fmt: skip
