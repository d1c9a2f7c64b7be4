"""The map: places fall where they belong, bubbles can be read and touched, and the script makes just this geometry."""

import importlib.util
import io
import json
import math
import tarfile
from pathlib import Path

import pytest

from guide.content.guide import Guide
from guide.insight.map import SMALLEST, Bubble, Shape, bubble_map, load_shape, spread
from guide.language.wording import slug
from tests.conftest import HANDBOOK, ROOT

GEOMETRY = json.loads((HANDBOOK / "data/map/netherlands.json").read_text(encoding="utf-8"))
CITIES = {
    "Middelburg": (51.4988, 3.6109, "Zeeland"),
    "Terneuzen": (51.3328, 3.8340, "Zeeland"),
    "Maastricht": (50.8514, 5.6910, "Limburg"),
    "Groningen": (53.2194, 6.5665, "Groningen"),
    "Leeuwarden": (53.2012, 5.7999, "Friesland"),
    "Den Burg": (53.0555, 4.7969, "Noord-Holland"),
    "Lelystad": (52.5185, 5.4714, "Flevoland"),
    "Emmeloord": (52.7108, 5.7486, "Flevoland"),
    "Enschede": (52.2215, 6.8937, "Overijssel"),
    "Assen": (52.9929, 6.5642, "Drenthe"),
    "Arnhem": (51.9851, 5.8987, "Gelderland"),
    "Utrecht": (52.0907, 5.1214, "Utrecht"),
    "Den Haag": (52.0705, 4.3007, "Zuid-Holland"),
    "Eindhoven": (51.4416, 5.4697, "Noord-Brabant"),
    "IJsselmeer": (52.8000, 5.3000, None),
    "Waddenzee": (53.2500, 5.3000, None),
    "Noordzee": (52.5000, 4.0000, None),
    "Oosterschelde": (51.5700, 3.9500, None),
    "Antwerpen": (51.2194, 4.4025, None),
}


@pytest.fixture(scope="module")
def shape() -> Shape:
    found = load_shape(HANDBOOK)
    assert found
    return found


def province_at(x: float, y: float) -> str | None:
    """Return the province a point of the drawing lies in (crossings of a ray, even-odd)."""
    for province in GEOMETRY["provinces"]:
        inside = False
        for ring in province["rings"]:
            for (x1, y1), (x2, y2) in zip(ring, ring[1:] + ring[:1], strict=True):
                if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
                    inside = not inside
        if inside:
            return str(province["name"])
    return None


@pytest.mark.parametrize("city", CITIES)
def test_city_lies_in_its_province_and_water_in_none(city: str, shape: Shape) -> None:
    lat, lon, province = CITIES[city]
    assert province_at(*shape.project(lon, lat)) == province


def test_every_municipality_lies_in_its_province(guide: Guide, shape: Shape) -> None:
    """As far as the drawing is exact, and it is older than Vijfheerenlanden."""
    names = {"fryslan": "Friesland"} | {slug(province["name"]): province["name"] for province in GEOMETRY["provinces"]}
    around = [(0.0, 0.0), (0.05, 0.0), (-0.05, 0.0), (0.0, 0.05), (0.0, -0.05)]
    astray = [
        one.name
        for one, region in guide.municipalities.values()
        if names[region.id] not in {province_at(*shape.project(one.lon + east, one.lat + north)) for east, north in around}
    ]
    assert astray == ["Vijfheerenlanden"]


def test_a_municipality_lies_near_its_cases(guide: Guide) -> None:
    for id, case in guide.cases.items():
        place = case.place
        if known := guide.municipalities.get((place.country, place.municipality)):
            assert math.hypot((known[0].lat - place.lat) * 111, (known[0].lon - place.lon) * 68) < 15, id


def test_geometry_names_its_source_licence_and_residual() -> None:
    assert len(GEOMETRY["provinces"]) == 12
    assert "creativecommons.org/licenses/by/4.0" in GEOMETRY["license"]
    assert "MapSVG" in GEOMETRY["attribution"]
    assert "svg-maps/netherlands" in GEOMETRY["source"]
    assert GEOMETRY["projection"]["largest_error"] < 0.04


def test_bubbles_hold_all_cases_and_never_overlap(guide: Guide) -> None:
    drawn = bubble_map(guide)
    assert drawn
    bubbles = drawn.home + drawn.abroad
    assert sum(bubble.count for bubble in bubbles) == len(guide.cases)
    assert {bubble.id for bubble in bubbles} == {slug(case.place.municipality) for case in guide.cases.values()}
    for number, one in enumerate(bubbles):
        for other in bubbles[number + 1 :]:
            assert math.dist((one.x, one.y), (other.x, other.y)) >= one.r + other.r - 0.5, (one.name, other.name)
    for bubble in drawn.home:
        assert math.dist((bubble.x, bubble.y), (bubble.true_x, bubble.true_y)) < 70, f"{bubble.name} ligt ver van zijn plek"


def test_area_of_a_bubble_follows_its_count(guide: Guide) -> None:
    drawn = bubble_map(guide)
    assert drawn
    for bubble in drawn.home + drawn.abroad:
        assert bubble.r == pytest.approx(max(SMALLEST, drawn.unit * math.sqrt(bubble.count)))


def test_places_on_one_spot_come_apart_the_same_way_every_time(shape: Shape) -> None:
    pile = [Bubble(str(number), "", 1, "NL", 300.0, 300.0, SMALLEST, 300.0, 300.0) for number in range(12)]
    apart = spread(pile, [], shape)
    assert apart == spread(pile, [], shape)
    assert min(math.dist((a.x, a.y), (b.x, b.y)) for n, a in enumerate(apart) for b in apart[n + 1 :]) >= 2 * SMALLEST


def test_script_remakes_geometry_from_a_package(tmp_path: Path) -> None:
    spec = importlib.util.spec_from_file_location("make_map", ROOT / "tools/make_map.py")
    assert spec and spec.loader
    make_map = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(make_map)
    scale, left, top = 100.0, -300.0, 6100.0
    locations = []
    for name, (west, south, east, north) in make_map.ENDS.items():
        x1, x2 = left + scale * west, left + scale * east
        y1, y2 = (top - scale * make_map.mercator(lat) for lat in (north or 51.7, south))
        locations.append({"name": name, "path": f"m {x1},{y1} L {x2},{y1} {x2},{y2} {x1},{y2} z m 1,1 0.1,0 0,0.1 z"})
    script = "export default " + json.dumps({"viewBox": "0 0 500 600", "locations": locations})
    package = tmp_path / "package.tgz"
    with tarfile.open(package, "w:gz") as tar:
        member = tarfile.TarInfo("package/index.js")
        member.size = len(script.encode())
        tar.addfile(member, io.BytesIO(script.encode()))
    made, error = make_map.make(package)
    assert error < 0.001
    assert made["projection"] == {"scale": scale, "x": left, "y": top, "largest_error": 0.0}
    assert all(len(province["rings"]) == 1 and len(province["rings"][0]) == 4 for province in made["provinces"])
    assert made["license"] == GEOMETRY["license"]
