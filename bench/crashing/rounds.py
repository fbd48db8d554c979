"""The processes of a run, one round after the other: edits, kills, starts, and the wait until the index is level."""

from collections.abc import Callable
from pathlib import Path
from time import monotonic, sleep
from types import TracebackType
from typing import Self

from django.conf import settings
from django.core.management import call_command
from django.db import Error, connection

from bench.crashing import listings, looking, programs
from bench.crashing.edits import Edit, acknowledged
from bench.crashing.judging import Verdict, judge
from bench.crashing.plan import SECONDS, Kill, Round
from bench.crashing.processes import Supervised
from bench.crashing.report import LEVEL_BAR, Outcome
from matching.searching.connection import client_of
from matching.searching.node import wait_until_ready

PATIENCE = 180.0  # seconds for a first start, which may fetch the search server
NAP, LOOK_EVERY = 0.02, 0.1  # seconds between two looks at the processes, and at what the servers hold
TIMEOUT = 5.0  # seconds for one answer of the search server


class Run:
    """Start it with `with`: at its end every process is ended, by its own id."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.folder = folder
        self.writer, self.drainer = programs.writer(folder, seed), programs.drainer(folder)
        self.server, self.database = programs.server(folder), programs.database(folder)
        self.build = programs.manage(folder, "build", "build_index")
        self.client = client_of(settings.ELASTICSEARCH_URL, timeout=TIMEOUT)

    @property
    def everything(self) -> list[Supervised]:
        """Whoever needs another one stands before it."""
        known = (self.writer, self.build, self.drainer, self.server, self.database)
        return [one for one in known if one is not None]

    def __enter__(self) -> Self:
        try:
            self._start()
        except BaseException:
            self._end()
            raise
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._end()

    def _start(self) -> None:
        self.server.start()  # takes longest
        if self.database is not None:
            self.database.start()
        self._until(_database_answers, PATIENCE, "the database did not start")
        self._fill()
        wait_until_ready(settings.ELASTICSEARCH_URL, seconds=PATIENCE, alive=lambda: self.server.alive)
        self.drainer.start()
        self._until(lambda: not looking.unlevel(self.client), PATIENCE, "the search server was not filled")

    def _fill(self) -> None:
        file = self.folder / "listings.jsonl"
        listings.write_file(file)
        for words in (["migrate"], ["load_listings", str(file)], ["build_index"]):
            call_command(*words, verbosity=0)

    def _end(self) -> None:
        connection.close()
        for one in self.everything:
            one.end()

    def round(self, one: Round) -> Outcome:
        before = len(self._told())
        start = self._first_edit()
        done = self._kill(one, start)
        self.writer.end()
        self._until(lambda: not self.build.alive, PATIENCE, "the whole build did not end")
        after, why = self._until_level(start + done[-1].at if done else start)
        told = self._told()
        verdict = Verdict() if why else judge(told, looking.found(self.client))
        return Outcome(one.number, tuple(done), one.build_at is not None, len(told) - before, after, why, verdict)

    def builds_cut_off(self) -> int:
        return looking.builds_cut_off(self.client)

    def _told(self) -> list[Edit]:
        return [edit for text in self.writer.everything_told() for edit in acknowledged(text)]

    def _first_edit(self) -> float:
        """When the round's first edit was told."""
        self.writer.start()
        self._until(lambda: bool(self.writer.told.read_text()), PATIENCE, "the writer told nothing")
        return monotonic()

    def _kill(self, one: Round, start: float) -> list[Kill]:
        """Until the edits of the round end. Who is down when its time comes is killed as soon as it is up again."""
        waiting, done, build_at = list(one.kills), list[Kill](), one.build_at
        while waiting or monotonic() - start < SECONDS:
            self._keep_up()
            now = monotonic() - start
            if build_at is not None and now >= build_at:
                self.build.start()
                self.build.wanted, build_at = False, None  # once, however it ends
            for kill in [each for each in waiting if each.at <= now and self._named(each.victim).kill()]:
                waiting.remove(kill)
                done.append(Kill(monotonic() - start, kill.victim))
            sleep(NAP)
        return done

    def _named(self, victim: str) -> Supervised:
        return next(one for one in self.everything if one.name == victim)

    def _until_level(self, since: float) -> tuple[float | None, str]:
        """Seconds since then, or None and why not."""
        why = "not looked"
        while monotonic() - since < LEVEL_BAR:
            self._keep_up()
            why = looking.unlevel(self.client)
            if not why:
                return monotonic() - since, ""
            sleep(LOOK_EVERY)
        return None, why

    def _until(self, held: Callable[[], bool], seconds: float, otherwise: str) -> None:
        """Raises TimeoutError with these words."""
        until = monotonic() + seconds
        while not held():
            self._keep_up()
            if monotonic() > until:
                raise TimeoutError(otherwise)
            sleep(NAP)

    def _keep_up(self) -> None:
        for one in self.everything:
            one.keep_up()


def _database_answers() -> bool:
    try:
        connection.ensure_connection()
    except Error:
        return False
    return True
