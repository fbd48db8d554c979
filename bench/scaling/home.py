"""The folder of a measurement that may be broken off: the stores lie in it, and what loading took is noted there."""

import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import orjson

from config.settings import BASE_DIR

DEFAULT = BASE_DIR / "var" / "bench"


@dataclass(frozen=True, slots=True)
class Home:
    """`notes`: "loading NAME" and "indexing NAME" in seconds, over all runs."""

    folder: Path
    notes: dict[str, float] = field(default_factory=dict)

    @classmethod
    def of(cls, folder: Path) -> "Home":
        """The folder is made where it is missing. A server that runs as another user must be able to pass through it."""
        folder.mkdir(mode=0o755, parents=True, exist_ok=True)
        written = folder / "notes.json"
        return cls(folder, _read(written) if written.is_file() else {})

    def add(self, name: str, seconds: float) -> None:
        self._keep({**self.notes, name: self.notes.get(name, 0.0) + seconds})

    def drop(self, *names: str) -> None:
        """What was noted of a store that is filled anew."""
        self._keep({name: seconds for name, seconds in self.notes.items() if name not in names})

    def _keep(self, notes: dict[str, float]) -> None:
        self.notes.clear()
        self.notes.update(notes)
        (self.folder / "notes.json.new").write_bytes(orjson.dumps(self.notes, option=orjson.OPT_INDENT_2))
        (self.folder / "notes.json.new").replace(self.folder / "notes.json")


def named(count: int) -> Path:
    """BENCH_HOME, else a folder for this count under var/bench."""
    return Path(os.environ.get("BENCH_HOME") or DEFAULT / f"scale-{count}").resolve()


def _read(path: Path) -> dict[str, Any]:
    found: dict[str, Any] = orjson.loads(path.read_bytes())
    return found
