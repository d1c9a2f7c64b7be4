"""Checklists in a real browser: the names of the contract, saving, two tabs, several dossiers, and storage that fails."""

import json
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Dialog, Page, expect

from guide.content.guide import Guide
from tests.browser.audit import axe
from tests.browser.dossiers import (
    DECISION,
    OVERVIEW,
    URGENCY,
    answer,
    dossier_file,
    field,
    open_file,
    opened,
    own_browser,
    press,
    progress,
    question,
    saved_file,
    stored,
)


@pytest.fixture
def form(page: Page, address: str) -> Page:
    """The first checklist, ready to fill in."""
    return opened(page, address + URGENCY)


# the form


def test_the_names_of_the_contract(form: Page, guide: Guide) -> None:
    checklist = guide.checklists["urgentie-afwegen"]
    expect(form.get_by_role("form", name=checklist.title)).to_be_visible()
    for number, asked in enumerate(checklist.questions, start=1):
        group = form.get_by_role("group", name=f"{guide.sections[checklist.sections[0]].number}-{number} {asked.text}", exact=True)
        expect(group).to_be_visible()
        assert group.get_by_role("radio").evaluate_all("all => all.map(one => one.labels[0].textContent.trim())") == [
            "Ja",
            "Deels",
            "Nee",
            "Weet niet",
        ]
        for label in ("Toelichting", "Actie", "Wie", "Wanneer"):
            expect(field(form, number, label)).to_be_visible()
    for name in ("Bewaar als bestand", "Open bestand", "Print", "Wis alles"):
        expect(form.get_by_role("button", name=name, exact=True)).to_be_visible()
    progress(form, 0, len(checklist.questions))
    expect(form.get_by_role("alert")).to_have_count(0)


def test_progress_counts_answers_not_notes(form: Page) -> None:
    field(form, 1, "Toelichting").fill("Nog niet beantwoord")
    progress(form, 0)
    for number, label in enumerate(["Ja", "Deels", "Weet niet"], start=1):
        answer(form, number, label)
    progress(form, 3)


HELP = {"ja": ["Deels", "Nee", "Weet niet"], "nee": ["Ja", "Deels", "Weet niet"], "beide": ["Ja", "Deels", "Nee", "Weet niet"]}


@pytest.mark.parametrize("good", HELP)
def test_cases_that_help_appear_when_the_answer_is_not_the_good_one(page: Page, address: str, guide: Guide, good: str) -> None:
    id, number = next(
        (id, number)
        for id, checklist in guide.checklists.items()
        for number, one in enumerate(checklist.questions, 1)
        if one.good == good and one.cases
    )
    opened(page, f"{address}checklists/{id}/")
    helpful = question(page, number).get_by_text("Zo pakten anderen het aan")
    expect(helpful).to_be_hidden()
    for label in ("Ja", "Deels", "Nee", "Weet niet"):
        answer(page, number, label)
        expect(helpful).to_be_visible(visible=label in HELP[good])


def test_the_whole_form_by_keyboard(form: Page) -> None:
    question(form, 1).get_by_role("radio", name="Ja", exact=True).focus()
    form.keyboard.press("ArrowRight")
    form.keyboard.press("ArrowRight")
    expect(question(form, 1).get_by_role("radio", name="Nee", exact=True)).to_be_checked()
    for _ in range(4):
        form.keyboard.press("Tab")
        if form.evaluate("document.activeElement.tagName") == "SUMMARY":
            break
    form.keyboard.press("Tab")
    form.keyboard.type("Met het toetsenbord")
    expect(field(form, 1, "Toelichting")).to_have_value("Met het toetsenbord")
    form.get_by_role("button", name="Wis alles").focus()
    form.keyboard.press("Enter")
    expect(form.get_by_role("dialog").get_by_role("button", name="Annuleer")).to_be_focused()
    form.keyboard.press("Escape")
    expect(form.get_by_role("dialog")).to_have_count(0)
    expect(form.get_by_role("button", name="Wis alles")).to_be_focused()
    expect(field(form, 1, "Toelichting")).to_have_value("Met het toetsenbord")


