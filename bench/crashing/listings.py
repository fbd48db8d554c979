"""Records of a small made-up directory, as a listings file holds them. No real service."""

import json
from pathlib import Path
from typing import Any

LISTINGS = 80
STATES = ("NY", "TX", "CA", "WY")
NEEDS = ("emergency-shelter", "legal-civil", "counseling", "crisis-intervention")


def write_file(path: Path, count: int = LISTINGS) -> None:
    path.write_text("".join(f"{json.dumps(_record(number))}\n" for number in range(count)))


def _record(number: int) -> dict[str, Any]:
    name = f"synthetic-{number:03}"
    state = STATES[number % len(STATES)]
    phone = f"+1212555{1000 + number}"
    return {
        "id": name, "organization": f"Synthetic organization {number // 2}", "program": f"Synthetic program {number}",
        "kind": "victim-services-program", "role": "direct-service", "level": "local",
        "description": "Made up for a test. It helps nobody.", "needs": [NEEDS[number % len(NEEDS)]],
        "victimization_types": ["any-crime"], "populations": ["all-victims"], "languages": ["en"],
        "interpreter": "unknown", "interpreter_note": None,
        "contacts": [{"type": "voice", "value": phone, "verified": "yes"}],
        "hours": {"text": None, "always": None, "tz": None},
        "service_area": {"scope": "states", "states": [state], "text": state},
        "address": None, "address_confidential": False, "eligibility": None, "cost": None, "safety_notes": None,
        "notes": None, "status": "active",
        "sources": [{"grade": "official", "ref": "made up", "date": "2026-11-01"}], "source_date": "2026-11-01",
        "verified": "yes", "license_class": "open", "source_license": None,
    }  # fmt: skip
