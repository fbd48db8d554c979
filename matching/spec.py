"""The ranking's numbers and tables as versioned data, read once. Nothing else in the code holds a weight."""

import json
from functools import cache
from pathlib import Path
from typing import Any

from directory.listings.rules import rule_table

DATA = Path(__file__).parent / "data"


@cache
def spec() -> dict[str, Any]:
    """Weights, curves and caps of `data/spec.json`; for how many days a fact is believed is the directory's to say."""
    read, upkeep = _read("spec.json"), rule_table("upkeep")
    read["freshness"] |= {f"{group}_half_life": days for group, days in upkeep["half_life_days"].items()}
    read["access"]["stale_days"] = upkeep["hours_stale_days"]
    return read


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
