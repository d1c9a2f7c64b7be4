"""A newcomer's case, from the page about contributing to the whole guide: within five minutes, by one file.

Minutes are worked out, not clocked: the keystroke-level model of Card, Moran and Newell (1980) for an average typist.
"""

import csv
import io
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from guide.reading.advice import advise
from guide.reading.load import load
from tests.browser.conftest import serve
from tests.browser.test_contribute import downloaded, field, status
from tests.browser.test_contribute_text import with_cases
from tests.conftest import PARTS, copy_project, run_build

KEY, POINT, DECIDE = 0.28, 1.1 + 0.2 + 0.4, 1.35  # seconds: a key; to a control, click, hand back; what to do next
ID = "de-korenaar-gouda"
TITLE = "Buren openen zelf een leeg buurthuis in De Korenaar"
SUMMARY = "Bewoners van De Korenaar kregen in 2025 de sleutel van een leeg buurthuis en maakten er een wijkkamer van."
STORY = (
    "Het buurthuis stond drie jaar leeg. In 2024 klopten elf buren aan bij de gemeente: zij wilden de sleutel. De gemeente vroeg eerst een plan en een "
    "vereniging. Een opbouwwerker hielp daarbij, twee avonden lang. In maart 2025 ging de deur open. Nu eten er elke week veertig mensen mee, en het "
    "spreekuur van de wijkagent is er ook. De huur is een euro per jaar, zolang buren de kamer vier dagen openhouden."
)
LESSON = "Geef bewoners eerst de sleutel en regel daarna samen de rest."


class Newcomer:
    """Types and points, and counts the seconds that it takes."""

    def __init__(self, page: Page) -> None:
        self.page, self.seconds, self.clicks, self.keys = page, 0.0, 0, 0

    def click(self, control: Locator) -> None:
        control.click()
        self.spend(1, 0)

    def write(self, control: Locator, text: str) -> None:
        self.click(control)
        self.page.keyboard.insert_text(text)
        self.spend(0, len(text))

    def choose(self, control: Locator, label: str) -> None:
        control.select_option(label=label)
        self.spend(2, 0)

    def spend(self, clicks: int, keys: int) -> None:
        self.clicks, self.keys = self.clicks + clicks, self.keys + keys
        self.seconds += clicks * (POINT + DECIDE) + keys * KEY


def tell(page: Page, address: str) -> tuple[str, str, Newcomer]:
    """Go from the page about contributing to a file; return its name, its text, and the newcomer."""
    page.goto(f"{address}bijdragen/")
    someone = Newcomer(page)
    someone.click(page.get_by_role("link", name="Vul het formulier in"))
    page.wait_for_selector("body[data-ready]", state="attached")
    someone.write(field(page, "Titel"), TITLE)
    someone.write(field(page, "Samenvatting"), SUMMARY)
    someone.write(field(page, "Wijk of gebied"), "De Korenaar")
    someone.write(field(page, "Gemeente"), "Gouda")
    someone.click(page.get_by_role("group", name="Thema’s").get_by_label("Participatie", exact=True))
    someone.choose(field(page, "Paragraaf"), "7.2 Participatie in de uitvoering")
    someone.write(field(page, "Verhaal"), STORY)
    someone.write(field(page, "Les"), LESSON)
    someone.click(page.get_by_role("button", name="Nog een link"))
    link = page.get_by_role("group", name="Link 1", exact=True)
    someone.write(field(page, "Titel", link), "Verslag van het eerste jaar")
    someone.write(field(page, "Adres", link), "https://example.org/korenaar")
    expect(status(page)).to_have_text("Klaar: alles is ingevuld en klopt.")
    name, text = downloaded(page)
    someone.spend(1, 0)
    return name, text, someone


