"""A database of synthetic offers, as the directory would have indexed them: `python -m bench.synthetic.store COUNT`."""

import os
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import TYPE_CHECKING, Any

import django
import orjson

if TYPE_CHECKING:
    from matching.documents import OfferDocument

BATCH = 2_000
SOURCE = {"title": "Synthetic", "url": "", "date": "2026-11-01", "grade": "", "license": "synthetic"}


def write(count: int, environment: Mapping[str, str]) -> None:
    """Migrates and fills the database that DATABASE_URL names, in processes of its own."""
    commands = (["manage.py", "migrate", "--verbosity", "0"], ["-m", "bench.synthetic.store", str(count)])
    for command in commands:
        subprocess.run([sys.executable, *command], env=environment, check=True)  # noqa: S603  our own words


def fill(count: int) -> None:
    """Every service of the directory's database first, then the index of `count` synthetic offers."""
    from django.db import transaction

    from bench.synthetic.offers import offers
    from matching.models import IndexBuild

    with transaction.atomic():
        found = offers(count)
        while batch := list(islice(found, BATCH)):
            _write(batch)
        IndexBuild.objects.create(version="2-synthetic", built_at="2026-11-23T00:00:00Z", offers=count)


def _write(batch: Iterable["OfferDocument"]) -> None:
    from directory.models import Organization, Service
    from matching.documents import to_json
    from matching.models import IndexedOffer

    rows = list(batch)
    of = Organization.objects.bulk_create(
        Organization(slug=one.offer_id, name=f"Synthetic {one.offer_id}", level=one.level) for one in rows
    )
    services = Service.objects.bulk_create(
        Service(
            source_id=one.source_id,
            organization=owner,
            name=one.kind,
            publication=one.publication,
            kind=one.kind,
            backed=True,
        )
        for one, owner in zip(rows, of, strict=True)
    )
    IndexedOffer.objects.bulk_create(
        IndexedOffer(offer_id=one.offer_id, service=service, document=to_json(one), blob=orjson.dumps(_blob(one)))
        for one, service in zip(rows, services, strict=True)
    )


def _blob(one: "OfferDocument") -> dict[str, Any]:
    """As full as a shipped listing: numbers, languages, hours and sources."""
    return {
        "id": one.offer_id, "source_id": one.source_id, "name": f"Synthetic {one.offer_id}", "service": one.kind,
        "description": "A synthetic offer, made for measuring. It helps nobody.", "kind": one.kind, "role": one.role,
        "operated_by": one.operated_by,
        "organization": {"id": one.organization, "name": one.organization, "level": one.level, "website": ""},
        "needs": sorted(one.needs), "victimizations": sorted(one.victimizations), "populations": sorted(one.populations),
        "languages": [{"code": code, "level": level} for code, level in one.languages.items()],
        "interpreter": one.interpreter, "phones": [_phone(number) for number in one.numbers], "links": [],
        "hours": _hours(one), "location": None, "service_area": "a synthetic area", "area_basis": one.area_basis,
        "eligibility": dict.fromkeys(
            ("minimum_age", "maximum_age", "asks_immigration_status", "accepts_children", "accepts_pets",
             "wheelchair_access", "deaf_access"),
        ) | {"text": ""},
        "compensation": None, "cost": "", "documents": [], "intake_step": "call", "safety_notes": "",
        "number_not_checked": False,
        "verification": {"state": "backed", "date": one.source_date, "by": "", "old": False},
        "sources": [SOURCE], "license_class": "open", "status": one.status, "valid": [], "predecessors": [],
        "successors": [],
    }  # fmt: skip


def _phone(number: str) -> dict[str, Any]:
    empty = dict.fromkeys(("extension", "vanity", "keyword", "label", "note", "language", "covered_hotline_source"), "")
    return {**empty, "type": "voice", "number": number, "display": number, "covered_hotline": None}


def _hours(one: "OfferDocument") -> dict[str, Any]:
    windows = list(_windows(one))
    return {
        "text": "",
        "always": one.always_open,
        "timezone": one.timezone,
        "confirmed": one.hours_on,
        "windows": windows,
    }


def _windows(one: "OfferDocument") -> Iterator[dict[str, str]]:
    from directory.hours import WEEKDAYS

    for window in one.windows:
        days = ",".join(WEEKDAYS[day] for day in sorted(window.days))
        yield {
            "days": days,
            "opens": f"{window.opens:%H:%M}",
            "closes": f"{window.closes:%H:%M}",
            "timezone": window.zone,
        }


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    fill(int(sys.argv[1]))
