"""A guide with 1,000 cases: its explorer stays small and finds what the data say. How quick it is, `make bench` measures."""

import gzip
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from guide.content.guide import Guide
from guide.insight.facets import ROWS_A_PAGE, traits
from guide.reading.load import load
from guide.search.explorer import word_index
from tests.browser.conftest import serve
from tests.browser.many import MANY, with_many
from tests.conftest import built

pytestmark = pytest.mark.all_pages


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory, guide: Guide) -> Path:
    return built(tmp_path_factory, "many", lambda target: with_many(target, guide, MANY))


@pytest.fixture(scope="module")
def address(many: Path) -> Iterator[str]:
    server, url = serve(many / "site")
    yield url
    server.shutdown()


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    """The explorer, ready."""
    page = browser.new_context(viewport={"width": 1280, "height": 900}).new_page()
    page.goto(address + "casussen/")
    expect(page.locator("[data-table][data-ready]")).to_be_attached()
    yield page
    page.context.close()


def test_page_stays_small(many: Path) -> None:
    page = (many / "site/casussen/index.html").read_bytes()
    assert page.count(b'<tr id="rij-') == MANY
    assert len(gzip.compress(page)) < 160_000


def test_all_cases_are_there_without_scripts(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + "casussen/")
    expect(page.locator("tbody tr:visible")).to_have_count(MANY)
    context.close()


def test_the_page_holds_only_the_rows_it_shows(page: Page) -> None:
    rows = page.locator("tbody tr")
    expect(rows).to_have_count(ROWS_A_PAGE)
    page.locator("[name=fase][value=opstarten]").check()
    expect(rows).to_have_count(ROWS_A_PAGE)
    page.get_by_role("button", name="Casus").click()
    expect(rows).to_have_count(ROWS_A_PAGE)
    firsts = [name.casefold()[:5] for name in rows.locator("th").all_text_contents()]
    assert firsts == sorted(firsts)


def test_filters_find_what_the_data_say(page: Page, many: Path) -> None:
    guide = load(many)
    page.locator("[name=fase][value=opstarten]").check()
    expected = [id for id in guide.cases if "opstarten" in traits(guide, id)["phase"]]
    status = page.get_by_role("status").filter(has_text="casus")
    expect(status).to_have_text(f"{len(expected)} van 1.000 casussen")
    page.get_by_label("Zoek in casussen").fill("vuurwerk")
    expect(status).to_have_text(re.compile(r"^\d+ van 1\.000 casussen$"))
    expect(status).not_to_have_text(f"{len(expected)} van 1.000 casussen")


def test_rows_come_a_page_at_a_time_and_can_be_found_in_the_page(page: Page, many: Path) -> None:
    guide = load(many)
    rows = page.locator("tbody tr:visible")
    expect(rows).to_have_count(ROWS_A_PAGE)
    page.get_by_role("button", name=f"Toon {ROWS_A_PAGE} meer (nog {MANY - ROWS_A_PAGE})").click()
    expect(rows).to_have_count(2 * ROWS_A_PAGE)
    last = guide.cases[list(guide.cases)[2 * ROWS_A_PAGE - 1]].title
    assert page.evaluate("title => window.find(title)", last)
    hidden = next(guide.cases[id].title for id in reversed(guide.cases) if id.startswith("proef-"))  # its number is its own
    assert not page.evaluate("title => { getSelection().removeAllRanges(); return window.find(title); }", hidden)
    page.get_by_label("Zoek in casussen").fill(hidden)
    expect(rows.first).to_contain_text(hidden)


def test_map_counts_all_of_them(page: Page) -> None:
    names = page.locator("a.bubble:visible").evaluate_all("links => links.map(link => link.getAttribute('aria-label'))")
    assert sum(int(re.sub(r"\D", "", name.rsplit(",", 1)[1])) for name in names) == MANY


def test_index_grows_with_the_content(many: Path) -> None:
    assert len(word_index(load(many))["cases"]) == MANY  # type: ignore[arg-type]
