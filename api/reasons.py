"""Words at the door: reason codes and distances in the interface language of the request (Accept-Language)."""

from django.conf import settings
from django.http import HttpRequest
from django.utils import translation
from django.utils.translation import get_language_from_request, gettext, gettext_lazy

from api.types.enums import BANDS
from matching import reasons
from matching.types import Reason

KM_PER_MILE = 1.609344
_LIMITS_MILES = ((3, BANDS.UNDER_3), (10, BANDS.FROM_3_TO_10), (30, BANDS.FROM_10_TO_30))
_TEXTS = {
    ("mi", BANDS.UNDER_3): gettext_lazy("under 3 miles"),
    ("mi", BANDS.FROM_3_TO_10): gettext_lazy("3 to 10 miles"),
    ("mi", BANDS.FROM_10_TO_30): gettext_lazy("10 to 30 miles"),
    ("mi", BANDS.OVER_30): gettext_lazy("over 30 miles"),
    ("km", BANDS.UNDER_3): gettext_lazy("under 5 km"),
    ("km", BANDS.FROM_3_TO_10): gettext_lazy("5 to 16 km"),
    ("km", BANDS.FROM_10_TO_30): gettext_lazy("16 to 48 km"),
    ("km", BANDS.OVER_30): gettext_lazy("over 48 km"),
}


def interface_language(request: HttpRequest) -> str:
    """One of settings.LANGUAGES, from Accept-Language; English where none fits."""
    return get_language_from_request(request)


def message(reason: Reason, language: str) -> str:
    with translation.override(language):
        return reasons.render(reason, language, gettext)


def distance_band(km: float) -> BANDS:
    """The public band of a distance: ranking specification, part 7."""
    miles = km / KM_PER_MILE
    return next((band for limit, band in _LIMITS_MILES if miles < limit), BANDS.OVER_30)


def distance_text(km: float, language: str) -> str:
    with translation.override(language):
        return str(_TEXTS[settings.DISTANCE_UNIT, distance_band(km)])
