"""A participant's phone, in a real browser: one question a screen, a code that is right, and nothing that leaves the phone."""

import io
import json
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.audit import axe, check, watch

JOIN = "meedoen/#wat=urgentie-afwegen"
LABELS = ("Ja", "Deels", "Nee", "Weet niet")


@pytest.fixture
def phone(browser: Browser) -> Page:
    return browser.new_context(viewport={"width": 390, "height": 800}, locale="nl-NL", reduced_motion="reduce").new_page()


def begin(page: Page, url: str, number: int = 7) -> None:
    page.goto(url)
    page.get_by_label("Welk nummer heb je?").fill(str(number))
    page.get_by_role("button", name="Begin", exact=True).click()


def answer_all(page: Page, labels: tuple[str, ...]) -> str:
    for label in labels:
        page.get_by_role("button", name=label, exact=True).click()
    expect(page.get_by_role("heading", name="Klaar")).to_be_visible()
    return page.locator(".join-code").inner_text()


def test_one_question_a_screen_then_a_code_as_text_and_as_qr(phone: Page, address: str) -> None:
    begin(phone, address + JOIN)
    expect(phone.get_by_role("heading", level=1)).to_contain_text("?")
    code = answer_all(phone, LABELS)
    assert all(len(group) == 4 for group in code.split()[:-1])
    picture = Image.open(io.BytesIO(phone.get_by_role("img", name="QR-code met je antwoorden").screenshot()))
    seen = zxingcpp.read_barcode(picture)
    assert seen and seen.text == code.replace(" ", "")


def test_a_reload_loses_nothing_and_back_goes_back(phone: Page, address: str) -> None:
    begin(phone, address + JOIN)
    phone.get_by_role("button", name="Ja", exact=True).click()
    phone.get_by_role("button", name="Nee", exact=True).click()
    expect(phone.get_by_role("status").filter(has_text="Vraag")).to_contain_text("Vraag 3 van 4")
    phone.reload()
    expect(phone.get_by_role("status").filter(has_text="Vraag")).to_contain_text("Vraag 3 van 4")
    phone.get_by_role("button", name="Terug").click()
    expect(phone.get_by_role("button", name="Nee", exact=True)).to_have_attribute("aria-pressed", "true")


def test_nothing_leaves_the_phone_and_no_name_is_asked(phone: Page, address: str) -> None:
    begin(phone, address + JOIN)
    asked: list[str] = []
    phone.on("request", lambda request: asked.append(request.url))
    code = answer_all(phone, LABELS)
    with phone.expect_download() as download:
        phone.get_by_role("button", name="Bewaar als bestand").click()
    content = json.loads(Path(download.value.path()).read_text(encoding="utf-8"))
    assert [value["answer"] for value in content["answers"].values()] == ["yes", "partly", "no", "unknown"]
    assert content["number"] == 7
    assert content["version"] == 2
    assert [url for url in asked if not url.startswith("blob:")] == []
    assert code
    assert phone.get_by_role("textbox").count() == 0


@pytest.mark.parametrize("odd", ["meedoen/", "meedoen/#wat=niets", "meedoen/#%3Cb%3E", "meedoen/#wat=urgentie-afwegen&set=AAAA"])
def test_an_odd_link_says_what_to_do(phone: Page, address: str, odd: str) -> None:
    phone.goto(address + odd)
    said = {"": "Scan de code", "set=AAAA": "andere versie"}.get(odd.partition("#")[2][-8:], "hoort niet bij vragen")
    expect(phone.get_by_role("alert")).to_contain_text(said)


def test_a_wrong_number_is_refused(phone: Page, address: str) -> None:
    begin(phone, address + JOIN, 201)
    expect(phone.get_by_role("alert")).to_have_text("Vul een nummer van 1 tot en met 200 in.")


def test_answers_by_keyboard_alone(phone: Page, address: str) -> None:
    phone.goto(address + JOIN)
    phone.get_by_label("Welk nummer heb je?").focus()
    phone.keyboard.type("3")
    phone.keyboard.press("Enter")
    for _ in LABELS:
        phone.keyboard.press("Tab")
        phone.keyboard.press("Enter")
        phone.wait_for_timeout(30)
    expect(phone.get_by_role("heading", name="Klaar")).to_be_visible()


def test_it_is_accessible_in_all_states(context: BrowserContext, page: Page, address: str) -> None:
    seen = watch(context, address)

    def look() -> None:
        for width, scheme in ((390, "light"), (320, "dark")):
            page.set_viewport_size({"width": width, "height": 700})
            page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
            assert axe(page) + check(page, "targets", "overflow", "clipped", "focus") == []

    page.goto(address + JOIN)
    look()
    begin(page, address + JOIN)
    look()
    answer_all(page, LABELS)
    look()
    assert seen.problems() == []


def test_a_double_tap_answers_one_question(phone: Page, address: str) -> None:
    phone.goto(address + "meedoen/#wat=urgentie-afwegen")
    phone.get_by_label("Welk nummer heb je?").fill("7")
    phone.keyboard.press("Enter")
    phone.get_by_role("button", name="Ja", exact=True).dblclick()
    expect(phone.get_by_text("Vraag 2 van 4")).to_be_visible()
    phone.get_by_role("button", name="Nee", exact=True).click()
    expect(phone.get_by_text("Vraag 3 van 4")).to_be_visible()
