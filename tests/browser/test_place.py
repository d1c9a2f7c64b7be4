"""A reader keeps the place: the bar that comes back on scrolling up, the menu that shows the phase, and the paragraph found again."""

import re

import pytest
from playwright.sync_api import Page, expect

SECTION = "opstarten/financiering/"


def scroll(page: Page, by: int) -> None:
    page.mouse.wheel(0, by)
    page.wait_for_timeout(150)


@pytest.mark.parametrize("width", [1280, 390])
def test_the_bar_goes_on_scrolling_down_and_returns_on_scrolling_up(page: Page, address: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(address + SECTION)
    bar = page.get_by_role("navigation", name="Waar je bent")
    expect(bar).to_be_hidden()
    scroll(page, 3000)
    expect(bar).to_be_hidden()
    scroll(page, -300)
    expect(bar).to_be_visible()
    expect(bar).to_contain_text("5.5 Financiering")
    bar.get_by_role("button", name="Inhoud").click()
    bar.get_by_role("link", name="Aan de slag").click()
    expect(page.locator("#aan-de-slag")).to_be_in_viewport()
    scroll(page, -300)
    bar.get_by_role("button", name="Menu").click()
    menu = page.get_by_role("navigation", name="Menu", exact=True)
    expect(menu.locator("[aria-current=page]")).to_have_text("Financiering")
    expect(menu.get_by_role("link", name="Alliantie")).to_be_visible()


def test_reading_on_takes_one_tap_to_the_same_paragraph(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto(address + SECTION)
    target = page.get_by_text("De opbrengst.").first
    target.evaluate("one => one.scrollIntoView({block: 'start'})")
    page.wait_for_timeout(700)
    page.goto(address)
    line = page.get_by_text("Verder lezen waar je was")
    expect(line).to_be_in_viewport(ratio=1)
    line.get_by_role("link").click()
    expect(page).to_have_url(re.compile(rf"{SECTION}#alinea-\d+$"))
    expect(target).to_be_in_viewport()


@pytest.mark.parametrize("path", [SECTION, "casussen/kolenkitbuurt-amsterdam/", "theorie/rijke-beleidstraditie/", "orienteren/"])
def test_the_bar_is_low_on_a_phone(page: Page, address: str, path: str) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(address + path)
    scroll(page, 900)
    scroll(page, -200)
    bar = page.get_by_role("navigation", name="Waar je bent")
    expect(bar).to_be_visible()
    box = bar.bounding_box()
    assert box
    assert box["height"] <= 64
