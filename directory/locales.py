"""How an interface language writes dates, clocks and names: its CLDR locale, and what CLDR lacks."""

from collections.abc import Sequence
from datetime import date
from functools import cache

from babel import Locale, UnknownLocaleError
from babel.dates import format_date
from babel.lists import format_list

# Spanish with the clock of the United States; Dari is CLDR's Persian of Afghanistan; Chinese as Babel writes its tag.
LOCALES = {"es": "es_US", "zh-hans": "zh_Hans", "prs": "fa_AF"}
# Babel has no dates in Haitian Creole and answers in French.
MONTHS = {
    "ht": (
        *("janvye", "fevriye", "mas", "avril", "me", "jen"),
        *("jiyè", "out", "septanm", "oktòb", "novanm", "desanm"),
    )
}
AND = {"ht": " ak "}  # before the last of a list, where Babel answers in French
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


def listed(names: Sequence[str], language: str) -> str:
    """Names in one phrase, as the language lists them: "Spanish, Arabic, and Dari"."""
    own = AND.get(language)
    if own and len(names) > 1:
        return own.join((", ".join(names[:-1]), names[-1]))
    return format_list(names, locale=locale_of(language))


def weekday_name(day: date, language: str) -> str:
    own = WEEKDAYS.get(language)
    return own[day.weekday()] if own else format_date(day, "EEEE", locale=locale_of(language))