def test_a_focused_field_is_never_below_the_buttons(form: Page) -> None:
    for number in range(1, 5):
        question(form, number)
    form.locator("summary").first.focus()
    tools = form.get_by_role("button", name="Bewaar als bestand")
    for _ in range(20):
        form.keyboard.press("Tab")
        focused = form.evaluate(
            "(() => { const r = document.activeElement.getBoundingClientRect(); return [r.top, document.activeElement.name || '']; })()"
        )
        box = tools.bounding_box()
        assert box and (not focused[1] or focused[0] < box["y"]), focused


@pytest.mark.parametrize("path", [OVERVIEW, *(pytest.param(path, marks=pytest.mark.all_pages) for path in (URGENCY, DECISION))])
def test_a_narrow_screen_holds_the_page_and_its_dialog(browser: Browser, address: str, path: str) -> None:
    context = browser.new_context(viewport={"width": 320, "height": 640}, color_scheme="dark", reduced_motion="reduce")
    page = opened(context.new_page(), address + path)
    for fold in page.locator("main form summary").all():
        fold.click()
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    press(page, "Nieuw dossier")
    box = page.get_by_role("dialog", name="Nieuw dossier").bounding_box()
    assert box and box["x"] >= 0 and box["x"] + box["width"] <= 320
    assert axe(page) == []
    page.keyboard.press("Escape")
    open_file(page, "stuk")
    expect(page.get_by_role("alert")).to_be_in_viewport()
    assert axe(page) == []
    context.close()


# nothing gets lost


def fill(page: Page) -> None:
    answer(page, 2, "Deels")
    field(page, 2, "Toelichting").fill("Twee\nregels, ‘aanhalingstekens’ en 🏘️")
    field(page, 2, "Wanneer").fill("1 maart 2027")


def filled(page: Page) -> None:
    expect(question(page, 2).get_by_role("radio", name="Deels", exact=True)).to_be_checked()
    expect(field(page, 2, "Toelichting")).to_have_value("Twee\nregels, ‘aanhalingstekens’ en 🏘️")
    expect(field(page, 2, "Wanneer")).to_have_value("1 maart 2027")
    progress(page, 1)


def test_answers_are_there_after_a_reload_and_in_a_new_tab(form: Page, context: BrowserContext, address: str) -> None:
    fill(form)
    form.reload()
    filled(form)
    filled(opened(context.new_page(), address + URGENCY))


def test_leaving_at_once_loses_nothing(form: Page, address: str) -> None:
    form.keyboard.press("Tab")
    field(form, 1, "Toelichting").press_sequentially("weg ermee")
    form.goto(address + "checklists/")
    opened(form, address + URGENCY)
    expect(field(form, 1, "Toelichting")).to_have_value("weg ermee")


@pytest.mark.all_pages
def test_a_killed_browser_kept_the_answers(browser: Browser, address: str, tmp_path: Path) -> None:
    with own_browser(browser, tmp_path) as (process, context):
        page = opened(context.new_page(), address + URGENCY)
        fill(page)
        page.wait_for_timeout(1000)  # the second within which answers must be safe
        process.kill()
    (tmp_path / "SingletonLock").unlink(missing_ok=True)
    with own_browser(browser, tmp_path) as (_, context):
        filled(opened(context.new_page(), address + URGENCY))


def test_two_tabs_do_not_overwrite_each_other(form: Page, context: BrowserContext, address: str) -> None:
    other = opened(context.new_page(), address + URGENCY)
    field(form, 1, "Toelichting").fill("uit het eerste tabblad")
    field(other, 1, "Actie").fill("uit het tweede tabblad")
    field(form, 2, "Wie").fill("Annelies")
    answer(other, 2, "Nee")
    for page in (form, other):
        expect(field(page, 1, "Toelichting")).to_have_value("uit het eerste tabblad")
        expect(field(page, 1, "Actie")).to_have_value("uit het tweede tabblad")
        expect(field(page, 2, "Wie")).to_have_value("Annelies")
        progress(page, 1)
    form.reload()
    expect(field(form, 1, "Actie")).to_have_value("uit het tweede tabblad")
    expect(field(form, 2, "Wie")).to_have_value("Annelies")


