"""The reading list and a case's page, with and without a script."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from guide.content.guide import Guide
from tests.browser.audit import axe


@pytest.fixture(params=[1280, pytest.param(320, marks=pytest.mark.all_pages)])
def page(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    context = browser.new_context(
        viewport={"width": request.param, "height": 900}, locale="nl-NL", reduced_motion="reduce", accept_downloads=True
    )
    yield context.new_page()
    context.close()


def test_cases_are_chosen_kept_shared_and_taken_off(page: Page, address: str, guide: Guide) -> None:
    one, other = guide.cases["rotterdam-zuid"], guide.cases["breda-noord"]
    page.goto(address + "casussen/")
    page.get_by_role("checkbox", name=f"Op de leeslijst: {one.title}").check()
    page.goto(address + "casussen/breda-noord/")
    pick = page.get_by_role("button", name="Zet op leeslijst")
    pick.click()
    expect(page.get_by_role("button", name="Staat op leeslijst")).to_have_attribute("aria-pressed", "true")
    page.get_by_role("link", name="Leeslijst (2)").click()
    expect(page).to_have_url(re.compile(r"leeslijst/\?cases=rotterdam-zuid,breda-noord$"))
    headings = page.locator(".reading-case h2")
    expect(headings).to_have_text([one.title, other.title])
    for case in (one, other):
        for episode in case.episodes:
            expect(page.get_by_text(episode.lesson).first).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    broken = page.evaluate(
        "[...document.querySelectorAll('.reading-case a')].filter(a => !/casussen\\/[a-z-]+\\/|\\/[a-z]/.test(a.href)).length"
    )
    assert broken == 0
    assert axe(page) == []
    page.get_by_role("button", name=f"Haal van de lijst: {one.title}").click()
    expect(headings).to_have_text([other.title])
    expect(page).to_have_url(re.compile(r"\?cases=breda-noord$"))
    page.goto(address + "casussen/")
    expect(page.get_by_role("checkbox", name=f"Op de leeslijst: {other.title}")).to_be_checked()
    expect(page.get_by_role("checkbox", name=f"Op de leeslijst: {one.title}")).not_to_be_checked()


def test_a_shared_list_leaves_ones_own_alone_until_asked(page: Page, address: str, guide: Guide) -> None:
    page.goto(address + "casussen/breda-noord/")
    page.get_by_role("button", name="Zet op leeslijst").click()
    page.goto(address + "casussen/leeslijst/?cases=westwijk-vlaardingen,breda-noord,westwijk-vlaardingen,../../evil,bestaat-niet")
    expect(page.locator(".reading-case")).to_have_count(3)
    expect(page.locator(".reading-case").last).to_contain_text("bestaat-niet")
    assert page.evaluate("JSON.parse(localStorage['guide.reading-list:/'])") == ["breda-noord"]
    page.get_by_role("button", name="Bewaar als mijn leeslijst").click()
    assert page.evaluate("JSON.parse(localStorage['guide.reading-list:/'])") == ["westwijk-vlaardingen", "breda-noord", "bestaat-niet"]


def test_the_list_prints_and_saves_as_one_document(page: Page, address: str, guide: Guide) -> None:
    page.goto(address + "casussen/leeslijst/?cases=westwijk-vlaardingen,breda-noord")
    expect(page.locator(".reading-case h2")).to_have_count(2)
    page.evaluate("window.print = () => { window.printed = true; }")
    page.get_by_role("button", name="Print").click()
    assert page.evaluate("window.printed")
    with page.expect_download() as download:
        page.get_by_role("button", name="Bewaar als bestand").click()
    text = download.value.path().read_text(encoding="utf-8")
    for id in ("westwijk-vlaardingen", "breda-noord"):
        assert guide.cases[id].title in text
    assert "<script" not in text
    assert "<button" not in text
    page.emulate_media(media="print")
    expect(page.get_by_role("button", name="Print")).to_be_hidden()
    expect(page.locator(".reading-case h2").last).to_be_visible()
    page.emulate_media(media="screen")
    page.get_by_role("button", name="Maak leeg").click()
    expect(page.get_by_role("status").filter(has_text="leeslijst")).to_have_text("Er staat nog niets op je leeslijst.")


def test_strange_things_in_storage_do_no_harm(page: Page, address: str) -> None:
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    for stored in ("{", '{"a": 1}', '["<img src=x>", 7, "Breda"]', "null"):
        page.goto(address + "casussen/leeslijst/")
        page.evaluate("text => localStorage.setItem('guide.reading-list:/', text)", stored)
        page.goto(address + "casussen/leeslijst/")
        expect(page.get_by_role("status").filter(has_text="leeslijst")).to_have_text("Er staat nog niets op je leeslijst.")
    assert [error for error in errors if "importScripts" not in error] == []


def test_a_reference_can_be_copied(browser: Browser, address: str, guide: Guide) -> None:
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(address + "casussen/breda-noord/")
    page.get_by_role("button", name="Kopieer verwijzing").click()
    expect(page.get_by_role("status").filter(has_text="Gekopieerd.")).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert guide.cases["breda-noord"].title in copied
    assert copied.endswith("/casussen/breda-noord/")
    assert "p.\u00a0" in copied
    context.close()


def test_case_page_leads_with_lessons_and_shows_where_it_is(page: Page, address: str, guide: Guide) -> None:
    page.goto(address + "casussen/overvecht-utrecht/")
    expect(page.get_by_role("img", name="Overvecht, Utrecht op de kaart van Nederland")).to_be_visible()
    headings = page.locator("article h2").all_inner_texts()
    assert headings[:3] == ["Wat kun je hiervan leren?", "In cijfers", "Zo ging het"]
    page.goto(address + "casussen/hackney-londen/")
    expect(page.locator(".locator svg")).to_have_count(0)
    expect(page.locator(".locator")).to_contain_text("Londen, Verenigd Koninkrijk")


def test_without_javascript_pages_say_what_to_do(browser: Browser, address: str, guide: Guide) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + "casussen/leeslijst/")
    expect(page.get_by_text("Een leeslijst maken kan alleen met JavaScript.")).to_be_visible()
    assert page.get_by_role("button", name="Print").count() == 0
    page.goto(address + "casussen/breda-noord/")
    assert not page.get_by_role("button", name="Zet op leeslijst").is_visible()
    expect(page.locator("#citeer ~ .citation")).to_contain_text(guide.cases["breda-noord"].title)
    context.close()
