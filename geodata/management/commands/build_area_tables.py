"""Works out the tables that follow from the polygons: run once after a polygon file or zips.csv.gz was replaced."""

import csv
import gzip
import io
from typing import Any

import numpy as np
import shapely
from django.core.management.base import BaseCommand

from geodata.areas import county_layer, district_layer
from geodata.cities import cities_named
from geodata.distance import haversine_km
from geodata.normalise import fold
from geodata.places import NEW_YORK_CITY, radius_km
from geodata.tables import DATA, CityRow, cities, rows
from geodata.types import Point

TOUCH_DEGREES = 0.0005  # about 50 m: files of two years meet with such gaps
LEAST_SHARE = 0.001  # of a county's area; below it an overlap is only the generalised line


class Command(BaseCommand):
    requires_system_checks = []
    help = "Rebuild county_neighbours, county_districts, zip_districts and zip_cities."

    def handle(self, *args: Any, **options: Any) -> None:
        self._write("county_neighbours.csv.gz", ("fips", "touching"), _neighbours())
        self._write("county_districts.csv.gz", ("fips", "districts"), _county_districts())
        self._write("zip_districts.csv.gz", ("zip", "cd"), _zip_districts())
        self._write("zip_cities.csv.gz", ("zip", "place", "inside"), _zip_cities())

    def _write(self, name: str, header: tuple[str, ...], body: list[tuple[str, ...]]) -> None:
        text = io.StringIO()
        table = csv.writer(text, lineterminator="\n")
        table.writerows([header, *body])
        (DATA / name).write_bytes(gzip.compress(text.getvalue().encode(), mtime=0))
        self.stdout.write(f"{name}: {len(body)} rows")


def _neighbours() -> list[tuple[str, ...]]:
    layer = county_layer()
    ids = np.array(layer.ids)
    here, there = layer.tree.query(layer.shapes, predicate="dwithin", distance=TOUCH_DEGREES)
    found: dict[str, set[str]] = {fips: set() for fips in layer.ids}
    for a, b in zip(ids[here], ids[there], strict=True):
        if a != b:
            found[str(a)].add(str(b))
    return [(fips, " ".join(sorted(touching))) for fips, touching in sorted(found.items())]


def _county_districts() -> list[tuple[str, ...]]:
    layer, districts = county_layer(), district_layer()
    here, there = districts.tree.query(layer.shapes, predicate="intersects")
    overlap = shapely.area(shapely.intersection(layer.shapes[here], districts.shapes[there]))
    share = overlap / shapely.area(layer.shapes[here])
    found: dict[str, list[tuple[float, str]]] = {fips: [] for fips in layer.ids}
    for i, j, part in zip(here, there, share, strict=True):
        fips, cd = layer.ids[int(i)], districts.ids[int(j)]
        if part >= LEAST_SHARE and fips[:2] == cd[:2]:
            found[fips].append((-float(part), cd))
    return [(fips, " ".join(cd for _, cd in sorted(parts))) for fips, parts in sorted(found.items())]


def _zip_districts() -> list[tuple[str, ...]]:
    layer = district_layer()
    found: list[tuple[str, ...]] = []
    for row in rows("zips.csv.gz"):
        if row["kind"] == "zcta":
            point = Point(float(row["lat"]), float(row["lon"]))
            cd = layer.at(point) or layer.nearest(point, 15.0)
            if cd:
                found.append((row["zip"], cd))
    return found


def _zip_cities() -> list[tuple[str, ...]]:
    """The city of each ZIP's post office in the same county, and whether the ZIP's middle lies inside it."""
    found: list[tuple[str, ...]] = []
    new_york = cities()[NEW_YORK_CITY[6:]].counties
    for row in rows("zips.csv.gz"):
        if row["county_fips"] in new_york:
            found.append((row["zip"], NEW_YORK_CITY, "1"))
        elif city := _post_office_city(row):
            inside = haversine_km(Point(float(row["lat"]), float(row["lon"])), city.point) <= radius_km(city)
            found.append((row["zip"], f"place:{city.geoid}", str(int(inside))))
    return found


def _post_office_city(row: dict[str, str]) -> CityRow | None:
    named = cities_named(fold(row["city"]).split(), row["state"]) if row["city"] else ()
    return next((city for city in named if row["county_fips"] in city.counties), None)
