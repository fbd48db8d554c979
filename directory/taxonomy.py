"""Terms of needs, victimizations, populations and inquirer roles, read once from `directory/data/taxonomy/`."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Term:
    taxonomy: str  # need, victimization, population, role
    code: str
    labels: Mapping[str, str]  # interface language -> label, always with "en"
    definition: str
    parent: str | None = None
    synonyms: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # language -> lay phrases
    crosswalk: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # ovc, open-eligibility, listings -> codes
