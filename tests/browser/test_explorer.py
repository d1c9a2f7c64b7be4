"""The case explorer in a real browser: every filter, the address, the map, the keyboard, and the page without a script."""

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, Route, expect

from guide.content.guide import Guide
from guide.insight.facets import traits
from guide.language.stems import words
from guide.language.wording import slug
from guide.search.explorer import search_text
from tests.browser.test_search import hold, let_go

GROUPS = {"fase": "Fase", "thema": "Thema", "land": "Land", "factor": "Succesfactor"}
FETCHED = "performance.getEntriesByType('resource').map(({ name }) => name).filter((name) => !name.includes('favicon'))"


@pytest.fixture(params=[1280, pytest.param(320, marks=pytest.mark.all_pages)])
def page(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": request.param, "height": 900}, locale="nl-NL", reduced_motion="reduce")
    yield context.new_page()
    context.close()


@pytest.fixture
def explorer(page: Page, address: str) -> Page:
    page.goto(address + "casussen/")
    ready(page)
    return page


def ready(page: Page) -> None:
    expect(page.locator("html[data-pieces=whole] [data-table][data-ready]")).to_be_attached()
    settled(page)


def settled(page: Page) -> None:
    """Wait until counts and map follow what was chosen."""
    expect(page.locator("[data-explorer]:not([aria-busy])")).to_be_attached()


def choose(page: Page, group: str, title: str) -> None:
    """Tick a box: beside the table, or in the sheet of filters on a phone."""
    button = page.get_by_role("button", name=re.compile("^Filters"))
    if button.is_visible():
        button.click()
        option(page, group, title).check()
        page.get_by_role("button", name=re.compile("^Toon .*casus")).click()
    else:
        option(page, group, title).check()


def table(page: Page) -> Locator:
    return page.get_by_role("table", name="Casussen per fase")


def shown(page: Page) -> list[str]:
    """Return the ids of the rows that can be seen, in order; the first rows of a selection come a frame before the others."""
    settled(page)
    page.evaluate("new Promise((done) => requestAnimationFrame(() => setTimeout(() => requestAnimationFrame(() => setTimeout(done)))))")
    found: list[str] = page.locator("tbody tr:visible").evaluate_all("rows => rows.map(row => row.id.slice(4))")
    return found


def option(page: Page, group: str, title: str) -> Locator:
    box = re.compile(rf"^{re.escape(title)} \(\d+\)$")
    group_of_boxes = page.get_by_role("group", name=group, exact=True, include_hidden=True)
    return group_of_boxes.get_by_role("checkbox", name=box, include_hidden=True)


def status(page: Page, text: str) -> None:
    expect(page.get_by_role("status").filter(has_text="casus")).to_have_text(text)


def counts(page: Page, group: str) -> dict[str, int]:
    settled(page)
    names = page.get_by_role("group", name=group, exact=True, include_hidden=True).locator("label").all_text_contents()
    found = [re.fullmatch(r"(.+) \((\d+)\)", name.strip()) for name in names]
    return {match[1]: int(match[2]) for match in found if match}


def bubbles(page: Page) -> dict[str, int]:
    """Return the bubbles that can be seen: the place to its number, as their names say."""
    settled(page)
    region = page.get_by_role("region", name="Kaart van casussen")
    names = [link.get_attribute("aria-label") or "" for link in region.locator("a.bubble:visible").all()]
    found = [re.fullmatch(r"(.+), (\d+) casus(?:sen)?", name) for name in names]
    assert all(found), names
    return {match[1]: int(match[2]) for match in found if match}


def traits_of(guide: Guide, id: str) -> dict[str, list[str]]:
    """What a case can be chosen by, under the names in the address."""
    return {guide.words(f"facets.{name}.id"): values for name, values in traits(guide, id).items()}


def chosen(guide: Guide, test: Callable[[dict[str, list[str]]], bool]) -> list[str]:
    return [id for id in guide.cases if test(traits_of(guide, id))]


def titles(guide: Guide) -> dict[str, dict[str, str]]:
    return {
        "fase": {phase.id: phase.title for phase in guide.phases.values()},
        "thema": {theme.id: theme.title for theme in guide.themes.values()},
        "factor": {factor.id: factor.title for factor in guide.success_factors.values()},
    }


def test_everything_is_there_at_first(explorer: Page, guide: Guide) -> None:
    status(explorer, f"{len(guide.cases)} casussen")
    assert shown(explorer) == list(guide.cases)
    for phase in guide.phases.values():
        expect(table(explorer).get_by_role("columnheader", name=phase.title, exact=True)).to_be_attached()
    for case in guide.cases.values():
        expect(table(explorer).get_by_role("rowheader").get_by_role("link", name=case.title, exact=True)).to_be_visible()
    for group, names in titles(guide).items():
        for id, title in names.items():
            number = len(chosen(guide, lambda row, group=group, id=id: id in row[group]))  # type: ignore[misc]
            assert counts(explorer, GROUPS[group]).get(title, 0) == number, title
    places: dict[str, int] = {}
    for case in guide.cases.values():
        places[case.place.municipality] = places.get(case.place.municipality, 0) + 1
    assert bubbles(explorer) == places
    for name in ("CSV", "JSON", "GeoJSON"):
        expect(explorer.get_by_role("link", name=name, exact=True)).to_be_visible()


def test_or_within_a_group_and_between_groups_with_counts_that_follow(explorer: Page, guide: Guide) -> None:
    choose(explorer, "Fase", "Opstarten")
    choose(explorer, "Fase", "Herijken")
    either = chosen(guide, lambda row: bool({"opstarten", "herijken"} & set(row["fase"])))
    assert shown(explorer) == either
    status(explorer, f"{len(either)} van {len(guide.cases)} casussen")
    choose(explorer, "Thema", "Participatie")
    both = [id for id in either if "participatie" in traits_of(guide, id)["thema"]]
    assert shown(explorer) == both
    assert sum(bubbles(explorer).values()) == len(both)
    for id, title in titles(guide)["fase"].items():
        follows = chosen(guide, lambda row, id=id: id in row["fase"] and "participatie" in row["thema"])  # type: ignore[misc]
        assert counts(explorer, "Fase")[title] == len(follows)
    for id, title in titles(guide)["factor"].items():
        number = len([case for case in both if id in traits_of(guide, case)["factor"]])
        assert counts(explorer, "Succesfactor").get(title, 0) == number
    explorer.get_by_role("button", name="Wis filters").click()
    status(explorer, f"{len(guide.cases)} casussen")
    assert explorer.url.endswith("/casussen/")


def test_the_address_holds_the_state_through_back_forward_and_reload(explorer: Page, guide: Guide) -> None:
    total = len(guide.cases)
    choose(explorer, "Fase", "Ontwerpen")
    field = explorer.get_by_label("Zoek in casussen")
    field.fill("bewoners")
    expect(explorer).to_have_url(re.compile(r"\?fase=ontwerpen&zoek=bewoners$"))
    expect(explorer.get_by_role("status").filter(has_text="casus")).to_contain_text("van")
    with_words = shown(explorer)
    explorer.reload()
    ready(explorer)
    expect(field).to_have_value("bewoners")
    expect(option(explorer, "Fase", "Ontwerpen")).to_be_checked()
    expect(explorer.locator("tbody tr:visible")).to_have_count(len(with_words))
    assert shown(explorer) == with_words
    explorer.go_back()
    expect(field).to_have_value("")
    expect(option(explorer, "Fase", "Ontwerpen")).to_be_checked()
    assert shown(explorer) == chosen(guide, lambda row: "ontwerpen" in row["fase"])
    explorer.go_back()
    status(explorer, f"{total} casussen")
    expect(option(explorer, "Fase", "Ontwerpen")).not_to_be_checked()
    explorer.go_forward()
    expect(option(explorer, "Fase", "Ontwerpen")).to_be_checked()


@pytest.mark.parametrize("query", ["vuurwerk", "nationaal programma", "renovatie", "thema's", "Súdwest"])
def test_words_are_found_anywhere_in_a_case(explorer: Page, guide: Guide, query: str) -> None:
    explorer.get_by_label("Zoek in casussen").fill(query)
    asked = words(query)
    holding = [id for id in guide.cases if all(any(word.startswith(part) for word in words(search_text(guide, id))) for part in asked)]
    expect(explorer.get_by_role("status").filter(has_text="casus")).to_have_text(re.compile(r"\d+ van"))
    assert set(holding) <= set(shown(explorer))


@pytest.mark.all_pages
def test_a_word_is_found_by_its_stem(explorer: Page, guide: Guide) -> None:
    field = explorer.get_by_label("Zoek in casussen")
    found = []
    for form in ("renovatie", "renovaties"), ("gemeenten", "gemeente"), ("bewoners", "bewoner"), ("samenwerkingen", "samenwerking"):
        for word in form:
            field.fill(word)
            expect(explorer).to_have_url(re.compile(f"zoek={word}$"))
            found.append(set(shown(explorer)))
        assert found[-2] & found[-1]
    field.fill("wijkverpleegkundige xyzzy")
    status(explorer, f"0 van {len(guide.cases)} casussen")


def test_an_empty_result_says_what_to_let_go(explorer: Page, guide: Guide) -> None:
    choose(explorer, "Land", "Canada")
    choose(explorer, "Fase", "Herijken")
    status(explorer, f"0 van {len(guide.cases)} casussen")
    assert bubbles(explorer) == {}
    abroad = chosen(guide, lambda row: row["land"] == ["CA"])
    advice = explorer.get_by_role("button", name=f"Zonder fase Herijken: {len(abroad)} casussen")
    expect(advice).to_be_visible()
    advice.click()
    assert shown(explorer) == abroad
    expect(option(explorer, "Land", "Canada")).to_be_checked()


def test_an_unknown_choice_in_a_link_can_be_let_go(page: Page, address: str, guide: Guide) -> None:
    page.goto(address + "casussen/?fase=bestaat-niet&thema=wonen")
    ready(page)
    wonen = chosen(guide, lambda row: "wonen" in row["thema"])
    page.get_by_role("button", name=re.compile("^Zonder fase bestaat-niet")).click()
    assert shown(page) == wonen


def test_choosing_a_bubble_filters_the_table_and_the_address(explorer: Page, guide: Guide) -> None:
    region = explorer.get_by_role("region", name="Kaart van casussen")
    rotterdam = chosen(guide, lambda row: row["gemeente"] == ["rotterdam"])
    region.get_by_role("link", name=f"Rotterdam, {len(rotterdam)} casussen").click()
    assert shown(explorer) == rotterdam
    expect(explorer).to_have_url(re.compile(r"\?gemeente=rotterdam$"))
    assert bubbles(explorer) == {"Rotterdam": len(rotterdam)}
    choose(explorer, "Fase", "Ontwerpen")
    left = len([id for id in rotterdam if "ontwerpen" in traits_of(guide, id)["fase"]])
    assert sum(bubbles(explorer).values()) == len(shown(explorer)) == left
    expect(region.get_by_role("link", name=re.compile(rf"^Rotterdam, {left} casus"))).to_have_attribute("aria-current", "true")
    explorer.get_by_role("button", name="Rotterdam ×").click()
    assert shown(explorer) == chosen(guide, lambda row: "ontwerpen" in row["fase"])


def test_bubbles_are_targets_that_do_not_overlap_and_those_abroad_are_beside(explorer: Page, guide: Guide) -> None:
    region = explorer.get_by_role("region", name="Kaart van casussen")
    boxes = {}
    for bubble in region.locator("a.bubble").all():
        box = bubble.locator("circle").bounding_box()
        assert box
        name = bubble.get_attribute("data-name") or ""
        assert box["width"] >= 24, name
        assert box["height"] >= 24, name
        boxes[name] = (box["x"] + box["width"] / 2, box["y"] + box["height"] / 2, box["width"] / 2)
    for name, (x, y, r) in boxes.items():
        for other, (x2, y2, r2) in boxes.items():
            assert name == other or ((x - x2) ** 2 + (y - y2) ** 2) ** 0.5 > r + r2 - 1, (name, other)
    abroad = {case.place.municipality for case in guide.cases.values() if case.place.country != "NL"}
    for name in abroad:
        expect(region.locator(".abroad").get_by_role("link", name=re.compile(rf"^{re.escape(name)}, \d+ casus"))).to_be_visible()


def test_sorting_by_name_and_municipality(explorer: Page, guide: Guide) -> None:
    for title, key in [("Gemeente en les", "gemeente"), ("Casus", "casus")]:
        header = table(explorer).get_by_role("columnheader", name=title, exact=True)
        header.get_by_role("button").click()
        expect(header).to_have_attribute("aria-sort", "ascending")
        expect(explorer).to_have_url(re.compile(f"sorteer={key}$"))
    names = [guide.cases[id].title for id in shown(explorer)]
    assert names == explorer.evaluate("names => [...names].sort(new Intl.Collator('nl', {numeric: true}).compare)", names)
    header.get_by_role("button").click()
    expect(header).to_have_attribute("aria-sort", "descending")
    header.get_by_role("button").click()
    assert shown(explorer) == list(guide.cases)


def test_a_row_teaches_the_lesson_of_the_chosen_phase(explorer: Page, guide: Guide) -> None:
    first, later = (
        next(one for one in guide.cases["rotterdam-zuid"].episodes if guide.phase_of(one.section) == phase)
        for phase in ("orienteren", "ontwerpen")
    )
    row = explorer.locator("#rij-rotterdam-zuid")
    expect(row).to_contain_text(first.lesson)
    choose(explorer, "Fase", "Ontwerpen")
    expect(row.get_by_text(later.lesson)).to_be_visible()
    expect(row.get_by_text(first.lesson)).to_be_hidden()


def test_every_choice_is_a_chip_that_lets_go(explorer: Page, guide: Guide) -> None:
    choose(explorer, "Thema", "Wonen")
    choose(explorer, "Fase", "Opstarten")
    explorer.get_by_label("Zoek in casussen").fill("huur")
    for chip in ("Wonen ×", "“huur” ×"):
        explorer.get_by_role("button", name=chip).click()
        expect(explorer.get_by_role("button", name=chip)).to_have_count(0)
    assert shown(explorer) == chosen(guide, lambda row: "opstarten" in row["fase"])


def test_a_chip_lets_go_of_its_own_choice_only_while_the_words_are_on_their_way(explorer: Page) -> None:
    choose(explorer, "Thema", "Wonen")
    held: list[Route] = []
    explorer.route("**/woorden.json", hold(held))
    explorer.get_by_label("Zoek in casussen").fill("huur")
    explorer.get_by_role("button", name="Wonen ×").click()
    expect(explorer).to_have_url(re.compile(r"\?zoek=huur$"))
    let_go(explorer, held)
    expect(explorer.get_by_role("button", name="“huur” ×")).to_be_visible()


def test_count_and_head_stay_in_sight_after_a_click_far_down(page: Page, address: str, guide: Guide) -> None:
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto(address + "casussen/")
    ready(page)
    choose(page, "Succesfactor", "Lange adem")
    status(page, f"{len(chosen(guide, lambda row: 'lange-adem' in row['factor']))} van {len(guide.cases)} casussen")
    expect(page.get_by_role("status").filter(has_text="casus")).to_be_in_viewport(ratio=1)
    expect(table(page).get_by_role("columnheader", name="Casus", exact=True)).to_be_in_viewport(ratio=1)
    inside = "rows => rows.some((row) => row.getBoundingClientRect().top > 200 && row.getBoundingClientRect().top < innerHeight)"
    assert page.locator("tbody tr:visible").evaluate_all(inside), "naast het gekozen vakje staat niets"


@pytest.mark.all_pages
def test_by_keyboard_alone(page: Page, address: str, guide: Guide) -> None:
    page.goto(address + "casussen/")
    expect(page.locator("[data-table][data-ready]")).to_be_attached()

    def tab_to(test: str) -> None:
        for _ in range(150):
            page.keyboard.press("Tab")
            if page.evaluate(f"(e => {test})(document.activeElement)"):
                return
        raise AssertionError(f"niet bereikt met Tab: {test}")

    tab_to("e.name === 'zoek'")
    page.keyboard.type("wonen")
    expect(page).to_have_url(re.compile("zoek=wonen$"))
    page.keyboard.press("Control+A")
    page.keyboard.press("Delete")
    status(page, f"{len(guide.cases)} casussen")
    if page.evaluate("innerWidth < 900"):
        tab_to("e.textContent.startsWith('Filters')")
        page.keyboard.press("Enter")
    tab_to("e.value === 'herijken'")
    page.keyboard.press("Space")
    assert shown(page) == chosen(guide, lambda row: "herijken" in row["fase"])
    page.keyboard.press("Escape")
    tab_to("e.textContent === 'Wis filters'")
    page.keyboard.press("Enter")
    status(page, f"{len(guide.cases)} casussen")
    tab_to("e.closest('[data-sort=gemeente]')")
    page.keyboard.press("Space")
    expect(page.locator("[data-sort=gemeente]")).to_have_attribute("aria-sort", "ascending")
    tab_to("e.dataset.municipality === 'amsterdam'")
    assert page.evaluate("getComputedStyle(document.activeElement.querySelector('circle')).strokeWidth") != "2px"
    page.keyboard.press("Enter")
    assert set(shown(page)) == set(chosen(guide, lambda row: row["gemeente"] == ["amsterdam"]))


def test_a_keyboard_skips_the_filters(page: Page, address: str) -> None:
    page.goto(address + "casussen/")
    ready(page)
    skip = page.get_by_role("link", name="Naar de tabel met casussen")
    skip.focus()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('[data-table]') !== null")


def test_facets_fold_and_rows_are_cards_on_a_phone(page: Page, address: str) -> None:
    page.goto(address + "casussen/")
    expect(page.locator("[data-table][data-ready]")).to_be_attached()
    narrow = page.evaluate("innerWidth < 900")
    expect(page.get_by_role("group", name="Fase", exact=True)).to_be_visible(visible=not narrow)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    row = page.locator("tbody tr").first
    assert row.evaluate("row => getComputedStyle(row).display") == ("block" if narrow else "table-row")
    if narrow:
        box, cell = row.bounding_box(), row.get_by_role("link").last.bounding_box()
        assert box
        assert cell
        assert cell["x"] + cell["width"] <= box["x"] + box["width"] <= 320


def test_without_the_index_the_rows_are_searched(page: Page, address: str, guide: Guide) -> None:
    page.route("**/woorden.json", lambda route: route.abort())
    page.goto(address + "casussen/")
    ready(page)
    page.get_by_label("Zoek in casussen").fill("langdonk")
    holding = [id for id in guide.cases if "langdonk" in search_text(guide, id).lower()]
    status(page, f"{len(holding)} van {len(guide.cases)} casussen")


@pytest.fixture
def bare(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 1280, "height": 900})
    yield context
    context.close()


