"""The whole way over columns: the areas of a place first, then gates, scores and order on what is left."""

import numpy as np

from matching.columnar.columns import Columns
from matching.columnar.encoding import BY_CRIME
from matching.columnar.gates import screen
from matching.columnar.listing import listed
from matching.columnar.ordering import sortable
from matching.columnar.reach import NATION, Reach, farther, measure, reach
from matching.engines.base import Ranking
from matching.inquiry import Inquiry
from matching.spec import spec


def ranking(columns: Columns, inquiry: Inquiry) -> Ranking:
    reached = reach(columns, inquiry)
    screened = screen(columns, inquiry, reached)
    widening = _widening(columns, inquiry, reached, screened.passed)
    entered = screened.passed.joined(widening) if widening else screened.passed
    return Ranking(
        listed=listed(columns, inquiry, sortable(columns, inquiry, measure(columns, inquiry, entered))),
        doors=screened.doors,
        stateless=screened.stateless,
        anchored=not inquiry.crime_given and _follow_the_crime(columns, entered),
        widened=widening is not None,
    )


def _widening(columns: Columns, inquiry: Inquiry, reached: Reach, passed: Reach) -> Reach | None:
    """With fewer than three offers of an inferred area, the nearest within 250 km; None where there are none."""
    near = np.count_nonzero(columns.facts["inferred"][passed.rows])
    short = int(spec()["geography"]["widen_to"]) - int(near)
    if short <= 0:
        return None
    found = screen(columns, inquiry, farther(columns, inquiry, reached)).passed
    if not len(found.rows):
        return None
    km = measure(columns, inquiry, found).near_km
    return found.only(km <= np.sort(km)[:short][-1])


def _follow_the_crime(columns: Columns, entered: Reach) -> bool:
    facts, rows = columns.facts, entered.rows
    return bool(np.any((facts["anchor"][rows] == BY_CRIME) & (facts["ring"][rows] != NATION)))
