"""Feeds and files: what readers, spreadsheets and maps do with them."""

import csv
import io
import json
import os
import subprocess
from dataclasses import replace
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from html import unescape
from pathlib import Path
from typing import Any

import feedparser
import jsonschema
import pytest
from lxml import etree

from guide.content.guide import Guide
from guide.outputs.cases_csv import cases_csv, columns
from guide.outputs.feeds import changed_on, feeds, files
from guide.outputs.geojson import cases_geojson
from guide.settings import Settings

GOLDEN = Path(__file__).parent / "golden"
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


def entries(feed: str) -> list[Any]:
    """Read a feed as a feed reader does."""
    read = feedparser.parse(feed.encode(), response_headers={"content-type": "application/rss+xml; charset=utf-8"})
    assert not read.bozo and read.version == "rss20", read.get("bozo_exception")
    return list(read.entries)


def check(made: dict[str, str]) -> None:
    """Hold both feeds against their specifications."""
    jsonschema.Draft202012Validator(json.loads((GOLDEN / "feed.schema.json").read_text(encoding="utf-8"))).validate(
        json.loads(made["data/feed.json"])
    )
    rules = etree.RelaxNG(etree.parse(GOLDEN / "rss.rng"))
    rules.assertValid(etree.fromstring(made["data/feed.xml"].encode()))


@pytest.mark.parametrize("dates", [DATES, {}], ids=["dated", "undated"])
def test_both_feeds_are_valid_and_say_the_same(dates: dict[str, datetime], guide: Guide) -> None:
    made = feeds(guide, dates, "https://gids.example/?a=1&b=2/")
    check(made)
    items = json.loads(made["data/feed.json"])["items"]
    for entry, item in zip(entries(made["data/feed.xml"]), items, strict=True):
        assert (entry.link, entry.id, unescape(entry.title)) == (item["url"], item["id"], item["title"])
        assert unescape(entry.summary) == item["content_text"]
        assert [tag.term for tag in entry.get("tags", [])] == item["tags"]
        assert ("published" in entry) == ("date_modified" in item)
    first = entries(made["data/feed.xml"])[0]
    assert not dates or parsedate_to_datetime(first.published) == DATES["rotterdam-zuid"]


@pytest.mark.parametrize(
    "text",
    [
        "Een wijk met <b>vet</b>, <3 en a < b > c & d &amp; e &lt;i&gt;.",
        "<script>alert(1)</script> en <img src=x onerror=alert(1)> horen erbij.",
        "]]> en <![CDATA[x]]> en <!-- weg --> en <?php echo 1 ?> blijven.",
        "{{ 7 * 7 }} {% raw %} \"dubbel\" en 'enkel' en “krom”.",
        "https://example.org/?a=1&b=2#c en mailto:x@example.org als tekst.",
        "Emoji 👩🏽‍🤝‍👩🏼, accenten é ï ő, Ωμέγα, مرحبا en 漢字.",
        "Onzichtbaar: \u200b\u00ad\u202e\ufeff en een harde\u00a0spatie.",
        "**Sterren**, _strepen_ en [haken](x) zijn hier tekst.",
        "&#38;#60; en &nbsp; en &eacute; staan er zo.",
    ],
)
def test_a_summary_and_a_title_come_back_word_for_word(text: str, guide: Guide) -> None:
    id, case = next(iter(guide.cases.items()))
    changed = replace(guide, cases={id: case.model_copy(update={"summary": text, "title": text})})
    made = feeds(changed, DATES, "https://gids.example/")
    check(made)
    (item,), (entry,) = json.loads(made["data/feed.json"])["items"], entries(made["data/feed.xml"])
    assert item["content_text"] == text == item["title"]
    assert unescape(entry.summary) == text
    assert etree.fromstring(made["data/feed.xml"].encode()).findtext("channel/item/title") == text


def test_what_xml_cannot_hold_is_left_out(guide: Guide) -> None:
    id, case = next(iter(guide.cases.items()))
    text = "Een\x00 wijk\x0b met\x1b tekens\ufffe en\uffff meer."
    made = feeds(replace(guide, cases={id: case.model_copy(update={"summary": text, "title": text})}), {}, "https://gids.example/")
    check(made)
    assert entries(made["data/feed.xml"])[0].summary == "Een wijk met tekens en meer."


