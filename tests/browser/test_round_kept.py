"""A round is interrupted at every step, by a reload or a killed browser: nothing is lost, and who comes late still comes in."""

import re
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.dossiers import own_browser
from tests.browser.rounds import add_codes, encoded, opened, status, step, to_agree, way

URL = "groepsronde/#wat=urgentie-afwegen&met=2"
KEPT = """async (module) => {
  const { recall } = await import(module);
  return await recall("round:" + document.querySelector("[data-set-name]").textContent.split(" ").at(-1));
}"""


def kept(page: Page, address: str) -> None:
    """Wait until what was done so far is written; a killed browser may lose a millisecond, not more."""
    assert page.evaluate(KEPT, address + "assets/workshop/store.js")


def late(page: Page, there: int) -> None:
    """Somebody comes in late: their sheet is added, and the round goes on where it was."""
    step(page, "Verzamel")
    way(page, "Blad intikken")
    page.get_by_role("textbox", name="Antwoorden").fill("NJDW")
    page.keyboard.press("Enter")
    expect(status(page)).to_contain_text(f"{there + 1} van")


def go_through(page: Page, address: str, interrupt: Callable[[Page], Page]) -> None:
    """Lead a round, with an interruption and somebody late at every step."""
    opened(page, address + URL)
    way(page, "Tellen")
    page.get_by_role("button", name="Eén meer: Ja").click()
    page.get_by_role("button", name="Eén meer: Nee").click()
    page = interrupt(page)
    expect(page.get_by_role("status", name="Ja").first).to_have_text("1")
    late(page, 0)

    page.get_by_label("Organisatie (mag leeg)").fill("Gemeente")
    page.get_by_role("textbox", name="Antwoorden").fill("JD")  # half a sheet
    page = interrupt(page)
    expect(page.get_by_label("Organisatie (mag leeg)")).to_have_value("Gemeente")
    expect(page.get_by_role("textbox", name="Antwoorden")).to_have_value("JD")
    late(page, 1)

    code = encoded(page, address, [(9, ["no"] * 4)])[0]
    way(page, "Code")
    page.get_by_role("textbox", name="Code").fill(code[:5])  # half a code
    page = interrupt(page)
    expect(page.get_by_role("textbox", name="Code")).to_have_value(code[:5])
    add_codes(page, [code])
    expect(page.get_by_text("Nummer 9: 4 antwoorden")).to_be_visible()
    page = interrupt(page)
    page.get_by_role("button", name="Voeg toe").click()
    expect(status(page)).to_have_text("3 van 3")

    step(page, "Bespreek")
    first = page.locator(".round-item").first
    number = first.locator(".question-number").inner_text()
    first.get_by_role("button", name="Zet op de lijst").click()
    page = interrupt(page)
    item = page.locator(".round-item", has_text=number)
    expect(item.get_by_role("button", name="Staat op de lijst")).to_be_visible()
    late(page, 3)

    step(page, "Bespreek")
    before = item.locator(".bar").first.get_attribute("aria-label") or ""
    item.get_by_role("button", name="Stem opnieuw").click()
    page.get_by_role("button", name="Eén meer: Ja").click()
    page = interrupt(page)
    expect(page.get_by_text(f"Tweede stemming over vraag {number}")).to_be_visible()
    page.get_by_role("button", name="Eén meer: Ja").click()
    page.get_by_role("button", name="Klaar met stemmen").click()
    item = page.locator(".round-item", has_text=number)
    expect(item.locator(".bar").first).to_have_attribute("aria-label", before)
    expect(item.locator(".bar").last).to_have_attribute("aria-label", "2 ja")

    step(page, "Spreek af")
    page.get_by_label("Actie").fill("Bel de corporatie")
    page.get_by_label("Niet iedereen vindt dit").fill("Eén van ons niet")
    page = interrupt(page)
    expect(page.get_by_label("Actie")).to_have_value("Bel de corporatie")
    late(page, 4)
    step(page, "Spreek af")
    expect(page.get_by_label("Niet iedereen vindt dit")).to_have_value("Eén van ons niet")

    step(page, "Bewaar")
    page.get_by_label("Naam van het dossier").fill("Noord")
    page.get_by_role("button", name="Zet in dossier").click()
    expect(page.get_by_text("1 vraag staat in “Noord”.")).to_be_visible()
    page = interrupt(page)
    late(page, 5)
    step(page, "Bewaar")
    expect(page.get_by_role("combobox", name="Dossier", exact=True).locator("option", has_text="Noord")).to_have_count(1)


