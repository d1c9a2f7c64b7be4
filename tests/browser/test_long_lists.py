"""Long lists: letters, a field, and groups that open for what is found."""

import pytest
from playwright.sync_api import Browser, Page, expect


@pytest.mark.parametrize(
    ("path", "field", "word"), [("begrippen/", "Zoek een begrip", "koppelkans"), ("register/", "Zoek in het register", "langdonk")]
)
def test_a_word_leaves_what_holds_it(page: Page, address: str, path: str, field: str, word: str) -> None:
    page.goto(address + path)
    items = page.locator("[data-filter-item]")
    total = items.count()
    page.get_by_role("searchbox", name=field).fill(word)
    left = page.locator("[data-filter-item]:visible")
    expect(left.first).to_contain_text(word, ignore_case=True)
    assert 0 < left.count() < total
    page.get_by_role("searchbox", name=field).fill("")
    expect(page.locator("[data-filter-item]:visible")).to_have_count(total)


def test_groups_open_for_what_is_found_and_close_again(page: Page, address: str) -> None:
    page.goto(address + "casussen/lijsten/")
    expect(page.locator("details.fold[open]")).to_have_count(0)
    field = page.get_by_role("searchbox", name="Zoek in de lijsten")
    field.fill("vollenhove")
    expect(page.get_by_role("link", name="Data en verhalen samen brengen Vollenhove in beweging").first).to_be_visible()
    field.fill("")
    expect(page.locator("details.fold[open]")).to_have_count(0)


def test_a_link_to_a_group_opens_it_without_scripts(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + "casussen/lijsten/#thema-wonen")
    expect(page.locator("#thema-wonen li").first).to_be_in_viewport()
    context.close()


def test_a_letter_leads_to_its_terms(page: Page, address: str) -> None:
    page.goto(address + "begrippen/")
    page.get_by_role("navigation", name="Letters").get_by_role("link", name="W", exact=True).click()
    expect(page.locator("#letter-w")).to_be_in_viewport()
