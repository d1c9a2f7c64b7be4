"""The search field as people use it: what it shows, by keyboard and without one, on a small screen, and what it costs."""

import gzip
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Literal
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, Request, Route, expect

from guide.content.guide import Guide
from guide.language.stems import root, words
from tests.browser.audit import axe
from tests.browser.conftest import without_yet
from tests.search.measure import addresses, ask_engine, queries

BUDGET = 135_000  # bytes gzip until the first result
FIELD = "Zoek in de gids"
LINKED = ["wijkenbeleid", "wijkbeleid", "wijksbeleid"]


def field(page: Page) -> Locator:
    return page.get_by_role("combobox", name=FIELD)


def ask(page: Page, text: str) -> Locator:
    """Type a query and return the results."""
    field(page).click()
    field(page).press_sequentially(text)
    return results(page)


def results(page: Page) -> Locator:
    return page.get_by_role("search").get_by_role("option")


def status(page: Page) -> Locator:
    return page.get_by_role("search").get_by_role("status")


def hold(held: list[Route]) -> Callable[[Route], None]:
    """Keep requests waiting, to let them go later."""

    def keep(route: Route) -> None:
        held.append(route)

    return keep


def let_go(page: Page, held: list[Route]) -> None:
    """Let the first request go that waits, once there is one."""
    for _ in range(500):
        if held:
            return held[0].continue_()
        page.wait_for_timeout(10)
    raise AssertionError("niets gevraagd")


def test_a_result_tells_its_kind_and_phase(page: Page, address: str) -> None:
    page.goto(address)
    first = ask(page, "procesregie").nth(1)
    expect(first).to_contain_text("Paragraaf · Ontwerpen")
    expect(first).to_have_attribute("href", re.compile(r"/ontwerpen/procesregie/"))
    expect(status(page)).to_have_text(re.compile(r"^\d+ resultaten$"))


def test_a_term_is_explained_at_once(page: Page, address: str) -> None:
    page.goto(address)
    answer = ask(page, "verandertheorie").first
    expect(answer).to_contain_text("Uitleg van hoe en waarom")
    expect(answer).to_have_attribute("href", re.compile(r"/begrippen/#verandertheorie$"))


def test_a_typo_is_mended_and_said(page: Page, address: str) -> None:
    page.goto(address)
    expect(ask(page, "evalutie").first).to_contain_text("valuatie")
    expect(status(page)).to_contain_text("Bedoelde je evaluatie?")


def test_a_compound_is_found_whatever_letters_link_it(page: Page, address: str) -> None:
    page.goto(address)
    found = {text: set(addresses(answer)[:8]) for text, answer in zip(LINKED, ask_engine(page, LINKED), strict=True)}
    for text in LINKED[1:]:
        assert len(found[text] & found[LINKED[0]]) >= 5, found


APART = [
    ("hoe krijg je bewoners mee", "bewoners meekrijgen"),
    ("om bewoners mee te krijgen", "bewoners meekrijgen"),
    ("bouwen met corporaties", "bouwen corporaties"),  # "met" is not "meten"
]


@pytest.mark.parametrize(("said", "meant"), APART)
def test_small_words_are_understood(page: Page, address: str, said: str, meant: str) -> None:
    page.goto(address)
    found = [addresses(answer)[:8] for answer in ask_engine(page, [said, meant])]
    assert found[0] == found[1]


@pytest.mark.parametrize(("query", "country"), [("voorbeelden uit Canada", "CA"), ("Zeeland", "")])
def test_cases_of_a_country(page: Page, address: str, guide: Guide, query: str, country: str) -> None:
    page.goto(address)
    (answer,) = ask_engine(page, [query])
    wanted = {f"casussen/{id}/" for id, case in guide.cases.items() if case.place.country == country}
    assert set(addresses(answer)[: len(wanted)]) == wanted


def test_cases_of_a_province(page: Page, address: str, guide: Guide) -> None:
    page.goto(address)
    (answer,) = ask_engine(page, ["gemeenten in Limburg"])
    towns = {town.name for town in guide.regions["limburg"].municipalities}
    wanted = {f"casussen/{id}/" for id, case in guide.cases.items() if case.place.municipality in towns}
    assert wanted and set(addresses(answer)[: len(wanted)]) == wanted


