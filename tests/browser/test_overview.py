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
    press,
    progress,
    questions_in,
    saved_file,
    stored,
)

WHOLE = f"{OVERVIEW}#inhoud"  # an address with a place is laid out at once: its text can be read as a visitor sees it
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
    page.clock.set_fixed_time("2027-01-20T12:00:00")
    opened(page, address + WHOLE)
    open_file(page, dossier_file(ANSWERS))
    progress(page, 4, questions_in(guide))
    return page


def cells(row: Locator) -> Locator:
    """Return the cells of a row that hold something."""
    return row.get_by_role("cell").filter(has_text=re.compile(r"\S"))


def expect_first(row: Locator, *texts: str) -> None:
    """Wait until a row begins with cells with these texts."""
    for number, text in enumerate(texts):
        expect(cells(row).nth(number)).to_have_text(text, use_inner_text=True)


def urgency_row(page: Page, guide: Guide) -> Locator:
    section, checklist = guide.sections["urgentie"], guide.checklists["urgentie-afwegen"]
    return page.get_by_role("row", name=f"{section.number} {checklist.title}")


def test_one_strip_shows_every_question(overview: Page, guide: Guide) -> None:
    strip = overview.get_by_role("list").filter(has=overview.locator("[data-strip]"))
    here = [checklist for checklist in guide.checklists.values() if guide.phase_of(checklist.sections[0]) == "orienteren"]
    expect(strip.get_by_role("listitem").first).to_contain_text(f"3 van {sum(len(checklist.questions) for checklist in here)}")
    drawn = strip.locator("use").evaluate_all("all => all.map((one) => one.getAttribute('href'))")
    assert len(drawn) == questions_in(guide)
    assert drawn[:3] == ["#cell-yes", "#cell-no", "#cell-partly"]
    assert drawn.count("#cell-unknown") == 1


def test_three_things_for_this_month(overview: Page) -> None:
    things = overview.get_by_role("region", name="Drie dingen deze maand").get_by_role("listitem")
    expect(things).to_have_count(3)
    expect(things.nth(0)).to_contain_text("Vraag bewoners (Annelies, 12-1-2027) te laat")
    expect(things.nth(1)).to_contain_text("Spreek af wie wat doet: 4.1-1")
    things.nth(1).get_by_role("link").click()
    expect(overview).to_have_url(re.compile("urgentie-afwegen/#urgentie-afwegen-1$"))


def test_an_empty_dossier_says_where_to_begin(page: Page, address: str) -> None:
    opened(page, address + OVERVIEW)
    region = page.get_by_role("region", name="Drie dingen deze maand")
    expect(region.get_by_role("listitem")).to_have_text(["Nog geen antwoorden. Kies een fase hierboven en begin bij een checklist."])


def test_progress_per_phase_and_section(overview: Page, guide: Guide) -> None:
    for phase in guide.phases.values():
        expect(overview.get_by_role("table", name=phase.title)).to_be_visible()
    row = urgency_row(overview, guide)
    later = guide.checklists["urgentie-afwegen"].questions[3:]
    states = ["optional" if asked.applies_when else "open" for asked in later]  # what need not be answered is not open
    expect(cells(row)).to_have_text(["1", "1", "1", "0", str(states.count("open"))])
    here = [checklist for checklist in guide.checklists.values() if guide.phase_of(checklist.sections[0]) == "orienteren"]
    total = sum(len(checklist.questions) for checklist in here)
    expect(
        overview.get_by_role("table", name=f"{guide.phases['orienteren'].title}: 3 van {total} beantwoord, 2 aandachtspunten")
    ).to_be_visible()
    drawn = row.locator("use").evaluate_all("all => all.map((one) => one.getAttribute('href'))")
    assert drawn == ["#cell-yes", "#cell-partly", "#cell-no", *(f"#cell-{state}" for state in sorted(states))]
    assert all(overview.locator(name).count() for name in drawn)
    assert overview.locator("tr[data-checklist]").count() == len(guide.checklists)