def test_a_sleeping_tab_does_not_bring_back_old_answers(form: Page, context: BrowserContext, address: str) -> None:
    """Its messages were lost: it reads again when it is looked at."""
    answer(form, 1, "Ja")
    other = context.new_page()
    other.add_init_script("BroadcastChannel.prototype.postMessage = () => {}")
    opened(other, address + URGENCY)
    answer(other, 1, "Nee")
    other.reload()
    form.bring_to_front()
    form.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(question(form, 1).get_by_role("radio", name="Nee", exact=True)).to_be_checked()


def test_clearing_asks_first_and_clears_this_checklist_only(form: Page, address: str) -> None:
    fill(form)
    form.goto(address + "checklists/wendbaarheid/")
    answer(form, 1, "Ja")
    opened(form, address + URGENCY)
    form.get_by_role("button", name="Wis alles").click()
    form.get_by_role("dialog", name="Alles wissen?").get_by_role("button", name="Annuleer").click()
    filled(form)
    form.get_by_role("button", name="Wis alles").click()
    form.get_by_role("dialog").get_by_role("button", name="Wis", exact=True).click()
    progress(form, 0)
    expect(field(form, 2, "Toelichting")).to_have_value("")
    form.reload()
    progress(form, 0)
    opened(form, address + "checklists/wendbaarheid/")
    progress(form, 1)


def test_several_dossiers_stay_apart(form: Page, context: BrowserContext, address: str) -> None:
    fill(form)
    form.get_by_role("button", name="Nieuw dossier").click()
    form.get_by_role("dialog").get_by_role("textbox", name="Naam").fill("Training 3 maart")
    form.keyboard.press("Enter")
    choice = form.get_by_role("combobox", name="Dossier")
    expect(choice.locator("option:checked")).to_have_text("Training 3 maart")
    progress(form, 0)
    answer(form, 1, "Ja")
    choice.select_option("Mijn wijk")
    filled(form)
    other = opened(context.new_page(), address + URGENCY)
    other.get_by_role("combobox", name="Dossier").select_option("Training 3 maart")
    expect(question(other, 1).get_by_role("radio", name="Ja", exact=True)).to_be_checked()
    form.reload()
    filled(form)


def test_renaming_and_removing_a_dossier(form: Page, address: str) -> None:
    fill(form)
    opened(form, address + OVERVIEW)
    press(form, "Hernoem")
    form.get_by_role("dialog").get_by_role("textbox", name="Naam").fill("Vollenhove")
    form.get_by_role("dialog").get_by_role("button", name="Hernoem").click()
    choice = form.get_by_role("combobox", name="Dossier")
    expect(choice.locator("option:checked")).to_have_text("Vollenhove")
    press(form, "Verwijder dossier")
    form.get_by_role("dialog").get_by_role("button", name="Verwijder", exact=True).click()
    expect(choice.locator("option:checked")).to_have_text("Mijn wijk")
    progress(form, 0)
    assert stored(form) == {}


# storage that fails


def full_storage(page: Page, address: str, size: int | None = 1000) -> None:
    """Give the site `size` bytes of storage; None: the browser's own limit again."""
    limit = {} if size is None else {"quotaSize": size}
    page.context.new_cdp_session(page).send("Storage.overrideQuotaForOrigin", {"origin": address.rstrip("/"), **limit})


