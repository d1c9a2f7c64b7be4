"""Pages in every state, by axe and by the checks axe does not make. `make test-all` goes over them."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.audit import POINTS, STATES, Watch, audit, check, watch
from tests.browser.statement import OUTCOME, keep_part
from tests.site.pages import read_site

PARTS = 6  # so that test processes share the work


@pytest.fixture(scope="module")
def visitor(browser: Browser, address: str) -> Iterator[tuple[Page, Watch]]:
    """A visitor who goes from page to page, and what the browser recorded."""
    context = browser.new_context(locale="nl-NL", reduced_motion="reduce")
    seen = watch(context, address)
    yield context.new_page(), seen
    context.close()


@pytest.mark.all_pages
def test_an_address_that_is_not_there(visitor: tuple[Page, Watch], address: str) -> None:
    page, seen = visitor
    assert audit(page, seen, address + "nergens/te/vinden/") == []


@pytest.mark.all_pages
@pytest.mark.parametrize("part", range(PARTS))
def test_every_page(visitor: tuple[Page, Watch], address: str, site: Path, part: int) -> None:
    page, seen = visitor
    found = {path: audit(page, seen, address + path) for path in list(read_site(site))[part::PARTS]}
    assert found
    if os.environ.get("KEEP_OUTCOME"):
        keep_part(part, page, found)
    assert {path: problems for path, problems in found.items() if problems} == {}


@pytest.mark.all_pages
def test_the_statement_tells_what_is_tested() -> None:
    """After a change of states or checks: run `make accessibility` and commit what it wrote."""
    outcome = OUTCOME.read_text(encoding="utf-8")
    assert [state for state in STATES if f"- {state}\n" not in outcome] == []
    assert [what for what, criterion in POINTS.values() if f"| {what} | {criterion} | " not in outcome] == []
    assert outcome.count("\n- ") == len(STATES) and outcome.count("\n| ") == len(POINTS) + 2


STOP = """() => {
  const now = document.activeElement;
  if (now === document.body || now === document.documentElement) return null;
  const box = now.getBoundingClientRect();
  const inView = box.bottom > 0 && box.right > 0 && box.top < innerHeight && box.left < innerWidth;
  const [x, y] = [Math.min(Math.max(box.x + 3, 0), innerWidth - 1), Math.max(box.y, 0) + Math.min(box.height / 2, 300)];
  const place = document.elementFromPoint(x, y);
  const covered = place && !now.contains(place) && !place.contains(now) && !now.closest("label")?.contains(place);
  now.dataset.visited = "";
  return {
    place: [...document.querySelectorAll("*")].indexOf(now),
    header: now.closest("header") ? [Math.round((box.top + box.bottom) / 80), box.left] : null,
    words: (now.getAttribute("aria-label") || now.innerText || now.labels?.[0]?.innerText || "").trim().replace(/\\s+/g, " ").slice(0, 60),
    problem: !inView ? "buiten beeld" : covered ? `achter ${place.outerHTML.slice(0, 60)}` : "",
  };
}"""
MISSED = """() => [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex='0']")]
  .filter((one) => one.checkVisibility({visibilityProperty: true}) && !one.disabled && one.tabIndex >= 0 && !("visited" in one.dataset))
  .filter((one) => one.type !== "radio" || !document.querySelector(`input[name="${one.name}"][data-visited]`))
  .map((one) => one.outerHTML.slice(0, 80))"""


def tab_through(page: Page, most: int = 400) -> list[dict[str, Any]]:
    """Press Tab from the top of the page until the focus leaves it. Returns each stop; every one is on the screen and uncovered."""
    page.emulate_media(reduced_motion="reduce")  # a page that glides to where the focus is, is looked at on its way
    stops: list[dict[str, Any]] = []
    for _ in range(most):
        page.keyboard.press("Tab")
        stop = page.evaluate(STOP)
        if stop is None:
            return stops
        assert not stop["problem"], (stop, stops[-3:])
        stops.append(stop)
    raise AssertionError("de toetsenbordfocus komt niet aan het eind")


@pytest.mark.all_pages
@pytest.mark.parametrize("width", [pytest.param(1280, marks=pytest.mark.all_pages), 320])
@pytest.mark.parametrize(
    "path", [*(pytest.param(path, marks=pytest.mark.all_pages) for path in ("", "orienteren/urgentie/")), "checklists/urgentie-afwegen/"]
)
def test_everything_by_keyboard_in_a_sensible_order(page: Page, address: str, path: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(address + path)
    if page.locator("[data-choice]").count():
        expect(page.locator("html.with-script")).to_be_attached()
    stops = tab_through(page)
    places = [stop["place"] for stop in stops]
    assert [stop["words"] for stop in stops[:2]] == ["Ga naar inhoud", "Slagkracht in de wijk"]
    assert places == sorted(places), "de volgorde is niet die van de pagina"
    in_header = [stop["header"] for stop in stops if stop["header"]]
    assert in_header == sorted(in_header), "de volgorde in de kop is niet die van links naar rechts en boven naar onder"
    assert page.evaluate(MISSED) == []


def test_the_skip_link_leads_past_the_menus(page: Page, address: str) -> None:
    page.goto(address + "orienteren/urgentie/")
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Ga naar inhoud")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


def expanded(page: Page) -> Any:
    """Ask the browser what it tells assistive technology about the menu button: open or not."""
    client = page.context.new_cdp_session(page)
    document = client.send("DOM.getDocument")["root"]["nodeId"]
    found = client.send("DOM.querySelector", {"nodeId": document, "selector": "button[popovertarget=menu]"})
    told = client.send("Accessibility.getPartialAXTree", {"nodeId": found["nodeId"], "fetchRelatives": False})["nodes"][0]
    assert (told["role"]["value"], told["name"]["value"]) == ("button", "Menu")
    return next((one["value"]["value"] for one in told["properties"] if one["name"] == "expanded"), None)


def test_the_menu_button_is_a_button_that_tells_its_state(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 320, "height": 700})
    page.goto(address + "casussen/")
    button = page.get_by_role("button", name="Menu", exact=True)
    menu = page.get_by_role("navigation", name="Menu", exact=True)
    expect(menu).to_be_hidden()
    assert expanded(page) is False
    button.focus()
    page.keyboard.press("Space")
    expect(menu).to_be_visible()
    assert expanded(page) is True
    page.keyboard.press("Tab")
    assert menu.evaluate("menu => menu.contains(document.activeElement)"), "na het openen komt de focus niet in het menu"
    assert check(page, "focus", "overflow") == []
    page.keyboard.press("Escape")
    expect(menu).to_be_hidden()


def test_search_results_speak_and_follow_the_arrows(page: Page, address: str) -> None:
    page.goto(address)
    box = page.get_by_role("combobox", name="Zoek in de gids")
    search = page.get_by_role("search")
    status = search.get_by_role("status")
    before = status.inner_text()
    box.press_sequentially("wijkaanpak")
    search.get_by_role("option").first.wait_for()
    expect(status).not_to_have_text(before)
    page.keyboard.press("ArrowDown")
    expect(search.get_by_role("option", selected=True)).to_have_id(box.get_attribute("aria-activedescendant") or "")
    found = status.inner_text()
    box.fill("")
    box.press_sequentially("zxqzxq")
    expect(status).not_to_have_text(found)


def test_the_compass_tells_what_it_found(page: Page, address: str) -> None:
    page.goto(address + "waar-staan-we/")
    page.get_by_role("radio").nth(1).check()
    expect(page.get_by_role("main").get_by_role("status")).not_to_be_empty()


def test_nothing_moves_for_who_asked_for_rest(browser: Browser, address: str) -> None:
    moving = {}
    for wish in ("reduce", "no-preference"):
        context = browser.new_context(reduced_motion=wish)
        page = context.new_page()
        page.goto(address)
        page.locator("svg.gears:visible").hover()
        running = "document.getAnimations().filter((one) => one.playState === 'running').length"
        moving[wish] = (page.evaluate(running), page.evaluate("getComputedStyle(document.documentElement).scrollBehavior"))
        context.close()
    assert moving["reduce"] == (0, "auto")
    assert moving["no-preference"][0] > 0, "zonder de wens draaien de tandwielen: anders bewijst deze test niets"


def test_forced_colours_keep_edges_choices_and_focus(browser: Browser, address: str) -> None:
    context = browser.new_context(forced_colors="active", color_scheme="dark", reduced_motion="reduce")
    page = context.new_page()
    page.goto(address + "checklists/urgentie-afwegen/")
    answers = page.get_by_role("radio", name="Ja", exact=True)
    label = answers.first.locator("xpath=ancestor::label")
    plain = label.screenshot()
    answers.first.check()
    page.evaluate("document.activeElement.blur()")
    assert label.screenshot() != plain, "een gekozen antwoord is niet te zien"
    edges = """[...document.querySelectorAll(".answers label, .menu-button, .theme-button, input[type=search]")]
      .filter((one) => one.checkVisibility()).map((one) => `${one.className} ${getComputedStyle(one).borderTopStyle}`)"""
    assert [edge for edge in page.evaluate(edges) if not edge.endswith(" solid")] == []
    assert check(page, "focus") == []
    page.goto(address + "orienteren/urgentie/")
    step = page.locator(".phase-steps a[aria-current]")
    colours = [
        one.evaluate("one => getComputedStyle(one).borderTopColor")
        for one in (step, page.locator(".phase-steps a:not([aria-current])").first)
    ]
    assert colours[0] != colours[1], "de huidige fase is niet te zien"
    context.close()


def test_a_table_in_text_has_a_name_and_scrolls_by_keyboard(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 320, "height": 700})
    page.goto(address + "ontwerpen/organisatie-en-participatiestructuur/")
    expect(page.get_by_role("table", name="Uit deze inventarisatie kwamen vijf varianten")).to_be_attached()
    box = page.get_by_role("group", name="Uit deze inventarisatie kwamen vijf varianten")
    box.focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_function("one => one.scrollLeft > 0", arg=box.element_handle())