def test_a_newcomer_has_a_sound_file_within_five_minutes(page: Page, address: str, tmp_path: Path, record_property: Any) -> None:
    name, text, someone = tell(page, address)
    assert name == f"{ID}.yml"
    guide = load(with_cases(tmp_path / "root", {ID: text}))
    assert guide.cases[ID].episodes[0].text == STORY
    assert [problem.message for problem in advise(guide) if problem.file == f"cases/{ID}.yml"] == []
    record_property("measured", f"casus toevoegen: {someone.clicks} klikken, {someone.keys} tekens, {someone.seconds:.0f} seconden")
    assert someone.seconds < 300


@pytest.fixture(scope="module")
def gone_in(address: str, browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, str]]:
    """A copy of the guide with the newcomer's file in its folder of cases, and nothing else; and where it is served."""
    copy = copy_project(tmp_path_factory.mktemp("newcomer") / "guide")
    page = browser.new_page(locale="nl-NL")
    name, text, _ = tell(page, address)
    page.close()
    (copy / "cases" / name).write_text(text, encoding="utf-8")
    before = {path: path.read_bytes() for path in files_of(copy)}
    result = run_build(copy)
    assert result.returncode == 0, result.stdout + result.stderr
    assert {path: path.read_bytes() for path in files_of(copy)} == before, "een build verandert geen enkel bestand dat mensen schrijven"
    server, url = serve(copy / "site")
    yield copy / "site", url
    server.shutdown()


def files_of(copy: Path) -> list[Path]:
    return [path for part in PARTS for path in sorted((copy / part).rglob("*")) if path.is_file() and "__pycache__" not in path.parts]


@pytest.mark.all_pages
def test_one_file_in_its_folder_and_the_whole_guide_has_it(gone_in: tuple[Path, str]) -> None:
    site = gone_in[0]
    shown = {
        "casussen/": [TITLE, "Gouda, 1 casus"],
        f"casussen/{ID}/": [STORY, LESSON, "https://example.org/korenaar", "In de gids bij"],
        "uitvoeren/participatie/": [TITLE],
        "casussen/lijsten/": ["Gouda", "De Korenaar"],
        "casussen/lessen/": [LESSON],
        "casussen/nagekeken/": [TITLE],
        "data/cases.json": [STORY],
        "data/guide.json": [f'"{ID}"'],
        "data/feed.json": [TITLE],
        "data/feed.xml": [TITLE],
        "sitemap.xml": [f"casussen/{ID}/"],
    }
    missing = {}
    for path, texts in shown.items():
        html = (site / path / "index.html" if path.endswith("/") else site / path).read_text(encoding="utf-8")
        missing[path] = [text for text in texts if text not in html]
    assert {path: texts for path, texts in missing.items() if texts} == {}
    points = json.loads((site / "data/cases.geojson").read_text(encoding="utf-8"))["features"]
    assert [4.7083, 52.0167] in [point["geometry"]["coordinates"] for point in points]
    rows = list(csv.DictReader(io.StringIO((site / "data/cases.csv").read_text(encoding="utf-8-sig")), delimiter=";"))
    assert TITLE in [row["title"] for row in rows]


@pytest.mark.all_pages
def test_it_is_found_and_filtered(gone_in: tuple[Path, str], page: Page) -> None:
    url = gone_in[1]
    page.goto(f"{url}zoeken/?q=sleutel+leeg+buurthuis+Gouda")
    expect(page.get_by_role("main").get_by_role("link", name=re.compile(re.escape(TITLE))).first).to_be_visible()
    page.goto(f"{url}casussen/")
    page.get_by_role("region", name="Kaart van casussen").get_by_role("link", name="Gouda, 1 casus").click()
    table = page.get_by_role("table", name="Casussen per fase")
    expect(table.get_by_role("rowheader")).to_have_count(1)
    expect(table).to_contain_text(TITLE)
    page.goto(f"{url}casussen/{ID}/")
    page.get_by_role("link", name="Verbeter deze casus").click()
    expect(field(page, "Titel")).to_have_value(TITLE)
