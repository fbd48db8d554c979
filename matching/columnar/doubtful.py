"""Doors that seldom help, of many at once: `matching.doubtful`."""

import numpy as np
from numpy.typing import NDArray

from matching import belonging, doubtful, gates
from matching.columnar.columns import Columns
from matching.columnar.fitting import limited_to_crimes, text_sums
from matching.columnar.gates import anybodys_lines, by_trait, needs_only
from matching.fitting import listens
from matching.inquiry import Inquiry
from matching.scoring.words import NAME
from matching.spec import codes

Mask = NDArray[np.bool_]
Rows = NDArray[np.intp]


def seldom_helps(columns: Columns, inquiry: Inquiry, rows: Rows) -> Mask:
    found = np.zeros(len(rows), dtype=bool)
    if doubtful.asks_for_information_alone(inquiry):
        nearby = ~by_trait(columns, "national", lambda one: one.national, rows)
        found |= by_trait(columns, "lists services", doubtful.lists_services, rows)
        found |= limited_to_crimes(columns)[rows] & nearby
    if doubtful.asks_for_training(inquiry):
        found |= by_trait(columns, "listens", listens, rows) & ~_trains(columns)[rows]
    if doubtful.wants_any_lawyer(inquiry):
        found |= (
            by_trait(columns, "national", lambda one: one.national, rows) & _of_immigration_law_alone(columns)[rows]
        )
    if doubtful.nothing_understood(inquiry):
        found |= ~_may_find_out(columns, rows) & ~_meant(columns, inquiry, rows)
    return found


def _trains(columns: Columns) -> Mask:
    asked = codes("outsiders_needs")
    trains: Mask = columns.sets["first_needs"].hits(asked) | columns.sets["other_needs"].hits(asked)
    return trains


def _of_immigration_law_alone(columns: Columns) -> Mask:
    return needs_only(columns, frozenset({doubtful.IMMIGRATION_LAW}), belonging.ABOUT_RELIEF)


def _may_find_out(columns: Columns, rows: Rows) -> Mask:
    finds = by_trait(columns, "finds", gates.finds, rows) & anybodys_lines(columns)[rows]
    some, usual = limited_to_crimes(columns)[rows], columns.sets["crimes"].hits(doubtful.mostly(), rows)
    finds |= by_trait(columns, "state hotline", lambda one: one.kind == "state-hotline", rows) & (~some | usual)
    lines = by_trait(columns, "line for some", doubtful.may_be_a_line_for_some, rows)
    found: Mask = finds | (some & usual & lines)
    return found


def _meant(columns: Columns, inquiry: Inquiry, rows: Rows) -> Mask:
    unread = inquiry.resolved.unread
    found: Mask = text_sums(columns, unread)[rows] / (NAME * max(len(unread), 1)) >= doubtful.NAMED_FROM
    return found


def idle_doors(columns: Columns, inquiry: Inquiry, rows: Rows) -> Mask:
    key = (
        "idle",
        doubtful.only_tells_the_police(inquiry),
        doubtful.not_for_the_hurt(inquiry),
        belonging.looks_for_somebody_held(inquiry),
    )
    return by_trait(columns, key, lambda one: doubtful.idle_door(inquiry, one) or doubtful.funds_others(one), rows)
