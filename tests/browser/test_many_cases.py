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
from tests.browser.audit import axe, check
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


def test_no_page_grows_without_bound(many: Path) -> None:
    """Measured once at 3,000 cases: the same bound holds."""
    pages = {path: len(gzip.compress(path.read_bytes())) for path in (many / "site").rglob("*.html")}
    assert {path: size for path, size in pages.items() if size > 150_000} == {}


def test_all_cases_are_there_without_scripts(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + "casussen/")
    found = page.locator("tbody tr:visible").evaluate_all("rows => rows.map((row) => row.id)")
    onward = page.get_by_role("navigation", name="Pagina’s van deze lijst").get_by_role("link", name="Volgende pagina")
    while onward.count():
        onward.click()
        found += page.locator("tbody tr:visible").evaluate_all("rows => rows.map((row) => row.id)")
    assert len(found) == len(set(found)) == MANY
    context.close()


@pytest.mark.parametrize("path", ["casussen/2/", "casussen/lijsten/", "casussen/lijsten/2/", "casussen/lessen/3/"])
def test_a_page_of_a_list_is_accessible_and_leads_on(browser: Browser, address: str, path: str) -> None:
    context = browser.new_context(viewport={"width": 320, "height": 700}, reduced_motion="reduce")
    page = context.new_page()
    page.goto(address + path)
    assert axe(page) + check(page, "structure", "targets", "overflow") == []
    expect(page.get_by_role("navigation", name="Pagina’s van deze lijst")).to_contain_text(re.compile(r"Pagina \d+ van \d+"))
    context.close()


def test_a_town_whose_cases_stand_on_a_later_page_is_named_on_the_first(page: Page, address: str) -> None:
    page.goto(f"{address}casussen/lijsten/#gemeente-gemeente-7")
    page.locator("#gemeente-gemeente-7").get_by_role("link").click()
    expect(page).to_have_url(re.compile(r"casussen/lijsten/\d+/#gemeente-gemeente-7$"))
    expect(page.locator("#gemeente-gemeente-7 li").first).to_be_in_viewport()


def test_every_case_can_be_chosen_for_a_sheet(page: Page, address: str) -> None:
    page.goto(f"{address}casussen/bestuurder/")
    choice = page.get_by_label("Keuze 1")
    expect(choice.locator("optgroup")).to_have_count(MANY)
    choice.select_option("proef-900")
    expect(page.locator("[data-brief-sheet] article")).to_have_count(1)


def test_rows_that_do_not_load_are_told_of(browser: Browser, address: str) -> None:
    page = browser.new_context().new_page()
    page.route("**/rijen.json*", lambda route: route.abort())
    page.goto(address + "casussen/")
    told = re.compile("De andere zijn niet geladen")
    expect(page.locator("[data-status]")).to_have_text(told)
    page.locator("[name=fase][value=opstarten]").check()
    expect(page.locator("[data-status]")).to_have_text(told)
    expect(page.locator("tbody tr")).to_have_count(ROWS_A_PAGE)
    page.context.close()


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
    expect(page.locator("html[data-pieces=whole]")).to_be_attached()
    names = page.locator("a.bubble:visible").evaluate_all("links => links.map(link => link.getAttribute('aria-label'))")
    assert sum(int(re.sub(r"\D", "", name.rsplit(",", 1)[1])) for name in names) == MANY


def test_index_grows_with_the_content(many: Path) -> None:
    assert len(word_index(load(many))["cases"]) == MANY  # type: ignore[arg-type]
