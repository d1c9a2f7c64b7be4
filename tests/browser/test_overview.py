"""Mijn wijkaanpak and the decision: what the answers of all checklists add up to."""

import csv
import io
import re
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from guide.content.guide import Guide
from guide.insight.names import case_label
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
    progress,
    questions_in,
    stored,
)

ANSWERS = {
    "urgentie-afwegen-1": {"answer": "yes", "note": "goed zo"},
    "urgentie-afwegen-2": {
        "answer": "no",
        "note": "Alleen\nin de flats",
        "action": "Bel de corporatie",
        "who": "Bram",
        "when": "1 maart 2027",
    },
    "urgentie-afwegen-3": {"answer": "partly", "action": "Vraag bewoners", "who": "Annelies", "when": "12-1-2027"},
    "wendbaarheid-1": {"answer": "unknown", "action": "=1+1", "who": "Bram", "when": "ooit"},
    "wendbaarheid-2": {"action": "Plan een avond", "when": "kwartaal 2 2027"},
}


@pytest.fixture
def overview(page: Page, address: str, guide: Guide) -> Page:
    opened(page, address + OVERVIEW)
    open_file(page, dossier_file(ANSWERS))
    progress(page, 4, questions_in(guide))
    return page


def cells(row: Locator) -> list[str]:
    return [text.strip() for text in row.get_by_role("cell").all_inner_texts() if text.strip()]


def urgency_row(page: Page, guide: Guide) -> Locator:
    section, checklist = guide.sections["urgentie"], guide.checklists["urgentie-afwegen"]
    return page.get_by_role("row", name=f"{section.number} {checklist.title}")


def test_progress_per_phase_and_section(overview: Page, guide: Guide) -> None:
    for phase in guide.phases.values():
        expect(overview.get_by_role("table", name=phase.title)).to_be_visible()
    row = urgency_row(overview, guide)
    left = len(guide.checklists["urgentie-afwegen"].questions) - 3
    assert cells(row) == ["1", "1", "1", "0", str(left)]
    here = [checklist for checklist in guide.checklists.values() if guide.phase_of(checklist.sections[0]) == "orienteren"]
    total = sum(len(checklist.questions) for checklist in here)
    expect(overview.get_by_role("table", name=f"{guide.phases['orienteren'].title}: 3 van {total} beantwoord")).to_be_visible()
    drawn = row.locator("use").evaluate_all("all => all.map((one) => one.getAttribute('href'))")
    assert drawn == ["#cel-yes", "#cel-partly", "#cel-no", *["#cel-open"] * left]
    assert overview.locator("tr[data-checklist]").count() == len(guide.checklists)


def test_weak_spots_lead_to_sections_and_cases(overview: Page, guide: Guide) -> None:
    shown = overview.locator("main li.finding:visible")
    assert [text.split("\n")[0].split(" ")[0] for text in shown.all_inner_texts()] == ["Nee", "Deels", "Weet"]
    first = shown.first
    expect(first).to_contain_text("Alleen\nin de flats", use_inner_text=True)
    section, asked = guide.sections["urgentie"], guide.checklists["urgentie-afwegen"].questions[1]
    read_on = first.get_by_role("link", name=f"{section.number} {section.title}")
    expect(read_on).to_have_attribute("href", "../orienteren/urgentie/")
    for case in asked.cases:
        expect(first.get_by_role("link", name=case_label(guide.cases[case]))).to_be_visible()
    overview.get_by_role("combobox", name="Laat zien").select_option("open")
    assert shown.count() == questions_in(guide) - 4
    overview.get_by_role("combobox", name="Laat zien").select_option("all")
    assert shown.count() == questions_in(guide)
    shown.nth(1).get_by_role("link").first.click()
    expect(overview.get_by_role("form", name=guide.checklists["urgentie-afwegen"].title)).to_be_visible()


def test_actions_by_date_and_by_person(overview: Page) -> None:
    rows = overview.get_by_role("region", name="Acties").locator("tbody tr")
    assert [cells(row)[:3] for row in rows.all()] == [
        ["12-1-2027", "Annelies", "Vraag bewoners"],
        ["1 maart 2027", "Bram", "Bel de corporatie"],
        ["kwartaal 2 2027", "niemand", "Plan een avond"],
        ["ooit", "Bram", "=1+1"],
    ]
    overview.get_by_role("combobox", name="Sorteer op").select_option("persoon")
    assert [cells(row)[1] for row in rows.all()] == ["Annelies", "Bram", "Bram", "niemand"]


RISKY = ["=1+1", "+31", "-1", "@SUM(A1)", "\t=1", " =1", "＝1", "|x", 'komma, "aanhaling"; en\nnieuwe regel', "'al", "gewoon"]


