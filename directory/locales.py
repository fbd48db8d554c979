"""How an interface language writes dates, clocks and names: its CLDR locale, and what CLDR lacks."""

from datetime import date
from functools import cache

from babel import Locale, UnknownLocaleError
from babel.dates import format_date

# Spanish with the clock of the United States; Dari is CLDR's Persian of Afghanistan; Chinese as Babel writes its tag.
LOCALES = {"es": "es_US", "zh-hans": "zh_Hans", "prs": "fa_AF"}
# Babel has no dates in Haitian Creole and answers in French.
MONTHS = {
    "ht": (
        *("janvye", "fevriye", "mas", "avril", "me", "jen"),
        *("jiyè", "out", "septanm", "oktòb", "novanm", "desanm"),
    )
}
WEEKDAYS = {"ht": ("lendi", "madi", "mèkredi", "jedi", "vandredi", "samdi", "dimanch")}


@cache
def locale_of(language: str) -> Locale:
    """The locale of an interface language as Django tags it ("zh-hans"); English where there is none."""
    try:
        return Locale.parse(LOCALES.get(language, language.replace("-", "_")))
    except (UnknownLocaleError, ValueError):
        return Locale("en")


def month_name(day: date, language: str) -> str | None:
    """Where CLDR has none; else none."""
    own = MONTHS.get(language)
    return own[day.month - 1] if own else None


def weekday_name(day: date, language: str) -> str:
    own = WEEKDAYS.get(language)
    return own[day.weekday()] if own else format_date(day, "EEEE", locale=locale_of(language))
