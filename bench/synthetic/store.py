"""A database of synthetic offers, as the directory would have indexed them: `python -m bench.synthetic.store COUNT`."""

import os
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Any

import django
import orjson

if TYPE_CHECKING:
    from django.db.models import Model

    from directory.models import Organization, Service
    from matching.documents import OfferDocument
    from matching.models import IndexedOffer

VERSION = "2-synthetic"
BATCH = 2_000
# Ids given by hand leave a sequence behind; it is never set back, as others may have taken its numbers.
BEYOND = """
    SELECT setval(serial, greatest(nextval(serial), %(last)s))
    FROM (SELECT pg_get_serial_sequence(%(table)s, 'id')::regclass AS serial) AS named
"""
SOURCE = {"title": "Synthetic", "url": "", "date": "2026-11-01", "grade": "", "license": "synthetic"}


def write(count: int, environment: Mapping[str, str]) -> None:
    """Migrates and fills the database that DATABASE_URL names, in processes of its own."""
    commands = (["manage.py", "migrate", "--verbosity", "0"], ["-m", "bench.synthetic.store", str(count)])
    for command in commands:
        subprocess.run([sys.executable, *command], env=environment, check=True)  # noqa: S603  our own words


def fill(count: int) -> None:
    """Every service of the directory's database first, then the index of `count` synthetic offers.

    What a run that was broken off has written stays, and is not written again.
    """
    from bench.synthetic.offers import offers

    found = islice(offers(count), held(), None)
    while batch := list(islice(found, BATCH)):
        take(batch)
    finish(count)


def held() -> int:
    """How many offers are stored: the first ones, since they are written in their order."""
    from matching.models import IndexedOffer

    return IndexedOffer.objects.count()


def finish(count: int) -> None:
    """The build that these offers are of; no worker answers before."""
    from django.db import connection

    from matching.models import IndexBuild

    IndexBuild.objects.get_or_create(version=VERSION, defaults={"built_at": "2026-11-23T00:00:00Z", "offers": count})
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            for model in _models():
                cursor.execute(BEYOND, {"table": model._meta.db_table, "last": _last(model)})  # noqa: SLF001


def _last(model: "type[Model]") -> int:
    from django.db.models import Max

    return int(model._default_manager.aggregate(last=Max("pk"))["last"] or 0)  # noqa: SLF001


def take(rows: Sequence["OfferDocument"]) -> None:
    """In one transaction: all of these or none."""
    from django.db import transaction

    from matching.documents import to_json

    organizations, services, indexed = _models()
    with transaction.atomic():
        first = 1 + _last(services)
        of, numbered = [one.offer_id for one in rows], range(first, first + len(rows))
        levels, kinds = [one.level for one in rows], [one.kind for one in rows]
        _insert(organizations(), id=numbered, slug=of, name=[f"Synthetic {one}" for one in of], level=levels)
        _insert(
            services(publication="published", backed=True),
            id=numbered,
            source_id=[one.source_id for one in rows],
            organization_id=numbered,
            name=kinds,
            kind=kinds,
        )
        documents, blobs = map(to_json, rows), (orjson.dumps(_blob(one)) for one in rows)
        _insert(indexed(), id=numbered, offer_id=of, service_id=numbered, document=documents, blob=blobs)


def _models() -> "tuple[type[Organization], type[Service], type[IndexedOffer]]":
    from directory.models import Organization, Service
    from matching.models import IndexedOffer

    return Organization, Service, IndexedOffer


def _insert(alike: "Model", **differing: Iterable[Any]) -> None:
    """Rows that are as `alike` but for these columns: many times quicker than a model for each."""
    from django.db import connection

    known = alike._meta  # noqa: SLF001  the documented way to fields and table
    fields = known.concrete_fields
    same = {str(one.column): one.get_db_prep_save(one.pre_save(alike, add=True), connection) for one in fields}
    order = [*differing, *(name for name in same if name not in differing)]
    rest = tuple(same[name] for name in order[len(differing) :])
    names, marks = ", ".join(map(connection.ops.quote_name, order)), ", ".join(["%s"] * len(order))
    table = connection.ops.quote_name(known.db_table)
    with connection.cursor() as cursor:
        cursor.executemany(
            f"INSERT INTO {table} ({names}) VALUES ({marks})",  # noqa: S608  names of our own
            [(*row, *rest) for row in zip(*differing.values(), strict=True)],
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
        "number_being_checked": False,
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