@pytest.mark.parametrize("query", ["p. 66", "pagina 66", "blz 66"])
def test_a_page_of_the_handbook(page: Page, address: str, guide: Guide, query: str) -> None:
    page.goto(address)
    (answer,) = ask_engine(page, [query])
    assert addresses(answer)[0] == "opstarten/sturing/"


def test_a_page_is_found_by_its_title(page: Page, address: str, site: Path) -> None:
    index = json.loads((site / "search/guide.json").read_text(encoding="utf-8"))
    number = [kind for kind, _ in index["kinds"]].index("page")
    titles = {title: url for url, title, kind, *_ in index["results"] if kind == number}
    wanted = {**titles, "casussen": "casussen/", "checklists": "checklists/", "begrippen": "begrippen/", "bronnen": "bronnen/"}
    assert {"Mijn wijkaanpak", "Waar staan we?", "Begeleid een groep"} <= set(titles)
    page.goto(address)
    found = dict(zip(wanted, (answer["hits"][0]["url"] for answer in ask_engine(page, list(wanted))), strict=True))
    assert found == wanted


def test_when_nothing_fits_there_are_words_and_phases(page: Page, address: str) -> None:
    page.goto(address)
    found = ask(page, "bewonrz")
    expect(status(page)).to_have_text("Niets gevonden voor “bewonrz”")
    expect(found.filter(has_text="Herijken")).to_be_visible()
    found.get_by_text("bewoners", exact=True).click()
    page.wait_for_url(re.compile(r"/zoeken/\?q=bewoners"))
    expect(field(page)).to_have_value("bewoners")


def test_by_keyboard_alone(page: Page, address: str) -> None:
    page.goto(f"{address}over/")
    page.keyboard.press("/")
    expect(field(page)).to_be_focused()
    page.keyboard.type("nulmeting")
    first = results(page).first
    expect(first).to_be_visible()
    page.keyboard.press("ArrowDown")
    expect(first).to_have_attribute("aria-selected", "true")
    expect(field(page)).to_have_attribute("aria-activedescendant", first.get_attribute("id") or "")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(results(page).last).to_have_attribute("aria-selected", "true")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("nulmeting"))


def test_escape_goes_back_to_the_field(page: Page, address: str) -> None:
    page.goto(f"{address}over/")
    expect(ask(page, "nulmeting").first).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Escape")
    expect(results(page)).to_have_count(0)
    expect(field(page)).to_be_focused()
    expect(field(page)).to_have_value("nulmeting")
    expect(field(page)).to_have_attribute("aria-expanded", "false")
    page.keyboard.press("ArrowDown")
    expect(results(page).first).to_be_visible()
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    expect(field(page)).to_have_value("")


def test_tab_leaves_the_search_and_closes_it(page: Page, address: str) -> None:
    page.goto(f"{address}over/")
    expect(ask(page, "nulmeting").first).to_be_visible()
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Maak het zoekveld leeg")).to_be_focused()
    page.keyboard.press("Tab")
    expect(results(page)).to_have_count(0)


def test_enter_without_a_choice_shows_all_results(page: Page, address: str) -> None:
    page.goto(address)
    ask(page, "vuurwerkrel")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/zoeken/\?q=vuurwerkrel$"))
    expect(page.get_by_role("tabpanel").get_by_role("link").first).to_have_attribute("href", re.compile("langdonk"))


def test_the_page_of_results_has_kinds_as_tabs(page: Page, address: str) -> None:
    page.goto(f"{address}zoeken/?q=wijkaanpak")
    everything, cases = page.get_by_role("tab", name="Alles"), page.get_by_role("tab", name="Casussen")
    expect(everything).to_have_attribute("aria-selected", "true")
    total = int(re.sub(r"\D", "", everything.inner_text()))
    expect(page.get_by_role("tabpanel").get_by_role("listitem")).to_have_count(total)
    expect(page.locator("[data-search-page]").get_by_role("status")).to_have_text(f"{total} resultaten")
    everything.focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    expect(cases).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("tabpanel").get_by_role("listitem")).to_have_count(int(re.sub(r"\D", "", cases.inner_text())))
    page.reload()
    expect(cases).to_have_attribute("aria-selected", "true")
    assert axe(page) == []


