"""The pages for a group by keyboard alone, and enlarged: every step can be done, and the focus is never lost."""

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.audit import check
from tests.browser.rounds import ANSWERS, KEYS, WORDS, encoded, opened

pytestmark = pytest.mark.all_pages

SMALL_SET = "wat=urgentie-afwegen"
FOCUS = """() => {
  const {activeElement: here} = document;
  if (here === document.body) return null;
  const label = here.getAttribute("aria-label") || here.labels?.[0]?.textContent || here.textContent || here.name;
  return {label: label.replace(/\\s+/g, " ").trim(), kind: here.localName, checked: here.checked ?? null};
}"""
MOST = 150  # presses from one thing to another on a page


class Keys:
    """A visitor without a mouse."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def label(self) -> str:
        """What has the focus; nothing may take it away."""
        found = self.page.evaluate(FOCUS)
        assert found, "the focus is lost"
        return str(found["label"])

    def to(self, label: str, key: str = "Tab") -> None:
        """Walk to what begins with a label."""
        for _ in range(MOST):
            found = self.page.evaluate(FOCUS)  # nothing between the last thing of the page and the first
            if found and found["label"].startswith(label):
                return
            self.page.keyboard.press(key)
        raise AssertionError(f"{label} is out of reach")

    def press(self, label: str, key: str = "Tab") -> None:
        """Walk to a button or link and press it; something keeps the focus."""
        self.to(label, key)
        self.page.keyboard.press("Enter")

    def back(self, label: str) -> None:
        self.press(label, "Shift+Tab")

    def type(self, label: str, text: str) -> None:
        self.to(label)
        self.page.keyboard.press("Control+A")
        self.page.keyboard.type(text)
        self.label()


def test_lead_a_group(page: Page, address: str) -> None:
    keys = Keys(page)
    page.add_init_script("window.prints = 0; window.print = () => { window.prints += 1; }")
    page.goto(address + "checklists/workshop/")
    expect(page.get_by_role("button", name="Print alles")).to_be_visible()
    keys.to("Wat")
    page.keyboard.type("Zelf")  # a list goes to what is typed
    keys.press("5.1 Alliantievorming")
    keys.to("5.1-2")
    page.keyboard.press("Space")
    keys.to("Met hoeveel", "Shift+Tab")
    page.keyboard.press("Control+A")
    page.keyboard.type("20")
    keys.type("Hoe lang", "60")
    expect(page.locator("[data-status]")).to_contain_text("Samen 60 minuten. Jullie beantwoorden 1 vraag en bespreken er 1.")
    keys.to("Posters")
    page.keyboard.press("Space")
    assert keys.label() == "Posters"
    assert page.get_by_role("checkbox", name="Posters").is_checked() is False
    keys.press("Print alles")
    assert page.evaluate("window.prints") == 1
    keys.press("Start de groepsronde")
    expect(page.get_by_text("1 vraag")).to_be_visible()


def test_lead_a_round(page: Page, address: str) -> None:
    keys = Keys(page)
    page.goto(address + "groepsronde/")
    keys.to("Wat")
    page.keyboard.type("4.1")
    keys.type("Met hoeveel", "6")
    keys.press("Begin")
    expect(page.get_by_role("button", name="Toon groot")).to_be_visible()
    code = encoded(page, address, [(9, ["yes", "no", "partly", None])])[0]

    keys.press("Kaarten")
    keys.press("Volgende vraag")
    for _ in range(4):
        page.keyboard.press("Enter")  # also past the last question
    assert keys.label() == "Volgende vraag"
    keys.press("Start de camera")
    expect(page.get_by_role("alert")).to_contain_text("De camera werkt hier niet")
    keys.back("Sluit melding")
    assert keys.label() == "Verzamel"

    keys.press("Tellen")
    keys.press("Eén meer: Nee")
    keys.press("Eén meer: Nee")
    assert keys.label() == "Eén meer: Nee"

    keys.back("Blad intikken")
    for answers in (("yes", "no", "partly", "unknown"), ("no", "no", "no", "no")):
        page.keyboard.type("".join(KEYS[answer] for answer in answers))
        page.keyboard.press("Enter")
        assert keys.label() == "Antwoorden"
    keys.press("Maak ongedaan")
    keys.label()

    keys.press("Code")
    keys.type("Code", "xyz")
    keys.press("Lees codes")
    expect(page.get_by_role("alert")).to_be_visible()
    page.keyboard.press("Control+A")
    page.keyboard.type(code)
    keys.press("Lees codes")
    keys.press("Haal weg: nummer 9")
    assert keys.label() == "Code"
    page.keyboard.type(code)
    keys.press("Lees codes")
    keys.press("Voeg toe")
    assert keys.label() == "Code"

    keys.back("Bestanden")
    with page.expect_file_chooser():
        keys.press("Kies bestanden")
    keys.label()

    keys.back("Bespreek")
    keys.press("Sorteer opnieuw")
    keys.press("Zet op de lijst")
    number = keys.label().split()[-1]
    keys.press("Toon deze vraag groot")
    keys.back("Stem opnieuw")
    assert keys.label() == "Verzamel"
    keys.press("Eén meer: Ja")
    keys.back("Klaar met stemmen")
    assert keys.label() == "Bespreek"

    keys.back("Spreek af")
    keys.to("Ja")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowDown")
    assert keys.label() == "Deels"
    for label, text in {"Waarom": "Cijfers", "Niet iedereen": "Eén niet", "Actie": "Bel", "Wie": "Jan", "Wanneer": "1 mei"}.items():
        keys.type(label, text)

    keys.back("Bewaar")
    keys.press("Zet in dossier")
    expect(page.get_by_text("1 vraag staat in")).to_be_visible()
    keys.label()
    page.evaluate("window.print = () => {}")
    keys.press("Print verslag")
    keys.label()
    keys.back("Begin opnieuw")
    assert keys.label() == "Annuleer"
    page.keyboard.press("Escape")
    assert keys.label() == "Begin opnieuw"
    keys.back("Spreek af")
    keys.press(f"Haal van de lijst {number}")
    assert keys.label() == "Spreek af"


def test_join_with_a_phone(page: Page, address: str) -> None:
    keys = Keys(page)
    page.goto(address + "meedoen/#" + SMALL_SET)
    keys.type("Welk nummer heb je?", "201")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("nummer van 1 tot en met 200")
    keys.type("Welk nummer heb je?", "3")
    page.keyboard.press("Enter")
    for answer in ANSWERS[:3]:
        keys.press(WORDS[answer].capitalize())
        keys.label()
    keys.press("Sla over")
    assert keys.label() == "Klaar"
    keys.press("Verander antwoorden")
    for _ in ANSWERS:
        keys.press("Weet niet")
        keys.label()
    with page.expect_download():
        keys.press("Bewaar als bestand")
    keys.press("Wis mijn antwoorden")
    assert keys.label() == "Annuleer"
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Je antwoorden zijn gewist.")).to_be_visible()
    keys.label()


@pytest.mark.parametrize(
    ("width", "zoom", "sizes"),
    [(390, 1, ["100%", "200%"]), (640, 2, ["100%"])],
    ids=["390 px", "200 %"],
)
def test_narrow_and_with_large_letters_nothing_falls_off(browser: Browser, address: str, width: int, zoom: int, sizes: list[str]) -> None:
    """Zoom halves the width; a visitor may also want the letters alone twice as large."""
    context = browser.new_context(viewport={"width": width // zoom, "height": 700}, device_scale_factor=zoom, locale="nl-NL")
    page = context.new_page()

    def look(name: str) -> None:
        for size in sizes:
            page.evaluate("size => { document.documentElement.style.fontSize = size; }", size)
            assert check(page, "overflow", "clipped") == [], f"{name} {size}"
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), f"{name} {size}"
        page.evaluate("document.documentElement.style.fontSize = ''")

    page.goto(address + "checklists/workshop/?wat=vragen&vragen=alliantievorming-1&met=20")
    expect(page.get_by_role("button", name="Print alles")).to_be_visible()
    look("begeleid")
    opened(page, address + f"groepsronde/#{SMALL_SET}&met=3")
    for way in ("Kaarten", "Tellen", "Blad intikken", "Code", "Bestanden"):
        page.get_by_role("button", name=way, exact=True).click()
        look(way)
    page.get_by_role("button", name="Blad intikken", exact=True).click()
    for answers in ("JNDW", "NNJW", "JJJJ"):
        page.keyboard.type(answers)
        page.keyboard.press("Enter")
    for step in ("Bespreek", "Spreek af", "Bewaar"):
        page.get_by_role("button", name=step, exact=True).click()
        look(step)
        if step == "Bespreek":
            page.get_by_role("button", name="Zet op de lijst").first.click()
    page.goto(address + f"meedoen/#{SMALL_SET}")
    look("nummer")
    page.get_by_label("Welk nummer heb je?").fill("3")
    page.get_by_role("button", name="Begin", exact=True).click()
    look("vraag")
    for answer in ANSWERS:
        page.get_by_role("button", name=WORDS[answer].capitalize(), exact=True).click()
    expect(page.get_by_role("heading", name="Klaar")).to_be_visible()
    look("klaar")
    context.close()
