"""Life after MkDocs 1.x: ProperDocs builds the same site, and says what is wrong as MkDocs does; Zensical builds the plain content."""

import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import lxml.html
import pytest
import yaml
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from guide.fragments.pages import generated_pages
from guide.fragments.views import MACROS, Views
from guide.publish.generate import write
from guide.reading.load import load
from guide.settings import Settings
from tests.conftest import copy_planters, copy_project, run_build

pytestmark = pytest.mark.all_pages

PROPERDOCS = {"GENERATOR": "properdocs"}


def files_in(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def same(copy: Callable[[Path], Path], site: Path, tmp_path: Path) -> None:
    made = run_build(copy(tmp_path / "project"), **PROPERDOCS)
    assert made.returncode == 0, made.stdout + made.stderr
    expected, found = files_in(site), files_in(tmp_path / "project/site")
    assert sorted(found) == sorted(expected)
    assert [name for name in expected if found[name] != expected[name]] == []


def test_properdocs_builds_the_same_bytes(planters_project: Path, tmp_path: Path) -> None:
    same(copy_planters, planters_project / "site", tmp_path)


def test_properdocs_builds_the_same_handbook(site: Path, tmp_path: Path) -> None:
    same(copy_project, site, tmp_path)


@pytest.mark.parametrize("wrong", ["[kapot](nergens.md)", "{{ nope() }}"])
def test_properdocs_says_the_same_of_a_page_that_is_wrong(wrong: str, tmp_path: Path) -> None:
    project = copy_planters(tmp_path / "project")
    with (project / "docs/index.md").open("a", encoding="utf-8") as page:
        page.write(f"\n{wrong}\n")
    mkdocs, properdocs = run_build(project), run_build(project, **PROPERDOCS)
    assert mkdocs.returncode == properdocs.returncode == 1
    assert "nergens.md" in mkdocs.stderr or "'nope'" in mkdocs.stderr
    assert properdocs.stderr == mkdocs.stderr


ZENSICAL = """[project]
site_name = "Handboek"
site_url = "https://handboek.example/"
markdown_extensions = {attr_list = {}, md_in_html = {}, tables = {}, toc = {permalink = false}}
"""
TEXTS = ".//*[self::h1 or self::h2 or self::h3 or self::p or self::li or self::td or self::th or self::legend]"
FRAME = "ancestor-or-self::*[contains(@class, 'page-end') or contains(@class, 'toc-fold') or contains(@class, 'edit-link')]"


def write_plain(root: Path, target: Path) -> None:
    """Write every page of a handbook as Markdown and HTML that needs no macros, and settings for Zensical."""
    guide = load(root)
    docs = root / "docs"
    written = {path.relative_to(docs).as_posix(): path.read_text(encoding="utf-8") for path in docs.rglob("*.md")}
    for path, text in {**written, **generated_pages(guide)}.items():
        url = path.removesuffix(".md").removesuffix("index").strip("/")
        views = Views(guide, base="../" * (url.count("/") + bool(url)), settings=Settings())
        environment = Environment(loader=FileSystemLoader(docs), undefined=StrictUndefined)  # noqa: S701 - the macros escape what they are given
        environment.globals.update({name: getattr(views, name) for name in MACROS})
        front, body = re.fullmatch(r"(---\n.*?\n---\n)?(.*)", text, re.DOTALL).groups(default="")  # type: ignore[union-attr]
        told = environment.from_string(body).render(id=(next(yaml.safe_load_all(front), None) or {}).get("id"))
        write(target / "docs" / path, f"{front}{told}\n\n{views.explained()}\n")
    write(target / "zensical.toml", ZENSICAL)


def texts(page: Path) -> list[str]:
    article = lxml.html.parse(page).getroot().find(".//article")
    found = ("".join(element.text_content().replace("\u00ad", "").split()) for element in article.xpath(f"{TEXTS}[not({FRAME})]"))
    return [text for text in found if text]


def plain_in_zensical(project: Path, tmp_path: Path) -> None:
    write_plain(project, tmp_path)
    made = subprocess.run([sys.executable, "-m", "zensical", "build"], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert made.returncode == 0, made.stdout + made.stderr
    pages = sorted((project / "site").rglob("index.html"))
    assert pages
    for page in pages:
        here = set(texts(tmp_path / "site" / page.relative_to(project / "site")))
        assert [text for text in texts(page) if text not in here] == [], page


def test_zensical_builds_the_plain_content(planters_project: Path, tmp_path: Path) -> None:
    """What is missing for the whole site stands in HACKING.md."""
    plain_in_zensical(planters_project, tmp_path)


def test_zensical_builds_the_plain_handbook(project: Path, tmp_path: Path) -> None:
    plain_in_zensical(project, tmp_path)
