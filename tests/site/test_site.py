"""The built site as a whole: everything is there, nothing is broken."""

import filecmp
import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from guide.content.guide import Guide
from guide.language import richtext
from tests.conftest import copy_project, run_build
from tests.site.pages import BuiltPage, read_site, target

FETCH_IN_CSS = re.compile(r"url\(\s*[\"']?(https?:)?//|@import\s+(url\()?[\"']?(https?:)?//")


@pytest.fixture(scope="module")
def pages(site: Path) -> dict[str, BuiltPage]:
    return read_site(site)


@pytest.fixture(scope="module")
def contents(site: Path) -> dict[str, Any]:
    data: dict[str, Any] = json.loads((site / "data/guide.json").read_text(encoding="utf-8"))
    return data


def sections_of(contents: dict[str, Any]) -> list[dict[str, Any]]:
    sections: list[dict[str, Any]] = contents["theory"] + [section for phase in contents["phases"] for section in phase["sections"]]
    return sections


def test_every_entry_has_its_page(contents: dict[str, Any], pages: dict[str, BuiltPage]) -> None:
    entries = [
        *sections_of(contents),
        *contents["phases"],
        *contents["cases"],
        *contents["checklists"],
        *contents["terms"],
        *contents["sources"],
    ]
    for entry in entries:
        address, _, fragment = entry["url"].partition("#")
        assert address in pages, entry["url"]
        assert not fragment or fragment in pages[address].ids, entry["url"]


@pytest.mark.parametrize("address", ["", "casussen/", "checklists/", "begrippen/", "bronnen/", "bijdragen/", "data/", "over/", "404.html"])
def test_addresses_of_the_contract(address: str, pages: dict[str, BuiltPage]) -> None:
    assert len(pages[address].main_text) > 60


def test_every_case_shows_its_whole_story(guide: Guide, pages: dict[str, BuiltPage]) -> None:
    for id, case in guide.cases.items():
        text = pages[f"casussen/{id}/"].main_text
        for episode in case.episodes:
            words = re.findall(r"\w+", richtext.plain(episode.text))
            assert words == [word for word in words if word in text], (id, episode.section)
            assert episode.lesson in text
            section_page = pages[f"{guide.chapter_of[episode.section].id}/{episode.section}/"]
            assert case.title in section_page.main_text or episode.section not in guide.cases_of


def test_every_section_with_cases_shows_them(guide: Guide, pages: dict[str, BuiltPage]) -> None:
    for section, cases in guide.cases_of.items():
        page = pages[f"{guide.chapter_of[section].id}/{section}/"]
        for id in cases:
            links = {target(page, link) for link in page.links}
            assert any(found and found[0] == f"casussen/{id}/" for found in links), (section, id)


def letters(text: str) -> str:
    """Return a text without spaces, which say nothing where a term of another language is an element of its own."""
    return "".join(text.split())


def test_every_question_stands_on_its_page(guide: Guide, pages: dict[str, BuiltPage]) -> None:
    for id, checklist in guide.checklists.items():
        for question in checklist.questions:
            assert letters(question.text) in letters(pages[f"checklists/{id}/"].main_text)


def test_every_box_stands_in_its_section(guide: Guide, pages: dict[str, BuiltPage]) -> None:
    for box in guide.boxes.values():
        page = pages[f"{guide.chapter_of[box.section].id}/{box.section}/"]
        assert box.id in page.ids and box.title in page.main_text, box.id


def test_no_link_is_broken(pages: dict[str, BuiltPage], site: Path) -> None:
    broken = []
    for page in pages.values():
        for link in page.links:
            found = target(page, link)
            if found is None:
                continue
            address, fragment = found
            if address in pages:
                if fragment and fragment not in pages[address].ids:
                    broken.append((page.url, link))
            elif not (site / address).is_file():
                broken.append((page.url, link))
    assert not broken


def test_titles_and_descriptions_are_their_own(pages: dict[str, BuiltPage]) -> None:
    titles = Counter(page.title for page in pages.values())
    descriptions = Counter(page.description for url, page in pages.items() if url != "404.html")
    assert [title for title, times in titles.items() if times > 1] == []
    assert [text for text, times in descriptions.items() if times > 1] == []
    ours = [page for page in pages.values() if not page.url.startswith(("succesfactoren/", "casussen/"))]  # a short summary is fine
    assert [page.url for page in ours if not 40 <= len(page.description) <= 320] == []


def test_every_page_is_dutch_and_in_order(pages: dict[str, BuiltPage]) -> None:
    for page in pages.values():
        assert page.language == "nl", page.url
        assert page.headings.count(1) == 1 and page.headings[0] == 1, (page.url, page.headings)
        steps = [(one, other) for one, other in zip(page.headings, page.headings[1:], strict=False) if other > one + 1]
        assert steps == [], (page.url, steps)


def test_ids_are_unique_on_a_page(pages: dict[str, BuiltPage]) -> None:
    repeated = {page.url: [id for id, times in Counter(page.ids).items() if times > 1] for page in pages.values()}
    assert {url: ids for url, ids in repeated.items() if ids} == {}


def test_no_macro_markdown_or_markup_is_left_over(pages: dict[str, BuiltPage]) -> None:
    for page in pages.values():
        if page.url == "bijdragen/":
            continue
        assert not re.search(r"\{\{|\{%|Macro Rendering Error|\]\(|\*\*|markdown=|<a |</", page.text), page.url


def test_nothing_is_fetched_from_elsewhere(pages: dict[str, BuiltPage], site: Path) -> None:
    for page in pages.values():
        assert [address for address in page.fetched if re.match(r"(https?:)?//", address)] == [], page.url
    for sheet in site.rglob("*.css"):
        assert not FETCH_IN_CSS.search(sheet.read_text(encoding="utf-8")), sheet


@pytest.mark.all_pages
def test_two_builds_are_the_same_bytes(site: Path, tmp_path: Path) -> None:
    copy = copy_project(tmp_path / "again")
    result = run_build(copy)
    assert result.returncode == 0, result.stderr
    mine = sorted(path.relative_to(site) for path in site.rglob("*") if path.is_file())
    other = sorted(path.relative_to(copy / "site") for path in (copy / "site").rglob("*") if path.is_file())
    assert mine == other
    _, different, errors = filecmp.cmpfiles(site, copy / "site", [str(path) for path in mine], shallow=False)
    assert different == [] and errors == []
