"""A second handbook as a site: English, with the whole theme, and not a word of Dutch or of this project's handbook."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest

from guide.content.guide import Guide
from guide.content.lists import LISTS
from guide.fragments.links import environment
from guide.fragments.views import MACROS
from guide.language.words import words_of
from guide.reading.load import load
from tests.conftest import HANDBOOK, OWN_STORE, ROOT, TINY_ADDRESS, copy_planters, copy_tiny, run_build
from tests.site.pages import BuiltPage, read_site, target

STARTERS = ROOT / "guide/starter"
TEXT = {".html", ".js", ".json", ".xml", ".csv", ".geojson", ".bib", ".ris", ".txt", ".css", ".svg"}
# words that no English sentence holds; the theme's own files and the vocabulary of the files people write are not ours to translate
DUTCH = re.compile(
    r"(?<![\w-])(?:aan|als|anders|antwoord|antwoorden|bewaar|bij|bron|bronnen|casus|casussen|datum|deels|deze|een|fase|fasen|geen|gemeente|gids|"
    r"handboek|heeft|het|hier|kaart|kies|leeslijst|maar|naar|niet|nog|ons|onze|ook|organisatie|paragraaf|persoon|sorteer|succesfactor|terug|thema|uit|"
    r"verwijder|volgende|voor|vorige|vraag|vragen|waar|wijk|wijkaanpak|woorden|wordt|zijn|zoek|zoeken)(?![\w-])",
    re.IGNORECASE,
)
GIVEN = re.compile(r"\bja, nee, beide\b|\bja \(yes\), or nee\b|\"good\": \"(?:ja|nee|beide)\"")


@pytest.fixture(scope="module")
def pages(tiny_site: Path) -> dict[str, BuiltPage]:
    return read_site(tiny_site)


def texts(site: Path) -> Iterator[tuple[str, str]]:
    """Give every text of a site with its path: pages, scripts, data, and what the PDFs say. Scripts of others are not ours."""
    for path in sorted(site.rglob("*")):
        name = path.relative_to(site).as_posix()
        if path.suffix in TEXT and not name.startswith(("assets/javascripts/", "assets/vendor/")):
            yield name, path.read_text(encoding="utf-8")
        elif path.suffix == ".pdf":
            document = pypdfium2.PdfDocument(path)
            yield name, " ".join(document[number].get_textpage().get_text_range() for number in range(len(document)))


@pytest.mark.all_pages
def test_every_entry_has_its_page(tiny_site: Path, pages: dict[str, BuiltPage]) -> None:
    data = json.loads((tiny_site / "data/guide.json").read_text(encoding="utf-8"))
    sections = data["theory"] + [section for phase in data["phases"] for section in phase["sections"]]
    for entry in [*sections, *data["phases"], *data["cases"], *data["checklists"], *data["terms"], *data["sources"]]:
        address, _, fragment = entry["url"].partition("#")
        assert address in pages, entry["url"]
        assert not fragment or fragment in pages[address].ids, entry["url"]


def test_every_page_of_the_language_file_is_there(tiny_site: Path, pages: dict[str, BuiltPage]) -> None:
    for name, address in words_of("en").part("addresses").items():
        if "{id}" not in address and "?" not in address and name != "case_rows":  # written where the table goes on on more pages
            assert address in pages or (tiny_site / address).is_file(), name


def test_no_link_is_broken(tiny_site: Path, pages: dict[str, BuiltPage]) -> None:
    for page in pages.values():
        if page.url in {"404.html", "offline.html"}:  # their links begin at the host's root
            continue
        for link in page.links:
            found = target(page, link)
            if found is None:
                continue
            address, fragment = found
            assert address in pages or (tiny_site / address).is_file(), (page.url, link)
            assert not fragment or address not in pages or fragment in pages[address].ids, (page.url, link)


def test_every_page_is_in_english(pages: dict[str, BuiltPage]) -> None:
    assert {page.language for page in pages.values()} == {"en"}


def test_not_a_word_of_dutch(tiny_site: Path) -> None:
    found = {name: {match[0] for match in DUTCH.finditer(GIVEN.sub("", text))} for name, text in texts(tiny_site)}
    del found["assets/shared/tables.js"]  # what a spreadsheet in any language takes for a date or a truth
    assert {name: words for name, words in found.items() if words} == {}


def test_not_a_word_of_the_handbook_of_this_project(tiny_site: Path, guide: Guide) -> None:
    """The engine and the theme bring interface words, and no name, place, phase or section of their own."""
    names = [guide.about.title, guide.about.publisher, guide.about.process.title, guide.about.cycle.title]
    names += [chapter.title for chapter in guide.chapters.values()] + list(guide.phases)
    names += [section.id for section in guide.sections.values() if "-" in section.id] + list(guide.cases)
    names += [factor.title for factor in guide.success_factors.values()] + [
        chapter.color for chapter in guide.phases.values() if chapter.color
    ]
    for path, text in texts(tiny_site):
        low = text.casefold()
        found = [name for name in names if name.casefold() in low]
        assert found == [] or path.startswith("assets/shared/"), (path, found)  # the palette of the theme may hold a phase's colour


def test_a_starter_uses_every_macro_and_figure(tiny: Guide) -> None:
    """Both starters show what there is: what the pages of this project's handbook call, theirs call too."""

    def called(docs: Path) -> set[str]:
        text = "".join(path.read_text(encoding="utf-8") for path in docs.rglob("*.md"))
        return {name for name in MACROS if re.search(rf"\b{name}\(", text)}

    wanted = called(HANDBOOK / "docs")
    for starter in ("en", "nl"):
        assert wanted - called(STARTERS / starter / "docs") == set(), starter
    assert {figure.kind for figure in tiny.figures.values()} == {
        name.removeprefix("figure_").removesuffix(".html") for name in environment().list_templates() if name.startswith("figure_")
    }


