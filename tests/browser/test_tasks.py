"""Seven things people come for, each in as few clicks as promised. A visitor is counted, not trusted."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect


class Visitor:
    """Someone who clicks; every click counts."""

    def __init__(self, page: Page) -> None:
        self.page, self.clicks = page, 0

    def click(self, target: Locator) -> None:
        target.click()
        self.clicks += 1


@pytest.fixture
def visitor(page: Page) -> Visitor:
    page.set_viewport_size({"width": 1280, "height": 800})
    return Visitor(page)


def test_what_to_do_first_with_unrest_takes_two(visitor: Visitor, address: str) -> None:
    visitor.page.goto(address)
    visitor.click(visitor.page.get_by_text("Er is zorg of onrust"))
    visitor.click(visitor.page.get_by_role("main").get_by_role("link", name="4.1 Urgentie"))
    expect(visitor.page).to_have_url(re.compile("orienteren/urgentie/$"))
    assert visitor.clicks <= 2


def test_a_lesson_by_theme_takes_two(visitor: Visitor, address: str) -> None:
    visitor.page.goto(address)
    visitor.click(visitor.page.get_by_role("link", name="Alle lessen"))
    visitor.click(visitor.page.locator("summary", has_text="Wonen"))
    expect(visitor.page.locator("#thema-wonen li").first).to_be_visible()
    assert visitor.clicks <= 2


def test_three_cases_to_an_alderman_take_four_and_one_sheet(visitor: Visitor, address: str) -> None:
    visitor.page.goto(address + "casussen/")
    expect(visitor.page.locator("[data-table][data-ready]")).to_be_attached()
    for box in visitor.page.get_by_role("checkbox", name=re.compile("^Op de leeslijst")).all()[:3]:
        visitor.click(box)
    visitor.click(visitor.page.get_by_role("main").get_by_role("link", name="A4 voor je bestuurder"))
    expect(visitor.page.locator(".a4-item")).to_have_count(3)
    expect(visitor.page).to_have_url(re.compile(r"\?cases=[a-z0-9,.-]+$"))
    assert len(re.findall(rb"/Type /Page\b", visitor.page.pdf(prefer_css_page_size=True))) == 1
    assert visitor.clicks <= 4


def test_reading_on_takes_one_to_the_same_paragraph(visitor: Visitor, address: str) -> None:
    visitor.page.goto(address + "opstarten/alliantie/")
    paragraph = visitor.page.get_by_text("Een change agent kan", exact=False).first
    paragraph.evaluate("one => one.scrollIntoView({block: 'start'})")
    visitor.page.wait_for_timeout(700)
    visitor.page.goto(address)
    visitor.click(visitor.page.locator("[data-resume]").get_by_role("link"))
    expect(paragraph).to_be_in_viewport()
    assert visitor.clicks <= 1


def test_a_term_takes_none_on_a_wide_screen_and_one_elsewhere(visitor: Visitor, address: str) -> None:
    page = visitor.page
    page.goto(address + "opstarten/financiering/")
    term = page.locator("article a.term").nth(3)
    term.evaluate("one => one.scrollIntoView({block: 'center'})")
    beside = page.get_by_role("complementary", name="Begrippen en bronnen naast de tekst")
    expect(beside.get_by_text(re.compile("kwetsbare wijk|quick win", re.I)).first).to_be_in_viewport()
    assert visitor.clicks == 0
    page.set_viewport_size({"width": 390, "height": 800})
    visitor.click(term)
    expect(page.locator(".term-tip:popover-open")).to_be_in_viewport()
    assert visitor.clicks <= 1


def test_the_memo_takes_two(visitor: Visitor, address: str) -> None:
    visitor.page.goto(address)
    visitor.click(visitor.page.get_by_role("link", name="besluit op één pagina"))
    expect(visitor.page.locator("#besluit")).to_be_in_viewport()
    assert visitor.clicks <= 2


@pytest.mark.parametrize(("name", "start"), [("Bronnen als RIS", "TY  - "), ("Bronnen als BibTeX", "@")])
def test_the_sources_of_a_section_take_two(visitor: Visitor, address: str, name: str, start: str) -> None:
    visitor.page.goto(address + "opstarten/financiering/")
    with visitor.page.expect_download() as download:
        visitor.click(visitor.page.get_by_role("link", name=name))
    assert download.value.path().read_text(encoding="utf-8").startswith(start)
    assert visitor.clicks <= 2
