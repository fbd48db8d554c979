"""The snapshot in use: loaded once, swapped by reference when the stored index moves on; readers never wait."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from threading import Lock

from django.conf import settings

from directory.errors import DomainError
from directory.models.services import Audience, Status
from geodata.preload import preload_names
from matching import hydration, index
from matching.columnar.columns import columns_of
from matching.documents import OfferDocument
from matching.engines.base import Engine
from matching.engines.elasticsearch import ElasticsearchEngine
from matching.engines.embedded import EmbeddedEngine
from matching.engines.guarded import GuardedEngine
from matching.engines.reference import ReferenceEngine
from matching.hydration import Shown
from matching.index import Stand
from matching.reading import interpret
from matching.searching.connection import client
from matching.spec import tables

CLOSED = frozenset({Status.HISTORICAL, Status.REPORTED_TERMINATED})
WASTE = 4  # when every fourth row belongs to an offer that changed or is gone, the snapshot is built anew


@dataclass(frozen=True, slots=True)
class Loaded:
    """A snapshot with its engine, and what is kept at hand beside it."""

    version: str
    built_at: datetime
    engine: Engine
    lines: dict[str, OfferDocument]  # round-the-clock lines, by listing id
    officers: Mapping[str, frozenset[str]] = field(
        default_factory=dict
    )  # community relations officers: their area keys
    sequence: int = 0
    stored: bool = False  # documents and blobs of the few shown are read from the index

    def shown(self, offer_ids: Iterable[str], audience: str = Audience.PUBLIC) -> Shown:
        return hydration.shown(offer_ids, audience=audience) if self.stored else Shown(self.engine.documents(offer_ids))

    def document(self, offer_id: str) -> OfferDocument | None:
        """Of an offer, published or not."""
        return hydration.document(offer_id) if self.stored else self.engine.documents([offer_id]).get(offer_id)

    @property
    def officer_areas(self) -> frozenset[str]:
        return frozenset[str]().union(*self.officers.values())


@dataclass(frozen=True, slots=True)
class IndexState:
    built: bool
    version: str
    offers: int
    age_seconds: float
    engine: str


class Holder:
    """The snapshot in use. `followed`: something else keeps it fresh, so that no reader looks at the stored index."""

    def __init__(self) -> None:
        self.loaded: Loaded | None = None
        self.followed = False
        self._lock = Lock()

    def get(self) -> Loaded:
        """Raises DomainError UNAVAILABLE before the first build."""
        held = self.loaded
        return held if held is not None and self.followed else self.refresh()

    def refresh(self) -> Loaded:
        """Takes waiting changes into the index and swaps the snapshot where the index has moved on."""
        stand = index.stand_of_index()
        if stand is not None and stand.pending and index.take_in():
            stand = index.stand_of_index()
        held = self.loaded
        if held is None or stand is None or held.version != stand.version or held.engine.name != settings.MATCH_ENGINE:
            with self._lock:
                held = self.loaded = _renewed(self.loaded, stand)
        return held


holder = Holder()


def _renewed(held: Loaded | None, stand: Stand | None) -> Loaded:
    if stand is None:
        raise DomainError("UNAVAILABLE", "", "The listings are not loaded yet. In danger, call 911.")
    if held is not None and held.version == stand.version and held.engine.name == settings.MATCH_ENGINE:
        return held
    loaded = _changed(held, stand) if held is not None else None
    return loaded or _loaded(stand)


def _loaded(stand: Stand) -> Loaded:
    """The whole index, read once; of the documents only the lines at hand are kept by the embedded engine."""
    lines: dict[str, OfferDocument] = {}
    officers: dict[str, frozenset[str]] = {}
    engine = MAKERS[settings.MATCH_ENGINE](_noting(index.documents(), lines, officers))
    if not len(engine):
        raise DomainError("UNAVAILABLE", "", "The listings are not loaded yet. In danger, call 911.")
    return Loaded(stand.version, index.built_at(), engine, lines, officers, stand.sequence, stored=True)


def _changed(held: Loaded, stand: Stand) -> Loaded | None:
    """The snapshot with the changes since; None where it must be built anew."""
    if stand.sequence <= held.sequence or stand.base != held.version.partition(index.CHANGES)[0]:
        return None
    new, gone = list(index.documents(after=held.sequence)), index.gone(after=held.sequence)
    engine = _with_changes(held.engine, new, gone)
    if engine is None:
        return None
    replaced = {*gone, *(one.offer_id for one in new)}
    lines = {code: one for code, one in held.lines.items() if one.offer_id not in replaced}
    officers = {offer_id: keys for offer_id, keys in held.officers.items() if offer_id not in replaced}
    deque(_noting(new, lines, officers), maxlen=0)
    return Loaded(stand.version, index.built_at(), engine, lines, officers, stand.sequence, stored=True)


def _with_changes(engine: Engine, new: list[OfferDocument], gone: list[str]) -> Engine | None:
    """A new engine, the old one stays as it is; None where it must be built anew."""
    if isinstance(engine, GuardedEngine):
        spare = None if engine.spare is None else _with_changes(engine.spare, new, gone)
        lost = engine.spare is not None and spare is None
        return None if lost else GuardedEngine(engine.far, spare, engine.breaker)
    if not isinstance(engine, EmbeddedEngine):
        return None
    columns = engine.columns.changed(new, gone)
    wasteful = (len(columns) - columns.alive) * WASTE > len(columns)
    return None if wasteful else EmbeddedEngine({}, columns)


def _noting(
    found: Iterable[OfferDocument], lines: dict[str, OfferDocument], officers: dict[str, frozenset[str]]
) -> Iterator[OfferDocument]:
    """The same offers, noting those kept at hand as they pass."""
    for one in found:
        if at_hand(one):
            lines[one.source_id] = one
        if one.role == "liaison":
            officers[one.offer_id] = one.area_keys
        yield one


def _elsewhere(found: Iterable[OfferDocument]) -> Engine:
    """With a spare snapshot, unless the offers are too many for it: then they pass once, for the lines at hand."""
    far = ElasticsearchEngine(client())
    if index.size() <= settings.SPARE_MOST_OFFERS:
        return GuardedEngine(far, EmbeddedEngine({}, columns_of(found)))
    deque(found, maxlen=0)
    return GuardedEngine(far, None)


MAKERS: Mapping[str, Callable[[Iterable[OfferDocument]], Engine]] = {
    "embedded": lambda found: EmbeddedEngine({}, columns_of(found)),
    "reference": lambda found: ReferenceEngine({one.offer_id: one for one in found}),
    "elasticsearch": _elsewhere,
}


def known_lines(documents: Iterable[OfferDocument]) -> dict[str, OfferDocument]:
    """By listing id."""
    return {one.source_id: one for one in documents if at_hand(one)}


def at_hand(one: OfferDocument) -> bool:
    """Published lines that answer anybody at any hour, the emergency number and the ones the tables name."""
    around_the_clock = one.national and one.reachable_around_the_clock and not one.groups
    shown = one.publication == "published" and one.audience == "public" and one.status not in CLOSED
    return shown and (around_the_clock or one.source_id in _named_lines())


def _named_lines() -> frozenset[str]:
    named = {code for row in tables()["fallbacks"] for code in row["lines"]}
    return frozenset(named | {tables()["emergency"], tables()["fallback_otherwise"], *tables()["fallback_lines"]})


def preload() -> None:
    """Loads the snapshot, the names of places and the reader of words before a server forks its workers."""
    preload_names()
    interpret("near Austin, TX")
    holder.get()


def index_state(*, now: datetime | None = None) -> IndexState:
    """Raises DomainError UNAVAILABLE before the first build."""
    held = holder.get()
    age = ((now or datetime.now(UTC)) - held.built_at).total_seconds()
    return IndexState(True, held.version, len(held.engine), age, held.engine.name)


def held() -> Loaded:
    """The snapshot to answer from; raises DomainError UNAVAILABLE before the first build."""
    return holder.get()
