"""Opening hours as people write them, read into weekly windows. What is not wholly understood stays text."""

import re
from dataclasses import dataclass
from datetime import time

DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
LONGEST = 14  # hours; a longer window is a misprint: "9 pm - 5 pm", "8:30 am - 11 pm" at an office

_TAG = re.compile(r"<[^>]+>")
_TOKEN = re.compile(
    r"(?P<always>24[\s-]*hours?(?:\s+services)?(?:\s+are)?(?:\s+available)?)"
    r"|(?P<weekend>\bweekend\b)"
    r"|(?P<day>\b(?:mon|tue|tues|wed|wednes|thu|thur|thurs|fri|sat|satur|sun)(?:days?)?\b)"
    r"|(?P<time>\b\d{1,2}(?::\d{2})?\s*[ap]\.?m\b\.?|\bnoon\b|\bmidnight\b)"
    r"|(?P<dash>[-–]|\bto\b)"
    r"|(?P<and>,|\band\b|&)"
    r"|(?P<label>\b(?:hotline|chatline|office|(?:main )?office hours|hotline hours|walk-in hours|[a-z ]{3,40}\bservices)\s*:)"
    r"|(?P<skip>[:;.\s]+|\beastern\b(?:\s+time)?|\((?:with )?app\w+ only\)|\(undated list\)|^office\b)"
    r"|(?P<other>.)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Window:
    """One opening a day. `closes_at` at or before `opens_at` is on the next day; both at midnight are 24 hours."""

    days: tuple[str, ...]  # MO to SU, in the week's order
    opens_at: time
    closes_at: time


@dataclass(frozen=True, slots=True)
class _Token:
    kind: str
    text: str


def plain_text(text: str | None) -> str:
    """The text without HTML and with single spaces."""
    return " ".join(_TAG.sub(" ", text or "").split()).replace(" ;", ";")


def windows(text: str | None) -> tuple[Window, ...] | None:
    """The weekly windows a text states; null where any part of it is not understood.

    Hours of several services in one text count only when they are the same for all; "every 2nd Tuesday", "call to
    inquire about weekend hours", "school year" and misprints such as "9 pm - 5 pm" or "8:30 am - 11 pm" make the whole text unknown.
    """
    tokens = [token for token in _tokens(plain_text(text)) if token.kind != "skip"]
    if not tokens or any(token.kind == "other" for token in tokens):
        return None
    schedules = [_schedule(part) for part in _by_label(tokens)]
    if not schedules or any(schedule != schedules[0] for schedule in schedules):
        return None
    return schedules[0]


def _tokens(text: str) -> list[_Token]:
    return [_Token(str(found.lastgroup), found.group()) for found in _TOKEN.finditer(text)]


def _by_label(tokens: list[_Token]) -> list[list[_Token]]:
    parts: list[list[_Token]] = [[]]
    for token in tokens:
        if token.kind == "label":
            parts.append([])
        else:
            parts[-1].append(token)
    return [part for part in parts if part]


def _schedule(tokens: list[_Token]) -> tuple[Window, ...] | None:
    """Days then times, repeated. Days named twice with other times make the text unclear."""
    found: list[Window] = []
    chunks = _chunks(tokens)
    for days_part, times_part in chunks:
        days = _days(days_part)
        spans = _spans(times_part)
        if not days or not spans:
            return None
        found.extend(Window(days, opens, closes) for opens, closes in spans)
    return tuple(found) if found and _disjoint(chunks) else None


def _chunks(tokens: list[_Token]) -> list[tuple[list[_Token], list[_Token]]]:
    chunks: list[tuple[list[_Token], list[_Token]]] = []
    for token in tokens:
        starts_days = token.kind in {"day", "weekend"}
        if starts_days and (not chunks or chunks[-1][1]):
            chunks.append(([], []))
        if not chunks:
            return [([], [])]
        in_times = token.kind in {"time", "always"} or bool(chunks[-1][1])
        chunks[-1][1 if in_times else 0].append(token)
    return chunks


def _days(tokens: list[_Token]) -> tuple[str, ...]:
    """Day codes of "Monday - Friday", "Tuesday and Thursday" or "weekend: Saturday"; empty where unclear."""
    days: list[int] = []
    through = False
    weekend = any(token.kind == "weekend" for token in tokens)
    for token in tokens:
        if token.kind == "day":
            day = DAYS.index(token.text[:2].upper())
            days.extend(range(days[-1] + 1, day + 1) if through and days else [day])
            through = False
        elif token.kind == "dash":
            through = True
    if weekend and not days:
        days = [5, 6]
    return tuple(DAYS[day] for day in sorted(set(days)))


def _spans(tokens: list[_Token]) -> list[tuple[time, time]]:
    """Opening and closing times, in pairs; empty where they do not pair or cannot be right."""
    kinds = "".join({"time": "t", "dash": "-", "and": ",", "always": "a"}.get(token.kind, "?") for token in tokens)
    if re.fullmatch(r"a,?", kinds):
        return [(time(0), time(0))]
    if not re.fullmatch(r"t-t(,t-t)*,?", kinds):
        return []
    clock = [_clock(token.text) for token in tokens if token.kind == "time"]
    spans = list(zip(clock[::2], clock[1::2], strict=True))
    return spans if all(_plausible(*span) for span in spans) else []


def _clock(text: str) -> time:
    plain = text.lower()
    if plain in {"noon", "midnight"}:
        return time(12 if plain == "noon" else 0)
    hour, minute = re.match(r"(\d+)(?::(\d+))?", plain).groups()  # type: ignore[union-attr]  # the token is a time
    return time(int(hour) % 12 + (12 if "p" in plain else 0), int(minute or 0))


def _plausible(opens: time, closes: time) -> bool:
    hours = (60 * (closes.hour - opens.hour) + closes.minute - opens.minute) / 60 % 24
    return opens != closes and hours <= LONGEST


def _disjoint(chunks: list[tuple[list[_Token], list[_Token]]]) -> bool:
    named = [day for days, _ in chunks for day in _days(days)]
    return len(named) == len(set(named))