def test_feeds_are_in_the_language_of_the_guide(guide: Guide) -> None:
    english = replace(guide, about=guide.about.model_copy(update={"language": "en"}))
    made = feeds(english, {}, "https://gids.example/")
    check(made)
    feed = json.loads(made["data/feed.json"])
    assert feed["language"] == "en" and feed["title"] == f"Cases from {guide.about.title}" and "<language>en<" in made["data/feed.xml"]


def git(folder: Path, *arguments: str, date: str = "2025-01-01T00:00:00Z") -> None:
    person = {f"GIT_{role}_{part}": "x" for role in ("AUTHOR", "COMMITTER") for part in ("NAME", "EMAIL")}
    variables = {**person, "GIT_COMMITTER_DATE": date, "PATH": os.environ["PATH"], "HOME": str(folder)}
    subprocess.run(["git", *arguments], cwd=folder, check=True, capture_output=True, env=variables)


@pytest.fixture
def history(tmp_path: Path) -> Path:
    """A project with three commits, and a case that is not committed yet."""
    folder = tmp_path / "project"
    (folder / "cases").mkdir(parents=True)
    git(folder, "init", "-q")
    for name, date in [("een", "2025-01-01T00:00:00Z"), ("twee", "2025-02-01T00:00:00Z"), ("een", "2025-03-01T12:00:00Z")]:
        (folder / "cases" / f"{name}.yml").write_text(date, encoding="utf-8")
        git(folder, "add", ".")
        git(folder, "commit", "-qm", "x", date=date)
    (folder / "cases" / "nieuw.yml").write_text("nog niet vastgelegd", encoding="utf-8")
    return folder


def test_dates_come_from_the_last_commit(history: Path) -> None:
    assert changed_on(history) == {"een": datetime(2025, 3, 1, 12, tzinfo=UTC), "twee": datetime(2025, 2, 1, tzinfo=UTC)}


@pytest.mark.parametrize("kind", ["shallow", "deeper but shallow", "no git here", "no git at all"])
def test_a_missing_history_gives_no_dates_and_a_warning(
    kind: str, history: Path, tmp_path: Path, planters: Guide, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    copy = tmp_path / "copy"
    if "shallow" in kind:
        git(tmp_path, "clone", "-q", "--depth", "1" if kind == "shallow" else "2", history.as_uri(), str(copy))
    else:
        (copy / "cases").mkdir(parents=True)
    if kind == "no git at all":
        monkeypatch.setenv("PATH", "")
    assert changed_on(copy) is None
    made = files(replace(planters, root=copy), Settings())
    assert "De geschiedenis van Git is hier niet of maar ten dele." in caplog.text
    assert "date_modified" not in made["data/feed.json"] and "pubDate" not in made["data/feed.xml"]


@pytest.mark.parametrize("kind", ["worktree", "below", "without commits"])
def test_a_history_that_is_whole_is_no_reason_to_warn(kind: str, history: Path, tmp_path: Path) -> None:
    expected = {"een", "twee"}
    if kind == "worktree":
        git(history, "worktree", "add", "-q", str(tmp_path / "tree"))
        folder = tmp_path / "tree"
    elif kind == "below":
        folder = tmp_path / "above/gids"
        folder.parent.mkdir()
        (history / ".git").rename(tmp_path / "above/.git")
        history.rename(folder)
        git(tmp_path / "above", "add", ".")
        git(tmp_path / "above", "commit", "-qm", "x")
        expected |= {"nieuw"}
    else:
        folder, expected = tmp_path / "leeg", set()
        folder.mkdir()
        git(folder, "init", "-q")
    assert set(changed_on(folder) or {}) == expected and changed_on(folder) is not None


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
        assert [row[name].replace("'", "") for name in ("title", "summary")] == [
            text.replace("'", "") for text in (case.title, case.summary)
        ]
        assert float(row["lat"].replace(",", ".")) == case.place.lat
        assert float(row["lon"].replace(",", ".")) == case.place.lon
        assert row["themes"].split(" | ") == case.themes
        assert row["lessons"].replace("'", "") == " | ".join(episode.lesson for episode in case.episodes).replace("'", "")
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
