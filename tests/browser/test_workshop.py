"""Lead a group, in a real browser: from home to a printed kit, a script that adds up, paper that fits."""

import io
import re
from collections.abc import Iterable
from itertools import pairwise

import pypdfium2
import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from guide.content.guide import Guide
from guide.insight.sets import phase_checklists
from tests.browser.audit import axe, check, watch

WORKSHOP = "checklists/workshop/"
PRINTS = "window.prints = 0; window.print = () => { window.prints += 1; }"


def opened(page: Page, url: str) -> Page:
    page.goto(url)
    expect(page.get_by_role("button", name="Print alles")).to_be_visible()
    return page


def sheets(page: Page) -> int:
    expect(page.locator("[data-print-part][aria-busy=false]")).to_be_visible()
    total = page.locator("[data-total]")
    expect(total).to_contain_text("Samen")
    text = total.inner_text()
    found = re.search(r"Samen (\d+) vel", text)
    assert found, text
    return int(found[1])


def on_paper(page: Page) -> list[pypdfium2.PdfPage]:
    return list(pypdfium2.PdfDocument(io.BytesIO(page.pdf(prefer_css_page_size=True))))


def test_from_home_to_the_print_dialog(page: Page, address: str) -> None:
    page.add_init_script(PRINTS)
    page.goto(address)
    page.get_by_role("main").get_by_role("link", name="Begeleid een groep").click()  # click 1
    page.get_by_label("Wat", exact=True).select_option("Opstarten")
    page.get_by_label("Met hoeveel").fill("14")
    page.get_by_label("Hoe lang").fill("120")
    expect(page.get_by_role("status").filter(has_text="Jullie beantwoorden")).to_contain_text(
        "Jullie beantwoorden 24 vragen en bespreken er 8."
    )
    assert sheets(page) <= 30
    page.get_by_role("button", name="Print alles").click()  # click 2
    assert page.evaluate("window.prints") == 1
    assert len(on_paper(page)) == sheets(page)


@pytest.mark.parametrize("way", ["paper", "phones"])
def test_at_most_thirty_sheets_by_other_ways_too(page: Page, address: str, way: str) -> None:
    opened(page, address + f"{WORKSHOP}?wat=opstarten&met=14&duur=120&stemmen={way}")
    assert sheets(page) <= 30
    joining = page.locator(".sheet-poster", has_text="Doe mee").locator("svg.qr")
    expect(joining).to_have_count(1 if way == "phones" else 0)


def test_the_script_has_clock_times_that_add_up(page: Page, address: str) -> None:
    opened(page, address + WORKSHOP + "?wat=opstarten&met=14&duur=120&begin=13:30")
    region = page.get_by_role("region", name="Draaiboek")
    times = [[int(part) for part in re.findall(r"\d+", text)] for text in region.locator(".script-time").all_inner_texts()]
    assert times[0][:2] == [13, 30]
    for (hour, minute, length), (next_hour, next_minute, _) in pairwise(times):
        assert hour * 60 + minute + length == next_hour * 60 + next_minute
    assert sum(length for _, _, length in times) == 120
    expect(region).to_contain_text("Vraag 8: 15.08")


def test_choices_stand_in_the_address(page: Page, browser: Browser, address: str) -> None:
    opened(page, address + WORKSHOP)
    page.get_by_label("Wat", exact=True).select_option(label="Zelf vragen kiezen")
    expect(page.get_by_text("Kies eerst een of meer vragen.")).to_be_visible()
    page.locator("summary", has_text="5.1 Alliantievorming").click()
    page.get_by_role("checkbox", name=re.compile("^5.1-2")).check()
    page.get_by_label("Stemmen met").select_option(label="telefoons")
    expect(page).to_have_url(re.compile("=phones"))  # what changes right after one another goes there together
    other = browser.new_context().new_page()
    opened(other, page.url)
    expect(other.get_by_label("Stemmen met")).to_have_value("phones")
    expect(other.get_by_role("checkbox", name=re.compile("^5.1-2"))).to_be_checked()
    expect(other.locator("[data-status]")).to_contain_text("Jullie beantwoorden 1 vraag en bespreken er 1.")
    other.context.close()


@pytest.mark.parametrize("odd", ["?wat=<script>&met=9999&duur=abc&begin=99:99", "?wat=own&own=x,y", "?met=1"])
def test_odd_addresses_do_no_harm(page: Page, address: str, odd: str) -> None:
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(address + WORKSHOP + odd)
    expect(page.get_by_label("Met hoeveel")).to_be_visible()
    assert errors == []


def test_too_little_time_is_said(page: Page, address: str) -> None:
    opened(page, address + WORKSHOP + "?wat=opstarten")
    page.get_by_label("Hoe lang").fill("45")
    page.get_by_label("Met hoeveel").fill("40")
    expect(page.get_by_text("Kies minder vragen of neem meer tijd.")).to_be_visible()
    page.get_by_label("Met hoeveel").fill("14")
    page.get_by_label("Hoe lang").fill("50")
    few = "Jullie beantwoorden 24 vragen en bespreken er 2. Zo is er weinig tijd om te praten. Kies minder vragen of neem meer tijd."
    expect(page.get_by_role("status").filter(has_text=few)).to_be_visible()