def test_weak_spots_lead_to_sections_and_cases(overview: Page, guide: Guide) -> None:
    shown = overview.locator("main li.finding:visible")
    expect(shown).to_have_count(3)
    assert [text.split("\n")[0].split(" ")[0] for text in shown.all_inner_texts()] == [
        "Ja",
        "Deels",
        "Weet",
    ]  # where a yes is a signal, a no is fine
    first = shown.first
    expect(first).to_contain_text("4.1-1")
    expect(first).to_contain_text("Een ja is hier een signaal.")
    expect(first).to_contain_text("goed zo")
    section, asked = guide.sections["urgentie"], guide.checklists["urgentie-afwegen"].questions[0]
    read_on = first.get_by_role("link", name=f"{section.number} {section.title}")
    expect(read_on).to_have_attribute("href", "../orienteren/urgentie/")
    for case in asked.cases:
        expect(first.get_by_role("link", name=case_label(guide.cases[case]))).to_be_visible()
    overview.get_by_role("combobox", name="Laat zien").select_option("open")
    optional = sum(asked.applies_when is not None for checklist in guide.checklists.values() for asked in checklist.questions)
    assert shown.count() == questions_in(guide) - 4 - optional
    overview.get_by_role("combobox", name="Laat zien").select_option("all")
    assert shown.count() == questions_in(guide)
    shown.nth(1).get_by_role("link").first.click()
    expect(overview.get_by_role("form", name=guide.checklists["urgentie-afwegen"].title)).to_be_visible()


def test_actions_by_date_and_by_person(overview: Page) -> None:
    rows = overview.get_by_role("region", name="Acties").locator("tbody tr")
    expect(rows).to_have_count(4)
    expect_first(rows.nth(0), "12-1-2027\nte laat", "Annelies", "Vraag bewoners")
    expect_first(rows.nth(1), "1 maart 2027", "Bram", "Bel de corporatie")
    expect_first(rows.nth(2), "kwartaal 2 2027", "niemand", "Plan een avond")
    expect_first(rows.nth(3), "ooit\ngeen datum herkend", "Bram", "=1+1")
    overview.get_by_role("combobox", name="Sorteer op").select_option("persoon")
    for number, name in enumerate(("Annelies", "Bram", "Bram", "niemand")):
        expect(cells(rows.nth(number)).nth(1)).to_have_text(name)
    people = overview.get_by_role("table", name="Per persoon").locator("tbody tr")
    assert [row.inner_text().split("\t") for row in people.all()] == [
        ["Annelies", "1", "1", "0"],
        ["Bram", "2", "0", "0"],
        ["niemand", "1", "0", "0"],
    ]
    overview.get_by_role("checkbox", name="Gedaan: Vraag bewoners").check()
    expect(people.first).to_have_text(re.compile("^Bram"))
    expect(overview.get_by_role("checkbox", name="Gedaan: Vraag bewoners")).to_be_focused()
    assert stored(overview)["urgentie-afwegen-3/done"] == "2027-01-20"


def test_actions_go_to_a_calendar(overview: Page) -> None:
    with overview.expect_download() as download:
        press(overview, "Zet in je agenda (.ics)")
    assert download.value.suggested_filename == "vollenhove-acties-2027-01-20.ics"
    text = Path(download.value.path()).read_bytes().decode()
    assert re.findall(r"DTSTART;VALUE=DATE:(\d+)\r\n", text) == ["20270301", "20270112", "20270630"]
    assert "SUMMARY:Bel de corporatie (Bram)\r\n" in text
    expect(overview.get_by_text("1 actie zonder leesbare datum")).to_be_visible()


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
        press(page, "Download CSV")
    assert re.fullmatch(r"vollenhove-\d{4}-\d{2}-\d{2}\.csv", download.value.suggested_filename)
    raw = Path(download.value.path()).read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(raw.decode("utf-8-sig"), newline=""), delimiter=";"))
    assert [row["Vraag-id"] for row in rows] == ids
    for row, text in zip(rows, RISKY, strict=False):
        assert row["Antwoord"] == "Nee"
        assert row["Toelichting"].replace("'", "") == text.replace("'", "")
        assert not re.search(r"(^|[,;|\t\n])\s*[=+\-@＝|]", row["Toelichting"])
        assert (row["Toelichting"] == text) == (text in RISKY[8:])
    assert rows[0]["Fase"] == "Oriënteren" and rows[0]["Paragraaf"] == "'4.1" and rows[0]["Nummer"] == "'4.1-1"
    assert [row["Betekenis"] for row in rows[:4]] == ["goed"] * 4
    assert rows[10]["Betekenis"] == "aandachtspunt" and rows[11]["Betekenis"] == "nog open"


