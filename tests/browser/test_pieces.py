"""What lies far below the first screen is laid out later: the first layout is short, and afterwards the page is what it would have been."""

import pytest
from playwright.sync_api import Browser, Page, expect

FIRST = """() => {
  const inside = [...document.querySelectorAll("article *")].filter((one) => one.checkVisibility());
  return inside.filter((one) => one.checkVisibility({ contentVisibilityAuto: true })).length / inside.length;
}"""
LATER = """() => [...document.querySelectorAll(".md-content__inner > *, .piece")]
  .filter((one) => getComputedStyle(one).contentVisibility === "auto").length"""
SHIFTED = """window.shifted = 0; new PerformanceObserver((list) => { for (const { value } of list.getEntries()) shifted += value; })
  .observe({ type: "layout-shift", buffered: true });"""


def laid_out(page: Page) -> None:
    """Wait until nothing is left for later."""
    for _ in range(200):
        if page.evaluate(LATER) == 0:
            return
        page.wait_for_timeout(50)
    raise AssertionError("a piece is never laid out")


@pytest.mark.parametrize("path", ["orienteren/urgentie/", "casussen/rotterdam-zuid/", "register/", "data/"])
def test_the_first_layout_is_a_part_of_the_page(path: str, page: Page, address: str) -> None:
    page.route("**/pieces.js*", lambda route: route.abort())
    page.goto(address + path)
    assert page.evaluate(FIRST) <= 0.75


@pytest.mark.parametrize("path", ["orienteren/urgentie/", "mijn-wijkaanpak/"])
def test_later_a_page_has_the_height_it_has_without_pieces(path: str, browser: Browser, address: str) -> None:
    heights, shifts = [], []
    for plain in (True, False):
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        if plain:
            page.route(
                "**/guide.css*",
                lambda route: route.fulfill(response=(got := route.fetch()), body=got.text().replace("content-visibility:auto", "")),
            )
        page.add_init_script(SHIFTED)
        page.goto(address + path)
        page.wait_for_load_state("networkidle")
        laid_out(page)
        heights.append(page.evaluate("document.documentElement.scrollHeight"))
        shifts.append(page.evaluate("shifted"))
        page.close()
    assert heights[0] == heights[1]
    assert shifts[1] <= shifts[0] + 0.005


def test_a_heading_far_below_stands_at_the_top_and_stays_there(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(address + "orienteren/urgentie/")
    id = page.locator("article h2[id], article h3[id]").last.get_attribute("id")
    page.goto("about:blank")
    page.goto(f"{address}orienteren/urgentie/#{id}")
    laid_out(page)
    top = page.locator(f"[id='{id}']").evaluate("one => one.getBoundingClientRect().top")
    bottom = page.evaluate("scrollY + innerHeight >= document.documentElement.scrollHeight - 2")
    assert 0 <= top < 300 or (bottom and 0 <= top < 900)


def test_who_asks_for_a_place_is_there_at_once(browser: Browser, address: str) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 900}, reduced_motion="no-preference")
    page.add_init_script("""window.places = []; addEventListener("DOMContentLoaded", function follow() {
      if (places.at(-1) !== scrollY) places.push(scrollY);
      requestAnimationFrame(follow);
    });""")
    page.goto(f"{address}begrippen/#wijkaanpak", wait_until="networkidle")
    laid_out(page)
    assert page.evaluate("scrollY") > 2000
    assert page.evaluate("places.length") <= 3  # no journey along all that stands before it
    page.close()


AT_THE_TOP = """() => {
  const first = [...document.querySelectorAll("article p")].find((one) => one.getBoundingClientRect().top > 100);
  return [first.textContent, Math.round(first.getBoundingClientRect().top)];
}"""


@pytest.mark.parametrize("way", ["back", "reload"])
def test_who_comes_back_is_at_the_same_paragraph(way: str, page: Page, address: str) -> None:
    page.goto(address + "orienteren/urgentie/")
    laid_out(page)
    page.evaluate("scrollTo({ top: 0.6 * document.documentElement.scrollHeight, behavior: 'instant' })")
    page.wait_for_function("scrollY > 1000")
    before = page.evaluate(AT_THE_TOP)
    if way == "back":
        page.goto(address + "begrippen/")
        page.go_back()
    else:
        page.reload()
    page.wait_for_function("scrollY > 1000")
    laid_out(page)
    text, top = page.evaluate(AT_THE_TOP)
    assert text == before[0] and abs(top - before[1]) < 5


def test_a_link_in_the_page_lands_right_at_once(page: Page, address: str) -> None:
    page.emulate_media(reduced_motion="reduce")
    page.goto(address + "orienteren/urgentie/")
    link = page.locator(".toc a[href*='#']").last
    id = (link.get_attribute("href") or "").split("#")[1]
    link.evaluate("one => one.click()")
    laid_out(page)
    assert 0 <= page.locator(f"[id='{id}']").evaluate("one => one.getBoundingClientRect().top") < 300


def test_rows_below_the_first_screen_come_without_the_script_too_and_on_paper(page: Page, address: str) -> None:
    page.route("**/pieces.js*", lambda route: route.abort())
    page.goto(address + "casussen/")
    last = page.locator("[data-table] tbody tr").last
    expect(last).to_be_hidden()
    page.emulate_media(media="print")
    expect(last).to_be_visible()
    page.emulate_media(media="screen")
    expect(last).to_be_visible()
