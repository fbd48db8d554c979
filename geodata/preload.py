"""Reads every table and polygon at start, so that the first person does not wait and forked workers share memory."""

from geodata import tables
from geodata.areas import county_layer, district_layer
from geodata.cities import by_county, postal_names
from geodata.gazetteer import look_up


def preload_names() -> None:
    """ZIPs, cities and spelling, without the polygons: about a second."""
    for text in ("78701", "Pheonix"):
        look_up(text)


def preload() -> None:
    """Takes about three seconds on two cores."""
    tables.zip3s()
    tables.county_neighbours()
    tables.connecticut_regions()
    county_layer()
    district_layer()
    by_county()
    postal_names()
    tables.zips()
    for text in ("78701", "Pheonix", *(f"Zzqxj, {usps}" for usps in tables.states())):
        look_up(text)
