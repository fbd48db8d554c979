"""Small whole answers of the matching service, for pages and rows."""

from copy import deepcopy
from datetime import UTC, datetime

from directory.guides import Guide, GuideContact, GuideSource, GuideText, Topic
from geodata.types import Place, PlaceCandidate, PlaceKind, Precision
from matching.types import (
    Ask,
    Guess,
    Interpretation,
    LanguageWanted,
    Match,
    MatchResult,
    NeedWanted,
    Part,
    Reason,
    Relaxation,
    ResolvedRequest,
    Ring,
)

AT = datetime(2026, 11, 24, 18, 0, tzinfo=UTC)
FRESNO = Place(PlaceKind.CITY, "Fresno, CA", precision=Precision.CITY, area_keys=frozenset({"us", "state:CA"}))
SPRINGFIELD = Place(
    PlaceKind.AMBIGUOUS,
    "Springfield",
    candidates=(
        PlaceCandidate("Springfield, MO", PlaceKind.CITY, "MO", 169_176, "place:2970000"),
        PlaceCandidate("Springfield, MA", PlaceKind.CITY, "MA", 155_929, "place:2567000"),
    ),
)
PHONE = {
    "type": "voice",
    "number": "+15592334357",
    "display": "(559) 233-4357",
    "extension": "",
    "vanity": "",
    "keyword": "",
    "label": "",
    "note": "",
    "language": "",
    "covered_hotline": None,
    "covered_hotline_source": "",
}
BLOB = {
    "id": "mm",
    "source_id": "ca-marjaree-mason-center",
    "name": "Marjaree Mason Center",
    "service": "Marjaree Mason Center",
    "description": "Emergency shelter, a 24-hour line and legal help for people hurt by a partner.",
    "kind": "domestic-violence-program",
    "role": "direct-service",
    "operated_by": "community-organization",
    "organization": {"id": "mmc", "name": "Marjaree Mason Center", "level": "local", "website": ""},
    "needs": ["emergency-shelter"],
    "victimizations": ["domestic-violence"],
    "populations": ["all-victims"],
    "languages": [{"code": "en", "level": None}, {"code": "es", "level": 4}],
    "interpreter": "unknown",
    "interpreter_note": "",
    "phones": [PHONE],
    "links": [{"kind": "web", "url": "https://example.org/", "label": ""}],
    "hours": {"text": "24 hours a day", "always": True, "timezone": "America/Los_Angeles", "windows": []},
    "location": {
        "disclosure": "area",
        "address_1": "",
        "address_2": "",
        "city": "Fresno",
        "state": "CA",
        "postal_code": "",
        "latitude": None,
        "longitude": None,
    },
    "service_area": "Fresno County",
    "area_basis": "declared",
    "eligibility": {
        "text": "",
        "minimum_age": None,
        "maximum_age": None,
        "asks_immigration_status": None,
        "accepts_children": None,
        "accepts_pets": None,
        "wheelchair_access": None,
        "deaf_access": None,
    },
    "compensation": None,
    "cost": "free",
    "documents": [],
    "intake_step": "",
    "safety_notes": "",
    "number_not_checked": False,
    "number_being_checked": False,
    "verification": {"state": "backed", "date": "2024-12-02", "by": "source read", "old": False},
    "sources": [
        {
            "title": "County list",
            "url": "https://example.org/list",
            "date": "2024-12-02",
            "grade": "official",
            "license": "",
        }
    ],
    "license_class": "facts-only",
    "status": "active",
    "valid": [],
    "predecessors": [],
    "successors": [],
}


def blob(offer_id="mm", **changes):
    return deepcopy(BLOB) | {"id": offer_id} | changes


def phone(**changes):
    return PHONE | changes


HOTLINE = blob(
    "ndvh",
    name="The Hotline",
    service="The Hotline",
    organization={
        "id": "ndvh",
        "name": "National Domestic Violence Hotline",
        "level": "national-nonprofit",
        "website": "",
    },
    phones=[
        phone(number="+18007997233", display="1-800-799-7233", vanity="1-800-799-SAFE"),
        phone(type="tty", number="+18007873224", display="1-800-787-3224"),
        phone(type="text", number="88788", display="88788", keyword="START"),
        phone(type="videophone", number="+18558121001", display="1-855-812-1001"),
    ],
    links=[{"kind": "chat", "url": "https://www.thehotline.org/", "label": ""}],
    location=None,
    safety_notes="If someone checks your phone or computer, use a safer device.",
)
LIFELINE = blob(
    "988", name="988 Lifeline", service="988 Lifeline", phones=[phone(number="988", display="988")], location=None
)
BLOBS = {"mm": BLOB, "ndvh": HOTLINE, "988": LIFELINE}
GUIDE = Guide(
    id="dhs-vine",
    topic=Topic.CUSTODY_NOTIFICATION,
    texts={
        "en": GuideText(
            "Know when someone leaves ICE custody", "DHS-VINE can tell you.", ("Open the site.", "Sign up.")
        )
    },
    contacts=(GuideContact({"en": "Call DHS-VINE"}, "voice", "+18662777477", "1-866-277-7477"),),
    listings=(),
    stages=(),
    sources=(GuideSource("DHS", "https://www.dhs.gov/", ""),),
)


def part(factor="needs", weight=40.0, value=1.0, words="Helps with: a safe place to stay"):
    return Part(factor, weight, value, weight * value, Reason(f"{factor}_exact", {"words": words}))


def match(offer_id="mm", **changes):
    whole = {
        "offer_id": offer_id,
        "rank": 1,
        "tier": 1,
        "tier_reason": None,
        "score": 62.0,
        "parts": (
            part(),
            part("geography", 20.0, 0.45, "Serves your county"),
            part("language", 16.0, 0.3, "Not known"),
        ),
        "asks": (Reason("ask", {"words": "Do you serve my town?"}),),
        "warnings": (),
        "ring": Ring.COUNTY,
        "slot": None,
        "distance_km": None,
    }
    return Match(**whole | changes)


def understood(**changes):
    whole = {
        "needs": (NeedWanted("emergency-shelter"),),
        "victimizations": (),
        "populations": (),
        "languages": (LanguageWanted("es"),),
        "here": FRESNO,
        "crime": None,
        "destination": None,
        "age": None,
        "urgency": None,
        "stage": None,
        "custody": None,
        "inquirer": None,
        "at": AT,
        "interpretation": Interpretation(),
        "unread": (),
    }
    return ResolvedRequest(**whole | changes)


def read_from_text():
    """A request whose need, language and place were read from lay words."""
    read = Interpretation(
        needs=(Guess("emergency-shelter", 1.0),), languages=(Guess("es", 1.0),), place_text="Fresno", place=FRESNO
    )
    return understood(interpretation=read, victimizations=("domestic-violence",), unread=("blue", "door"))


def result(**changes):
    whole = {
        "matches": (match(), match("ndvh", rank=2, ring=Ring.NATION)),
        "fallbacks": ("ndvh",),
        "pinned": (),
        "guides": (),
        "resolved": understood(),
        "relaxations": (Relaxation("widened", Reason("widened", {"words": "We looked further away."})),),
        "asks": (Ask("group:veterans", Reason("group", {"words": "Are you a veteran?"}), 3),),
        "total": 2,
        "next_cursor": None,
        "engine": "embedded",
        "spec_version": "1",
        "index_version": "1",
    }
    return MatchResult(**whole | changes)
