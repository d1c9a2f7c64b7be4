"""The English guide in a real browser: the whole theme, its scripts and its search, by the names that an English reader meets."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from guide.language.stems import root, words
from tests.browser.audit import axe
from tests.site.pages import read_site


@pytest.fixture
def address(tiny_address: str) -> str:
    return tiny_address


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="en-GB", reduced_motion="reduce")
    yield context.new_page()
    context.close()


@pytest.mark.all_pages
def test_a_page_of_each_folder_loads_cleanly_and_passes_axe(page: Page, address: str, tiny_site: Path) -> None:
    errors: list[str] = []
    page.on("console", lambda message: errors.append(message.text) if message.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: errors.append(str(error)))
    last = {path.split("/")[0]: path for path in read_site(tiny_site) if path not in {"404.html", "offline.html"}}
    for path in last.values():
        page.goto(address + path)
        assert axe(page) == [], path
        assert errors == [], path


def test_the_explorer_filters_and_counts(page: Page, address: str) -> None:
    page.goto(address + "cases/")
    status = page.get_by_role("status").filter(has_text="cases")
    expect(status).to_have_text("4 cases")
    page.get_by_role("group", name="Phase", exact=True).get_by_role("checkbox", name="Tending (2)").check()
    expect(status).to_have_text("2 of 4 cases")
    expect(page).to_have_url(re.compile(r"\?phase=tend$"))
    page.get_by_label("Search in cases").fill("birds")
    expect(page.get_by_role("status").filter(has_text="case")).to_have_text("1 of 4 cases")
    expect(page).to_have_url(re.compile(r"\?phase=tend&search=birds$"))
    page.reload()
    expect(page.get_by_label("Search in cases")).to_have_value("birds")
    expect(page.locator("tbody tr:visible")).to_have_count(1)
    page.get_by_role("button", name="Clear filters").click()
    expect(status).to_have_text("4 cases")
    map_ = page.get_by_role("region", name="Map of cases")
    expect(map_.get_by_role("link", name="Paris, 1 case", exact=True)).to_be_visible()
    map_.get_by_role("link", name="York, 2 cases").click()
    expect(page).to_have_url(re.compile(r"\?municipality=york$"))
    expect(page.locator("tbody tr:visible")).to_have_count(2)


def test_the_table_sorts_in_english(page: Page, address: str) -> None:
    page.goto(address + "cases/")
    header = page.get_by_role("columnheader", name="Municipality and lesson")
    header.get_by_role("button").click()
    expect(header).to_have_attribute("aria-sort", "ascending")
    expect(page).to_have_url(re.compile(r"\?sort=municipality$"))
    assert page.locator("tbody .row-place").all_inner_texts() == ["Bath", "Paris", "York", "York"]


@pytest.mark.all_pages
def test_a_checklist_keeps_its_answers(page: Page, address: str) -> None:
    page.goto(address + "checklists/neighbours/")
    first = page.get_by_role("group", name="Has every door been asked?")
    assert first.get_by_role("radio").evaluate_all("all => all.map(one => one.labels[0].textContent.trim())") == [
        "Yes", "Partly", "No", "Don’t know",
    ]  # fmt: skip
    progress = page.get_by_role("status").filter(has_text="answered")
    expect(page.get_by_role("button", name="Save as file")).to_be_visible()
    first.get_by_role("radio", name="Partly").check()
    expect(progress).to_have_text("1 of 2 answered")
    page.wait_for_timeout(1000)  # the second within which answers are safe
    page.reload()
    expect(first.get_by_role("radio", name="Partly")).to_be_checked()
    page.goto(address + "my-approach/")
    expect(page.get_by_role("status").filter(has_text="answered")).to_have_text("1 of 6 answered")
    page.goto(address + "decision/")
    expect(page.get_by_role("status").filter(has_text="answered")).to_have_text("1 of 4 answered")
    page.get_by_role("textbox", name="Name of the organisation").fill("The Council")
    expect(page.get_by_role("region", name="Begin or wait: decide together")).to_contain_text("The Council")


def test_search_finds_by_the_stems_of_english(page: Page, address: str) -> None:
    page.goto(address)
    field = page.get_by_role("combobox", name="Search the guide")
    field.click()
    field.press_sequentially("neighbour")
    first = page.get_by_role("option").first
    expect(first).to_contain_text("Talk to the neighbours")
    expect(first).to_contain_text("Section · Listen")
    field.fill("")
    field.press_sequentially("watered")
    expect(first).to_contain_text("Share the watering")


def test_browser_and_build_agree_on_every_word(page: Page, address: str, tiny_site: Path) -> None:
    text = " ".join(file.read_text(encoding="utf-8") for file in sorted((tiny_site / "search/passages").glob("*.json")))
    every = sorted(set(re.findall(r"[^\W_]+(?:['’-][^\W_]+)*", text)))
    page.goto(address)
    in_browser = page.evaluate(
        """async ([module, every]) => {
          const { words, root, useLanguage } = await import(module);
          await useLanguage("en");
          return every.map((text) => words(text).map((word) => [word, root(word)]));
        }""",
        [f"{address}assets/shared/words.js", every],
    )
    at_build = [[[word, root(word, "en")] for word in words(text)] for text in every]
    assert [pair for pair in zip(every, in_browser, at_build, strict=True) if pair[1] != pair[2]] == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_each_phase_has_the_colour_of_the_data(browser: Browser, address: str, scheme: str) -> None:
    context = browser.new_context(color_scheme="dark" if scheme == "dark" else "light")
    page = context.new_page()
    page.goto(address + "style/")
    colours = page.locator(".phase-mark").evaluate_all("all => all.map((one) => getComputedStyle(one).color)")
    assert len(set(colours)) == 4
    assert ("rgb(0, 112, 106)" in colours) == (scheme == "light")
    context.close()


def test_a_page_that_is_not_there(page: Page, address: str) -> None:
    page.goto(address + "nowhere/")
    expect(page.get_by_role("heading", level=1)).to_have_text("This page does not exist")
    for name in ("Home", "Cases", "Checklists", "Glossary"):
        expect(page.locator("article").get_by_role("link", name=name, exact=True)).to_be_visible()
