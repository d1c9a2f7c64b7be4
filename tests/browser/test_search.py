"""The search field as people use it: what it shows, by keyboard, on a small screen, and what it costs."""

import gzip
import re
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, Request, Route, expect

from guide.content.guide import Guide
from guide.language.stems import root, words
from tests.browser.audit import axe
from tests.search.measure import addresses, ask_worker

BUDGET = 120_000  # bytes gzip for index and scripts before the first result
FIELD = "Zoek in de gids"
LINKED = ["wijkenbeleid", "wijkbeleid", "wijksbeleid"]


def ask(page: Page, text: str) -> Locator:
    """Type a query and return the list of results."""
    field = page.get_by_role("searchbox", name=FIELD)
    field.click()
    field.press_sequentially(text)
    return results(page)


def results(page: Page) -> Locator:
    return page.locator('[data-md-component="search-result"] li.md-search-result__item')


def status(page: Page) -> Locator:
    return page.get_by_role("search").get_by_role("status")


def test_a_result_tells_its_kind_and_phase(page: Page, address: str) -> None:
    page.goto(address)
    first = ask(page, "procesregie").first
    expect(first).to_contain_text("Paragraaf · Ontwerpen")
    expect(first.get_by_role("link").first).to_have_attribute("href", re.compile(r"/ontwerpen/procesregie/"))
    expect(status(page)).to_have_text(re.compile(r"^\d+ resultaten$"))


def test_a_term_is_explained_at_once(page: Page, address: str) -> None:
    page.goto(address)
    ask(page, "verandertheorie")
    answer = page.get_by_role("search").locator("[data-search-above]")
    expect(answer).to_contain_text("Uitleg van hoe en waarom")
    expect(answer.get_by_role("link", name="Bekijk bij de begrippen")).to_have_attribute(
        "href", re.compile(r"/begrippen/#verandertheorie$")
    )


def test_a_typo_is_mended_and_said(page: Page, address: str) -> None:
    page.goto(address)
    expect(ask(page, "evalutie").first).to_contain_text("Evaluatie")
    expect(status(page)).to_contain_text("Bedoelde je evaluatie?")


def test_a_compound_is_found_whatever_letters_link_it(page: Page, address: str) -> None:
    page.goto(address)
    found = {text: set(addresses(answer)[:8]) for text, answer in zip(LINKED, ask_worker(page, LINKED), strict=True)}
    for text in LINKED[1:]:
        assert len(found[text] & found[LINKED[0]]) >= 5, found


def test_cases_of_a_country(page: Page, address: str, guide: Guide) -> None:
    page.goto(address)
    (answer,) = ask_worker(page, ["voorbeelden uit Canada"])
    abroad = {f"casussen/{id}/" for id, case in guide.cases.items() if case.place.country == "CA"}
    assert set(addresses(answer)[: len(abroad)]) == abroad


def test_when_nothing_fits_there_are_words_and_phases(page: Page, address: str) -> None:
    page.goto(address)
    ask(page, "bewonrz")
    expect(status(page)).to_have_text("Niets gevonden voor “bewonrz”")
    search = page.get_by_role("search")
    expect(search.get_by_role("link", name="Herijken")).to_be_visible()
    search.get_by_role("link", name="bewoners", exact=True).click()
    expect(page.get_by_role("searchbox", name=FIELD)).to_have_value("bewoners")
    expect(results(page).first).to_be_visible()


def test_by_keyboard_alone(page: Page, address: str) -> None:
    page.goto(f"{address}over/")
    page.keyboard.press("/")
    expect(page.get_by_role("searchbox", name=FIELD)).to_be_focused()
    page.keyboard.type("nulmeting")
    expect(results(page).get_by_role("link").first).to_have_attribute("href", re.compile(r"h=nulmeting"))
    expect(results(page).locator("p").first).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    focused = page.locator(":focus")
    expect(focused).to_have_attribute("href", re.compile(r"h=nulmeting"))
    page.keyboard.press("Enter")
    expect(page.locator("article mark").first).to_have_text(re.compile("nulmeting", re.I))


def test_text_that_comes_without_keys_is_searched(page: Page, address: str) -> None:
    page.goto(address)
    page.get_by_role("searchbox", name=FIELD).click()
    page.keyboard.insert_text("procesregie")
    expect(results(page).first).to_contain_text("Procesregie")


def test_texts_that_come_later_leave_the_focus_where_it_is(page: Page, context: BrowserContext, address: str) -> None:
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    context.route("**/search/texts.json", hold)
    page.goto(f"{address}over/")
    expect(ask(page, "nulmeting").first).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    focused = page.locator(":focus")
    chosen = focused.get_attribute("href")
    assert chosen and held
    with page.expect_event("requestfinished", lambda request: request.url.endswith("texts.json")):
        held[0].continue_()
    page.evaluate("() => new Promise((done) => setTimeout(() => requestIdleCallback(done)))")
    expect(focused).to_have_attribute("href", chosen)
    page.keyboard.press("ArrowDown")
    expect(focused).not_to_have_attribute("href", chosen)
    expect(focused).to_be_visible()


