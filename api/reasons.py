"""Words at the door: reason codes and distances in the interface language of the request (Accept-Language).

A sentence is made once and kept. It is kept under public codes alone: never under a place or a number of kilometres.
"""

from functools import lru_cache
from string import Formatter
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils import translation
from django.utils.translation import get_language_from_request, gettext, gettext_lazy

from api.types.enums import BANDS
from directory.languages import names
from matching import reasons
from matching.types import Reason

KM_PER_MILE = 1.609344
# Parameters that hold terms of the taxonomy and facts of a listing.
_PUBLIC = frozenset({"needs", "missed", "need", "victimization", "victimizations", "crimes", "population",
                     "populations", "group", "ring", "situation", "date", "cap"})  # fmt: skip
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
    """The sentence; parameters that its wording does not name are left out."""
    named = _named(reason.code)
    if not named:
        return _kept_sentence(reason.code, (), language)
    params = reason.params
    public = tuple([_public(name, params[name]) for name in named])
    if None in public:
        return _sentence(reason.code, {name: params[name] for name in named}, language)
    return _kept_sentence(reason.code, public, language)


@lru_cache(maxsize=256)
def _named(code: str) -> tuple[str, ...]:
    """The parameters that the wording of a reason names, each once."""
    return tuple(dict.fromkeys(name for _, name, _, _ in Formatter().parse(reasons.WORDING[code]) if name))


def _public(name: str, value: Any) -> Any:
    """The value as part of a key, or none where it may tell of a person: a language tag can be made up by a caller."""
    if name in _PUBLIC:
        return tuple(value) if value.__class__ is list else value
    return value if name == "language" and value in _language_tags() else None


@lru_cache(maxsize=1)
def _language_tags() -> frozenset[str]:
    return frozenset(names().values())


@lru_cache(maxsize=4096)
def _kept_sentence(code: str, values: tuple[Any, ...], language: str) -> str:
    """`values` are those of the parameters that the wording names, in its order."""
    return _sentence(code, dict(zip(_named(code), values, strict=True)), language)


def _sentence(code: str, params: dict[str, Any], language: str) -> str:
    with translation.override(language):
        return reasons.render(Reason(code, params), language, gettext)


def distance_band(km: float) -> BANDS:
    """The public band of a distance: ranking specification, part 7."""
    miles = km / KM_PER_MILE
    return next((band for limit, band in _LIMITS_MILES if miles < limit), BANDS.OVER_30)


def distance_text(km: float, language: str) -> str:
    return _band_text(settings.DISTANCE_UNIT, distance_band(km), language)


@lru_cache(maxsize=64)
def _band_text(unit: str, band: BANDS, language: str) -> str:
    with translation.override(language):
        return str(_TEXTS[unit, band])
