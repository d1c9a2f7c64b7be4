"""The guide from a zip, opened by double-click: everything but what a browser forbids there, and that is said."""

import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

import lxml.html
import pypdfium2
import pytest
from playwright.sync_api import BrowserContext, Page, expect

from guide.content.guide import Guide
from guide.publish.folder import write_zip
from tests.browser.dossiers import OVERVIEW, URGENCY, answer, field, open_file, opened, progress, saved_file
from tests.browser.test_workshop import PRINTS

pytestmark = pytest.mark.all_pages

PAGE = "index.html"
KINDS = ("", "casussen/", "casussen/breda-noord/", "casussen/bestuurder/", URGENCY, OVERVIEW, "go-no-go/", "groepsronde/", "meedoen/")
MORE_KINDS = (
    "checklists/workshop/",
    "waar-staan-we/",
    "bijdragen/formulier/",
    "bronnen/",
    "begrippen/",
    "register/",
    "orienteren/urgentie/",
)


def unpacked(guide: Guide, site: Path, there: Path) -> Path:
    """Return where somebody unpacked the zip of a site."""
    write_zip(guide, site, there / "gids.zip")
    with zipfile.ZipFile(there / "gids.zip") as package:
        package.extractall(there)
    return there / "gids"


@pytest.fixture(scope="module")
def folder(guide: Guide, site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a name as people give."""
    return unpacked(guide, site, tmp_path_factory.mktemp("Mijn map é"))


@pytest.fixture
def home(folder: Path) -> str:
    return f"{folder.as_uri()}/"


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    """A page whose scripts may not fail."""
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    yield page
    assert errors == []


def test_every_link_leads_to_a_file(folder: Path) -> None:
    dead, links = [], 0
    for page in folder.rglob("*.html"):
        for element, name, link, _ in lxml.html.parse(page).getroot().iterlinks():
            parts = urlsplit(link)
            if parts.scheme or parts.netloc or not parts.path or element.get("rel") == "canonical":
                continue
            links += 1
            if name in {"href", "src", "action"} and not (page.parent / unquote(parts.path)).is_file():
                dead.append(f"{page.relative_to(folder)}: {link}")
    assert not dead[:20] and links > 1000


def test_the_zip_is_the_same_each_time(guide: Guide, site: Path, folder: Path, tmp_path: Path) -> None:
    write_zip(guide, site, tmp_path / "gids.zip")
    assert (tmp_path / "gids.zip").read_bytes() == (folder.parent / "gids.zip").read_bytes()
    assert "index.html" in (folder / f"{guide.words('folder.read_first')}.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("path", KINDS)
def test_the_scripts_of_a_page_run(page: Page, home: str, path: str) -> None:
    page.goto(home + path + PAGE)
    expect(page.get_by_role("button", name="Weergave: volgt het systeem")).to_be_visible()
    page.wait_for_load_state("networkidle")


@pytest.mark.parametrize("path", MORE_KINDS)
def test_the_scripts_of_other_pages_run(page: Page, home: str, path: str) -> None:
    test_the_scripts_of_a_page_run(page, home, path)


def test_the_search_is_the_site_s_own(page: Page, home: str) -> None:
    page.goto(home + PAGE)
    box = page.get_by_role("combobox", name="Zoek in de gids")
    box.fill("buurtbewooners betrekken")
    expect(page.get_by_role("option").first).to_be_visible()
    box.press("Enter")
    expect(page).to_have_url(re.compile("/zoeken/index.html"))
    page.get_by_role("tabpanel").get_by_role("link").first.click()
    expect(page).to_have_url(re.compile(r"/index\.html\?h="))
    expect(page.get_by_role("heading", level=1)).to_be_visible()


def test_cases_are_filtered_and_read_together(page: Page, home: str, guide: Guide) -> None:
    page.goto(f"{home}casussen/{PAGE}")
    page.get_by_label("Zoek in casussen").fill("huisbezoek")
    expect(page.locator("[data-status]")).to_have_text(re.compile(rf"^[1-9]\d* van {len(guide.cases)}"))
    page.get_by_role("button", name="Wis filters").click()
    page.locator(".bubble").first.click()
    expect(page.locator("[data-status]")).to_have_text(re.compile(rf"^\d+ van {len(guide.cases)}"))
    page.goto(f"{home}casussen/leeslijst/{PAGE}?cases=breda-noord")
    expect(page.get_by_role("heading", name="Breda tekent").first).to_be_visible()


def test_a_checklist_is_kept_saved_opened_and_printed(page: Page, home: str, folder: Path) -> None:
    opened(page, home + URGENCY + PAGE)
    expect(page.get_by_text("bij deze map")).to_be_visible()
    answer(page, 1, "Ja")
    field(page, 1, "Toelichting").fill("vanaf een stick")
    progress(page, 1)
    content = saved_file(page)
    page.reload()
    progress(page, 1)
    opened(page, home + OVERVIEW + PAGE)
    progress(page, 1)
    paper = pypdfium2.PdfDocument(io.BytesIO(page.pdf(prefer_css_page_size=True)))
    text = "".join(sheet.get_textpage().get_text_range() for sheet in paper)
    assert "null/" not in text and folder.name not in text
    page.evaluate("indexedDB.databases().then((all) => all.map(({ name }) => indexedDB.deleteDatabase(name)))")
    opened(page, home + URGENCY + PAGE)
    progress(page, 0)
    open_file(page, content)
    progress(page, 1)
    expect(field(page, 1, "Toelichting")).to_have_value("vanaf een stick")


def test_a_group_is_led(page: Page, home: str, context: BrowserContext) -> None:
    page.add_init_script(PRINTS)
    page.goto(f"{home}checklists/workshop/{PAGE}?wat=opstarten&met=14&duur=120&stemmen=phones")
    page.get_by_role("button", name="Print alles").click()
    assert page.evaluate("window.prints") == 1
    assert "file:" not in page.get_by_role("main").inner_text()
    page.goto(f"{home}groepsronde/{PAGE}#wat=opstarten&met=3")
    page.get_by_role("button", name="Kaarten", exact=True).click()
    expect(page.get_by_text("Uit een map leest de camera geen kaarten. Kies Tellen.")).to_be_visible()
    expect(page.get_by_role("button", name="Start de camera")).to_be_hidden()
    page.get_by_role("button", name="Tellen", exact=True).click()
    page.get_by_role("button", name=re.compile("Eén meer: ja", re.IGNORECASE)).click()
    with context.expect_page() as shown:
        page.get_by_role("button", name="Toon groot").click()
    expect(shown.value.get_by_text("1 van 3").first).to_be_visible()


@pytest.mark.parametrize("path", ["", URGENCY])
def test_a_site_that_is_not_from_the_zip_says_so(context: BrowserContext, site: Path, path: str) -> None:
    page = context.new_page()
    page.goto(f"{site.as_uri()}/{path}{PAGE}")
    expect(page.get_by_text("Uit deze map werkt de gids niet")).to_be_visible()
    expect(page.get_by_role("button", name=re.compile("Weergave|Bewaar"))).to_have_count(0)
    if path:
        expect(page.get_by_text("Deze pagina kan je antwoorden nu niet bewaren")).to_be_visible()
