"""Whole listing records for these tests: a small true one, and changes to it."""

from typing import Any


def a_record(**changes: Any) -> dict[str, Any]:
    """A domestic violence programme with one verified number in Hays County, Texas, and what a test changes of it."""
    return {
        "id": "tx-example-center",
        "organization": "Example Center",
        "program": "Example Center",
        "kind": "domestic-violence-program",
        "role": "direct-service",
        "level": "local",
        "description": "Help for people hurt by a partner.",
        "needs": ["crisis-intervention", "safety-planning"],
        "victimization_types": ["domestic-violence"],
        "populations": ["all-victims"],
        "languages": ["en"],
        "interpreter": "unknown",
        "interpreter_note": None,
        "contacts": [
            {"type": "voice", "value": "+15125550100", "display": "1-512-555-0100", "verified": "yes"},
            {"type": "web", "value": "https://example.org/", "verified": "yes"},
        ],
        "hours": {"text": None, "always": None, "tz": None},
        "service_area": an_area("county", ["TX"], "Hays", counties=[{"name": "Hays", "state": "TX", "fips": "48209"}]),
        "address": None,
        "address_confidential": True,
        "eligibility": None,
        "cost": None,
        "safety_notes": None,
        "notes": None,
        "status": "active",
        "sources": [{"url": "https://example.org/list", "title": "List", "date": "2026-07-20", "grade": "secondary"}],
        "source_date": "2026-07-20",
        "verified": "yes",
        "license_class": "facts-only",
        "source_license": "facts only",
        "verification": "stored page",
        **changes,
    }


def an_area(scope: str, states: list[str], text: str = "", **more: Any) -> dict[str, Any]:
    return {"scope": scope, "states": states, "text": text, "country": "US", "counties": [], "cities": [], **more}


def an_address(**changes: Any) -> dict[str, Any]:
    return {"line1": None, "line2": None, "city": None, "state": "TX", "zip": None, "lat": None, "lon": None, **changes}


def a_number(verified: str = "yes", **changes: Any) -> dict[str, Any]:
    return {"type": "voice", "value": "+15125550100", "display": "1-512-555-0100", "verified": verified, **changes}