def assert_fits_on_paper(page: Page, address: str, guide: Guide, phases: Iterable[str], way: str) -> None:
    for phase in phases:
        opened(page, address + WORKSHOP + f"?wat={phase}&met=14&duur=180&stemmen={way}")
        for item in ("Antwoordblad", "Stemkaarten", "Vraagkaarten", "Casuskaarten", "Posters"):
            page.get_by_role("list", name="Print").get_by_role("checkbox", name=item).check()
        sheets(page)
        overflowing = page.evaluate("""() => [...document.querySelectorAll(".sheet, .small-card, .sheet-body")]
            .filter((box) => box.scrollHeight > box.clientHeight + 1 || box.scrollWidth > box.clientWidth + 1)
            .map((box) => box.className + box.textContent.slice(0, 60))""")
        assert overflowing == []
        answer_sheets = page.locator(".sheet-answers").count() / (14 if way == "paper" else 1)
        assert answer_sheets <= 2
        questions = sum(len(guide.checklists[id].questions) for id in phase_checklists(guide, phase))
        assert page.locator(".sheet-answers .answer-row").count() == questions * (14 if way == "paper" else 1)
        assert len(on_paper(page)) == sheets(page)


def test_a_phase_fits_on_its_paper(page: Page, address: str, guide: Guide) -> None:
    assert_fits_on_paper(page, address, guide, ["opstarten"], "phones")


@pytest.mark.all_pages
@pytest.mark.parametrize("way", ["cards", "paper", "phones"])
def test_every_phase_fits_on_its_paper(page: Page, address: str, guide: Guide, way: str) -> None:
    assert_fits_on_paper(page, address, guide, guide.phases, way)


def test_letters_and_boxes_are_large_enough(page: Page, address: str) -> None:
    opened(page, address + WORKSHOP + "?wat=orienteren")
    size = page.evaluate("parseFloat(getComputedStyle(document.querySelector('.answer-text')).fontSize) * 0.75")
    box = page.evaluate("parseFloat(getComputedStyle(document.querySelector('.answer-box'), '::before').width) * 25.4 / 96")
    assert size >= 11
    assert box >= 6


def test_without_scripts_the_script_and_kits_are_there(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + WORKSHOP)
    expect(page.get_by_role("region", name="Draaiboek")).to_contain_text("Afsluiten")
    link = page.get_by_role("link", name="120 minuten Opstarten")
    expect(link).to_have_attribute("href", "../../checklists/begeleid-opstarten-120.pdf")
    expect(page.get_by_role("button", name="Print alles")).to_be_hidden()
    assert page.request.get(address + "checklists/begeleid-opstarten-120.pdf").ok
    context.close()


@pytest.mark.parametrize("words", ["workshop", "trainer", "draaiboek", "werkvorm", "printen"])
def test_it_is_found(page: Page, address: str, words: str) -> None:
    page.goto(address)
    page.get_by_role("combobox", name="Zoek in de gids").press_sequentially(words)
    expect(page.get_by_role("search")).to_contain_text("Begeleid een groep")


@pytest.mark.all_pages
def test_it_is_accessible(context: BrowserContext, page: Page, address: str) -> None:
    seen = watch(context, address)
    opened(page, address + WORKSHOP + "?wat=own&own=alliantievorming-1&met=20")
    for width, scheme in ((1280, "light"), (390, "dark"), (320, "light"), (640, "dark")):
        page.set_viewport_size({"width": width, "height": 800})
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        assert axe(page) + check(page, "targets", "overflow", "clipped", "focus") == []
    page.emulate_media(media="print", color_scheme="light")
    assert axe(page) == []
    assert seen.problems() == []


def test_another_way_of_voting_asks_for_its_own_paper(page: Page, address: str) -> None:
    """What was left out for one way comes back with another, and its box does what it says."""
    opened(page, address + WORKSHOP)
    script = page.get_by_role("checkbox", name="Draaiboek")
    script.uncheck()
    expect(page.locator("[data-kit] .sheet-script")).to_have_count(0)
    page.get_by_label("Stemmen met").select_option(label="antwoordbladen")
    expect(script).to_be_checked()
    expect(page.locator("[data-kit] .sheet-script").first).to_be_attached()
    before = sheets(page)
    script.uncheck()
    expect(page.locator("[data-kit] .sheet-script")).to_have_count(0)
    expect(script).not_to_be_checked()
    assert sheets(page) < before


def test_any_choice_of_questions_fits_in_the_code_on_the_poster(page: Page, address: str) -> None:
    """All but one question of each checklist is the longest choice; the round and the phones read it back."""
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(address + WORKSHOP + "?wat=vragen&met=40&duur=240&stemmen=phones")
    expect(page.get_by_text("Kies eerst een of meer vragen.")).to_be_visible()
    page.evaluate(
        """() => {
          for (const fold of document.querySelectorAll("[data-pick] details"))
            for (const box of [...fold.querySelectorAll("[data-question]")].slice(1)) box.checked = true;
          document.querySelector("[data-workshop]").dispatchEvent(new Event("input", { bubbles: true }));
        }"""
    )
    expect(page.locator("[data-status]")).to_contain_text("Jullie beantwoorden 77 vragen")
    code = page.locator("[data-kit] .sheet-poster").last.get_by_role("img", include_hidden=True)
    expect(code).to_be_attached()
    papers = on_paper(page)
    assert "Laat aan het eind je code zien" in papers[-1].get_textpage().get_text_bounded()
    assert len(papers) == sheets(page)
    page.reload()
    expect(page.locator("[data-status]")).to_contain_text("Jullie beantwoorden 77 vragen")
    page.get_by_role("link", name="Start de groepsronde").click()
    expect(page.get_by_text("77 vragen")).to_be_visible()
    page.goto(address + "meedoen/" + page.url[page.url.index("#") :])
    page.get_by_label("Welk nummer heb je?").fill("1")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Vraag 1 van 77")).to_be_visible()
    assert errors == []
