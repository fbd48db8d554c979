"""What a user would build on PostgreSQL alone: arrays under GIN, a built-in point under GiST, and a score in SQL."""

from collections.abc import Sequence
from math import cos, radians
from typing import Any

from psycopg import Connection
from psycopg.sql import SQL, Identifier

from matching.documents import OfferDocument
from matching.inquiry import Inquiry

TABLE = "scale_offers"
KM_PER_DEGREE = 111.2
WITHIN_KM = 80.0
COLUMNS = (
    "id", "needs", "crimes", "populations", "languages", "area_keys", "national", "at", "verified",
)  # fmt: skip
MAKE = """
    CREATE TABLE IF NOT EXISTS {table} (
        id text PRIMARY KEY, needs text[] NOT NULL, crimes text[] NOT NULL, populations text[] NOT NULL,
        languages text[] NOT NULL, area_keys text[] NOT NULL, national boolean NOT NULL, at point, verified date
    )
"""
INDEXES = (
    *(f"CREATE INDEX IF NOT EXISTS {{{name}}} ON {{table}} USING gin ({name})" for name in ("needs", "area_keys")),
    "CREATE INDEX IF NOT EXISTS {at} ON {table} USING gist (at)",
    "CREATE INDEX IF NOT EXISTS {national} ON {table} (national) WHERE national",
)
# Points as the product weighs them: needs 34, nearness 20, language 16, fit 12, freshness 6.
BEST = """
    SELECT id FROM {table}
    WHERE needs && %(needs)s::text[] AND (
        area_keys && %(keys)s::text[] OR national
        OR at <@ box(point(%(lon)s - %(east)s, %(lat)s - %(north)s), point(%(lon)s + %(east)s, %(lat)s + %(north)s))
    )
    ORDER BY
        34.0 * (SELECT count(*) FROM unnest(needs) AS one WHERE one = ANY (%(needs)s::text[]))
            / cardinality(%(needs)s::text[])
        + coalesce(20.0 * power(0.5, sqrt(
            power((at[1] - %(lat)s) * {km}, 2) + power((at[0] - %(lon)s) * {km} * cos(radians(%(lat)s)), 2)
        ) / 12.0), 10.0)
        + CASE WHEN languages && %(languages)s::text[] THEN 16.0 ELSE 0.0 END
        + CASE WHEN crimes && %(crimes)s::text[] THEN 12.0 WHEN 'any-crime' = ANY (crimes) THEN 6.0 ELSE 0.0 END
        + CASE WHEN verified > %(on)s::date - 365 THEN 6.0 ELSE 0.0 END DESC,
        id
    LIMIT 20
"""
Row = tuple[Any, ...]


class Table:
    """One table, its indexes built once it is full, as one does who loads much."""

    name = "postgresql"

    def __init__(self, connection: Connection[Row], count: int) -> None:
        self.connection, self.count = connection, count

    def held(self) -> int:
        self.connection.execute(_of(MAKE))
        row = self.connection.execute(_of("SELECT count(*) FROM {table}")).fetchone()
        return int(row[0]) if row else 0

    def take(self, rows: Sequence[OfferDocument]) -> None:
        """In one transaction: all of these or none."""
        names = SQL(", ").join(map(Identifier, COLUMNS))
        copy = SQL("COPY {table} ({names}) FROM STDIN").format(table=Identifier(TABLE), names=names)
        with self.connection.transaction(), self.connection.cursor() as cursor, cursor.copy(copy) as into:
            for one in rows:
                into.write_row(_row(one))

    def finish(self) -> None:
        for made in INDEXES:
            self.connection.execute(_of(made))
        self.connection.execute(_of("ANALYZE {table}"))

    @property
    def size(self) -> int:
        """Bytes of the table and its indexes."""
        row = self.connection.execute(_of("SELECT pg_total_relation_size({text})")).fetchone()
        return int(row[0]) if row else 0

    def best(self, inquiry: Inquiry) -> list[str]:
        """The ids of the first twenty."""
        return [row[0] for row in self.connection.execute(_of(BEST), asked(inquiry))]


def asked(inquiry: Inquiry) -> dict[str, Any]:
    """The parameters of `BEST`. Raises ValueError for a place without a point."""
    view = inquiry.here
    if view.point is None or view.place is None:
        raise ValueError("a search by radius needs a point")
    lat, lon, north = view.point.lat, view.point.lon, WITHIN_KM / KM_PER_DEGREE
    return {
        "needs": sorted(inquiry.need_codes),
        "crimes": sorted(inquiry.crimes),
        "languages": list(inquiry.language_codes),
        "keys": sorted(view.place.area_keys),
        "lat": lat,
        "lon": lon,
        "north": north,
        "east": north / cos(radians(lat)),
        "on": inquiry.at.date(),
    }


def _row(one: OfferDocument) -> Row:
    at = one.point or one.centre
    sets = (one.needs, one.victimizations, one.populations, frozenset(one.languages), one.area_keys)
    where = None if at is None else f"({at[1]},{at[0]})"
    return (one.offer_id, *map(sorted, sets), one.national, where, one.contact_on)


def _of(written: str) -> Any:
    names = {name: Identifier(f"{TABLE}_{name}") for name in ("needs", "area_keys", "at", "national")}
    return SQL(written).format(table=Identifier(TABLE), text=TABLE, km=KM_PER_DEGREE, **names)