def test_the_page_of_results_without_scripts(context: BrowserContext, address: str) -> None:
    page = context.browser.new_context(java_script_enabled=False).new_page()  # type: ignore[union-attr]
    page.goto(f"{address}zoeken/?q=nazorg")
    expect(page.get_by_text("Zoeken werkt alleen met JavaScript")).to_be_visible()
    page.get_by_role("article").get_by_role("link", name="register").click()
    page.wait_for_url(f"{address}register/")
    page.context.close()


def test_a_link_with_a_query(page: Page, address: str) -> None:
    page.goto(f"{address}?q=nazorg")
    expect(results(page).filter(has_text="Evaluatie en nazorg").first).to_be_visible()
    expect(field(page)).to_have_value("nazorg")


def test_pasted_and_dictated_text_is_heard(page: Page, address: str) -> None:
    page.goto(f"{address}over/")
    field(page).focus()
    page.evaluate("document.execCommand('insertText', false, 'nulmeting')")
    expect(results(page).first).to_be_visible()
    field(page).fill("")
    expect(results(page)).to_have_count(0)
    field(page).fill("procesregie")
    expect(results(page).first).to_be_visible()


def test_text_of_an_input_method_is_heard(page: Page, context: BrowserContext, address: str) -> None:
    page.goto(f"{address}over/")
    field(page).focus()
    keyboard = context.new_cdp_session(page)
    keyboard.send("Input.imeSetComposition", {"text": "nulmeti", "selectionStart": 7, "selectionEnd": 7})
    expect(results(page).first).to_be_visible()
    keyboard.send("Input.insertText", {"text": "nulmeting"})
    expect(field(page)).to_have_value("nulmeting")
    expect(results(page).first).to_be_visible()


def test_text_from_before_the_script_is_answered(page: Page, context: BrowserContext, address: str) -> None:
    held: list[Route] = []
    context.route("**/assets/search/field.js*", hold(held))
    page.goto(f"{address}over/", wait_until="commit")
    field(page).fill("nulmeting")
    let_go(page, held)
    expect(results(page).first).to_be_visible()


def test_it_says_that_it_is_loading(page: Page, context: BrowserContext, address: str) -> None:
    held: list[Route] = []
    context.route("**/search/guide.json", hold(held))
    page.goto(f"{address}over/")
    ask(page, "nulmeting")
    expect(status(page)).to_have_text("Zoeken wordt geladen…")
    let_go(page, held)
    expect(results(page).first).to_be_visible()
    expect(status(page)).to_contain_text("resulta")


def test_it_says_that_it_failed(page: Page, context: BrowserContext, address: str) -> None:
    context.route("**/search/guide.json", lambda route: route.abort())
    page.goto(f"{address}over/")
    ask(page, "nulmeting")
    expect(status(page)).to_have_text("Zoeken lukt nu niet.")
    expect(results(page)).to_have_attribute("href", f"{address}register/")


@pytest.mark.parametrize("broken", ["worker", "storage"])
def test_it_works_without(broken: str, page: Page, context: BrowserContext, address: str) -> None:
    if broken == "worker":
        context.add_init_script("window.Worker = class { constructor() { throw new Error('blocked'); } }")
    else:
        context.add_init_script(
            "for (const name of ['localStorage', 'sessionStorage']) Object.defineProperty(window, name, { get() { throw new DOMException('blocked'); } })"
        )
    page.goto(f"{address}over/")
    expect(ask(page, "nazorg").filter(has_text="Evaluatie en nazorg").first).to_be_visible()


def test_nothing_searched_is_kept(page: Page, address: str) -> None:
    page.goto(f"{address}over/")
    expect(ask(page, "nulmeting").first).to_be_visible()
    kept = page.evaluate("JSON.stringify([Object.values(localStorage), Object.values(sessionStorage), document.cookie])")
    assert "nulmeting" not in kept
    expect(field(page)).to_have_attribute("autocomplete", "off")


