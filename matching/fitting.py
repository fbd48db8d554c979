"""Whether needs and crimes of an offer meet those of a request: closeness of needs, nearness of crimes."""

from functools import cache, lru_cache
from typing import NamedTuple

from directory import taxonomy
from matching.documents import OfferDocument
from matching.spec import codes, spec, tables
from matching.types import NeedWanted


class NeedFit(NamedTuple):
    code: str
    closeness: float  # 0 to 1, as scored
    met: bool
    by: str  # the offer's need that fits best, or empty


def need_fit(document: OfferDocument, need: NeedWanted) -> NeedFit:
    """The best fit of one wanted need. A directory one step away still meets it, at seven tenths.

    It and a line that only listens meet the very need or a narrower one alone: who looks for a counselor is not told where
    rehabilitation is listed, nor given a number for a bad night.
    """
    very = is_directory(document) or only_listens(document)
    return _need_fit(document.needs, document.primary_needs, very, is_directory(document), need.code)


def needs_met(document: OfferDocument) -> frozenset[str]:
    """Every need that this offer would meet if it were wanted, those a step above or below its own included."""
    very, primary = is_directory(document) or only_listens(document), document.primary_needs
    own = (_met_by(code, bool(primary) and code not in primary, very) for code in document.needs)
    return frozenset[str]().union(*own)


@cache
def _met_by(offered: str, secondary: bool, very: bool) -> frozenset[str]:
    """One need of an offer alone: a wanted need is met by several where one of them meets it."""
    primary = frozenset({""} if secondary else ())
    wanted = (term.code for term in taxonomy.terms("need"))
    return frozenset(code for code in wanted if _need_fit(frozenset({offered}), primary, very, False, code).met)


def listens(document: OfferDocument) -> bool:
    """A line to call in distress."""
    return document.line and document.role == "direct-service" and document.kind == "hotline"


def only_listens(document: OfferDocument) -> bool:
    """And it finds nothing."""
    return listens(document) and "information-referral" not in document.needs


def is_directory(document: OfferDocument) -> bool:
    """It knows where help is, one step away from the help."""
    return document.role == "information-referral"


@lru_cache(maxsize=16_384)
def _need_fit(needs: frozenset[str], primary: frozenset[str], very: bool, directory: bool, wanted: str) -> NeedFit:
    numbers = spec()["needs"]
    best, by = max(((_closeness(primary, wanted, code), code) for code in needs), default=(0.0, ""))
    if very and best < numbers["of_a_directory"]:
        best, by = 0.0, ""
    met = best >= numbers["met"]
    step_away = directory and wanted != "information-referral"
    return NeedFit(wanted, best * (numbers["step_away"] if step_away else 1.0), met, by if best else "")


def _closeness(primary: frozenset[str], wanted: str, offered: str) -> float:
    value = float(taxonomy.need_closeness(wanted, offered))
    secondary = primary and offered not in primary
    return min(value, float(spec()["needs"]["exact_secondary"])) if secondary else value


class CrimeFit(NamedTuple):
    grade: str  # serves, near, any, loosely_near, other_crimes, unknown
    code: str  # the crime that fits, or empty


def crime_fit(document: OfferDocument, crimes: frozenset[str]) -> CrimeFit:
    """How the crimes an offer serves lie to those that happened; the best of several counts."""
    return _crime_fit(document.victimizations, crimes)


@lru_cache(maxsize=16_384)
def _crime_fit(served: frozenset[str], crimes: frozenset[str]) -> CrimeFit:
    if not served:
        return CrimeFit("unknown", "")
    for crime in sorted(crimes):
        if served & same_crimes(crime):
            return CrimeFit("serves", crime)
    for crime in sorted(crimes):
        if served & near_crimes(crime):
            return CrimeFit("near", crime)
    if served & codes("serve_every_crime"):
        return CrimeFit("any", "")
    loose = next((crime for crime in sorted(crimes) if served & loosely_near_crimes(crime)), "")
    return CrimeFit("loosely_near", loose) if loose else CrimeFit("other_crimes", "")


@cache
def same_crimes(crime: str) -> frozenset[str]:
    """The crime itself and the broad names that hold it, such as violent crime."""
    broad = {name for name, held in tables()["broad_crimes"].items() if crime in held}
    above = set(taxonomy.ancestors("victimization", crime)) - set(tables()["kinds_with_other_helpers"].get(crime, ()))
    return frozenset({crime} | broad | above) - codes("serve_every_crime")


@cache
def near_crimes(crime: str) -> frozenset[str]:
    """Crimes so near that who helps after one helps after the other."""
    return _beside("near_crimes", crime)


@cache
def loosely_near_crimes(crime: str) -> frozenset[str]:
    """Crimes that often come together, though who helps after one mostly does not help after the other.

    Also what a broad name holds: who says "violent crime" has not said which.
    """
    return _beside("loosely_near_crimes", crime) | frozenset(tables()["broad_crimes"].get(crime, ()))


def _beside(table: str, crime: str) -> frozenset[str]:
    return frozenset[str]().union(*(row for row in tables()[table] if crime in row))