def test_the_overview_follows_another_tab(overview: Page, address: str, guide: Guide) -> None:
    other = opened(overview.context.new_page(), address + URGENCY)
    answer(other, 4, "Nee")
    progress(overview, 5)
    expect_first(urgency_row(overview, guide), "1", "1", "2", "0")


@pytest.mark.all_pages
def test_a_measurement_has_a_date(overview: Page, address: str) -> None:
    changed = overview.get_by_role("region", name="Wat is er veranderd sinds 23 november 2025?")
    overview.get_by_role("button", name="Meet opnieuw").click()
    dialog = overview.get_by_role("dialog", name="Meet opnieuw")
    date = dialog.get_by_role("textbox", name="Datum van de antwoorden van nu")
    expect(date).to_have_value("23 november 2026")  # when the file was saved
    for wrong in ("ooit", "maart 2026", "1 maart 2028"):
        date.fill(wrong)
        dialog.get_by_role("button", name="Bewaar deze meting").click()
        expect(dialog.get_by_role("alert")).to_contain_text("niet in de toekomst")
    date.fill("23 nov 2025")
    dialog.get_by_role("button", name="Bewaar deze meting").click()
    expect(changed.get_by_role("listitem")).to_have_count(0)
    opened(overview, address + URGENCY)
    for number, label in ((1, "Nee"), (2, "Ja")):
        answer(overview, number, label)
    expect(overview.get_by_text("Op 23 november 2025: Nee. Alleen")).to_be_visible()
    expect(field(overview, 2, "Actie")).to_have_value("Bel de corporatie")
    opened(overview, address + WHOLE)
    expect(changed.get_by_role("listitem")).to_have_count(2)
    said = [" ".join(text.split())[2:].split(". ")[0] for text in changed.get_by_role("listitem").all_inner_texts()]
    assert said == ["Slechter: was Nee, nu Ja", "Beter: was Ja, nu Nee"]  # where a yes is a signal
    assert axe(overview) == []
    content = saved_file(overview)
    assert content["measurements"][0]["date"] == "2025-11-23"
    assert content["measurements"][0]["answers"]["urgentie-afwegen-2"] == {"answer": "no", "note": "Alleen\nin de flats"}


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
        expect(cells(memo.get_by_role("row", name="Gemeente Zeist"))).to_have_text(["Ja"] * len(questions))
        expect(cells(memo.get_by_role("row", name="Woongoed"))).to_have_text(["Nee"] * len(questions))
        expect(memo).to_contain_text("☒ No-go")
        expect(memo).to_contain_text("Te weinig mensen")
        opened(page, address + DECISION)
    organisation(page, 2).get_by_role("button", name="Verwijder deze organisatie").click()
    page.get_by_role("dialog").get_by_role("button", name="Verwijder", exact=True).click()
    expect(memo.get_by_role("row", name="Woongoed")).to_have_count(0)
    expect(page.get_by_role("group", name="Organisatie", exact=True)).to_have_count(1)
    assert not any("Woongoed" in value for value in stored(page).values())


@pytest.mark.all_pages
@pytest.mark.parametrize("path", [URGENCY, OVERVIEW, DECISION])
def test_filled_in_pages_pass_axe(page: Page, address: str, path: str) -> None:
    opened(page, address + path)
    open_file(page, dossier_file({**ANSWERS, "organisatie@a": {"name": "Gemeente"}}))
    expect(page.get_by_role("combobox", name="Dossier").locator("option:checked")).to_have_text("Vollenhove")
    if path == URGENCY:
        field(page, 1, "Toelichting").focus()
    assert axe(page) == []