def test_five_results_in_sight(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto(address)
    expect(ask(page, "samenwerken met bewoners").first).to_be_visible()
    page.wait_for_load_state("networkidle")
    whole = [box for option in results(page).all() if (box := option.bounding_box()) and box["y"] + box["height"] <= 800]
    assert len(whole) >= 5


def test_on_a_small_screen(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(address)
    expect(ask(page, "organisatie- en participatiestructuur").first).to_be_in_viewport()
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    wide = page.evaluate("Math.max(...[...document.querySelectorAll('[role=search] *')].map(e => e.getBoundingClientRect().right))")
    assert wide <= 320


def test_a_title_with_markup_stays_text(page: Page, address: str) -> None:
    page.goto(address)
    ask(page, "<img src=x onerror=alert(1)>")
    expect(status(page)).to_contain_text("result")
    assert page.get_by_role("search").locator("img").count() == 0


def test_the_words_are_marked_on_the_page(page: Page, address: str) -> None:
    page.goto(f"{address}over/")
    ask(page, "nulmeting")
    link = results(page).filter(has_text="Paragraaf").first
    expect(link.locator("mark").filter(has_text=re.compile("nulmeting", re.I)).first).to_be_visible()
    link.click()
    bar = page.get_by_role("group", name="Gezochte woorden op deze pagina")
    expect(bar.get_by_role("status")).to_have_text(re.compile(r"^\d+ van \d+$"))
    at, of = map(int, bar.get_by_role("status").inner_text().split(" van "))
    bar.get_by_role("button", name="Volgende").click()
    expect(bar.get_by_role("status")).to_have_text(f"{at % of + 1} van {of}")
    assert page.evaluate("CSS.highlights.get('found').size") == of
    assert [problem for problem in axe(page) if "found-bar" in problem] == []
    bar.get_by_role("button", name="Haal").click()
    expect(bar).to_have_count(0)
    assert page.evaluate("CSS.highlights.size") == 0
    assert "h" not in parse_qs(urlsplit(page.url).query)


def test_marks_without_highlights(page: Page, context: BrowserContext, address: str) -> None:
    context.add_init_script(
        "delete CSS.highlights; Object.defineProperty(Object.getPrototypeOf(CSS), 'highlights', { value: undefined, configurable: true }); delete Object.getPrototypeOf(CSS).highlights"
    )
    page.goto(f"{address}ontwerpen/monitoringstructuur/?h=nulmeting")
    expect(page.locator("article mark").first).to_have_text(re.compile("nulmeting", re.I))
    page.get_by_role("button", name="Haal").click()
    expect(page.locator("article mark")).to_have_count(0)


def test_an_address_with_a_broken_sign_still_marks_what_was_asked(page: Page, address: str) -> None:
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(f"{address}ontwerpen/monitoringstructuur/?h=nulmeting#50%")
    expect(page.get_by_role("button", name="Haal")).to_be_visible()
    assert errors == []


PASSAGE_IN_SIGHT = """() => {
  const at = [...(CSS.highlights.get("found-here") ?? [])][0]?.getBoundingClientRect();
  return Boolean(at) && at.top >= 0 && at.bottom <= innerHeight;
}"""


@pytest.mark.all_pages
def test_the_best_hit_shows_its_passage_in_the_first_screen(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto(address)
    shown = 0
    asked = [query.text for query in queries() if query.id[0] == "h"]
    for text in asked:
        page.goto(f"{address}over/")
        field(page).fill(text)
        link = page.get_by_role("option").filter(has=page.locator(".hit-title")).and_(page.locator(":not(.hit-term)")).first
        expect(link.locator(".hit-text")).not_to_be_empty()
        page.goto(link.get_attribute("href") or "")
        page.wait_for_load_state("networkidle")
        shown += page.evaluate(PASSAGE_IN_SIGHT)
    assert shown >= 0.9 * len(asked)


def test_no_script_of_the_theme_is_loaded(page: Page, address: str, site: Path) -> None:
    fetched: list[str] = []

    def note(request: Request) -> None:
        fetched.append(request.url.removeprefix(address).split("?")[0])

    page.on("request", note)
    page.goto(address)
    page.wait_for_load_state("networkidle")
    assert not [path for path in fetched if "javascripts/" in path or path.startswith("search/")]
    assert not (site / "assets/javascripts").exists()
    assert page.locator("#__config").count() == 0


def test_what_the_first_result_costs(page: Page, address: str, site: Path) -> None:
    page.goto(address)
    page.wait_for_load_state("networkidle")
    fetched: list[str] = ["assets/search/field.js"]

    def note(request: Request) -> None:
        fetched.append(request.url.removeprefix(address).split("?")[0])

    page.on("request", note)
    expect(ask(page, "n").first).to_be_visible()
    before_result = [path for path in dict.fromkeys(fetched) if not path.startswith("search/passages/")]
    assert "search/guide.json" in before_result
    assert sum(len(gzip.compress((site / path).read_bytes(), 9)) for path in before_result) <= BUDGET


def test_browser_and_build_agree_on_every_word(page: Page, address: str, site: Path) -> None:
    text = " ".join(
        block
        for file in sorted((site / "search/passages").glob("*.json"))
        for blocks in json.loads(file.read_text(encoding="utf-8")).values()
        for block in blocks
    )
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


@pytest.mark.all_pages
@pytest.mark.parametrize("text", ["procesregie", "evalutie", "bewonrz"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_open_results_are_accessible(text: str, scheme: Literal["light", "dark"], page: Page, address: str) -> None:
    page.emulate_media(color_scheme=scheme)
    page.goto(address)
    ask(page, text)
    expect(status(page)).to_contain_text(re.compile("result|Niets"))
    assert axe(page) == []


def test_the_contents_follow_the_reader(page: Page, address: str) -> None:
    page.goto(f"{address}orienteren/urgentie/")
    contents = page.get_by_role("navigation", name="Op deze pagina")
    contents.get_by_role("link", name="Aan de slag").click()
    expect(contents.get_by_role("link", name="Aan de slag")).to_have_attribute("aria-current", "true")
    page.keyboard.press("Home")
    expect(contents.locator("[aria-current]")).to_have_count(0)


def test_a_site_in_a_folder_is_searched_by_lunr(page: Page, site: Path) -> None:
    page.goto((site / "orienteren/urgentie/index.html").as_uri())
    for text in ("vuurwerkrel", "vuurwerkrelen"):
        field(page).fill(text)
        first = results(page).first
        expect(first).to_contain_text("Langdonk")
        expect(first).to_have_attribute("href", (site / "casussen/langdonk-roosendaal/index.html").as_uri())
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("langdonk-roosendaal"))


def test_code_can_be_copied(page: Page, address: str) -> None:
    page.goto(f"{address}data/")
    button = page.get_by_role("button", name="Kopieer")
    button.first.click()
    expect(page.get_by_role("button", name=re.compile("Gekopieerd|geselecteerd")).first).to_be_visible()


@pytest.mark.all_pages
@pytest.mark.parametrize("word", ["sleutelfiguren", "armoede", "woningbouwvereniging", "verhaal", "Limburg"])
def test_explorer_and_search_find_the_same_cases(page: Page, address: str, word: str) -> None:
    page.goto(f"{address}casussen/?zoek={word}")
    rows = page.get_by_role("table", name="Casussen per fase").locator("tbody tr:visible")
    status = page.get_by_role("status").filter(has_text=" van ").first
    expect(rows).to_have_count(int(str(status.text_content()).split()[0]))
    shown = {
        link.split("casussen/")[1].split("/")[0] for row in rows.all() if (link := row.get_by_role("link").first.get_attribute("href"))
    }
    (answer,) = ask_engine(page, [word], 500)
    found = {url.split("/")[1] for url in addresses(answer) if url.startswith("casussen/") and url != "casussen/"}
    assert shown and len(shown & found) >= 0.9 * max(len(shown), len(found & shown))


def test_words_typed_before_the_script_is_there_stay(page: Page, address: str) -> None:
    with without_yet(page, "search/field.js", address + "zoeken/?q=wijk"):
        field(page).fill("buurt")
    expect(page.locator("[data-search-page] .search-line")).to_contain_text("resultaten")
    expect(field(page)).to_have_value("buurt")