def test_a_reload_at_every_step_loses_nothing(page: Page, address: str) -> None:
    def reload(page: Page) -> Page:
        page.reload()
        expect(page.get_by_role("button", name="Toon groot")).to_be_visible()
        return page

    go_through(page, address, reload)


@pytest.mark.all_pages
def test_a_killed_browser_at_every_step_loses_nothing(browser: Browser, address: str, tmp_path: Path) -> None:
    with ExitStack() as running:
        process, context = running.enter_context(own_browser(browser, tmp_path))

        def kill(page: Page) -> Page:
            nonlocal process, context
            kept(page, address)
            process.kill()
            process.wait()
            process, context = running.enter_context(own_browser(browser, tmp_path))
            return opened(context.new_page(), address + URL)

        go_through(context.new_page(), address, kill)


def test_a_second_tab_with_the_round_follows_the_first(page: Page, address: str) -> None:
    opened(page, address + URL)
    other = opened(page.context.new_page(), address + URL)
    way(page, "Blad intikken")
    page.keyboard.type("JJJJ")
    page.keyboard.press("Enter")
    page.keyboard.type("ND")  # and half a sheet
    expect(status(other)).to_have_text("1 van 2")
    expect(other.get_by_role("textbox", name="Antwoorden")).to_have_value("ND")
    other.keyboard.type("NN")
    other.get_by_role("textbox", name="Antwoorden").press("Enter")
    expect(status(other)).to_have_text("2 van 2")
    expect(status(page)).to_have_text("2 van 2")
    step(page, "Bespreek")
    for tab in (page, other):
        tab.reload()
        expect(tab.locator(".round-item .bar").first).to_have_attribute("aria-label", "1 ja, 1 nee")


def test_a_wiped_round_is_gone_from_every_tab(page: Page, address: str) -> None:
    opened(page, address + URL)
    with page.expect_popup() as popup:
        page.get_by_role("button", name="Toon groot").click()
    other = opened(page.context.new_page(), address + URL)
    way(page, "Blad intikken")
    page.keyboard.type("JJJJ")
    page.keyboard.press("Enter")
    expect(status(other)).to_have_text("1 van 2")
    page.get_by_role("button", name="Begin opnieuw").click()
    page.get_by_role("button", name="Wis de ronde").click()
    expect(page.get_by_role("button", name="Begin", exact=True)).to_be_visible()
    expect(status(other)).to_contain_text("0 van 2")
    expect(popup.value.get_by_text("0 van 2")).to_be_visible()
    way(other, "Tellen")
    opened(page, address + URL)
    expect(status(page)).to_have_text("0 van 2")


def test_where_nothing_is_kept_a_round_can_begin_anew_too(page: Page, address: str) -> None:
    page.add_init_script("indexedDB.constructor.prototype.open = () => { throw new DOMException('', 'SecurityError'); }")
    opened(page, address + URL)
    expect(page.get_by_role("alert")).to_contain_text("De browser bewaart niets.")
    way(page, "Blad intikken")
    page.keyboard.type("JJJJ")
    page.keyboard.press("Enter")
    expect(status(page)).to_have_text("1 van 2")
    page.get_by_role("button", name="Begin opnieuw").click()
    page.get_by_role("button", name="Wis de ronde").click()
    expect(page.get_by_role("button", name="Begin", exact=True)).to_be_visible()


def test_a_date_says_how_it_is_read(page: Page, address: str) -> None:
    opened(page, address + URL)
    to_agree(page, "JJJJ")
    when = page.get_by_label("Wanneer", exact=True)
    when.fill("31 februari 2027")
    expect(when).to_have_accessible_description("Deze datum bestaat niet. Kijk na wat je bedoelt.")
    when.fill("1-5-2027")
    expect(when).to_have_accessible_description(re.compile("Gelezen als .*1 mei 2027"))
    page.reload()
    expect(when).to_have_accessible_description(re.compile("Gelezen als .*1 mei 2027"))
