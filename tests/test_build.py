"""The tiny handbook as a site: the same engine, macros and theme, and not a word of the real handbook."""

import json
import re
from pathlib import Path

import pytest

from guide.content.guide import Guide
from tests.conftest import copy_tiny, run_build
from tests.site.pages import BuiltPage, read_site, target


@pytest.fixture(scope="module")
def pages(tiny_project: Path) -> dict[str, BuiltPage]:
    return read_site(tiny_project / "site")


def test_every_entry_has_its_page(tiny_project: Path, pages: dict[str, BuiltPage]) -> None:
    data = json.loads((tiny_project / "site/data/guide.json").read_text(encoding="utf-8"))
    sections = data["theory"] + [section for phase in data["phases"] for section in phase["sections"]]
    for entry in [*sections, *data["phases"], *data["cases"], *data["checklists"], *data["terms"], *data["sources"]]:
        address, _, fragment = entry["url"].partition("#")
        assert address in pages, entry["url"]
        assert not fragment or fragment in pages[address].ids, entry["url"]


def test_no_link_is_broken(tiny_project: Path, pages: dict[str, BuiltPage]) -> None:
    for page in pages.values():
        if page.url == "404.html":
            continue
        for link in page.links:
            found = target(page, link)
            if found is None:
                continue
            address, fragment = found
            assert address in pages or (tiny_project / "site" / address).is_file(), (page.url, link)
            assert not fragment or address not in pages or fragment in pages[address].ids, (page.url, link)


def test_jinja_in_contributed_text_is_text(tiny_project: Path, pages: dict[str, BuiltPage]) -> None:
    page = pages["casussen/tulpenplein-plantstad/"]
    assert page.title == 'Een "plein" vol <3 {{ tulpen }} (Tulpenplein, Plantstad) | Bloembakken'
    assert page.description == "{{ 7 * 7 }} tulpen op een plein: zo & niet anders."
    assert 'Een "plein" vol <3 {{ tulpen }}' in page.main_text and "49" not in page.main_text
    story = pages["casussen/rozenlaan-plantstad/"].main_text
    assert '{{ counts("cases") }} en {% raw %} blijven staan' in story
    assert "Is er {{ potgrond }} voor elke bak?" in pages["checklists/zaaien/"].main_text
    found = json.loads((tiny_project / "site/search/guide.json").read_text(encoding="utf-8"))
    assert any("{{ tulpen }}" in result[1] for result in found["results"])


def test_contributed_text_cannot_leave_an_attribute(tiny_project: Path) -> None:
    html = (tiny_project / "site/casussen/tulpenplein-plantstad/index.html").read_text(encoding="utf-8")
    assert '<meta property="og:title" content="Een &#34;plein&#34; vol &lt;3 {{ tulpen }} (Tulpenplein, Plantstad)">' in html
    (block,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL)
    data = json.loads(block)
    assert data["name"] == 'Een "plein" vol <3 {{ tulpen }} (Tulpenplein, Plantstad)'
    assert data["isBasedOn"]["name"] == "Bloembakken voor beginners" and data["isBasedOn"]["publisher"]["name"] == "De Gieter"


def test_a_case_stands_where_it_belongs(pages: dict[str, BuiltPage]) -> None:
    for address in ("start/zaaien/", "groei/gieten/", "casussen/", "casussen/lijsten/", "casussen/lessen/", "succesfactoren/geduld/"):
        links = {target(pages[address], link) for link in pages[address].links}
        assert any(found and found[0] == "casussen/rozenlaan-plantstad/" for found in links), address
    assert "Zaai samen, dan gieten mensen ook samen." in pages["casussen/lessen/"].main_text


def test_a_page_with_macros(pages: dict[str, BuiltPage]) -> None:
    text = pages["groei/gieten/"].main_text
    assert "Het gietrooster" in text and "Zet op het rooster wie er giet." in text
    assert "Zie Rozenlaan, Plantstad , Zaaien , de eerste fase en Geduld ." in text
    assert "Er zijn 2 casussen in 1 gemeente." in pages[""].main_text


def test_not_a_word_of_the_real_handbook(tiny_project: Path, guide: Guide) -> None:
    """The engine and the theme bring interface words, and no name, place, phase or section of their own."""
    names = [guide.about.title, guide.about.publisher, guide.about.process.title, guide.about.cycle.title]
    names += [chapter.title for chapter in guide.chapters.values()] + [phase.id for phase in guide.contents.phases]
    names += [section.id for section in guide.sections.values() if "-" in section.id] + list(guide.cases)
    names += [factor.title for factor in guide.success_factors.values()]
    names += ["Oriënteren", "Opstarten", "Herijken", "Uitvoeren"]
    for path in sorted((tiny_project / "site").rglob("*")):
        if path.suffix in (".html", ".json", ".csv", ".geojson", ".bib", ".ris", ".txt", ".xml"):
            text = path.read_text(encoding="utf-8").casefold()
            assert [name for name in names if name.casefold() in text] == [], path


def test_the_figures_of_the_process_come_from_the_data(pages: dict[str, BuiltPage]) -> None:
    text = pages["begin/"].main_text
    assert "Eerst zaaien, dan gieten" in text and "Zonder zaad helpt water niet." in text
    assert "Elk jaar opnieuw" in text and "Na de oogst begint het zaaien weer." in text


def test_two_builds_are_the_same_bytes_whatever_stood_there(tiny_project: Path, tmp_path: Path) -> None:
    copy = copy_tiny(tmp_path / "again")
    (copy / "site").mkdir()
    (copy / "site/oud.html").write_text("eerder", encoding="utf-8")
    assert run_build(copy).returncode == 0
    first, second = tiny_project / "site", copy / "site"
    names = sorted(path.relative_to(first).as_posix() for path in first.rglob("*") if path.is_file())
    assert names == sorted(path.relative_to(second).as_posix() for path in second.rglob("*") if path.is_file())
    assert [name for name in names if (first / name).read_bytes() != (second / name).read_bytes()] == []


def test_broken_content_leaves_the_earlier_site(tiny_project: Path, tmp_path: Path) -> None:
    copy = copy_tiny(tmp_path / "project")
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


def test_a_broken_link_in_a_page_is_refused(tmp_path: Path) -> None:
    copy = copy_tiny(tmp_path / "project")
    (copy / "docs/over/index.md").write_text("# Over\n\n[weg](nergens.md)\n", encoding="utf-8")
    settings = copy / "mkdocs.yml"
    settings.write_text(settings.read_text(encoding="utf-8").replace("strict: true\n", ""), encoding="utf-8")
    result = run_build(copy)
    assert result.returncode != 0 and not (copy / "site").exists()
    assert "De site is niet gebouwd; de vorige blijft staan." in result.stderr and "nergens.md" in result.stderr