def test_tab_walks_through_the_results(page: Page, address: str) -> None:
    page.goto(address)
    expect(ask(page, "nulmeting").locator("p").first).to_be_visible()
    for _ in range(6):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('.md-search-result__link')"):
            break
    expect(page.locator(".md-search-result__link:focus")).to_be_visible()
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("h=nulmeting"))


def test_leaving_the_search_closes_it(page: Page, address: str) -> None:
    page.goto(f"{address}over/")
    expect(ask(page, "nulmeting").first).to_be_visible()
    page.get_by_role("link", name="Slagkracht in de wijk").first.focus()
    expect(results(page).first).to_be_hidden()


def test_enter_opens_the_best_result(page: Page, address: str) -> None:
    page.goto(address)
    expect(ask(page, "vuurwerkrel").first).to_be_visible()
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/casussen/langdonk-roosendaal/"))


def test_a_link_with_a_query(page: Page, address: str) -> None:
    page.goto(f"{address}?q=nazorg")
    expect(results(page).first).to_contain_text("Evaluatie en nazorg")


def test_on_a_small_screen(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(address)
    expect(ask(page, "organisatie- en participatiestructuur").first).to_be_in_viewport()
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    wide = page.evaluate("Math.max(...[...document.querySelectorAll('.search-output *')].map(e => e.getBoundingClientRect().right))")
    assert wide <= 320


def test_a_title_with_markup_stays_text(page: Page, address: str) -> None:
    page.goto(address)
    ask(page, "<img src=x onerror=alert(1)>")
    expect(status(page)).to_contain_text("result")
    assert page.locator(".search-output img").count() == 0


@pytest.mark.parametrize("broken", ["**/assets/search/search-worker.js", "**/assets/search/rank.js", "**/search/guide.json"])
def test_materials_own_search_takes_over(broken: str, context: BrowserContext, address: str) -> None:
    def abort(route: Route) -> None:
        route.abort()

    context.route(broken, abort)
    page = context.new_page()
    page.goto(address)
    expect(ask(page, "nazorg").first).to_be_visible()
    expect(results(page).get_by_text("Evaluatie en nazorg").first).to_be_visible()


def test_an_opened_page_fetches_no_index(page: Page, address: str, site: Path) -> None:
    fetched: list[str] = []

    def note(request: Request) -> None:
        fetched.append(request.url.removeprefix(address).split("?")[0])

    page.on("request", note)
    page.goto(address)
    page.wait_for_load_state("networkidle")
    assert sum(len(gzip.compress((site / path).read_bytes())) for path in fetched if path.startswith("search/")) < 500
    assert not [path for path in fetched if "search/" in path and path not in ("search/search_index.json", "assets/search/search.js")]


def test_what_the_first_result_costs(page: Page, address: str, site: Path) -> None:
    page.goto(address)
    page.wait_for_load_state("networkidle")
    fetched: list[str] = ["assets/search/search.js"]

    def note(request: Request) -> None:
        fetched.append(request.url.removeprefix(address).split("?")[0])

    page.on("request", note)
    expect(ask(page, "n").first).to_be_visible()
    before_result = [path for path in dict.fromkeys(fetched) if path != "search/texts.json"]
    assert "search/guide.json" in before_result
    assert sum(len(gzip.compress((site / path).read_bytes(), 9)) for path in before_result) <= BUDGET


def test_browser_and_build_agree_on_every_word(page: Page, address: str, site: Path) -> None:
    text = (site / "search/full_index.json").read_text(encoding="utf-8")
    every = sorted(set(re.findall(r"[^\W_]+(?:['’-][^\W_]+)*", text)))
    page.goto(address)
    in_browser = page.evaluate(
        """async ([module, every]) => {
          const { words, root, useLanguage } = await import(module);
          await useLanguage("nl");
          return every.map((text) => words(text).map((word) => [word, root(word)]));
        }""",
        [f"{address}assets/shared/words.js", every],
    )
    at_build = [[[word, root(word, "nl")] for word in words(text)] for text in every]
    assert len(every) > 5000
    assert [pair for pair in zip(every, in_browser, at_build, strict=True) if pair[1] != pair[2]] == []


@pytest.mark.parametrize("text", ["procesregie", "evalutie", "bewonrz"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_open_results_are_accessible(text: str, scheme: Literal["light", "dark"], page: Page, address: str) -> None:
    page.emulate_media(color_scheme=scheme)
    page.goto(address)
    ask(page, text)
    expect(status(page)).to_contain_text(re.compile("result|Niets"))
    assert axe(page) == []
