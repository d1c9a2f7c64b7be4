"""Forms on paper: no question split over sheets, no website around it, every word of a note, lines where nothing is filled in."""

import pytest
from playwright.sync_api import Browser, Page, expect

from guide.content.guide import Guide
from tests.browser.dossiers import DECISION, OVERVIEW, URGENCY, dossier_file, open_file, opened, question
from tests.browser.paper import bare, printed

pytestmark = pytest.mark.all_pages

LONG = "checklists/samenwerken-in-de-uitvoering/"
FURNITURE = (
    "Zoekindegids",
    "Bewaaralsbestand",
    "Wisalles",
    "Nieuwdossier",
    "Opendata",
    "Verbeterdezepagina",
    "bijvoorbeeld1mrt",
    "Gelezenals",
    "Opgeslagenom",
)


def sheet_of(sheets: list[str], text: str) -> int:
    found = [number for number, sheet in enumerate(sheets) if bare(text) in sheet]
    assert len(found) == 1, (text, found)
    return found[0]


@pytest.mark.parametrize("length", [0, 1, 12])
def test_no_question_is_split_over_sheets(page: Page, address: str, guide: Guide, length: int) -> None:
    checklist = guide.checklists["samenwerken-in-de-uitvoering"]
    ids = [f"samenwerken-in-de-uitvoering-{asked.id}" for asked in checklist.questions]
    note = "Een regel met tekst die je ook op papier helemaal wilt lezen. " * length
    texts = {id: {"answer": "partly", "note": f"{note} eind-{number:02}.", "when": f"dag-{number:02}."} for number, id in enumerate(ids)}
    opened(page, address + LONG)
    open_file(page, dossier_file(texts))
    expect(page.get_by_role("combobox", name="Dossier").locator("option:checked")).to_have_text("Vollenhove")
    sheets = printed(page)
    assert len(sheets) > 2
    for number, asked in enumerate(checklist.questions):
        first = sheet_of(sheets, asked.text)
        assert sheet_of(sheets, f"eind-{number:02}.") == first, asked.text
        assert sheet_of(sheets, f"dag-{number:02}.") == first, asked.text
    assert all(sheet.count("Vollenhove") == 1 for sheet in sheets)  # sheets come apart: each says whose it is


@pytest.mark.parametrize("path", [URGENCY, OVERVIEW, DECISION])
@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
def test_paper_holds_the_form_and_nothing_of_the_website(browser: Browser, address: str, guide: Guide, path: str, scripts: bool) -> None:
    context = browser.new_context(java_script_enabled=scripts, color_scheme="dark")
    page = context.new_page()
    page.goto(address + path)
    if scripts:
        expect(page.locator("html.with-script")).to_be_attached()
        if path == OVERVIEW:
            page.get_by_role("combobox", name="Laat zien").select_option("all")
    text = "".join(printed(page))
    for words in FURNITURE:
        assert words not in text, words
    for asked in guide.checklists["urgentie-afwegen"].questions:
        assert bare(asked.text) in text
        if path == URGENCY:
            assert bare(asked.hint) in text
            assert all(bare(prompt) in text for prompt in asked.follow_up)
    if path != OVERVIEW:
        for label in ("Toelichting", "Actie", "Wie", "Wanneer", "Weetniet"):
            assert label in text
    context.close()


def test_a_note_of_many_sheets_is_printed_to_its_last_word(page: Page, address: str) -> None:
    words = [f"woord{number:04}" for number in range(2000)]
    opened(page, address + URGENCY)
    open_file(page, dossier_file({"urgentie-afwegen-1": {"note": " ".join(words), "who": "x" * 300}}))
    expect(page.get_by_role("combobox", name="Dossier").locator("option:checked")).to_have_text("Vollenhove")
    text = "".join(printed(page))
    assert [word for word in words if word not in text] == []
    assert "x" * 300 in text


def test_answers_and_empty_lines_read_in_black_and_white(page: Page, address: str) -> None:
    opened(page, address + URGENCY)
    open_file(page, dossier_file({"urgentie-afwegen-1": {"answer": "no", "note": "ingevuld"}}))
    expect(question(page, 1).get_by_role("radio", name="Nee", exact=True)).to_be_checked()
    page.emulate_media(media="print", color_scheme="dark")
    style = "(box) => [getComputedStyle(box).borderTopColor, getComputedStyle(box).borderTopWidth, getComputedStyle(box).backgroundImage]"
    chosen = page.locator("fieldset [value=no]").first.evaluate(style)
    other = page.locator("fieldset [value=yes]").first.evaluate(style)
    assert chosen[0] == other[0] == "rgb(0, 0, 0)"
    assert float(chosen[1][:-2]) > 4 * float(other[1][:-2])  # a filled box against an open one, without colour or background
    first, second = page.locator("fieldset.question").nth(0), page.locator("fieldset.question").nth(1)
    assert first.locator(".line:visible").count() == 4  # action, who and when; the note has text
    assert second.locator(".line:visible").count() == 7
    expect(first.locator(".printed", has_text="ingevuld")).to_be_visible()


def test_the_memo_is_one_sheet_however_full(page: Page, address: str) -> None:
    answers = {f"go-no-go-{number}@org{name}": {"answer": "partly"} for number in range(1, 6) for name in "abcdef"}
    answers |= {f"organisatie@org{name}": {"name": f"Woningcorporatie nummer {name}"} for name in "abcdef"}
    reason, follows = ("Een goede reden. " * 50)[:700], ("En dan dit. " * 70)[:700]
    answers["go-no-go-memo"] = {"decision": "go", "reason": reason, "next": follows, "by": "De raad"}
    opened(page, address + DECISION)
    open_file(page, dossier_file(answers))
    expect(page.locator("[data-memo]")).to_contain_text("De raad")
    page.evaluate("window.print = () => {}")
    page.get_by_role("button", name="Print de memo").click()
    page.evaluate("document.documentElement.classList.add('memo-only')")
    sheets = printed(page)
    assert len(sheets) == 1
    assert all(sheets[0].count(bare(f"Woningcorporatie nummer {name}")) == 1 for name in "abcdef")
    for words in ("Vollenhove", "Goede reden", "Woningcorporatie nummer f", "En dan dit", "Handtekening"):
        assert bare(words).lower() in sheets[0].lower()
    assert "Wat besluiten jullie" not in sheets[0]


def test_the_report_ends_in_a_line_for_each_organisation(page: Page, address: str) -> None:
    answers = {f"organisatie@org{name}": {"name": f"Woningcorporatie {name}"} for name in "abcdef"}
    opened(page, address + OVERVIEW)
    open_file(page, dossier_file(answers))
    expect(page.get_by_role("combobox", name="Dossier").locator("option:checked")).to_have_text("Vollenhove")
    sheets = printed(page)
    assert all(sheet.count("Vollenhove") == 1 for sheet in sheets)
    assert "Voorakkoord" in sheets[-1]
    assert [name for name in "abcdef" if f"Woningcorporatie{name}" not in sheets[-1]] == []
