"""The written tables that the derivations follow, read once from `directory/data/rules/*.json`."""

import json
from functools import cache
from pathlib import Path
from typing import Any

DATA = Path(__file__).resolve().parent.parent / "data"


@cache
def rule_table(name: str) -> Any:
    """The content of `directory/data/rules/<name>.json`; FileNotFoundError when there is none."""
    return json.loads((DATA / "rules" / f"{name}.json").read_text(encoding="utf-8"))
