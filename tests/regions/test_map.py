"""Each of the 81 shapes is the province it says: its capital lies in it, and its neighbours are the known ones."""

import math
import re

import pytest

from cmdp.regions.map import PROVINCES_MAP

NEIGHBOURS = {
    line.split()[0]: set(line.split()[1:])
    for line in """\
01 31 33 38 46 51 80
02 21 27 44 46 63
03 15 20 26 32 42 43 64
04 13 25 36 49 65 76
05 19 55 60 66
06 14 18 26 40 42 68 71
07 15 32 33 42 48 70
08 25 53 75
09 20 35 45 48
10 16 17 35 43 45
11 14 16 26 43 54
12 21 23 24 25 49 62
13 04 49 56 65 72
14 06 11 18 26 54 67 78 81
15 03 07 20 32 48
16 10 11 41 43 54 77
17 10 22 59
18 06 14 19 37 71 78
19 05 18 37 55 57 66 71
20 03 09 15 45 48 64
21 02 12 23 44 47 49 63 72
22 17 39 59
23 12 21 24 44 62
24 12 23 25 28 29 44 58 62 69
25 04 08 12 24 36 49 53 69 75
26 03 06 11 14 42 43
27 02 31 46 63 79 80
28 24 29 52 58 61
29 24 28 61 69
30 65 73
31 01 27 80
32 03 07 15 42
33 01 07 42 51 70
34 39 41 59
35 09 10 45
36 04 25 75 76
37 18 19 57 74 78
38 01 46 50 51 58 66
39 22 34 59
40 06 50 66 68 71
41 16 34 54 77
42 03 06 07 26 32 33 51 68 70
43 03 10 11 16 26 45 64
44 02 21 23 24 46 58
45 09 10 20 35 43 64
46 01 02 27 38 44 58 80
47 21 56 63 72 73
48 07 09 15 20
49 04 12 13 21 25 72
50 38 40 51 66 68
51 01 33 38 42 50 68
52 28 55 58 60
53 08 25 61 69
54 11 14 16 41 81
55 05 19 52 57 60
56 13 47 65 72 73
57 19 37 55
58 24 28 38 44 46 52 60 66
59 17 22 34 39
60 05 52 55 58 66
61 28 29 53 69
62 12 23 24
63 02 21 27 47
64 03 20 43 45
65 04 13 30 56 73
66 05 19 38 40 50 58 60 71
67 14 74 78 81
68 06 40 42 50 51
69 24 25 29 53 61
70 07 33 42
71 06 18 19 40 66
72 13 21 47 49 56
73 30 47 56 65
74 37 67 78
75 08 25 36
76 04 36
77 16 41
78 14 18 37 67 74
79 27
80 01 27 31 46
81 14 54 67""".splitlines()
}
# Longitude and latitude of each capital, to a tenth of a degree or better.
TOWNS = """\
01:35.32:37.00 02:38.28:37.76 03:30.54:38.76 04:43.05:39.72 05:35.83:40.65 06:32.85:39.92 07:30.70:36.89 08:41.82:41.18
09:27.84:37.85 10:27.89:39.65 11:29.98:40.14 12:40.50:38.88 13:42.11:38.40 14:31.61:40.74 15:30.29:37.72 16:29.06:40.19
17:26.41:40.15 18:33.62:40.60 19:34.95:40.55 20:29.09:37.77 21:40.22:37.91 22:26.56:41.68 23:39.22:38.67 24:39.50:39.75
25:41.27:39.90 26:30.52:39.78 27:37.38:37.07 28:38.39:40.91 29:39.48:40.46 30:43.74:37.58 31:36.16:36.20 32:30.55:37.76
33:34.64:36.81 34:28.95:41.03 35:27.14:38.42 36:43.10:40.60 37:33.78:41.38 38:35.48:38.73 39:27.22:41.73 40:34.17:39.15
41:29.92:40.77 42:32.48:37.87 43:29.98:39.42 44:38.32:38.35 45:27.43:38.61 46:36.93:37.58 47:40.74:37.31 48:28.37:37.21
49:41.49:38.73 50:34.71:38.62 51:34.68:37.97 52:37.88:40.98 53:40.52:41.02 54:30.40:40.78 55:36.33:41.29 56:41.94:37.93
57:35.15:42.03 58:37.02:39.75 59:27.51:40.98 60:36.55:40.31 61:39.72:41.00 62:39.55:39.11 63:38.79:37.16 64:29.41:38.67
65:43.38:38.50 66:34.81:39.82 67:31.79:41.45 68:34.03:38.37 69:40.23:40.26 70:33.22:37.18 71:33.51:39.85 72:41.13:37.88
73:42.46:37.52 74:32.34:41.63 75:42.70:41.11 76:44.05:39.92 77:29.27:40.65 78:32.62:41.20 79:37.12:36.72 80:36.25:37.07
81:31.16:40.84"""
CAPITALS = {plate: (float(east), float(north)) for plate, east, north in (town.split(":") for town in TOWNS.split())}
SLACK = 6  # some ten kilometres: the coast is drawn coarsely, the capitals are told to a tenth of a degree
SHAPES = PROVINCES_MAP.shapes


