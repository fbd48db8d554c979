"""Which counties share a border; worked out once from the polygons by `manage.py build_area_tables`."""

from geodata.tables import county_neighbours


def touching_counties(fips: str) -> frozenset[str]:
    """Counties within about 50 m of this one, corners included; empty for an island or an unknown code."""
    return county_neighbours().get(fips, frozenset())
