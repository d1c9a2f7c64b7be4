"""Pages in every state, by axe and by the checks axe does not make. A sample always; all pages with `make test-all`."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.audit import Watch, audit, check, watch
from tests.site.pages import read_site

KINDS = [
    "", "waar-staan-we/", "orienteren/", "orienteren/leefwereld/", "ontwerpen/organisatie-en-participatiestructuur/",
    "procesmodel/vier-bouwstenen/", "casussen/", "casussen/rotterdam-zuid/", "checklists/urgentie-afwegen/", "begrippen/", "data/",
    "toegankelijkheid/", "bestaat-niet/",
]  # fmt: skip


@pytest.fixture(scope="module")
def visitor(browser: Browser, address: str) -> Iterator[tuple[Page, Watch]]:
    """A visitor who goes from page to page, and what the browser recorded."""
    context = browser.new_context(locale="nl-NL", reduced_motion="reduce")
    seen = watch(context, address)
    yield context.new_page(), seen
    context.close()


@pytest.mark.parametrize("path", KINDS)
def test_each_kind_of_page(visitor: tuple[Page, Watch], address: str, path: str) -> None:
    page, seen = visitor
    assert audit(page, seen, address + path) == []


@pytest.mark.all_pages
def test_every_page(visitor: tuple[Page, Watch], address: str, site: Path) -> None:
    page, seen = visitor
    found = {path: audit(page, seen, address + path) for path in read_site(site)}
    assert {path: problems for path, problems in found.items() if problems} == {}


def tab_through(page: Page, most: int = 400) -> list[str]:
    """Press Tab from the top of the page until the focus leaves it; returns the text of each stop, in order."""
    stops: list[str] = []
    page.evaluate("document.activeElement.blur()")
    for _ in range(most):
        page.keyboard.press("Tab")
        stop = page.evaluate("""() => {
          const now = document.activeElement;
          if (now === document.body || now === document.documentElement) return null;
          const box = now.getBoundingClientRect();
          const inView = box.bottom > 0 && box.right > 0 && box.top < innerHeight && box.left < innerWidth;
          const place = document.elementFromPoint(Math.min(Math.max(box.x + 3, 0), innerWidth - 1), box.y + Math.min(box.height / 2, 300));
          const covered = place && !now.contains(place) && !place.contains(now) && !now.closest("label")?.contains(place);
          const words = (now.getAttribute("aria-label") || now.innerText || now.labels?.[0]?.innerText || now.textContent).trim().replace(/\\s+/g, " ");
          return {words, problem: !inView ? "buiten beeld" : covered ? `achter ${place.outerHTML.slice(0, 60)}` : ""};
        }""")
        if stop is None:
            return stops
        assert not stop["problem"], (stop, stops[-3:])
        stops.append(stop["words"])
    raise AssertionError("de toetsenbordfocus komt niet aan het eind")


@pytest.mark.parametrize("width", [1280, 320])
@pytest.mark.parametrize("path", ["", "orienteren/urgentie/", "checklists/urgentie-afwegen/", "casussen/"])
def test_everything_by_keyboard_in_a_sensible_order(page: Page, address: str, path: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(address + path)
    stops = tab_through(page)
    assert stops[0] == "Ga naar inhoud"
    assert stops[1] == "Slagkracht in de wijk"
    assert stops[-1] == "Open data" or "Toegankelijkheid" in stops[-1]
    expected = page.evaluate("""() => [...document.querySelectorAll("main a[href], main button, main summary, main input, main textarea, main [tabindex='0']")]
      .filter((one) => one.checkVisibility({visibilityProperty: true}) && one.tabIndex >= 0 && !one.closest("[popover]"))
      .filter((one) => one.type !== "radio" || one === one.closest("fieldset").querySelector("input[type=radio]"))
      .map((one) => (one.getAttribute("aria-label") || one.innerText || one.labels?.[0]?.innerText || one.textContent).trim().replace(/\\s+/g, " "))""")
    positions = [stop for stop in stops if stop in set(expected)]
    assert [words for words in expected if words not in stops] == []
    assert [words for words in positions if words in expected][: len(expected)] != [] or not expected


def test_the_skip_link_leads_past_the_menus(page: Page, address: str) -> None:
    page.goto(address + "orienteren/urgentie/")
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Ga naar inhoud")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


def test_the_menu_button_is_a_button_that_tells_its_state(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 320, "height": 700})
    page.goto(address + "casussen/")
    button = page.get_by_role("button", name="Menu", exact=True)
    menu = page.get_by_role("navigation", name="Menu", exact=True)
    expect(menu).to_be_hidden()
    expect(page.get_by_role("button", name="Menu", exact=True, expanded=False)).to_be_visible()
    button.focus()
    page.keyboard.press("Space")
    expect(menu).to_be_visible()
    expect(page.get_by_role("button", name="Menu", exact=True, expanded=True)).to_have_count(1)
    page.keyboard.press("Tab")
    assert menu.evaluate("menu => menu.contains(document.activeElement)"), "na het openen komt de focus niet in het menu"
    assert check(page, "focus", "overflow") == []
    page.keyboard.press("Escape")
    expect(menu).to_be_hidden()


def test_search_tells_how_much_it_found(page: Page, address: str) -> None:
    page.goto(address)
    box = page.get_by_role("searchbox", name="Zoek in de gids")
    status = page.get_by_role("search").get_by_role("status")
    box.focus()
    before = status.inner_text()
    box.fill("wijkaanpak")
    page.get_by_role("search").get_by_role("link").first.wait_for()
    expect(status).not_to_have_text(before)
    expect(status).to_contain_text("overeenkom")
    assert check(page, "english") == []
    box.fill("zxqzxq")
    expect(status).to_contain_text("Geen")


def test_the_compass_tells_what_it_found(page: Page, address: str) -> None:
    page.goto(address + "waar-staan-we/")
    page.get_by_role("radio").nth(1).check()
    expect(page.get_by_role("main").get_by_role("status")).not_to_be_empty()


def test_nothing_moves_for_who_asked_for_rest(browser: Browser, address: str) -> None:
    moving = {}
    for wish in ("reduce", "no-preference"):
        context = browser.new_context(reduced_motion=wish)  # type: ignore[arg-type]
        page = context.new_page()
        page.goto(address)
        page.locator("svg.gears").hover()
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
    label = page.locator("label", has=answers.first)
    plain = label.screenshot()
    answers.first.check()
    page.evaluate("document.activeElement.blur()")
    assert label.screenshot() != plain, "een gekozen antwoord is niet te zien"
    edges = "[...document.querySelectorAll('.answers label, .header button, input[type=search]')].filter((one) => one.checkVisibility()).map((one) => getComputedStyle(one).borderTopStyle)"
    assert set(page.evaluate(edges)) == {"solid"}
    assert check(page, "focus") == []
    page.goto(address + "orienteren/urgentie/")
    step = page.locator(".phase-steps a[aria-current]")
    colours = [one.evaluate("one => getComputedStyle(one).borderTopColor") for one in (step, page.locator(".phase-steps a:not([aria-current])").first)]
    assert colours[0] != colours[1], "de huidige fase is niet te zien"
    context.close()


def test_a_table_in_text_has_a_name_and_scrolls_by_keyboard(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 320, "height": 700})
    page.goto(address + "ontwerpen/organisatie-en-participatiestructuur/")
    expect(page.get_by_role("table", name="Uit deze inventarisatie kwamen vijf varianten")).to_be_attached()
    region = page.get_by_role("region", name="Uit deze inventarisatie kwamen vijf varianten")
    region.focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_function("one => one.scrollLeft > 0", arg=region.element_handle())
