"""The guide in Firefox and in WebKit: what Chromium shows, these show too. `make browser` installs both; one that is missing fails."""

import io
import json
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest

from guide.content.guide import Guide
from tests.browser.dossiers import OVERVIEW, URGENCY, dossier_file
from tests.browser.engines import Engine, Firefox, WebKit, downloaded, until
from tests.browser.test_from_folder import PAGE, unpacked
from tests.browser.test_offline import OFFLINE, READY, hosted

pytestmark = pytest.mark.all_pages

READY_FORM = "document.documentElement.classList.contains('with-script') && !document.querySelector('[data-tools]').hidden"
WITH_SCRIPT = "document.documentElement.classList.contains('with-script')"
PROGRESS = "document.querySelector('[data-progress]').textContent"
FIRST = "fieldset[data-question] input[value={}]"


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


def search(engine: Engine) -> None:
    until(engine, "!document.querySelector('[data-theme-button]').hidden")
    fill(engine, "[role=combobox]", "buurtbewooners betrekken")
    assert "Paragraaf" in until(engine, "document.querySelector('[role=option]')?.textContent")


def filter_cases(engine: Engine, url: str, guide: Guide) -> None:
    """Choose a phase, then a place on the map."""
    engine.open(url)
    until(engine, WITH_SCRIPT)
    click(engine, "[data-facets] input[value=opstarten]")
    shown = until(engine, "/^(\\d+) van/.exec(document.querySelector('[data-status]').textContent)?.[1]")
    assert 0 < int(shown) < len(guide.cases)
    assert engine.run("location.search") == "?fase=opstarten"
    engine.run("document.querySelector('.bubble').dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }))")
    until(engine, "location.search.includes('gemeente=')")


def saved_file(engine: Engine) -> Path:
    return downloaded(engine, "document.querySelector('[data-tools] [data-do=save]').click()", "*.json")


def fill_in(engine: Engine, home: str, page: str = "") -> None:
    """Answer a question, find it after a reload and in the overview, save it, print it, and open the file: alone, and beside what is there."""
    open_form(engine, home + URGENCY + page)
    assert until(engine, PROGRESS).startswith("0 van")
    click(engine, FIRST.format("yes"))
    until(engine, "document.querySelector('[data-saved]').textContent")
    open_form(engine, home + URGENCY + page)
    until(engine, f"{PROGRESS}.startsWith('1 van')")
    if isinstance(engine, Firefox):
        look_at_the_paper(engine)
    file = saved_file(engine)
    open_form(engine, home + OVERVIEW + page)
    until(engine, f"{PROGRESS}.startsWith('1 van')")
    open_form(engine, home + URGENCY + page)
    until(engine, f"{PROGRESS}.startsWith('1 van')")
    click(engine, "[data-tools] [data-do=clear]")
    until(engine, "document.querySelector('dialog[open] .dialog-actions button')?.textContent")
    click(engine, "dialog[open] .dialog-actions button")
    until(engine, f"{PROGRESS}.startsWith('0 van')")
    engine.choose("[data-file]", file)
    until(engine, f"document.querySelector('{FIRST.format('yes')}').checked")
    id = engine.run("document.querySelector('fieldset[data-question]').dataset.question")
    file.write_text(json.dumps(dossier_file({id: {"answer": "no", "note": "uit een bestand"}})), encoding="utf-8")
    engine.choose("[data-file]", file)
    until(engine, "document.querySelector('dialog[open] .dialog-actions button')?.textContent")
    click(engine, "dialog[open] .dialog-actions button")  # as a dossier of its own
    until(engine, f"document.querySelector('{FIRST.format('no')}').checked")


def look_at_the_paper(firefox: Firefox) -> None:
    paper = pypdfium2.PdfDocument(io.BytesIO(firefox.paper()))
    text = " ".join(" ".join(sheet.get_textpage().get_text_range() for sheet in paper).split())
    assert text.count("Weet niet") == firefox.run("document.querySelectorAll('fieldset[data-question]').length")
    talk = "[...document.querySelectorAll('fieldset[data-question] li')].map((line) => line.textContent.trim())"
    assert [line for line in firefox.run(talk) if " ".join(line.split()) not in text] == []  # bold text is drawn, and cannot be read back
    assert "Bewaar als bestand" not in text and "file:" not in text and "null/" not in text and OFFLINE not in text


