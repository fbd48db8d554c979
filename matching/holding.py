"""The snapshot in use: loaded once, swapped by reference when the database holds a newer one."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from threading import Lock

from django.conf import settings

from directory.errors import DomainError
from geodata.preload import preload_names
from matching import index
from matching.documents import OfferDocument
from matching.engines.base import Engine
from matching.engines.embedded import EmbeddedEngine
from matching.engines.reference import ReferenceEngine
from matching.reading import interpret
from matching.spec import tables

ENGINES: dict[str, Callable[[Mapping[str, OfferDocument]], Engine]] = {
    "embedded": EmbeddedEngine,
    "reference": ReferenceEngine,
}


@dataclass(frozen=True, slots=True)
class Loaded:
    """A snapshot with its engine, and the round-the-clock lines kept at hand."""

    version: str
    built_at: datetime
    engine: Engine
    lines: dict[str, OfferDocument]  # by listing id


@dataclass(frozen=True, slots=True)
class IndexState:
    built: bool
    version: str
    offers: int
    age_seconds: float
    engine: str


class _Holder:
    """The snapshot in use, swapped by reference when the database holds another one."""

    def __init__(self) -> None:
        self.loaded: Loaded | None = None
        self.lock = Lock()

    def get(self) -> Loaded:
        version = index.current_version()
        held = self.loaded
        if held is None or held.version != version or held.engine.name != settings.MATCH_ENGINE:
            with self.lock:
                held = self.loaded = _load()
        return held


_holder = _Holder()


def _load() -> Loaded:
    snapshot = index.load()
    if snapshot is None or not snapshot.documents:
        raise DomainError("UNAVAILABLE", "", "The listings are not loaded yet. In danger, call 911.")
    engine = ENGINES[settings.MATCH_ENGINE](snapshot.documents)
    return Loaded(snapshot.version, snapshot.built_at, engine, known_lines(snapshot.documents.values()))


def known_lines(documents: Iterable[OfferDocument]) -> dict[str, OfferDocument]:
    """Published lines that answer anybody at any hour, the emergency number and the ones the tables name."""
    named = {code for row in tables()["fallbacks"] for code in row["lines"]}
    named |= {tables()["emergency"], tables()["fallback_otherwise"], *tables()["fallback_lines"]}
    return {
        one.source_id: one
        for one in documents
        if one.publication == "published"
        and (one.source_id in named or (one.national and one.reachable_around_the_clock and not one.groups))
    }


def preload() -> None:
    """Loads the snapshot, the names of places and the reader of words before a server forks its workers."""
    preload_names()
    interpret("near Austin, TX")
    _holder.get()


def index_state(*, now: datetime | None = None) -> IndexState:
    """Raises DomainError UNAVAILABLE before the first build."""
    held = _holder.get()
    age = ((now or datetime.now(UTC)) - held.built_at).total_seconds()
    return IndexState(True, held.version, len(held.engine.documents), age, held.engine.name)


def held() -> Loaded:
    """The snapshot to answer from; raises DomainError UNAVAILABLE before the first build."""
    return _holder.get()
