"""Browsers from before popovers, `light-dark()`, `:has()` and highlights: everything readable, nothing over anything else."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.browser.dossiers import OVERVIEW, URGENCY, answer, opened, progress
from tests.browser.test_limits import NO_POPOVER

pytestmark = pytest.mark.all_pages

PAGES = ["", "orienteren/urgentie/", "casussen/", URGENCY, OVERVIEW, "procesmodel/vier-bouwstenen/", "begrippen/"]
OLDER = f"""{NO_POPOVER}
delete CSS.highlights; delete window.requestIdleCallback; delete Element.prototype.checkVisibility; delete IDBTransaction.prototype.commit;
const supports = CSS.supports.bind(CSS);
CSS.supports = (...asked) => !asked.join().includes("light-dark") && supports(...asked);
const all = Document.prototype.querySelectorAll;
for (const kind of [Document, Element]) for (const name of ["querySelector", "querySelectorAll"]) {{
  const own = kind.prototype[name];
  kind.prototype[name] = function (selector) {{ if (selector.includes(":has(")) throw new SyntaxError(selector); return own.call(this, selector); }};
}}"""
OVERLAPS = r"""() => {
  const shown = (element) => { for (let part = element; part; part = part.parentElement) {
    const style = getComputedStyle(part);
    if (style.visibility === "hidden" || style.opacity === "0" || style.clipPath !== "none" || style.overflow === "hidden" && part.clientHeight < 4) return false;
    if (part.localName === "details" && !part.open && !part.querySelector("summary").contains(element)) return false;
  } return true; };
  const still = (element) => { for (let part = element; part; part = part.parentElement) if (/sticky|fixed/.test(getComputedStyle(part).position)) return false; return true; };
  const lines = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = node.parentElement;
    if (!node.data.trim() || parent.closest("script, style, svg, noscript, option, .visually-hidden") || !shown(parent) || !still(parent)) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const { left, right, top, bottom, width, height } of range.getClientRects()) if (width > 1 && height > 1) lines.push({ left, right, top: top + 4, bottom: bottom - 4, text: node.data.trim().slice(0, 40) });
  }
  lines.sort((a, b) => a.top - b.top);
  const found = [];
  lines.forEach((one, at) => {
    for (let next = at + 1; next < lines.length && lines[next].top < one.bottom; next += 1) {
      const other = lines[next];
      if (one.left + 2 < other.right && other.left + 2 < one.right) found.push(`${one.text} × ${other.text}`);
    }
  });
  return [...new Set(found)].slice(0, 10);
}"""


def age(route: Route) -> None:
    """Give a page or a style sheet without what the browser is not to know."""
    answer = route.fetch()
    text = answer.text()
    for new, unknown in (
        (":has(", ":no-has("),
        (":popover-open", ":no-popover"),
        ("light-dark(", "no-light-dark("),
        ("position-area", "no-area"),
    ):
        text = text.replace(new, unknown)
    route.fulfill(response=answer, body=re.sub(r"\bpopover(?=[ >])", "data-no-popover", text))


def old(browser: Browser, width: int) -> Page:
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme="dark", reduced_motion="reduce", locale="nl-NL")
    context.add_init_script(OLDER)
    context.route(re.compile(r"/$|\.html|\.css|/\?"), age)
    return context.new_page()


@pytest.fixture(params=[1280, 360])
def page(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    page = old(browser, request.param)
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    yield page
    page.context.close()
    assert errors == []


@pytest.mark.parametrize("path", PAGES)
def test_no_text_lies_over_other_text(page: Page, address: str, path: str) -> None:
    page.goto(address + path)
    page.wait_for_load_state("networkidle")
    assert page.evaluate(OVERLAPS) == []
    colours = page.evaluate(
        "[getComputedStyle(document.body).color, getComputedStyle(document.body).backgroundColor, getComputedStyle(document.documentElement).colorScheme]"
    )
    assert colours == ["rgb(28, 36, 48)", "rgb(251, 250, 247)", "light"]  # light, also where the visitor asks for dark
    expect(page.get_by_role("button", name="Weergave")).to_have_count(0)


def test_overlapping_text_is_seen(page: Page, address: str) -> None:
    page.goto(f"{address}over/")
    page.evaluate("() => { for (const text of document.querySelectorAll('article p')) text.style.marginTop = '-40px'; }")
    assert page.evaluate(OVERLAPS)


def test_the_menu_folds_out_and_the_checklist_works(browser: Browser, address: str) -> None:
    page = old(browser, 360)
    opened(page, address + URGENCY)
    menu = page.get_by_role("navigation", name="Menu", exact=True)
    expect(menu).to_be_hidden()
    page.get_by_role("banner").get_by_role("button", name="Menu").click()
    expect(menu).to_be_visible()
    menu.get_by_role("button", name="Sluit").click()
    expect(menu).to_be_hidden()
    answer(page, 1, "Ja")
    progress(page, 1)
    page.reload()
    progress(page, 1)
    opened(page, address + OVERVIEW)
    progress(page, 1)
    page.context.close()