def test_starters_are_the_same_but_for_their_language() -> None:
    kinds: dict[str, dict[str, int]] = {}
    for starter in ("en", "nl"):
        made = load(STARTERS / starter)
        kinds[starter] = {name: len(getattr(made, name)) for name in (*LISTS, "cases", "checklists", "sections", "phases")}
        kinds[starter]["pages"] = len(list((STARTERS / starter / "docs").rglob("*.md")))
    assert kinds["en"] == kinds["nl"]
    for file in ("macros.py", "hooks.py"):
        assert (STARTERS / "both" / file).read_text(encoding="utf-8") == (ROOT / file).read_text(encoding="utf-8")


def test_jinja_in_contributed_text_is_text(tiny_site: Path, pages: dict[str, BuiltPage]) -> None:
    page = pages["cases/station-square-bath/"]
    assert page.title == 'A "square" full of <3 {{ tulips }} (Station Square, Bath) | Green Streets'
    assert page.description == "{{ 7 * 7 }} tulips on one square: so & not otherwise."
    assert 'A "square" full of <3 {{ tulips }}' in page.main_text and "49" not in page.main_text
    assert '{{ counts("cases") }} and {% raw %} stay as they are' in page.main_text
    assert "Is there a {{ rota }} for every week?" in pages["checklists/watering/"].main_text
    found = json.loads((tiny_site / "search/guide.json").read_text(encoding="utf-8"))
    assert any("{{ tulips }}" in result[1] for result in found["results"])


def test_contributed_text_cannot_leave_an_attribute(tiny_site: Path) -> None:
    html = (tiny_site / "cases/station-square-bath/index.html").read_text(encoding="utf-8")
    assert '<meta property="og:title" content="A &#34;square&#34; full of &lt;3 {{ tulips }} (Station Square, Bath)">' in html
    (block,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL)
    data = json.loads(block)
    assert data["name"] == 'A "square" full of <3 {{ tulips }} (Station Square, Bath)' and data["inLanguage"] == "en"
    assert data["isBasedOn"]["name"] == "Green Streets" and data["isBasedOn"]["publisher"]["name"] == "The Watering Can"


