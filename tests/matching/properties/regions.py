"""Real places of every kind with the areas, towns and points round them: what offers and requests are drawn from."""

from dataclasses import dataclass

Degrees = tuple[float, float]


@dataclass(frozen=True)
class Region:
    """Area keys that hold, touch or miss the places; `centres` are the middles of listed towns, `points` public addresses."""

    name: str
    areas: tuple[str, ...]  # keys with blanks between
    states: tuple[str, ...]
    points: tuple[Degrees, ...]
    places: tuple[str | Degrees, ...]  # as a person gives them, narrow ones first
    zones: tuple[str, ...]


TEXAS = Region(
    "TX",
    (
        "county:48453",
        "county:48453 county:48491",
        "state:TX",
        "place:4805000",
        "zip:78701",
        "district:TX-W",
        "cd:4837",
        "aor:San Antonio",
        "county:48209",
        "county:48029",
        "county:48113",
        "state:TX state:NM",
    ),
    ("TX", "NM"),
    (
        (30.2711, -97.7437),
        (30.3512, -97.7004),
        (30.5083, -97.6789),
        (29.4241, -98.4936),
        (30.0, -97.9),
        (31.55, -97.15),
    ),
    ("78701", (30.27, -97.74), "Austin, TX", "78640", "78664", "Travis County, TX", "78799", "Texas"),
    ("America/Chicago", "America/Denver"),
)
NEW_YORK = Region(
    "NY",
    (
        "county:36005",
        "county:36005 county:36047 county:36061 county:36081 county:36085 place:3651000",
        "county:36061",
        "state:NY",
        "district:NY-S",
        "county:36119",
        "county:34017",
        "state:NJ",
    ),
    ("NY", "NJ"),
    ((40.8506, -73.9123), (40.7128, -74.006), (41.033, -73.763), (40.7357, -74.1724), (42.6526, -73.7562)),
    ("10453", (40.85, -73.91), "New York, NY", "07102", "12207", "Bronx County, NY", "State of New York"),
    ("America/New_York",),
)
VIRGINIA = Region(
    "VA",
    (
        "county:51600",
        "county:51059",
        "county:51059 county:51600",
        "state:VA",
        "district:VA-E",
        "place:5126496",
        "county:51678",
        "county:51163",
        "state:MD",
    ),
    ("VA", "MD"),
    ((38.8462, -77.3064), (38.8048, -77.3009), (37.784, -79.4428), (38.9072, -77.0369)),
    ("22030", (38.846, -77.306), "Fairfax, VA", (38.80, -77.30), "Lexington, VA", "Fairfax County, VA", "Virginia"),
    ("America/New_York",),
)
ALASKA = Region(
    "AK",
    ("county:02016", "county:02013", "county:02185", "state:AK", "district:AK", "cd:0200"),
    ("AK",),
    ((51.88, -176.65), (52.9, 172.9), (53.8898, -166.5422), (71.2906, -156.7886)),
    ("99546", (52.9, 172.9), (51.88, -176.65), "99723", "Alaska"),
    ("America/Adak", "America/Anchorage"),
)
MARIANAS = Region(
    "GU",
    ("county:66010", "state:GU", "district:GU", "county:69110", "state:MP", "cd:6698"),
    ("GU", "MP"),
    ((13.4745, 144.7504), (13.5, 144.83), (15.19, 145.75)),
    ("96910", (13.44, 144.79), (15.19, 145.75), "96950", "Guam"),
    ("Pacific/Guam",),
)
SAMOA = Region(
    "AS",
    ("county:60050", "county:60010", "state:AS", "state:HI"),
    ("AS", "HI"),
    ((-14.2781, -170.7025), (-14.33, -170.72), (21.3069, -157.8583)),
    ("96799", (-14.28, -170.70), "American Samoa", "96813"),
    ("Pacific/Pago_Pago", "Pacific/Honolulu"),
)
CARIBBEAN = Region(
    "PR",
    ("county:72127", "state:PR", "district:PR", "county:78030", "state:VI", "county:72021 county:72127"),
    ("PR", "VI"),
    ((18.4655, -66.1057), (18.38, -65.95), (18.3419, -64.9307)),
    ("00901", "00802", (18.40, -66.06), "San Juan, PR", "Puerto Rico"),
    ("America/Puerto_Rico",),
)
PINE_RIDGE = Region(
    "SD",
    ("county:46102", "county:46033", "state:SD", "county:46102 county:46007", "place:4649660", "state:NE"),
    ("SD", "NE"),
    ((43.0255, -102.5563), (44.0805, -103.231), (42.83, -103.0)),
    ("57770", "Pine Ridge, SD", (43.03, -102.55), "Pine Ridge Reservation", "South Dakota"),
    ("America/Denver", "America/Chicago"),
)
REGIONS = (TEXAS, NEW_YORK, VIRGINIA, ALASKA, MARIANAS, SAMOA, CARIBBEAN, PINE_RIDGE)
ELSEWHERE = (
    "Toronto, Canada",
    "zzyzx qwertz",
    "Springfield",
    "09001",
    (0.0, 0.0),
)  # abroad, no place, several, military
NARROW = 3  # the first places of a region are points, ZIP codes and cities
