"""The gears mesh: neighbours touch at their pitch circles, teeth meet gaps, and nothing sticks out of the picture."""

import re
from itertools import pairwise
from math import atan2, dist, hypot, pi

import pytest

from guide.content.guide import Guide
from guide.insight.gears import MODULE, TOOTH, Drawing, process_drawing


@pytest.fixture(scope="module")
def drawing(guide: Guide) -> Drawing:
    return process_drawing(guide.contents.phases)


def test_every_phase_stands_on_one_gear(drawing: Drawing, guide: Guide) -> None:
    assert [phase.id for gear in drawing.gears for phase in gear.phases] == list(guide.phases)
    assert [gear.number for gear in drawing.gears] == [1, 2, 3, 4]


def test_neighbours_touch_and_turn_against_each_other(drawing: Drawing) -> None:
    for one, other in pairwise(drawing.gears):
        assert dist((one.x, one.y), (other.x, other.y)) == pytest.approx(one.radius + other.radius)
        assert one.clockwise != other.clockwise


def test_a_tooth_meets_a_gap(drawing: Drawing) -> None:
    for one, other in pairwise(drawing.gears):
        line = atan2(other.y - one.y, other.x - one.x)
        assert tooth_at(one.path, one.x, one.y, line) + tooth_at(other.path, other.x, other.y, line + pi) < MODULE * TOOTH / 2


def test_nothing_sticks_out(drawing: Drawing) -> None:
    for gear in drawing.gears:
        for x, y in points(gear.path):
            assert 0 <= x <= drawing.width and 0 <= y <= drawing.height


def points(path: str) -> list[tuple[float, float]]:
    numbers = [float(number) for number in re.findall(r"-?[\d.]+", path)]
    return list(zip(numbers[::2], numbers[1::2], strict=True))


def tooth_at(path: str, x: float, y: float, angle: float) -> float:
    """How far the outline reaches beyond the pitch circle in one direction."""
    nearest = min(points(path), key=lambda point: abs((atan2(point[1] - y, point[0] - x) - angle + pi) % (2 * pi) - pi))
    radii = [hypot(px - x, py - y) for px, py in points(path)]
    return hypot(nearest[0] - x, nearest[1] - y) - (max(radii) + min(radii)) / 2
