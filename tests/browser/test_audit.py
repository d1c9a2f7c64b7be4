"""The checks themselves: a fault planted in a real page is caught by the check that should, and the page without it is clean."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route

from tests.browser.audit import SPACING, Watch, axe, check, watch
from tests.site.nginx import running

PAGE = "ontwerpen/organisatie-en-participatiestructuur/"


@pytest.fixture
def visitor(browser: Browser, address: str) -> Iterator[tuple[Page, Watch]]:
    context = browser.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    seen = watch(context, address)
    yield context.new_page(), seen
    context.close()


def planted(page: Page, url: str, change: Callable[[str], str]) -> None:
    """Open a page whose HTML is changed on its way to the browser, its security policy as it was."""

    def answer(route: Route) -> None:
        response = route.fetch()
        html = response.text()
        assert change(html) != html
        route.fulfill(response=response, body=change(html))

    page.route(url, answer)
    page.goto(url)
    page.wait_for_load_state("networkidle")


FAULTS = {
    "contrast": ("axe", "p => { p.style.color = '#bbb' }", "axe: color-contrast"),
    "field without a label": ("axe", "p => { p.append(document.createElement('input')) }", "axe: label"),
    "picture without a text": ("axe", "p => { p.append(document.createElement('img')) }", "axe: image-alt"),
    "button without a name": ("axe", "p => { p.append(document.createElement('button')) }", "axe: button-name"),
    "no visible focus": ("focus", "p => { p.tabIndex = 0; p.style.outline = 'none' }", "focus: geen zichtbare focus"),
    "focus off the screen": (
        "focus",
        "p => { p.innerHTML = '<a href=/>weg</a>'; p.firstChild.style.cssText = 'position:absolute;left:-3000px' }",
        "focus: focus buiten beeld",
    ),
    "small targets": (
        "targets",
        """p => {
          const button = () => document.createElement("button");
          for (const one of [p.appendChild(button()), p.appendChild(button())]) {
            one.style.cssText = "width: 12px; height: 12px; padding: 0";
            one.ariaLabel = "x";
          }
          p.replaceChildren(...p.querySelectorAll("button"));
        }""",
        "targets: doel 12×12",
    ),
    "too wide": ("overflow", "p => { p.style.width = '2000px'; p.style.maxWidth = 'none' }", "overflow: "),
    "cut off": ("clipped", "p => { p.style.height = '10px'; p.style.overflow = 'hidden' }", "clipped: afgesneden"),
    "jump in headings": (
        "structure",
        "p => { const h = document.createElement('h6'); h.textContent = 'x'; p.before(h) }",
        "structure: sprong in koppen",
    ),
    "second main": ("structure", "p => { p.before(document.createElement('main')) }", "structure: 2 keer main"),
    "nameless table": ("tables", "p => { p.outerHTML = '<table><tr><th scope=col>x</th></tr></table>' }", "tables: tabel zonder naam"),
    "header without scope": (
        "tables",
        "p => { p.outerHTML = '<table><caption>x</caption><tr><th>x</th></tr></table>' }",
        "tables: kop zonder scope",
    ),
    "English name": ("english", "p => { p.setAttribute('aria-label', 'Copy to clipboard') }", "english: Engels (Copy) in aria-label"),
    "English text": ("english", "p => { p.textContent = 'Back to top of page' }", "english: Engels (Back) in tekst"),
}


@pytest.mark.all_pages
@pytest.mark.parametrize("fault", FAULTS)
def test_a_planted_fault_is_caught(visitor: tuple[Page, Watch], address: str, fault: str) -> None:
    page, _ = visitor
    check_name, plant, expected = FAULTS[fault]
    page.goto(address + "over/")

    def look() -> list[str]:
        return axe(page) if check_name == "axe" else check(page, check_name)

    assert look() == [], "de pagina zelf is al niet in orde"
    page.get_by_role("main").locator("p").nth(2).evaluate(plant)
    assert [line for line in look() if line.startswith(expected)] != []


def test_cut_off_text_shows_with_a_visitors_own_spacing(visitor: tuple[Page, Watch], address: str) -> None:
    page, _ = visitor
    page.goto(address + "over/")
    tight = "p => { p.textContent = 'Een regel'; p.style.cssText = 'overflow:hidden;line-height:1;font-size:20px;height:21px' }"
    page.get_by_role("main").locator("p").nth(2).evaluate(tight)
    assert check(page, "clipped") == []
    page.evaluate(SPACING)
    assert check(page, "clipped") != []


@pytest.mark.all_pages
@pytest.mark.parametrize(
    ("plant", "expected"),
    [
        ("<script>window.executed = 1</script>", "errors: CSP: script-src-elem inline"),
        ("<p onclick='window.executed = 1' id='knop'>x</p>", ""),
        ("<img src='https://example.org/pixel.png' alt=''>", "errors: CSP: img-src https://example.org/pixel.png"),
        ("<link rel='stylesheet' href='https://example.org/x.css'>", "errors: CSP: style-src-elem https://example.org/x.css"),
        ("<iframe src='https://example.org/'></iframe>", "errors: CSP: frame-src https://example.org"),
        ("<p style='color: red'>x</p>", "errors: CSP: style-src-attr inline"),
        ("<style>p { color: red }</style>", "errors: CSP: style-src-elem inline"),
    ],
)
def test_the_policy_stops_what_is_planted(visitor: tuple[Page, Watch], address: str, plant: str, expected: str) -> None:
    page, seen = visitor
    planted(page, address + PAGE, lambda html: html.replace("</article>", plant + "</article>", 1))
    if "onclick" in plant:
        page.locator("#knop").click()
        expected = "errors: CSP: script-src-attr inline"
    assert [problem for problem in seen.problems() if problem.startswith(expected)] != []
    assert page.evaluate("window.executed") is None


def test_a_foreign_request_is_recorded_where_no_policy_stops_it(visitor: tuple[Page, Watch], address: str) -> None:
    page, seen = visitor

    def without_policy(html: str) -> str:
        return html.replace('http-equiv="Content-Security-Policy"', "").replace(
            "</article>", "<img src='https://example.org/x.png' alt=''></article>"
        )

    planted(page, address + PAGE, without_policy)
    assert "foreign: https://example.org/x.png" in seen.problems()


@pytest.mark.all_pages
def test_pages_run_clean_under_the_headers_of_a_real_server(browser: Browser, project: Path, tmp_path: Path) -> None:
    """nginx with the settings in deploy/: the browser knows every header, and search, theme and compass still work."""
    with running(project, tmp_path) as server:
        context = browser.new_context(ignore_https_errors=True, reduced_motion="reduce")
        seen = watch(context, server.address)
        page = context.new_page()
        for path in ("", "casussen/", "waar-staan-we/", "checklists/urgentie-afwegen/", "mijn-wijkaanpak/"):
            page.goto(server.address + path)
            page.get_by_role("button", name="Weergave").click()
            page.get_by_role("combobox", name="Zoek in de gids").press_sequentially("wijkaanpak")
            page.get_by_role("search").get_by_role("option").first.wait_for()
        assert seen.problems() == []
        context.close()
