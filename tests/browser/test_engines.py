"""The guide in Firefox and in WebKit: what Chromium shows, these show too. `make browser` installs both; one that is missing fails."""

import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from guide.content.guide import Guide
from tests.browser.dossiers import OVERVIEW, URGENCY, dossier_file
from tests.browser.engines import Engine, Firefox, WebKit, until
from tests.browser.test_from_folder import PAGE, unpacked
from tests.browser.test_offline import OFFLINE, READY, hosted

pytestmark = pytest.mark.all_pages

READY_FORM = "document.documentElement.classList.contains('with-script') && !document.querySelector('[data-tools]').hidden"
PROGRESS = "document.querySelector('[data-progress]').textContent"


@pytest.fixture(scope="module")
def firefox() -> Iterator[Firefox]:
    firefox = Firefox()
    yield firefox
    firefox.close()


@pytest.fixture(scope="module", params=[Firefox, WebKit])
def engine(request: pytest.FixtureRequest) -> Iterator[Engine]:
    engine: Engine = request.param()
    yield engine
    engine.close()


@pytest.fixture(scope="module")
def folder(guide: Guide, site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return unpacked(guide, site, tmp_path_factory.mktemp("stick"))


def fill(engine: Engine, selector: str, text: str) -> None:
    """Type a text as a script can."""
    values = json.dumps([selector, text])
    engine.run(
        f"(([selector, text]) => {{ const field = document.querySelector(selector); field.focus(); field.value = text; field.dispatchEvent(new Event('input', {{ bubbles: true }})); field.dispatchEvent(new Event('change', {{ bubbles: true }})); }})({values})"
    )


def click(engine: Engine, selector: str) -> None:
    engine.run(f"document.querySelector({json.dumps(selector)}).click()")


def open_form(engine: Engine, url: str) -> None:
    engine.open(url)
    until(engine, READY_FORM)


def open_file(engine: Engine, content: dict[str, Any]) -> None:
    text = json.dumps(json.dumps(content))
    engine.run(
        f"(() => {{ const files = new DataTransfer(); files.items.add(new File([{text}], 'dossier.json', {{ type: 'application/json' }})); const field = document.querySelector('[data-file]'); field.files = files.files; field.dispatchEvent(new Event('change')); }})()"
    )


def wipe(engine: Engine) -> None:
    engine.run("indexedDB.databases().then((all) => Promise.all(all.map(({ name }) => indexedDB.deleteDatabase(name)))).then(() => true)")


def search(engine: Engine) -> None:
    until(engine, "!document.querySelector('[data-theme-button]').hidden")
    fill(engine, "[role=combobox]", "buurtbewooners betrekken")
    assert "Paragraaf" in until(engine, "document.querySelector('[role=option]')?.textContent")


def fill_in(engine: Engine, home: str, page: str) -> None:
    """Answer a question, find it after a reload and in the overview, and open a file beside it."""
    open_form(engine, home + URGENCY + page)
    wipe(engine)
    open_form(engine, home + URGENCY + page)
    assert until(engine, PROGRESS).startswith("0 van")
    click(engine, "fieldset[data-question] input[value=yes]")
    until(engine, "document.querySelector('[data-saved]').textContent")
    open_form(engine, home + URGENCY + page)
    until(engine, f"{PROGRESS}.startsWith('1 van')")
    open_form(engine, home + OVERVIEW + page)
    until(engine, f"{PROGRESS}.startsWith('1 van')")
    open_form(engine, home + URGENCY + page)
    id = engine.run("document.querySelector('fieldset[data-question]').dataset.question")
    open_file(engine, dossier_file({id: {"answer": "no", "note": "uit een bestand"}}))
    until(engine, "document.querySelector('dialog[open] .dialog-actions button')?.textContent")
    click(engine, "dialog[open] .dialog-actions button")  # as a dossier of its own
    until(engine, "document.querySelector('fieldset[data-question] input[value=no]').checked")


def test_the_search_finds(engine: Engine, address: str) -> None:
    engine.open(address)
    search(engine)


def test_cases_are_filtered(engine: Engine, address: str, guide: Guide) -> None:
    engine.open(f"{address}casussen/")
    until(engine, "document.documentElement.classList.contains('with-script')")
    click(engine, "[data-facets] input[value=opstarten]")
    shown = until(engine, "/^(\\d+) van/.exec(document.querySelector('[data-status]').textContent)?.[1]")
    assert 0 < int(shown) < len(guide.cases)
    assert engine.run("location.search") == "?fase=opstarten"
    engine.run("document.querySelector('.bubble').dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }))")
    until(engine, "location.search.includes('gemeente=')")


def test_a_dossier_is_kept_and_comes_back_from_a_file(engine: Engine, address: str) -> None:
    fill_in(engine, address, "")


def test_an_open_question_does_not_look_answered(engine: Engine, address: str) -> None:
    open_form(engine, address + URGENCY)
    assert engine.run("getComputedStyle(document.querySelector('.answers input:not(:checked)')).accentColor") == "auto"


def test_the_compass_points(engine: Engine, address: str) -> None:
    engine.open(f"{address}waar-staan-we/")
    until(engine, "document.documentElement.classList.contains('with-script')")
    click(engine, "input[type=radio]")
    assert until(
        engine,
        "[...document.querySelectorAll('h2')].some((heading) => heading.textContent === 'Hier begin je' && heading.checkVisibility())",
    )


def test_a_group_is_led(engine: Engine, address: str) -> None:
    engine.open(f"{address}checklists/workshop/?wat=opstarten&met=14&duur=120")
    until(engine, "/Samen \\d+ vel/.test(document.querySelector('[data-total]')?.textContent)")
    engine.open(f"{address}groepsronde/#wat=opstarten&met=3")
    until(engine, "document.querySelector('[data-way=tally]')?.checkVisibility()")
    click(engine, "[data-way=tally]")
    click(engine, "[data-tally] button[aria-label^='Eén meer: ja' i]")
    until(engine, "document.body.innerText.includes('1 van 3')")


def test_firefox_prints_the_checklist(firefox: Firefox, address: str) -> None:
    open_form(firefox, address + URGENCY)
    click(firefox, "fieldset[data-question] input[value=yes]")
    paper = pypdfium2.PdfDocument(io.BytesIO(firefox.paper()))
    text = " ".join(" ".join(sheet.get_textpage().get_text_range() for sheet in paper).split())
    assert text.count("Weet niet") == firefox.run("document.querySelectorAll('fieldset[data-question]').length")
    talk = "[...document.querySelectorAll('fieldset[data-question] li')].map((line) => line.textContent.trim())"
    assert [line for line in firefox.run(talk) if " ".join(line.split()) not in text] == []  # bold text is drawn, and cannot be read back
    assert "Bewaar als bestand" not in text


def test_from_a_folder(engine: Engine, folder: Path) -> None:
    home = f"{folder.as_uri()}/"
    engine.open(home + PAGE)
    search(engine)
    fill_in(engine, home, PAGE)


def test_firefox_without_a_network(firefox: Firefox, site: Path) -> None:
    with hosted(site) as host:
        firefox.open(host.url)
        firefox.run(f"({READY})()")
    open_form(firefox, host.url + URGENCY)
    assert until(firefox, "document.querySelector('.offline').textContent") == OFFLINE
    click(firefox, "fieldset[data-question] input[value=yes]")
    until(firefox, "document.querySelector('[data-saved]').textContent")
    open_form(firefox, host.url + URGENCY)
    until(firefox, f"{PROGRESS}.startsWith('1 van')")
    firefox.open(f"{host.url}orienteren/beleid/")
    assert "niet op dit apparaat" in firefox.run("document.querySelector('h1').textContent")
