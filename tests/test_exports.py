"""Open data: what every file holds, on the planters and on the real one."""

import csv
import io
import json

import pytest

from guide.content.guide import Guide
from guide.outputs.registry import output_files
from guide.settings import Settings


def data_files(guide: Guide) -> dict[str, str]:
    """Return the files that are text."""
    return {path: made for path, made in output_files(guide, Settings()).items() if isinstance(made, str)}


@pytest.fixture(scope="module")
def files(planters: Guide) -> dict[str, str]:
    return data_files(planters)


def rows(text: str) -> list[dict[str, str]]:
    assert text.startswith("\ufeff"), "a BOM tells Excel that it is UTF-8"
    return list(csv.DictReader(io.StringIO(text[1:]), delimiter=";"))


def test_the_files(files: dict[str, str]) -> None:
    expected = {"guide.json", "cases.json", "cases.csv", "cases.geojson", "checklists.json"}
    assert {f"data/{name}" for name in expected} | {"bronnen/bronnen.bib", "bronnen/bronnen.ris"} <= set(files)


def test_contents(files: dict[str, str]) -> None:
    data = json.loads(files["data/guide.json"])
    assert {name: data[name] for name in ("title", "edition", "license")} == {
        "title": "Bloembakken voor beginners",
        "edition": "Proefdruk, lente 2019",
        "license": "Vrij te delen: Bloembakken voor beginners, De Gieter (2019).",
    }
    phases = [(phase["id"], phase["number"], phase["url"]) for phase in data["phases"]]
    assert phases == [
        ("start", "2", "start/"),
        ("groei", "3", "groei/"),
    ]
    assert data["phases"][0]["sections"][1] == {
        "id": "potgrond",
        "number": "2.2",
        "title": "Potgrond kiezen",
        "url": "start/potgrond/",
        "handbook_page": 5,
        "checklist": "zaaien",
        "cases": [],
    }
    assert [section["id"] for section in data["theory"]] == ["aanleiding"]
    assert data["terms"] == [
        {"id": "kiemen", "term": "kiemen", "url": "begrippen/#kiemen"},
        {"id": "npk", "term": "kunstmest", "url": "begrippen/#npk"},
    ]
    assert data["sources"][0] == {"id": "spade-2018", "notes": [1], "url": "bronnen/#spade-2018"}


def test_a_case_in_the_contents(files: dict[str, str]) -> None:
    rose, tulip = json.loads(files["data/guide.json"])["cases"]
    assert {name: rose[name] for name in ("id", "municipality", "area", "country", "lat", "lon", "url")} == {
        "id": "rozenlaan-plantstad",
        "municipality": "Plantstad",
        "area": "Rozenlaan",
        "country": "NL",
        "lat": 52.25,
        "lon": 5.5,
        "url": "casussen/rozenlaan-plantstad/",
    }
    assert rose["episodes"] == [
        {"phase": "start", "section": "zaaien", "pages": [4, 5]},
        {"phase": "groei", "section": "gieten", "pages": [7]},
    ]
    assert tulip["episodes"] == [{"phase": None, "section": "aanleiding", "pages": []}], "a part in the theory has no phase"
    assert tulip["title"] == 'Een "plein" vol <3 {{ tulpen }}'


def test_a_checklist_in_the_contents(files: dict[str, str]) -> None:
    (checklist,) = json.loads(files["data/guide.json"])["checklists"]
    assert checklist["id"] == "zaaien" and checklist["sections"] == ["zaaien", "potgrond"] and checklist["url"] == "checklists/zaaien/"
    assert [question["id"] for question in checklist["questions"]] == ["zaaien-1", "zaaien-3"]


def test_full_records(files: dict[str, str], planters: Guide) -> None:
    case = json.loads(files["data/cases.json"])["cases"][0]
    assert case["episodes"][0]["text"] == planters.cases["rozenlaan-plantstad"].episodes[0].text
    assert case["episodes"][1]["phase"] == "groei"
    checklist = json.loads(files["data/checklists.json"])["checklists"][0]
    assert checklist["questions"][1] | {"cases": []} == {
        "id": "zaaien-3",
        "text": "Is er {{ potgrond }} voor elke bak?",
        "good": "ja",
        "applies_when": None,
        "key_term": "potgrond",
        "hint": "Reken twintig liter per bak.",
        "follow_up": ["Wie haalt het op?"],
        "cases": [],
    }


def test_csv(files: dict[str, str]) -> None:
    rose, tulip = rows(files["data/cases.csv"])
    assert rose["lat"] == "52,25" and rose["map_number"] == "1" and tulip["map_number"] == ""
    assert rose["themes"] == "kleur | bijen"
    assert rose["phase_start"] == "zaaien" and rose["phase_groei"] == "gieten" and tulip["phase_start"] == ""
    assert rose["pages"] == "4 | 5 | 7"
    assert tulip["title"] == 'Een "plein" vol <3 {{ tulpen }}'
    assert tulip["lessons"] == "'=1+1 is geen formule.", "a spreadsheet must not run a text"
    assert all(line.endswith("\r") for line in files["data/cases.csv"].split("\n")[:-1])


def test_geojson(files: dict[str, str]) -> None:
    data = json.loads(files["data/cases.geojson"])
    assert data["type"] == "FeatureCollection" and "crs" not in data
    rose = data["features"][0]
    assert rose["type"] == "Feature" and rose["id"] == "rozenlaan-plantstad"
    assert rose["geometry"] == {"type": "Point", "coordinates": [5.5, 52.25]}, "longitude first"
    assert "lat" not in rose["properties"] and rose["properties"]["themes"] == ["kleur", "bijen"]


def test_two_exports_are_the_same(planters: Guide, files: dict[str, str]) -> None:
    assert data_files(planters) == files
