"""The ranking's numbers and tables as versioned data, read once. Nothing else in the code holds a weight."""

import json
from functools import cache
from pathlib import Path
from typing import Any

DATA = Path(__file__).parent / "data"


@cache
def spec() -> dict[str, Any]:
    """Weights, curves and caps of `data/spec.json`."""
    return _read("spec.json")


@cache
def tables() -> dict[str, Any]:
    """Who is near whom, which question opens which door, which guide answers what: `data/tables.json`."""
    return _read("tables.json")


@cache
def codes(table: str) -> frozenset[str]:
    """A table that is a list of codes, as a set."""
    return frozenset(tables()[table])


def spec_version() -> str:
    return str(spec()["version"])


def _read(name: str) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((DATA / name).read_text(encoding="utf-8"))
    return loaded
