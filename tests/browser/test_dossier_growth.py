"""Dossiers grow: colleagues' files go together with nothing lost, and a second measurement shows what changed."""

from playwright.sync_api import Browser, Page, expect

from guide.content.guide import Guide
from tests.browser.audit import axe
from tests.browser.dossiers import OVERVIEW, URGENCY, answer, dossier_file, field, open_file, opened, question


def test_two_colleagues_copies_keep_both_notes(page: Page, address: str) -> None:
    opened(page, address + URGENCY)
    answer(page, 1, "Ja")
    field(page, 1, "Toelichting").fill("Notitie van Anna")
    page.wait_for_timeout(300)
    given = {"urgentie-afwegen-1": {"answer": "no", "note": "Notitie van Bo"}, "urgentie-afwegen-2": {"answer": "partly"}}
    open_file(page, dossier_file(given))
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_role("button").first).to_have_text("Open als nieuw dossier")
    dialog.get_by_role("button", name="Voeg samen").click()
    expect(dialog.get_by_role("heading")).to_have_text("Waar verschillen jullie?")
    assert axe(page) == []
    expect(dialog.get_by_role("group").first.get_by_role("radio", name="Hier: Ja")).to_be_checked()
    dialog.get_by_role("button", name="Voeg samen").click()
    expect(field(page, 1, "Toelichting")).to_have_value("Notitie van Anna\nNotitie van Bo")
    expect(question(page, 1).get_by_role("radio", name="Ja", exact=True)).to_be_checked()
    expect(question(page, 2).get_by_role("radio", name="Deels")).to_be_checked()
    page.reload()
    expect(field(page, 1, "Toelichting")).to_have_value("Notitie van Anna\nNotitie van Bo")


def test_cancelling_a_merge_changes_nothing(page: Page, address: str) -> None:
    opened(page, address + URGENCY)
    answer(page, 1, "Ja")
    open_file(page, dossier_file({"urgentie-afwegen-1": {"answer": "no"}, "urgentie-afwegen-2": {"answer": "partly"}}))
    page.get_by_role("dialog").get_by_role("button", name="Voeg samen").click()
    page.get_by_role("dialog").get_by_role("button", name="Annuleer").click()
    expect(question(page, 1).get_by_role("radio", name="Ja", exact=True)).to_be_checked()
    expect(question(page, 2).get_by_role("radio", checked=True)).to_have_count(0)


def test_a_year_later_what_changed_comes_first(browser: Browser, address: str, guide: Guide) -> None:
    page = browser.new_context(locale="nl-NL").new_page()
    page.clock.set_fixed_time("2026-11-26T10:00:00")
    opened(page, address + URGENCY)
    answer(page, 1, "Nee")
    answer(page, 2, "Ja")
    page.wait_for_timeout(300)
    opened(page, address + OVERVIEW)
    page.get_by_role("button", name="Meet opnieuw").click()
    page.get_by_role("button", name="Bewaar deze meting").click()
    expect(page.get_by_role("heading", name="Wat is er veranderd sinds 26 november 2026?")).to_be_visible()
    page.clock.set_fixed_time("2027-11-26T10:00:00")
    opened(page, address + URGENCY)
    answer(page, 1, "Ja")
    page.wait_for_timeout(300)
    opened(page, address + OVERVIEW)
    expect(page.get_by_text("1 antwoord bleef gelijk.")).to_be_visible()
    changes = page.get_by_role("region", name="Wat is er veranderd sinds 26 november 2026?")
    expect(changes.get_by_role("listitem")).to_have_count(1)
    word = {"ja": "Beter", "nee": "Slechter", "beide": "Anders"}[guide.checklists["urgentie-afwegen"].questions[0].good]
    expect(changes).to_contain_text(f"{word}: was Nee, nu Ja")
    first = page.get_by_role("main").get_by_role("heading", level=2).first
    expect(first).to_contain_text("Wat is er veranderd")
    page.context.close()