def test_full_storage_is_reported_and_nothing_is_lost(form: Page, address: str) -> None:
    full_storage(form, address)
    answer(form, 1, "Ja")
    field(form, 1, "Toelichting").fill("x" * 10_000)
    alert = form.get_by_role("alert")
    expect(alert).to_contain_text("vol")
    expect(alert).to_contain_text("Bewaar als bestand")
    assert saved_file(form)["answers"] == {"urgentie-afwegen-1": {"answer": "yes", "note": "x" * 10_000}}
    full_storage(form, address, size=None)
    field(form, 1, "Wie").fill("Bram")
    expect(alert).to_have_count(0)
    form.reload()
    expect(field(form, 1, "Toelichting")).to_have_value("x" * 10_000)


def test_a_file_that_does_not_fit_changes_nothing(form: Page, address: str) -> None:
    full_storage(form, address)
    open_file(form, dossier_file({"urgentie-afwegen-1": {"answer": "no", "note": "x" * 100_000}}))
    expect(form.get_by_role("alert")).to_contain_text("Er is niets veranderd")
    progress(form, 0)
    expect(form.get_by_role("combobox", name="Dossier").locator("option:checked")).to_have_text("Mijn wijk")
    assert stored(form) == {}


def test_blocked_storage_is_reported_before_anyone_types(browser: Browser, address: str, tmp_path: Path) -> None:
    preferences = tmp_path / "Default" / "Preferences"
    preferences.parent.mkdir()
    preferences.write_text(json.dumps({"profile": {"default_content_setting_values": {"cookies": 2}}}))
    with own_browser(browser, tmp_path) as (_, context):
        page = opened(context.new_page(), address + URGENCY)
        alert = page.get_by_role("alert")
        expect(alert).to_contain_text("bewaart niets")
        expect(alert).to_contain_text("Bewaar als bestand")
        fill(page)
        progress(page, 1)
        answers = {"urgentie-afwegen-3": {"answer": "no"}}
        open_file(page, dossier_file(answers))
        page.get_by_role("button", name="Vervang").click()
        expect(question(page, 3).get_by_role("radio", name="Nee", exact=True)).to_be_checked()
        asked: list[str] = []

        def leave(dialog: Dialog) -> None:
            asked.append(dialog.type)
            dialog.accept()

        page.on("dialog", leave)
        page.goto(address)
        assert asked == ["beforeunload"]


@pytest.mark.parametrize("by", ["browser", "page"])
def test_cleared_storage_is_reported_and_can_be_put_back(form: Page, context: BrowserContext, address: str, by: str) -> None:
    fill(form)
    form.wait_for_timeout(300)
    if by == "browser":
        devtools = context.new_cdp_session(form)
        devtools.send("Storage.clearDataForOrigin", {"origin": address.rstrip("/"), "storageTypes": "all"})
    else:
        context.new_page().goto(address)
        context.pages[-1].evaluate("new Promise((done) => { indexedDB.deleteDatabase('guide-dossiers:/').onsuccess = done; })")
    expect(form.get_by_role("alert")).to_contain_text("gewist")
    filled(form)
    form.get_by_role("button", name="Zet de antwoorden terug").click()
    expect(form.get_by_role("alert")).to_have_count(0)
    form.reload()
    filled(form)


def test_clearing_on_purpose_stays_cleared(form: Page, context: BrowserContext, address: str) -> None:
    """What is typed after the wipe is kept; what was wiped comes back only when asked."""
    fill(form)
    devtools = context.new_cdp_session(form)
    devtools.send("Storage.clearDataForOrigin", {"origin": address.rstrip("/"), "storageTypes": "all"})
    expect(form.get_by_role("alert")).to_contain_text("gewist")
    answer(form, 1, "Nee")
    form.reload()
    expect(question(form, 1).get_by_role("radio", name="Nee", exact=True)).to_be_checked()
    expect(field(form, 2, "Toelichting")).to_have_value("")


def test_a_newer_guide_in_the_same_browser(page: Page, address: str) -> None:
    page.goto(address)
    page.evaluate("new Promise((done) => { indexedDB.open('guide-dossiers:/', 99).onsuccess = done; })")
    opened(page, address + URGENCY)
    expect(page.get_by_role("alert")).to_contain_text("nieuwere versie")
