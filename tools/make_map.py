"""Remakes data/map/netherlands.json from the npm package @svg-maps/netherlands (CC BY 4.0, MapSVG).

    npm pack @svg-maps/netherlands@1.0.0
    python tools/make_map.py svg-maps-netherlands-1.0.0.tgz data/map/netherlands.json

The drawing has no coordinates. It is a Mercator projection, so one scale and two offsets place it on the globe: they are fitted, by
least squares, on the outermost points of the twelve provinces. The script prints how far those points end up from where they should be.
"""

import json
import math
import re
import sys
import tarfile
from pathlib import Path

Point = tuple[float, float]
Ring = list[Point]

# Each province's west, south, east and north end in degrees WGS84: Natural Earth 1:10m, admin 1 (public domain).
# Zeeland's north end is left out: the two sources draw the islands there differently.
ENDS: dict[str, tuple[float, float, float, float | None]] = {
    "Drenthe": (6.132, 52.611, 7.070, 53.205),
    "Flevoland": (5.096, 52.262, 6.019, 52.839),
    "Friesland": (4.877, 52.790, 6.435, 53.512),
    "Gelderland": (5.005, 51.734, 6.813, 52.524),
    "Groningen": (6.170, 52.839, 7.199, 53.558),
    "Limburg": (5.550, 50.746, 6.208, 51.776),
    "Noord-Brabant": (4.189, 51.215, 6.049, 51.834),
    "Noord-Holland": (4.499, 52.166, 5.368, 53.188),
    "Overijssel": (5.784, 52.108, 7.047, 52.852),
    "Utrecht": (4.771, 51.942, 5.618, 52.287),
    "Zeeland": (3.349, 51.207, 4.279, None),
    "Zuid-Holland": (3.864, 51.639, 5.179, 52.324),
}
ABOUT = {
    "title": "Nederland, twaalf provincies",
    "country": "NL",
    "source": "https://www.npmjs.com/package/@svg-maps/netherlands (1.0.0), naar https://mapsvg.com/maps/netherlands",
    "attribution": "Kaart: MapSVG, CC BY 4.0",
    "license": "https://creativecommons.org/licenses/by/4.0/",
    "changes": "Vereenvoudigd en afgerond; op de aardbol geplaatst met een Mercator-projectie.",
}
FINE, COARSE = 0.7, 2.2  # the most a simplified line strays, in units of the drawing (about 0.45 km)
SMALLEST = {FINE: 5.0, COARSE: 25.0}  # islands under this area, in square units, are left out


def read_package(tarball: Path) -> dict[str, object]:
    """Return the drawing in an npm package file: `viewBox` and `locations`, each with `name`, `id` and `path`."""
    with tarfile.open(tarball) as package:
        member = package.extractfile("package/index.js")
        if member is None:
            raise FileNotFoundError("package/index.js")
        script = member.read().decode("utf-8")
    found: dict[str, object] = json.loads(script.removeprefix("export default ").strip().rstrip(";"))
    return found


def rings(path: str) -> list[Ring]:
    """Return the rings of an SVG path of moves and lines (m, l, z; absolute or relative)."""
    found: list[Ring] = []
    x = y = 0.0
    for command, arguments in re.findall(r"([a-zA-Z])([^a-zA-Z]*)", path):
        if command in "zZ":
            x, y = found[-1][0]
            continue
        if command not in "mMlL":
            raise ValueError(f"unknown path command {command}")
        numbers = [float(number) for number in re.findall(r"-?\d*\.?\d+(?:e-?\d+)?", arguments)]
        for at in range(0, len(numbers), 2):
            x, y = (x + numbers[at], y + numbers[at + 1]) if command.islower() else (numbers[at], numbers[at + 1])
            if command in "mM" and at == 0:
                found.append([])
            found[-1].append((x, y))
    return found


def mercator(latitude: float) -> float:
    """Return the Mercator ordinate of a latitude; both in degrees."""
    return math.degrees(math.asinh(math.tan(math.radians(latitude))))


def fit(drawn: dict[str, list[Ring]]) -> tuple[dict[str, float], float]:
    """Return `scale`, `x`, `y` so that x + scale·lon and y - scale·mercator(lat) are drawing units, and the largest error in degrees."""
    across, down = [], []
    for name, (west, south, east, north) in ENDS.items():
        xs = [x for ring in drawn[name] for x, _ in ring]
        ys = [y for ring in drawn[name] for _, y in ring]
        across += [(west, min(xs)), (east, max(xs))]
        down += [(-mercator(south), max(ys))] + ([(-mercator(north), min(ys))] if north is not None else [])
    means = [[sum(column) / len(pairs) for column in zip(*pairs, strict=True)] for pairs in (across, down)]
    centred = [(a - m[0], b - m[1]) for pairs, m in zip((across, down), means, strict=True) for a, b in pairs]
    scale = sum(a * b for a, b in centred) / sum(a * a for a, _ in centred)
    x, y = (m[1] - scale * m[0] for m in means)
    stretch = math.cos(math.radians(52.2))  # a degree of latitude is drawn this much longer than one of longitude
    errors = [abs(x + scale * a - b) / scale for a, b in across] + [abs(y + scale * a - b) / scale * stretch for a, b in down]
    return {"scale": round(scale, 3), "x": round(x, 2), "y": round(y, 2)}, max(errors)


def simplify(ring: Ring, most: float) -> Ring:
    """Drop points while the line strays at most `most` units (Douglas and Peucker, 1973)."""
    if len(ring) < 3:
        return ring
    (ax, ay), (bx, by) = ring[0], ring[-1]
    length = math.hypot(bx - ax, by - ay)
    strays = [abs((bx - ax) * (ay - y) - (ax - x) * (by - ay)) / length if length else math.hypot(x - ax, y - ay) for x, y in ring[1:-1]]
    worst = max(range(len(strays)), key=strays.__getitem__)
    if strays[worst] <= most:
        return [ring[0], ring[-1]]
    return simplify(ring[: worst + 2], most)[:-1] + simplify(ring[worst + 1 :], most)


def area(ring: Ring) -> float:
    """Return the area a ring encloses, in square units."""
    return abs(sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in zip(ring, ring[1:] + ring[:1], strict=True))) / 2


def drawn_rings(shape: list[Ring], most: float) -> list[list[list[int]]]:
    """Return a province's rings, simplified and rounded to whole units, without the smallest islands."""
    kept = [simplify(ring, most) for ring in shape if area(ring) >= SMALLEST[most]]
    return [[[round(x), round(y)] for x, y in ring] for ring in kept if len(ring) > 2]


def make(tarball: Path) -> tuple[dict[str, object], float]:
    """Return the map as data, and the largest error of the fit in degrees of longitude."""
    drawing = read_package(tarball)
    shapes = {place["name"]: rings(place["path"]) for place in drawing["locations"]}  # type: ignore[attr-defined]
    place, error = fit(shapes)
    _, _, width, height = (float(number) for number in str(drawing["viewBox"]).split())
    provinces = [
        {"name": name, "rings": drawn_rings(shape, FINE), "coarse": drawn_rings(shape, COARSE)} for name, shape in sorted(shapes.items())
    ]
    size = {"width": round(width), "height": round(height)}
    return {**ABOUT, **size, "projection": {**place, "largest_error": round(error, 3)}, "provinces": provinces}, error


if __name__ == "__main__":
    made, largest = make(Path(sys.argv[1]))
    Path(sys.argv[2]).write_text(json.dumps(made, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")
    print(f"{sys.argv[2]}: largest error {largest:.3f} degrees of longitude, {largest * 68:.1f} km")
