"""The process model as a drawing: building blocks as gears that mesh, with their phases.

All lengths are in the drawing's own units; the template scales it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import atan2, cos, pi, sin

from guide.content.model import Chapter

MODULE = 11.0
"""Pitch diameter per tooth: gears mesh when they share it."""
TOOTH = 0.62
"""Height of a tooth above and below the pitch circle, in modules."""
INNER = 0.72
"""Radius of the circle that holds the names, in radii of the gear."""
MARGIN = 12.0
ACROSS = (0.42 * pi / 2, -0.42 * pi / 2)
"""Which way the next gear lies, in turn: to the right, a little down and a little up."""
DOWN = (0.28 * pi, 0.72 * pi)
"""The same for narrow screens: down, to the right and back."""


@dataclass(frozen=True)
class Gear:
    """One building block: where its gear stands, its teeth and outline, and the phases on it, each with the part to press."""

    number: int
    phases: tuple[Chapter, ...]
    x: float
    y: float
    radius: float
    teeth: int
    path: str
    clockwise: bool

    def part(self, index: int) -> str:
        """Return the outline of the part of a phase: a slice of a box within the inner circle, from above to below."""
        inner = self.radius * INNER
        width, height = 1.84 * inner, 1.4 * inner / len(self.phases)
        return f"M{self.x - width / 2:.1f} {self.y - 0.7 * inner + index * height:.1f}h{width:.1f}v{height:.1f}h{-width:.1f}z"


@dataclass(frozen=True)
class Drawing:
    """All gears with the size of the picture that holds them."""

    gears: tuple[Gear, ...]
    width: float
    height: float


def process_drawing(phases: Sequence[Chapter], ways: Sequence[float] = ACROSS) -> Drawing:
    """Place a gear a building block, each meshing with the one before it and lying from it in one of `ways` in turn.

    Phases without a building block stand alone. A block with more phases gets a larger gear.
    """
    blocks: dict[int, list[Chapter]] = {}
    for phase in phases:
        blocks.setdefault(phase.building_block or len(blocks) + 1, []).append(phase)
    teeth = [16 + 4 * (len(block) - 1) for block in blocks.values()]
    radii = [MODULE * count / 2 for count in teeth]
    centres = _centres(radii, ways)
    left, low = (min(centre[axis] - r for centre, r in zip(centres, radii, strict=True)) - MODULE - MARGIN for axis in (0, 1))
    centres = [(x - left, y - low) for x, y in centres]
    turns = _turns(centres, teeth)
    gears = tuple(
        Gear(number, tuple(block), x, y, radius, count, outline(x, y, count, turn), index % 2 == 0)
        for index, ((number, block), (x, y), radius, count, turn) in enumerate(
            zip(blocks.items(), centres, radii, teeth, turns, strict=True)
        )
    )
    width = max(g.x + g.radius for g in gears) + MODULE + MARGIN
    return Drawing(gears, round(width), round(max(g.y + g.radius for g in gears) + MODULE + MARGIN))


def _centres(radii: Sequence[float], ways: Sequence[float]) -> list[tuple[float, float]]:
    """Go from gear to gear at the distance where they mesh."""
    centres = [(0.0, 0.0)]
    for index, (before, radius) in enumerate(pairwise(radii)):
        (x, y), angle = centres[-1], ways[index % len(ways)]
        centres.append((x + (before + radius) * cos(angle), y + (before + radius) * sin(angle)))
    return centres


def _turns(centres: Sequence[tuple[float, float]], teeth: Sequence[int]) -> list[float]:
    """Turn each gear so that a tooth of it meets a gap of the gear before it (radians)."""
    turns = [0.0]
    for (one, other), (count, next_count) in zip(pairwise(centres), pairwise(teeth), strict=True):
        line = atan2(other[1] - one[1], other[0] - one[0])
        phase = ((line - turns[-1]) * count / (2 * pi)) % 1.0
        turns.append(line + pi + (phase - 0.5) * 2 * pi / next_count)
    return turns


def outline(x: float, y: float, teeth: int, turn: float) -> str:
    """Return a gear's outline as SVG path data; `turn` in radians is where its first tooth points."""
    radius, step = MODULE * teeth / 2, 2 * pi / teeth
    points = []
    for tooth in range(teeth):
        middle = turn + tooth * step
        for share, height in ((-0.26, -TOOTH), (-0.13, TOOTH), (0.13, TOOTH), (0.26, -TOOTH)):
            angle, distance = middle + share * step, radius + height * MODULE
            points.append(f"{x + distance * cos(angle):.1f} {y + distance * sin(angle):.1f}")
    return "M" + "L".join(points) + "Z"