def test_a_case_stands_where_it_belongs(pages: dict[str, BuiltPage]) -> None:
    here = ("listen/neighbours/", "plant/planting-day/", "cases/", "cases/lists/", "cases/lessons/", "success-factors/patience/")
    for address in here:
        links = {target(pages[address], link) for link in pages[address].links}
        assert any(found and found[0] == "cases/willow-row-york/" for found in links), address
    assert "Ask one question at every door before you draw anything." in pages["cases/lessons/"].main_text


def test_a_page_with_macros(pages: dict[str, BuiltPage]) -> None:
    assert "Ask one question, write down the answer, and say thank you." in pages["listen/neighbours/"].main_text
    assert "There are 4 cases to learn from." in pages["tend/watering/"].main_text
    assert "After Find partners you know who comes; in the last phase you see who stays." in pages["plant/planting-day/"].main_text


def test_the_figures_of_the_process_come_from_the_data(pages: dict[str, BuiltPage]) -> None:
    text = pages["why/model/"].main_text
    assert "Two building blocks that turn together" in text and "Every spring again" in text


def test_the_phases_have_colours_of_their_own(tiny_site: Path, tiny: Guide) -> None:
    sheet = (tiny_site / "assets/phases.css").read_text(encoding="utf-8")
    assert len(tiny.phases) == 4 and sheet.count("--phase:light-dark(") == 4
    for phase in tiny.phases.values():
        assert f'[data-phase="{phase.id}"]{{--phase:light-dark({phase.color},' in sheet
    assert "color-mix(in oklab,#855600 45%,white)" in sheet, "a phase without a colour for dark pages gets one"


@pytest.mark.all_pages
def test_a_guide_without_a_map_has_none(planters_project: Path, tiny_site: Path) -> None:
    assert 'class="case-map"' in (tiny_site / "cases/index.html").read_text(encoding="utf-8")
    assert 'class="case-map"' not in (planters_project / "site/casussen/index.html").read_text(encoding="utf-8")


@pytest.mark.all_pages
def test_two_builds_are_the_same_bytes_whatever_stood_there(tiny_project: Path, tmp_path: Path) -> None:
    copy = copy_tiny(tmp_path / "again")
    (copy / "site").mkdir()
    (copy / "site/oud.html").write_text("eerder", encoding="utf-8")
    assert run_build(copy, SITE_URL=TINY_ADDRESS, **OWN_STORE).returncode == 0
    first, second = tiny_project / "site", copy / "site"
    names = sorted(path.relative_to(first).as_posix() for path in first.rglob("*") if path.is_file())
    assert names == sorted(path.relative_to(second).as_posix() for path in second.rglob("*") if path.is_file())
    assert [name for name in names if (first / name).read_bytes() != (second / name).read_bytes()] == []


def test_broken_content_leaves_the_earlier_site(tmp_path: Path) -> None:
    copy = copy_planters(tmp_path / "project")
    (copy / "site").mkdir()
    (copy / "site/index.html").write_text("eerder", encoding="utf-8")
    case = copy / "cases/rozenlaan-plantstad.yml"
    case.write_text(case.read_text(encoding="utf-8").replace("section: gieten", "section: geiten"), encoding="utf-8")
    result = run_build(copy)
    assert result.returncode == 1
    expected = "Er is geen paragraaf 'geiten'. Bedoel je 'gieten'? Kies uit: aanleiding, gieten, potgrond, zaaien.\n"
    assert result.stdout == f"cases/rozenlaan-plantstad.yml:18: episodes[1].section: {expected}"
    assert "Traceback" not in result.stderr
    assert [path.name for path in (copy / "site").iterdir()] == ["index.html"]


@pytest.mark.all_pages
def test_a_broken_link_in_a_page_is_refused(tmp_path: Path) -> None:
    copy = copy_planters(tmp_path / "project")
    (copy / "docs/over/index.md").write_text("# Over\n\n[weg](nergens.md)\n", encoding="utf-8")
    settings = copy / "mkdocs.yml"
    settings.write_text(settings.read_text(encoding="utf-8").replace("strict: true\n", ""), encoding="utf-8")
    result = run_build(copy)
    assert result.returncode != 0 and not (copy / "site").exists()
    assert "De site is niet gebouwd; de vorige blijft staan." in result.stderr and "nergens.md" in result.stderr
