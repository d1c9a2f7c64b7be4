"""Feeds and files: what readers, spreadsheets and maps do with them."""

import csv
import io
import json
import subprocess
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from pathlib import Path
from xml.etree import ElementTree

from guide.content.guide import Guide
from guide.outputs.cases_csv import cases_csv, columns
from guide.outputs.feeds import changed_on, feeds
from guide.outputs.geojson import cases_geojson
from guide.outputs.registry import output_files
from guide.settings import Settings

DATES = {"breda-noord": datetime(2026, 3, 2, tzinfo=UTC), "rotterdam-zuid": datetime(2026, 5, 1, tzinfo=UTC)}


def test_json_feed_is_version_1_1_with_the_latest_change_first(guide: Guide) -> None:
    feed = json.loads(feeds(guide, DATES, "https://gids.example/wijk/")["data/feed.json"])
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["feed_url"] == "https://gids.example/wijk/data/feed.json"
    ids = [item["id"] for item in feed["items"]]
    assert ids[:2] == ["https://gids.example/wijk/casussen/rotterdam-zuid/", "https://gids.example/wijk/casussen/breda-noord/"]
    assert len(set(ids)) == len(guide.cases)
    first = feed["items"][0]
    assert datetime.fromisoformat(first["date_modified"]) == DATES["rotterdam-zuid"]
    assert first["title"] == guide.cases["rotterdam-zuid"].title
    assert first["content_text"] == guide.cases["rotterdam-zuid"].summary
    assert "date_modified" not in feed["items"][2]


def test_rss_reads_as_xml_and_says_the_same(guide: Guide) -> None:
    made = feeds(guide, DATES, "https://gids.example/?a=1&b=2/")
    channel = ElementTree.fromstring(made["data/feed.xml"]).find("channel")  # noqa: S314 (our own file)
    assert channel is not None
    items = channel.findall("item")
    assert [item.findtext("link") for item in items] == [item["url"] for item in json.loads(made["data/feed.json"])["items"]]
    assert parsedate_to_datetime(items[0].findtext("pubDate") or "") == DATES["rotterdam-zuid"]
    assert channel.findtext("language") == "nl"


def test_dates_come_from_the_last_commit_and_are_left_out_without_git(tmp_path: Path) -> None:
    def git(*arguments: str, date: str = "2025-01-01T00:00:00Z") -> None:
        person = {f"GIT_{role}_{part}": "x" for role in ("AUTHOR", "COMMITTER") for part in ("NAME", "EMAIL")}
        subprocess.run(["git", *arguments], cwd=tmp_path, check=True, env={**person, "GIT_COMMITTER_DATE": date, "PATH": "/usr/bin:/bin"})

    assert changed_on(tmp_path) == {}
    (tmp_path / "cases").mkdir()
    git("init", "-q")
    for name, date in [("een", "2025-01-01T00:00:00Z"), ("twee", "2025-02-01T00:00:00Z"), ("een", "2025-03-01T12:00:00Z")]:
        path = tmp_path / "cases" / f"{name}.yml"
        path.write_text(date, encoding="utf-8")
        git("add", ".", date=date)
        git("commit", "-qm", "x", date=date)
    (tmp_path / "cases" / "nieuw.yml").write_text("nog niet vastgelegd", encoding="utf-8")
    assert changed_on(tmp_path) == {"een": datetime(2025, 3, 1, 12, tzinfo=UTC), "twee": datetime(2025, 2, 1, tzinfo=UTC)}


def test_open_data_is_the_same_twice(guide: Guide) -> None:
    assert output_files(guide, Settings()) == output_files(guide, Settings())


def as_excel(text: str) -> list[dict[str, str]]:
    """Read a file as a Dutch Excel does on a double click: the BOM says UTF-8, the list separator is a semicolon."""
    data = text.encode("utf-8")
    assert data.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=";"))


def test_csv_comes_back_from_a_dutch_excel_as_it_was(guide: Guide) -> None:
    rows = as_excel(cases_csv(guide))
    assert [row["id"] for row in rows] == list(guide.cases)
    for row in rows:
        case = guide.cases[row["id"]]
        assert row["title"] == case.title
        assert row["summary"] == case.summary
        assert float(row["lat"].replace(",", ".")) == case.place.lat
        assert float(row["lon"].replace(",", ".")) == case.place.lon
        assert row["themes"].split(" | ") == case.themes
        assert row["lessons"].split(" | ") == [episode.lesson for episode in case.episodes]
        for phase in guide.phases:
            sections = [episode.section for episode in case.episodes if guide.phase_of(episode.section) == phase]
            assert row[f"phase_{phase}"] == " | ".join(sections)


def test_every_column_of_the_csv_has_a_meaning(guide: Guide) -> None:
    header = cases_csv(guide).lstrip("\ufeff").split("\r\n", 1)[0].split(";")
    assert header == list(columns(guide))
    assert all(meaning for meaning, _ in columns(guide).values())


def test_geojson_follows_rfc_7946(guide: Guide) -> None:
    collection = json.loads(json.dumps(cases_geojson(guide)))
    assert collection["type"] == "FeatureCollection"
    assert "crs" not in collection  # section 4: WGS 84 only
    assert len(collection["features"]) == len(guide.cases)
    for feature in collection["features"]:
        assert feature["type"] == "Feature"
        assert isinstance(feature["id"], str)
        assert isinstance(feature["properties"], dict)
        assert feature["geometry"]["type"] == "Point"
        assert not {"coordinates", "geometries", "features"} & set(feature)  # section 7.1
        lon, lat = feature["geometry"]["coordinates"]
        assert -180 <= lon <= 180
        assert -90 <= lat <= 90
        place = guide.cases[feature["id"]].place
        assert (lon, lat) == (place.lon, place.lat)


def test_files_stand_in_the_site(site: Path, guide: Guide) -> None:
    for name in ("guide.json", "cases.json", "cases.csv", "cases.geojson", "checklists.json", "feed.json", "feed.xml"):
        assert (site / "data" / name).stat().st_size > 500, name
    page = (site / "data/index.html").read_text(encoding="utf-8")
    assert all(f"<code>{name}</code>" in page for name in columns(guide))
    home = (site / "casussen/index.html").read_text(encoding="utf-8")
    assert 'type="application/rss+xml"' in home
    assert 'type="application/feed+json"' in home
