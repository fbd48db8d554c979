"""The lines of the map: fewer corners, each drawn once, and packed so that they unpack to the same."""

from itertools import pairwise

import numpy as np
import shapely

from geodata.outlines import STEPS, coarse, outlines, packed, trails


def unpacked(words):
    """Written apart from the packing: characters to steps, steps to points."""
    lines, at = [], [0, 0]
    for word in words.split(" "):
        steps, value, shift = [], 0, 0
        for letter in word:
            bits = ord(letter) - 63
            value |= (bits & 31) << shift
            shift += 5
            if bits < 32:
                steps.append(~(value >> 1) if value & 1 else value >> 1)
                value, shift = 0, 0
        line = []
        for x, y in zip(steps[::2], steps[1::2], strict=True):
            at = [at[0] + x, at[1] + y]
            line.append(tuple(at))
        lines.append(line)
    return lines


def line(*points):
    return np.array(points, dtype=np.int64)


def test_lines_unpack_to_the_same_points():
    lines = [line((-17915, 7130), (-17914, 7131)), line((14567, -1454), (0, 0), (31, -32))]
    assert unpacked(packed(lines)) == [[tuple(point) for point in one.tolist()] for one in lines]


def test_a_point_is_written_as_in_encoded_polylines():
    assert packed([line((-17998321, 3850000))]) == "`~oia@_p~iF"


def test_a_corner_that_the_eye_would_miss_is_left_out_and_the_ends_stay():
    assert coarse(np.array([[-100.0, 40.0], [-99.5, 40.01], [-99.0, 40.0]])).tolist() == [[-10000, 4000], [-9900, 4000]]


def test_lines_that_meet_are_drawn_in_one_go():
    (trail,) = trails([line((0, 0), (1, 0)), line((2, 1), (1, 0)), line((2, 1), (3, 3))])
    assert trail.tolist() == [[0, 0], [1, 0], [2, 1], [3, 3]]


def test_every_line_of_a_crossing_is_drawn_once():
    arms = [line((0, 0), end) for end in ((1, 0), (0, 1), (-1, 0))]
    drawn = [frozenset(map(tuple, pair)) for trail in trails(arms) for pair in pairwise(trail.tolist())]
    assert sorted(map(sorted, drawn)) == [[(-1, 0), (0, 0)], [(0, 0), (0, 1)], [(0, 0), (1, 0)]]


def test_the_land_holds_its_towns_and_not_the_sea():
    drawn = outlines()
    land = shapely.union_all([shapely.Polygon(np.array(ring) / STEPS).buffer(0) for ring in unpacked(drawn["land"])])
    (at,) = unpacked(drawn["towns"]["at"])
    towns = dict(zip(drawn["towns"]["names"], at, strict=True))
    for name in ("Denver", "Houston", "Chicago", "Urban Honolulu"):
        assert land.buffer(0.05).contains(shapely.Point(np.array(towns[name]) / STEPS)), name
    assert not land.contains(shapely.Point(-90.0, 27.0))
    assert not land.contains(shapely.Point(-110.0, 51.0))


def test_the_islands_are_on_the_map():
    land = [shapely.Polygon(np.array(ring) / STEPS).buffer(0.1) for ring in unpacked(outlines()["land"])]
    for name, lon, lat in (("Guam", 144.79, 13.44), ("Saint Croix", -64.73, 17.73), ("Tutuila", -170.72, -14.3)):
        assert any(one.contains(shapely.Point(lon, lat)) for one in land), name


def test_no_town_is_named_beside_a_larger_one():
    names = outlines()["towns"]["names"]
    assert names[:3] == ["New York", "Los Angeles", "Chicago"]
    assert "Hoboken" not in names
    assert len(names) == 1_900
