"""The tables of `matching/data/reading/`, read once: what words mean is data, reviewed by people, never code."""

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

DATA = Path(__file__).parent.parent / "data" / "reading"


@cache
def table(name: str) -> Mapping[str, Any]:
    """One file as it stands. Raises ValueError naming the file where it is missing, broken or without a version."""
    path = DATA / f"{name}.json"
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as problem:
        raise ValueError(f"{path.name}: {problem}") from problem
    if not isinstance(found, dict) or "version" not in found:
        raise ValueError(f"{path.name}: a version is needed")
    return found


@cache
def word_set(name: str) -> frozenset[str]:
    """A list of `words.json` as plain tokens."""
    return frozenset(str(word) for word in table("words")[name])