def test_the_map_has_the_81_provinces_and_nothing_else():
    assert list(SHAPES) == [f"{plate:02}" for plate in range(1, 82)]


@pytest.mark.parametrize("plate", NEIGHBOURS)
def test_a_province_shares_borders_with_its_neighbours_only(plate):
    others = [other for other in SHAPES if other != plate]

    beside = {other for other in others if _borders(plate) & _borders(other)}
    touching = {other for other in others if _corners(plate) & _corners(other)}

    assert beside <= NEIGHBOURS[plate] <= touching


def test_each_capital_lies_in_its_own_province():
    placed = _placed()

    far = {plate: round(gap) for plate, at in placed.items() if (gap := _gap(plate, at)) > SLACK}

    assert far == {}


def test_no_capital_lies_deep_in_another_province():
    placed = _placed()

    strayed = [
        (plate, other)
        for plate, at in placed.items()
        for other in SHAPES
        if other != plate and _gap(other, at) == 0 and _gap(plate, at) > SLACK / 2
    ]

    assert strayed == []


def test_a_label_stands_inside_its_province_and_on_the_sheet():
    outside = [plate for plate, shape in SHAPES.items() if _gap(plate, shape.at)]

    assert outside == []
    assert all(0 <= x <= PROVINCES_MAP.width and 0 <= y <= PROVINCES_MAP.height for p in SHAPES for x, y in _corners(p))


def _rings(plate):
    for part in re.findall(r"M([^z]+)z", SHAPES[plate].path):
        start, steps = part.split("l")
        x, y = (int(number) for number in start.split(","))
        points = [(x, y)]
        for step in steps.split():
            across, down = (int(number) for number in step.split(","))
            x, y = x + across, y + down
            points.append((x, y))
        yield points


def _corners(plate):
    return {point for ring in _rings(plate) for point in ring}


def _borders(plate):
    return {frozenset(edge) for edge in _edges(plate)}


def _edges(plate):
    return [edge for ring in _rings(plate) for edge in zip(ring, ring[1:] + ring[:1], strict=True)]


def _placed():
    """Where each capital comes to lie on the sheet."""
    return {plate: PROVINCES_MAP.spot(latitude=north, longitude=east) for plate, (east, north) in CAPITALS.items()}


def _gap(plate, at):
    """How far a point is from a province; nothing when it lies inside."""
    x, y = at
    crossings = sum(
        (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1 for (x1, y1), (x2, y2) in _edges(plate)
    )
    return 0 if crossings % 2 else min(math.dist(at, corner) for corner in _corners(plate))
