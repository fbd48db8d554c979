"""Every template of the public pages in every state it can be in, and what brings it about."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from urllib.parse import urlencode

from django.db import DatabaseError

from frontend import rates, reporting, views
from frontend.report_token import report_token
from matching.service import match
from matching.types import Reason, Relaxation

LISTING = "988-lifeline"
SHELTER = {"place": "Fresno, CA", "need": "emergency-shelter", "language": "es"}


@dataclass(frozen=True)
class State:
    name: str
    path: str
    shows: str  # a selector that matches in this state and in no other one of its template
    asked: dict[str, object] | None = None  # the fields of a POST
    status: int = 200
    stage: Callable[..., None] = lambda monkeypatch: None

    @property
    def posted(self) -> str | None:
        return None if self.asked is None else urlencode(self.asked, doseq=True)


def _few(**changes):
    """Three cards, so that a state costs a second and not three; the full list is a state of its own."""

    def answered(request):
        result = match(request)
        return replace(result, **{"matches": result.matches[:3]} | changes)

    return lambda monkeypatch: monkeypatch.setattr(views, "match", answered)


def _relaxed(code):
    return _few(relaxations=(Relaxation(code, Reason(f"relaxed_{code}")),))


def _fails(monkeypatch):
    def broken(request):
        raise RuntimeError("as a test wants it")

    monkeypatch.setattr(views, "match", broken)


def _counting(failure=None):
    def count(**report):
        if failure:
            raise failure

    return lambda monkeypatch: monkeypatch.setattr(reporting, "count_problem", count)


def _crowded(name):
    return lambda monkeypatch: monkeypatch.setattr(getattr(rates, name), "wait", lambda network: 30)


def _report():
    return {"listing": LISTING, "token": report_token(LISTING, datetime.now(UTC)), "reason": "closed", **SHELTER}


NOWHERE = {"place": "Qwxzzy, ZZ"}
OFFICER = {"text": "the man who hurt my son is in ICE custody", "place": "Houston, TX"}
FAR_TOO_MANY = {"need": [str(number) for number in range(1001)]}
STATES = (
    State("finder", "/", "form.finder:not(:has(:checked:not(option)))"),
    State("finder-error", "/find", "[role=alert].trouble", SHELTER | {"age": "young"}, 400),
    State("results", "/find", ".answer .more", SHELTER),
    State("results-empty", "/find", "main:has(.answer):not(:has(.card))", SHELTER, stage=_few(matches=(), total=0)),
    State("results-widened", "/find", ".answer-head > p.notice", SHELTER, stage=_relaxed("area")),
    State("results-limited", "/find", ".answer-head > p.notice", SHELTER, stage=_relaxed("required_language")),
    State("results-in-danger", "/find", ".emergency .lines", SHELTER | {"urgency": "in-danger"}, stage=_few()),
    State("results-which-place", "/find", ".notice .choices", {"place": "Springfield"}, stage=_few()),
    State("results-unknown-place", "/find", "[role=status].trouble", NOWHERE, stage=_few()),
    State("results-guides", "/find", ".guide", OFFICER, stage=_few()),
    State("safety", "/safety", "main > ul"),
    State("guides", "/guides", ".shelf .doors"),
    State("guide", "/guides/7", ".contact"),
    State("custody", "/guides/custody", "ol.doors"),
    State("report-counted", "/report", ".again", _report(), stage=_counting()),
    State("report-refused", "/report", ".again", SHELTER, 400),
    State("report-failed", "/report", ".again", _report(), 503, _counting(DatabaseError())),
    State("wait", "/find", ".lines + .again", SHELTER, 429, _crowded("finds")),
    State("wait-report", "/report", ".lines + .again", SHELTER, 429, _crowded("reports")),
    State("not-found", "/no-such-page", ".lead + p > .back", status=404),
    State("bad-request", "/find", ".lead + p > .back", FAR_TOO_MANY, 400),
    State("server-error", "/find", ".lead + p > .back", SHELTER, 500, _fails),
)
TEMPLATES = ("finder", "results", "safety", "guides", "guide", "custody", "report-counted", "wait", "not-found")
LANGUAGES = ("en", "es", "ar")
FURTHER_LANGUAGES = ("zh-hans", "vi", "ht", "ru", "prs")


def state(name):
    return next(one for one in STATES if one.name == name)


def address(one, language):
    return one.path if language == "en" else f"/{language}{one.path}"
