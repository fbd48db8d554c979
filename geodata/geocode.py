"""The one entry from text or coordinates to a Place. Nothing leaves the machine unless GEOCODER_URL is set."""

from math import isfinite
from urllib.parse import urlsplit

from django.conf import settings

from geodata.gazetteer import look_up, street_part
from geodata.normalise import MAX_TEXT
from geodata.places import point_place
from geodata.types import Place, Point, Precision

TIMEOUT_S = 3


def resolve(text: str = "", point: Point | None = None) -> Place:
    """The place of a point (which goes first) or of a text.

    Raises ValueError, with words for the person, for a point that is not on the globe; text never raises.
    """
    if point is not None:
        return point_place(checked(point))
    place = look_up(text)
    if settings.GEOCODER_URL and len(text) <= MAX_TEXT and street_part(text):
        return _street_address(text, place)
    return place


def checked(point: Point) -> Point:
    if not (isfinite(point.lat) and -90 <= point.lat <= 90):
        raise ValueError("latitude must be a number from -90 to 90")
    if not (isfinite(point.lon) and -180 <= point.lon <= 180):
        raise ValueError("longitude must be a number from -180 to 180")
    return point


def _street_address(text: str, offline: Place) -> Place:
    """Asks the operator's own Nominatim server; what the tables say stands when it fails or disagrees on the state."""
    from geopy.exc import GeopyError

    try:
        found = _ask(text)
    except GeopyError:
        return offline
    place = point_place(found, precision=Precision.ADDRESS, label=offline.label) if found else None
    if place is None or not place.resolved or (offline.state_code not in {None, place.state_code}):
        return offline
    return place


def _ask(text: str) -> Point | None:
    from geopy.geocoders import Nominatim

    server = urlsplit(settings.GEOCODER_URL)
    domain = server.netloc + server.path.rstrip("/")
    geocoder = Nominatim(user_agent="waypoint", domain=domain, scheme=server.scheme, timeout=TIMEOUT_S)
    if urlsplit(geocoder.api).hostname != server.hostname:
        raise RuntimeError("the geocoder would ask a server other than GEOCODER_URL")
    found = geocoder.geocode(text, country_codes="us", exactly_one=True)
    return Point(found.latitude, found.longitude) if found else None
