"""The one file that the map of the results page is drawn from; it is the same for every reader."""

from pathlib import Path

import orjson

from geodata.outlines import outlines

BASEMAP = Path(__file__).parent / "static" / "frontend" / "map" / "basemap.json"


def basemap() -> bytes:
    """JSON, the same bytes each time; read by static/frontend/map/land.js."""
    return orjson.dumps(outlines())
