"""A place as a row of a staff page: whose it is, what is shown of it, and who decided that."""

from dataclasses import dataclass
from datetime import date

from directory.editing.private_places import fields_that_tell
from directory.models import Location, Service
from directory.models.locations import Disclosure
from directory.selectors import places
from frontend.staff.field_words import DISCLOSURES, LABELS


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """`address` is empty unless everybody may see it; `telling`: listing and field of texts that still tell a street."""

    key: int
    agency: str
    listings: tuple[str, ...]
    town: str
    shown: str
    public: bool
    address: tuple[str, ...]
    private_since: date | None
    authorised_by: str
    authorised_on: date | None
    reference: str
    telling: tuple[tuple[str, str], ...]


def the_place(key: int) -> Location | None:
    return places().filter(pk=key).first()


def place_row(location: Location, *, texts: bool = False) -> PlaceRow:
    """For a place as `directory.selectors.places` reads it; with `texts` also what its listings say in words."""
    kept = getattr(location, "kept_private", None)
    writing = next(iter(location.standing), None)
    public = location.disclosure == Disclosure.PUBLIC
    services = [at.service for at in location.service_at_locations.all()]
    return PlaceRow(
        key=location.pk,
        agency=location.organization.name,
        listings=tuple(service.name for service in services),
        town=str(location),
        shown=str(DISCLOSURES[location.disclosure]),
        public=public,
        address=_lines(location) if public else (),
        private_since=kept.since.date() if kept else None,
        authorised_by=writing.authorised_by if writing else "",
        authorised_on=writing.on if writing else None,
        reference=writing.reference if writing else "",
        telling=_telling(services) if texts else (),
    )


def _telling(services: list[Service]) -> tuple[tuple[str, str], ...]:
    return tuple(
        (service.name, str(LABELS.get(name, name))) for service in services for name in fields_that_tell(service)
    )


def _lines(location: Location) -> tuple[str, ...]:
    code = f"{location} {location.postal_code}".strip()
    return tuple(line for line in (location.address_1, location.address_2, code) if line)
