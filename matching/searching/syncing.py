"""Keeps the search server level with the stored index: in the order of the changes, again after a failure, never twice.

How far a server has come is written in its own index (`_meta`), so that a server which lost its data says so itself.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from time import sleep as sleep_seconds
from typing import Any

from django.db import InterfaceError, OperationalError, close_old_connections, transaction
from elasticsearch import Elasticsearch

from directory.models import IndexEvent
from matching import index
from matching.index import Stand
from matching.models import IndexedOffer, RefusedOffer
from matching.searching.mapping import ALIAS, mapping
from matching.searching.writing import FAILURES, Refusal, Written, rebuild, stored, write

LOOK_EVERY = 0.25  # seconds between two looks for changes
FIRST_WAIT, LONGEST_WAIT = 0.5, 5.0  # seconds after a failure, doubled each time; a look costs next to nothing
AWAY = (OperationalError, InterfaceError)  # of a database that restarts or is locked; any other error is ours


@dataclass(frozen=True, slots=True)
class Level:
    """How far the server has come, beside how far the stored index has."""

    index: str  # name of the server's index; empty where there is none
    base: str  # the build that its changes were made to; empty where its fields are those of another version
    sequence: int
    stored_base: str
    stored_sequence: int
    waiting: int  # changes of the directory that even the stored index has not taken in
    refused: int

    @property
    def behind(self) -> int | None:
        """Changes the server has not seen; None where it must be built anew."""
        same = bool(self.index) and self.base == self.stored_base
        return self.stored_sequence - self.sequence + self.waiting if same else None


def level(client: Elasticsearch, alias: str = ALIAS) -> Level:
    name, meta = _meta(client, alias)
    stand = index.stand_of_index()
    return Level(
        index=name,
        base=str(meta.get("base", "")) if meta.get("fields") == mapping()["_meta"]["fields"] else "",
        sequence=int(meta.get("sequence", 0)),
        stored_base=_base(stand) if stand else "",
        stored_sequence=stand.sequence if stand else 0,
        waiting=IndexEvent.objects.count(),
        refused=RefusedOffer.objects.count(),
    )


def drain(client: Elasticsearch, alias: str = ALIAS) -> Written:
    """Takes the waiting changes in and brings the server level; builds it anew where it holds another build, or nothing."""
    index.take_in()
    now = level(client, alias)
    if not now.stored_base:
        return Written()
    if now.behind is None:
        return build(client, alias)
    if now.behind <= 0:
        return Written()
    found = write(client, now.index, stored(after=now.sequence))
    _note_refused(found.refused, after=now.sequence)
    client.indices.refresh(index=now.index)
    _tell(client, now.index, now.stored_base, now.stored_sequence)
    return found


def build(client: Elasticsearch, alias: str = ALIAS) -> Written:
    """A whole new index behind the alias. Changes made meanwhile are taken in by the next drain."""
    stand = index.stand_of_index()
    if stand is None:
        return Written()
    _, found = rebuild(client, alias=alias, told=lambda made: _tell(client, made, _base(stand), stand.sequence))
    _note_refused(found.refused, after=None)
    return found


def follow(
    client: Elasticsearch,
    alias: str = ALIAS,
    *,
    stopped: Callable[[], bool],
    sleep: Callable[[float], object] = sleep_seconds,
    tell: Callable[[str], None] = lambda _text: None,
) -> None:
    """Drains until `stopped`. A server or a database that fails is asked again, after longer and longer waits."""
    waits = _waits()
    while not stopped():
        try:
            found = drain(client, alias)
        except (*FAILURES, *AWAY) as problem:
            wait = next(waits)
            whose = "database" if isinstance(problem, AWAY) else "search server"
            tell(f"the {whose} failed ({type(problem).__name__}); again in {wait:g} s")
            close_old_connections()  # a broken one would fail for ever
            sleep(wait)
            continue
        waits = _waits()
        if found.written or found.refused:
            tell(f"{found.written} written, {len(found.refused)} refused")
        sleep(LOOK_EVERY)


def _base(stand: Stand) -> str:
    """Changes are counted from each build anew, so one that holds the same again is another one."""
    return f"{stand.base}/{stand.build}"


def _waits() -> Iterator[float]:
    wait = FIRST_WAIT
    while True:
        yield wait
        wait = min(2 * wait, LONGEST_WAIT)


def _meta(client: Elasticsearch, alias: str) -> tuple[str, dict[str, Any]]:
    """The index behind the alias and what is written of it; an empty name where there is none."""
    if not client.indices.exists_alias(name=alias):
        return "", {}
    ((name, told),) = client.indices.get_mapping(index=alias).items()
    return name, told["mappings"].get("_meta", {})


def _tell(client: Elasticsearch, name: str, base: str, sequence: int) -> None:
    meta = {**mapping()["_meta"], "base": base, "sequence": sequence}
    client.indices.put_mapping(index=name, meta=meta)


def _note_refused(refused: tuple[Refusal, ...], *, after: int | None) -> None:
    """What a server refused is kept until a later write of the same offer goes through. `after` this sequence, or None for
    all, offers were written just now.
    """
    written = IndexedOffer.objects.filter(sequence__gt=-1 if after is None else after)
    with transaction.atomic():
        RefusedOffer.objects.filter(offer_id__in=written.values("offer_id")).delete()
        for one in refused:
            RefusedOffer.objects.update_or_create(
                offer_id=one.offer_id, defaults={"reason": one.reason, "refused_at": datetime.now(UTC)}
            )
