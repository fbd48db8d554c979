"""The languages the pages can speak. English and those a deployer names are on; every other is off."""

from types import MappingProxyType
from typing import Any

from django.core.exceptions import ImproperlyConfigured

# What Django does not know of itself, in the shape of its own table (django.conf.locale.LANG_INFO).
UNKNOWN_TO_DJANGO: dict[str, dict[str, Any]] = {
    "ht": {"bidi": False, "code": "ht", "name": "Haitian Creole", "name_local": "Kreyòl ayisyen"},
    "prs": {"bidi": True, "code": "prs", "name": "Dari", "name_local": "دری"},
}
OWN_NAMES = MappingProxyType(
    {
        "en": "English",
        "es": "Español",
        "ar": "العربية",
        "zh-hans": "简体中文",
        "vi": "Tiếng Việt",
        "ht": "Kreyòl ayisyen",
        "ru": "Русский",
        "prs": "دری",
    }
)


def public_languages(codes: list[str]) -> list[tuple[str, str]]:
    """The languages that are on, as (code, own name), in the order of the table; English is always one of them."""
    wanted = {code.strip().lower() for code in codes if code.strip()}
    unknown = wanted - OWN_NAMES.keys()
    if unknown:
        raise ImproperlyConfigured(
            f"PUBLIC_LANGUAGES: no words for {', '.join(sorted(unknown))}; there are {', '.join(OWN_NAMES)}"
        )
    return [(code, name) for code, name in OWN_NAMES.items() if code in wanted | {"en"}]
