"""Processes as a supervisor keeps them: started, killed by their own id, started again when they end."""

import signal
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic
from typing import Any

FIRST_WAIT, LONGEST_WAIT = 0.25, 4.0  # seconds before a start again, doubled where it ended at once
AT_ONCE = 5.0  # seconds: what ended sooner is given more time
PATIENCE = 30.0  # seconds to end by itself


@dataclass(slots=True)
class Supervised:
    """One program. `wanted`: it is to run, and is started again when it has ended."""

    name: str
    command: Sequence[str | Path]
    environment: Mapping[str, str]
    log: Path
    more: Mapping[str, Any] = field(default_factory=dict)  # for Popen
    ends_by: signal.Signals = signal.SIGTERM
    process: subprocess.Popen[bytes] | None = None
    wanted: bool = False
    starts: int = 0
    _began: float = 0.0
    _again_at: float | None = None
    _wait: float = FIRST_WAIT

    @property
    def alive(self) -> bool:
        return self.process is not None and self.process.poll() is None

    def start(self) -> None:
        self.wanted, self._again_at, self._began = True, None, monotonic()
        self.starts += 1
        with self.log.open("ab") as log, self.out() as out:
            self.process = subprocess.Popen(  # noqa: S603  our own words
                [*self.command, *self.options()],
                env=self.environment,
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=log,
                **self.more,
            )

    def options(self) -> list[str]:
        """Of this start."""
        return []

    def out(self) -> Any:
        return self.log.open("ab")

    def kill(self) -> bool:
        """SIGKILL, and gone when this returns; False where it was down already."""
        if self.process is None or not self.alive:
            return False
        self.process.kill()
        self.process.wait()
        return True

    def end(self) -> None:
        """Lets it end by itself, and is not started again; SIGKILL where it takes too long."""
        self.wanted = False
        if self.process is None or not self.alive:
            return
        self.process.send_signal(self.ends_by)
        try:
            self.process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            self.kill()

    def keep_up(self) -> None:
        """Starts it again where it has ended, after a wait; call it often."""
        if not self.wanted or self.alive:
            return
        if self._again_at is None:
            at_once = monotonic() - self._began < AT_ONCE
            self._wait = min(2 * self._wait, LONGEST_WAIT) if at_once else FIRST_WAIT
            self._again_at = monotonic() + self._wait
        elif monotonic() >= self._again_at:
            self.start()


class Writer(Supervised):
    """Each start is a new life with a number and a file of its own, in which it tells its edits."""

    @property
    def told(self) -> Path:
        return self.log.with_name(f"told-{self.starts}.txt")

    def options(self) -> list[str]:
        return [str(self.starts)]

    def out(self) -> Any:
        return self.told.open("ab")

    def everything_told(self) -> list[str]:
        return [path.read_text() for path in sorted(self.log.parent.glob("told-*.txt"))]
