"""Browsers that know less, allow less, or do not get every script: the page shows what it has, and nothing that does nothing."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

NO_HISTORY = (
    """for (const how of ["pushState", "replaceState"]) history[how] = () => { throw new DOMException("too often", "SecurityError"); };"""
)
COUNT_HISTORY = """window.written = 0; for (const how of ["pushState", "replaceState"]) {
  const own = history[how].bind(history);
  history[how] = (...all) => { window.written += 1; own(...all); };
}"""
# As a browser of before 2023: no popovers in elements nor in selectors.
NO_POPOVER = """delete HTMLElement.prototype.popover; delete HTMLElement.prototype.showPopover; delete HTMLElement.prototype.hidePopover;
const own = Element.prototype.matches;
Element.prototype.matches = function (selector) { if (selector.includes("popover")) throw new SyntaxError(selector); return own.call(this, selector); };"""


def test_the_table_follows_where_the_address_may_not_change(page: Page, address: str) -> None:
    page.add_init_script(NO_HISTORY)
    page.goto(address + "casussen/")
    field = page.get_by_label("Zoek in casussen")
    field.fill("xyzzy")
    expect(page.locator("[data-status]")).to_have_text(re.compile("^0 van "))
    field.fill("")
    expect(page.locator("[data-status]")).to_have_text(re.compile(r"^\d+ casussen$"))
    page.goto(address + "checklists/workshop/")
    said = page.locator(".workshop-script [data-status]")
    before = said.inner_text()
    page.get_by_label("Hoe lang").fill("200")
    expect(said).not_to_have_text(before)
    page.goto(address + "waar-staan-we/")
    page.get_by_role("radio").first.check()
    expect(page.get_by_role("region", name="Hier begin je")).to_be_visible()


@pytest.mark.all_pages
def test_typing_on_and_on_writes_the_address_now_and_then(page: Page, address: str) -> None:
    page.add_init_script(COUNT_HISTORY)
    page.goto(address + "casussen/")
    field = page.get_by_label("Zoek in casussen")
    field.press_sequentially("samenwerking in de wijk " * 5, delay=5)
    for _ in range(120):
        page.keyboard.press("Backspace")
    expect(page.locator("[data-status]")).to_have_text(re.compile(r"^\d+ casussen$"))
    expect(page).to_have_url(re.compile(r"/casussen/$"))
    assert page.evaluate("window.written") < 60


@pytest.mark.parametrize(
    ("path", "script", "controls"),
    [
        ("casussen/?fase=opstarten", "cases/explorer.js", ["Wis filters"]),
        ("casussen/breda-noord/", "cases/case.js", ["Zet op leeslijst"]),
        ("checklists/urgentie-afwegen/", "dossier/checklist.js", ["Bewaar als bestand", "Wis alles"]),
        ("bronnen/", "sources/sources.js", []),
        ("casussen/leeslijst/?cases=breda-noord", "cases/reading-list-page.js", ["Print", "Maak leeg"]),
    ],
)
def test_without_its_script_a_page_has_no_controls(page: Page, address: str, path: str, script: str, controls: list[str]) -> None:
    page.goto(address + path)
    for name in controls:
        expect(page.get_by_role("button", name=name, exact=True)).to_be_visible()
    page.route(f"**/assets/{script}*", lambda route: route.abort())
    page.reload(wait_until="networkidle")
    for name in controls:
        expect(page.get_by_role("button", name=name, exact=True)).to_have_count(0)
    expect(page.get_by_role("main").or_(page.locator("article")).get_by_role("searchbox")).to_have_count(0)
    if "leeslijst" in path:
        expect(page.get_by_text("Een leeslijst maken kan alleen met JavaScript.")).to_be_visible()


def test_without_popovers_a_term_is_a_link(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 800})
    errors: list[str] = []
    context.on("weberror", lambda error: errors.append(str(error.error)))
    context.add_init_script(NO_POPOVER)
    page = context.new_page()
    page.goto(address + "orienteren/urgentie/")
    page.locator("a.term").first.click()
    expect(page).to_have_url(re.compile("#begrip-"))
    assert errors == []
    context.close()


def test_a_sheet_whose_cases_do_not_load_says_so(page: Page, address: str) -> None:
    page.route("**/casussen/kaarten.json*", lambda route: route.abort())
    page.goto(address + "casussen/bestuurder/?cases=breda-noord")
    expect(page.get_by_role("alert")).to_contain_text("Laad de pagina opnieuw")
    expect(page.get_by_role("button", name="Print")).to_have_count(0)
