"""The map: where places fall on the drawing, and a bubble a municipality that can be read and touched.

Units are those of the drawing in `data/map/*.json` (about 0.44 km); coordinates are degrees WGS84.
"""

import json
import math
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from guide.content.guide import Guide
from guide.language.wording import slug

MARGIN = 10.0  # around the drawing
SMALLEST = 28.0  # radius: 25 px across on a screen of 320 px, above the 24 px that WCAG 2.5.8 asks
UNIT = 28.0  # radius of a bubble of one, unless many cases in one place ask for a smaller scale
LARGEST = 66.0  # radius
GAP = 3.0
ABROAD_STEP = 170.0  # between the columns of places abroad
ABROAD_ROOM = 82.0  # left of the south, below the coast


@dataclass(frozen=True)
class Shape:
    """The drawing of a country and how degrees fall on it."""

    country: str
    width: float
    height: float
    attribution: str
    license: str
    source: str
    scale: float
    x: float
    y: float
    paths: tuple[str, ...]
    coarse: str

    def project(self, lon: float, lat: float) -> tuple[float, float]:
        """Return the place of a point on the drawing (Mercator)."""
        return self.x + self.scale * lon, self.y - self.scale * mercator(lat)


@dataclass(frozen=True)
class Bubble:
    """A municipality on the map: its centre, radius, and where it really lies."""

    id: str
    name: str
    count: int
    country: str
    x: float
    y: float
    r: float
    true_x: float
    true_y: float

    @property
    def moved(self) -> bool:
        """Tell whether the place lies outside its bubble, so that a line must lead there."""
        return math.dist((self.x, self.y), (self.true_x, self.true_y)) > self.r * 0.8


@dataclass(frozen=True)
class BubbleMap:
    """Everything the drawing of the map needs."""

    shape: Shape
    home: list[Bubble]
    abroad: list[Bubble]
    unit: float  # radius of a bubble is max(SMALLEST, unit * sqrt(count))
    height: float
    abroad_top: float


def mercator(latitude: float) -> float:
    """Return the Mercator ordinate of a latitude; both in degrees."""
    return math.degrees(math.asinh(math.tan(math.radians(latitude))))


@lru_cache(maxsize=4)
def load_shape(root: Path) -> Shape | None:
    """Return the drawing in `data/map/`, or None for a guide without a map."""
    found = sorted((root / "data" / "map").glob("*.json"))
    if not found:
        return None
    data = json.loads(found[0].read_text(encoding="utf-8"))
    place = data["projection"]
    return Shape(
        country=data["country"],
        width=data["width"],
        height=data["height"],
        attribution=data["attribution"],
        license=data["license"],
        source=data["source"].split(" ")[0],
        scale=place["scale"],
        x=place["x"],
        y=place["y"],
        paths=tuple(_path(province["rings"]) for province in data["provinces"]),
        coarse="".join(_path(province["coarse"]) for province in data["provinces"]),
    )


def _path(rings: Iterable[list[list[int]]]) -> str:
    """Return rings as SVG path data, relative after each first point."""
    parts = []
    for ring in rings:
        (x, y), *rest = ring
        line = f"M{x} {y}l"
        for next_x, next_y in rest:
            line += f"{next_x - x} {next_y - y} "
            x, y = next_x, next_y
        parts.append(line.rstrip().replace(" -", "-") + "z")
    return "".join(parts)


@lru_cache(maxsize=1)
def bubble_map(guide: Guide) -> BubbleMap | None:
    """Return the bubbles of all cases, pushed apart where they would overlap; None for a guide without a map."""
    shape = load_shape(guide.root)
    if shape is None:
        return None
    places: dict[str, list[Any]] = {}
    for case in guide.cases.values():
        places.setdefault(slug(case.place.municipality), []).append(case.place)
    unit = min(UNIT, LARGEST / math.sqrt(max(map(len, places.values()), default=1)))
    bubbles = [_bubble(shape, id, found, unit) for id, found in sorted(places.items())]
    top = shape.height - ABROAD_ROOM
    abroad = _beside([bubble for bubble in bubbles if bubble.country != shape.country], top + 14)
    lowest = max((bubble.y + bubble.r for bubble in abroad), default=0.0)
    home = spread([bubble for bubble in bubbles if bubble.country == shape.country], abroad, shape)
    return BubbleMap(shape, home, abroad, unit, max(shape.height, lowest), top)


def _bubble(shape: Shape, id: str, places: list[Any], unit: float) -> Bubble:
    x, y = shape.project(sum(place.lon for place in places) / len(places), sum(place.lat for place in places) / len(places))
    radius = max(SMALLEST, unit * math.sqrt(len(places)))
    return Bubble(id, places[0].municipality, len(places), places[0].country, x, y, radius, x, y)


def _beside(bubbles: list[Bubble], top: float) -> list[Bubble]:
    """Place bubbles abroad in rows of two, left below the drawing."""
    placed = []
    for start in range(0, len(bubbles), 2):
        row = bubbles[start : start + 2]
        tallest = max(bubble.r for bubble in row)
        for column, bubble in enumerate(row):
            x, y = MARGIN + tallest + column * ABROAD_STEP, top + tallest
            placed.append(replace(bubble, x=round(x, 1), y=round(y, 1), true_x=x, true_y=y))
        top += 2 * tallest + GAP
    return placed


def spread(bubbles: list[Bubble], fixed: list[Bubble], shape: Shape) -> list[Bubble]:
    """Push overlapping bubbles apart, each pair along the line between them, until none overlap or the rounds run out.

    Rounds are fewer the more bubbles there are: a map fuller than its surface cannot be solved, only eased.
    """
    movable = [[bubble.x, bubble.y, bubble.r] for bubble in bubbles]
    items = movable + [[bubble.x, bubble.y, bubble.r] for bubble in fixed]
    for _ in range(min(300, 20_000 // max(1, len(items)))):
        if not _push_once(items, len(movable)):
            break
        for item in movable:
            item[0] = min(max(item[0], item[2] - MARGIN), shape.width + MARGIN - item[2])
            item[1] = min(max(item[1], item[2] - MARGIN), shape.height + MARGIN - item[2])
    return [replace(bubble, x=round(x, 1), y=round(y, 1)) for bubble, (x, y, _) in zip(bubbles, movable, strict=True)]


def _push_once(items: list[list[float]], movable: int) -> bool:
    cell = 2 * max(item[2] for item in items) + GAP
    grid: dict[tuple[int, int], list[int]] = {}
    for number, (x, y, _) in enumerate(items):
        grid.setdefault((int(x // cell), int(y // cell)), []).append(number)
    pushed = False
    for first, (x, y, _) in enumerate(items[:movable]):
        column, row = int(x // cell), int(y // cell)
        near = [n for dx in (-1, 0, 1) for dy in (-1, 0, 1) for n in grid.get((column + dx, row + dy), [])]
        for second in near:
            if second > first:
                pushed |= _push(items[first], items[second], second >= movable, first)
    return pushed


def _push(one: list[float], other: list[float], other_is_fixed: bool, number: int) -> bool:
    across, down = other[0] - one[0], other[1] - one[1]
    distance = math.hypot(across, down)
    overlap = one[2] + other[2] + GAP - distance
    if overlap <= 0.05:
        return False
    if distance < 0.01:  # the same spot: any direction will do, as long as it is the same in every build
        across, down, distance = math.cos(number), math.sin(number), 1.0
    share = overlap if other_is_fixed else overlap / 2
    one[0] -= across / distance * share
    one[1] -= down / distance * share
    if not other_is_fixed:
        other[0] += across / distance * share
        other[1] += down / distance * share
    return True