def test_the_table_opens_safely_in_a_dutch_excel(page: Page, address: str, guide: Guide) -> None:
    ids = [f"{id}-{asked.id}" for id, checklist in guide.checklists.items() for asked in checklist.questions]
    opened(page, address + OVERVIEW)
    open_file(
        page,
        dossier_file({id: {"answer": "no", "note": text, "who": text.replace("\n", " ")} for id, text in zip(ids, RISKY, strict=False)}),
    )
    progress(page, len(RISKY))
    with page.expect_download() as download:
        page.get_by_role("button", name="Download CSV").click()
    assert re.fullmatch(r"vollenhove-\d{4}-\d{2}-\d{2}\.csv", download.value.suggested_filename)
    raw = Path(download.value.path()).read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(raw.decode("utf-8-sig"), newline=""), delimiter=";"))
    assert [row["Vraag-id"] for row in rows] == ids
    for row, text in zip(rows, RISKY, strict=False):
        assert row["Antwoord"] == "Nee"
        assert row["Toelichting"] in (text, f"'{text}")
        assert not re.match(r"\s*[=+\-@＝|]", row["Toelichting"])
        assert (row["Toelichting"] == text) == (text in RISKY[8:])
    assert rows[0]["Fase"] == "Oriënteren" and rows[0]["Paragraaf"] == "4.1"


def test_days_as_people_write_them(page: Page, address: str) -> None:
    page.goto(address + OVERVIEW)
    texts = [
        "1 maart 2027",
        "01-03-2027",
        "2027-03-01",
        "1/3/27",
        "maart 2027",
        "Kwartaal 3 2027",
        "2027",
        "1 mei",
        "na de zomer",
        "31-31-2027",
        "",
    ]
    found = page.evaluate(
        "async (texts) => { const { dayOf } = await import('/assets/dossier/days.js'); return texts.map((text) => dayOf(text, 2026)); }",
        texts,
    )
    assert found == ["2027-03-01"] * 5 + ["2027-07-01", "2027-01-01", "2026-05-01", None, None, None]


def test_the_overview_follows_another_tab(overview: Page, address: str, guide: Guide) -> None:
    other = opened(overview.context.new_page(), address + URGENCY)
    answer(other, 4, "Nee")
    progress(overview, 5)
    assert cells(urgency_row(overview, guide))[:4] == ["1", "1", "2", "0"]


# the decision


def test_the_checklists_of_the_decision_share_their_answers(page: Page, address: str, guide: Guide) -> None:
    decision = guide.decisions["go-no-go"]
    total = sum(len(guide.checklists[id].questions) for id in decision.checklists)
    opened(page, address + URGENCY)
    answer(page, 1, "Deels")
    opened(page, address + DECISION)
    progress(page, 1, total)
    asked = guide.checklists["go-no-go-besluit"].questions[0]
    page.get_by_role("group", name=asked.text).get_by_role("radio", name="Ja", exact=True).check()
    opened(page, address + "checklists/go-no-go-besluit/")
    progress(page, 1)


def organisation(page: Page, number: int) -> Locator:
    return page.get_by_role("group", name="Organisatie", exact=True).nth(number - 1)


def test_each_organisation_answers_for_itself_and_the_memo_follows(page: Page, address: str, guide: Guide) -> None:
    opened(page, address + DECISION)
    questions = guide.decisions["go-no-go"].questions
    organisation(page, 1).get_by_role("textbox", name="Naam van de organisatie").fill("Gemeente Zeist")
    page.get_by_role("button", name="Voeg een organisatie toe").click()
    expect(organisation(page, 2).get_by_role("textbox", name="Naam van de organisatie")).to_be_focused()
    page.keyboard.type("Woongoed")
    for number, label in ((1, "Ja"), (2, "Nee")):
        for asked in questions:
            organisation(page, number).get_by_role("group", name=asked.text).get_by_role("radio", name=label, exact=True).check()
    page.get_by_role("radio", name="No-go").check()
    page.get_by_role("textbox", name="Waarom").fill("Te weinig mensen")
    memo = page.get_by_role("region", name=guide.decisions["go-no-go"].title)
    for _ in range(2):
        assert cells(memo.get_by_role("row", name="Gemeente Zeist")) == ["Ja"] * len(questions)
        assert cells(memo.get_by_role("row", name="Woongoed")) == ["Nee"] * len(questions)
        expect(memo).to_contain_text("☒ No-go")
        expect(memo).to_contain_text("Te weinig mensen")
        opened(page, address + DECISION)
    organisation(page, 2).get_by_role("button", name="Verwijder deze organisatie").click()
    page.get_by_role("dialog").get_by_role("button", name="Verwijder", exact=True).click()
    expect(memo.get_by_role("row", name="Woongoed")).to_have_count(0)
    expect(page.get_by_role("group", name="Organisatie", exact=True)).to_have_count(1)
    assert not any("Woongoed" in value for value in stored(page).values())


@pytest.mark.parametrize("path", [URGENCY, OVERVIEW, DECISION])
def test_filled_in_pages_pass_axe(page: Page, address: str, path: str) -> None:
    opened(page, address + path)
    open_file(page, dossier_file({**ANSWERS, "organisatie@a": {"name": "Gemeente"}}))
    expect(page.get_by_role("combobox", name="Dossier").locator("option:checked")).to_have_text("Vollenhove")
    if path == URGENCY:
        field(page, 1, "Toelichting").focus()
    assert axe(page) == []