def test_without_javascript_the_table_is_whole_and_a_bubble_leads_to_a_list(bare: BrowserContext, address: str, guide: Guide) -> None:
    page = bare.new_page()
    page.goto(address + "casussen/")
    assert table(page).get_by_role("rowheader").count() == len(guide.cases)
    assert not page.get_by_role("button", name="Wis filters").is_visible()
    assert not page.get_by_label("Zoek in casussen").is_visible()
    page.get_by_role("region", name="Kaart van casussen").get_by_role("link", name=re.compile("^Groningen, ")).click()
    assert page.url.endswith("/casussen/lijsten/#gemeente-groningen")
    expect(page.get_by_role("heading", name=re.compile(r"^Groningen \(\d+\)$"))).to_be_in_viewport()


def test_nothing_is_asked_before_it_is_needed_and_nothing_of_others(explorer: Page, address: str) -> None:
    explorer.evaluate("performance.clearResourceTimings()")
    choose(explorer, "Fase", "Opstarten")
    assert explorer.evaluate(FETCHED) == []
    told = explorer.get_by_role("status").filter(has_text="casus")
    before = told.inner_text()
    explorer.get_by_label("Zoek in casussen").fill("woningcorporasie")
    expect(told).not_to_have_text(before)
    fetched = {url.removeprefix(address).split("?")[0] for url in explorer.evaluate(FETCHED)}
    rules = {f"assets/search/{name}.js" for name in ("lexicon", "likeness", "query")}
    assert fetched == {*rules, "assets/shared/languages/nl.js", "casussen/woorden.json"}


def test_slugs_in_the_page_are_those_of_the_engine(explorer: Page, guide: Guide) -> None:
    for id, case in guide.cases.items():
        assert explorer.locator(f"#rij-{id}").get_attribute("data-gemeente") == slug(case.place.municipality)