def lead_a_group(engine: Engine, home: str, page: str = "") -> None:
    """Make a kit, count hands, answer on a phone, and read its code."""
    engine.open(f"{home}checklists/workshop/{page}?wat=opstarten&met=14&duur=120")
    until(engine, "/Samen \\d+ vel/.test(document.querySelector('[data-total]')?.textContent)")
    engine.open(f"{home}meedoen/{page}#wat=urgentie-afwegen")
    until(engine, "Boolean(document.querySelector('[data-join] input'))")
    fill(engine, "[data-join] input", "7")
    engine.run("document.querySelector('[data-join] form').requestSubmit()")
    for _ in range(4):
        click(engine, ".join-answer")
    code = until(engine, "document.querySelector('.join-code')?.innerText")
    engine.open(f"{home}groepsronde/{page}#wat=urgentie-afwegen&met=3")
    until(engine, "document.querySelector('[data-way=tally]')?.checkVisibility()")
    click(engine, "[data-way=tally]")
    click(engine, "[data-tally] button[aria-label^='Eén meer: ja' i]")
    until(engine, "document.body.innerText.includes('1 van 3')")
    click(engine, "[data-way=code]")
    fill(engine, "[name=code]", code)
    engine.run("document.querySelector('[data-code-form]').requestSubmit()")
    until(engine, "document.querySelector('[data-pending]').checkVisibility()")
    click(engine, "[data-pending-add]")
    until(engine, "document.querySelector('.round-status').innerText.includes('1 van 3')")


def test_the_search_finds(engine: Engine, address: str) -> None:
    engine.open(address)
    search(engine)


def test_cases_are_filtered(engine: Engine, address: str, guide: Guide) -> None:
    filter_cases(engine, f"{address}casussen/", guide)


def test_a_dossier_is_kept_and_comes_back_from_a_file(engine: Engine, address: str) -> None:
    fill_in(engine, address)
    assert engine.run("getComputedStyle(document.querySelector('.answers input:not(:checked)')).accentColor") == "auto"  # not as answered


def test_the_compass_points(engine: Engine, address: str) -> None:
    engine.open(f"{address}waar-staan-we/")
    until(engine, WITH_SCRIPT)
    click(engine, "input[type=radio]")
    assert until(
        engine,
        "[...document.querySelectorAll('h2')].some((heading) => heading.textContent === 'Hier begin je' && heading.checkVisibility())",
    )


def test_a_group_is_led(engine: Engine, address: str) -> None:
    lead_a_group(engine, address)


def test_from_a_folder(engine: Engine, folder: Path, site: Path, guide: Guide) -> None:
    home = f"{folder.as_uri()}/"
    engine.open(home + PAGE)
    search(engine)
    engine.run("document.querySelector('[role=combobox]').dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }))")
    until(engine, "location.pathname.endsWith('/zoeken/index.html') && Boolean(document.querySelector('[role=tabpanel] a'))")
    click(engine, "[role=tabpanel] a")
    until(engine, "/index\\.html\\?h=/.test(location.href) && CSS.highlights.size")
    filter_cases(engine, f"{home}casussen/{PAGE}", guide)
    fill_in(engine, home, PAGE)
    lead_a_group(engine, home, PAGE)
    click(engine, "[data-way=cards]")
    until(engine, "document.body.innerText.includes('Uit een map leest de camera geen kaarten')")
    engine.open(f"{home}checklists/{PAGE}")
    engine.open(engine.run("document.querySelector('a[href$=\".pdf\"]').href"))
    assert engine.run("document.contentType") == "application/pdf"
    engine.open(f"{site.as_uri()}/{PAGE}")  # not from the zip
    until(engine, "document.querySelector('.offline')?.innerText.includes('Uit deze map werkt de gids niet')")


def test_without_a_network(engine: Engine, site: Path) -> None:
    with hosted(site) as host:
        engine.open(host.url)
        engine.run(f"({READY})()")
    fill_in(engine, host.url)
    assert engine.run("document.querySelector('.offline').textContent") == OFFLINE
    search(engine)
    engine.open(f"{host.url}orienteren/beleid/")
    assert "niet op dit apparaat" in engine.run("document.querySelector('h1').textContent")
