"""Without a network: after one visit the checklists, their PDFs and the search are there; with one, no page is older than the site."""

import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from guide.content.guide import Guide
from guide.publish.worker import MOST, write_worker
from guide.settings import Settings
from tests.browser.audit import axe
from tests.browser.conftest import serve
from tests.browser.dossiers import OVERVIEW, URGENCY, answer, opened, progress, saved_file

pytestmark = pytest.mark.all_pages

READY = """async () => {
  const { active } = await navigator.serviceWorker.ready;
  if (active.state !== "activated") await new Promise((done) => active.addEventListener("statechange", () => active.state === "activated" && done()));
}"""
UPDATED = """async () => {
  const registration = await navigator.serviceWorker.getRegistration();
  await registration.update();
  const coming = registration.installing ?? registration.waiting;
  if (coming.state !== "installed") await new Promise((done) => coming.addEventListener("statechange", () => coming.state === "installed" && done()));
}"""
GONE = """async () => {
  while ((await navigator.serviceWorker.getRegistrations()).length) await new Promise((done) => setTimeout(done, 50));
}"""
KEPT = """() => caches.keys().then((names) => Promise.all(names.map(async (name) => [name, (await (await caches.open(name)).keys()).length])))"""
VISITED = """async () => {
  const name = (await caches.keys()).find((one) => one.startsWith("guide-visited:"));
  return (await (await caches.open(name)).keys()).map(({ url }) => url);
}"""
LAST = f"async (url) => {{ const urls = await ({VISITED})(); return urls.at(-1) === url && urls.length <= 3; }}"
OFFLINE = "Je bent offline. Je leest wat dit apparaat heeft bewaard."


class Host:
    """A folder that is served, until it is not."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.server, self.url = serve(folder)

    def stop(self) -> None:
        self.server.shutdown()
        self.server.server_close()


@contextmanager
def hosted(folder: Path) -> Iterator[Host]:
    host = Host(folder)
    yield host
    host.stop()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(locale="nl-NL", service_workers="allow")
    yield context
    context.close()


@pytest.fixture
def host(site: Path) -> Iterator[Host]:
    with hosted(site) as host:
        yield host


@pytest.fixture
def copied(site: Path, tmp_path: Path) -> Iterator[Host]:
    """A site that a test may change."""
    shutil.copytree(site, tmp_path / "site")
    with hosted(tmp_path / "site") as host:
        yield host


def visit(page: Page, url: str) -> None:
    """Visit, and stay until the worker has all it keeps."""
    page.goto(url)
    page.evaluate(READY)


def test_after_one_visit_a_checklist_works_without_a_network(page: Page, host: Host) -> None:
    visit(page, host.url)
    host.stop()
    page.reload()
    expect(page.get_by_text(OFFLINE)).to_be_visible()
    expect(page.get_by_role("main").get_by_role("heading", level=1)).to_be_visible()
    opened(page, host.url + URGENCY)
    expect(page.get_by_text(OFFLINE)).to_be_visible()
    answer(page, 1, "Ja")
    progress(page, 1)
    assert saved_file(page)["answers"]
    page.reload()
    progress(page, 1)
    assert page.pdf(prefer_css_page_size=True).startswith(b"%PDF")
    opened(page, host.url + OVERVIEW)
    progress(page, 1)
    pdf = page.evaluate(
        "(url) => fetch(url).then((response) => response.text()).then((text) => text.slice(0, 4))", f"{host.url}checklists/werkboek.pdf"
    )
    assert pdf == "%PDF"


def test_the_search_works_without_a_network_and_an_unknown_page_says_why(page: Page, host: Host) -> None:
    visit(page, f"{host.url}orienteren/urgentie/")
    host.stop()
    page.goto(f"{host.url}zoeken/?q=samenwerken")
    expect(page.get_by_role("tabpanel").get_by_role("link").first).to_contain_text("Samenwerken")
    page.goto(f"{host.url}orienteren/urgentie")
    expect(page).to_have_url(f"{host.url}orienteren/urgentie/")
    expect(page).to_have_title(re.compile("rgentie"))
    page.goto(f"{host.url}orienteren/beleid/")
    expect(page.get_by_role("heading", name="Deze pagina staat niet op dit apparaat")).to_be_visible()
    page.get_by_role("main").or_(page.locator("article")).get_by_role("link", name="Alle checklists").click()
    expect(page).to_have_url(f"{host.url}checklists/")
    expect(page.get_by_role("heading", level=1)).to_be_visible()


def test_a_page_is_never_older_than_the_site(page: Page, copied: Host, guide: Guide) -> None:
    visit(page, copied.url + URGENCY)
    for path in (URGENCY, "over/"):
        file = copied.folder / path / "index.html"
        file.write_text(re.sub(r"(<h1[^>]*>)", r"\1Nieuw: ", file.read_text(encoding="utf-8"), count=1), encoding="utf-8")
        page.goto(copied.url + path)
        expect(page.get_by_role("heading", level=1)).to_contain_text("Nieuw: ")
    write_worker(guide, copied.folder, Settings())
    page.goto(copied.url + URGENCY)
    page.evaluate(UPDATED)
    page.goto("about:blank")
    page.goto(f"{copied.url}over/")  # nothing was open: the new worker has taken over
    page.evaluate(READY)
    copied.stop()
    for path in (URGENCY, "over/"):
        page.goto(copied.url + path)
        expect(page.get_by_text(OFFLINE)).to_be_visible()
        expect(page.get_by_role("heading", level=1)).to_contain_text("Nieuw: ")


def test_what_was_visited_longest_ago_goes_first(page: Page, copied: Host) -> None:
    worker = copied.folder / "sw.js"
    text = worker.read_text(encoding="utf-8")
    worker.write_text(text.replace(f'"most":{MOST}', '"most":3'), encoding="utf-8")
    visit(page, copied.url)
    page.reload()  # from now on the worker answers
    for path in ("over/", "begrippen/", "bronnen/", "over/", "theorie/"):
        page.evaluate("(url) => fetch(url).then((response) => response.text())", copied.url + path)
        page.wait_for_function(LAST, arg=copied.url + path)
    assert page.evaluate(VISITED) == [f"{copied.url}{path}" for path in ("bronnen/", "over/", "theorie/")]


def test_a_site_that_turns_it_off_takes_everything_away(page: Page, copied: Host, guide: Guide) -> None:
    visit(page, copied.url + URGENCY)
    assert sum(number for _, number in page.evaluate(KEPT)) > 100
    write_worker(guide, copied.folder, Settings(offline=False))
    for file in copied.folder.rglob("index.html"):
        text = file.read_text(encoding="utf-8")
        file.write_text(re.sub(r'<link rel="manifest"[^>]*>', "", text), encoding="utf-8")
    page.goto(copied.url + URGENCY)
    page.evaluate(GONE)
    assert page.evaluate(KEPT) == []


def test_two_sites_on_one_host_keep_their_own(page: Page, site: Path, tmp_path: Path) -> None:
    for name in ("gids", "proef"):
        (tmp_path / name).symlink_to(site, target_is_directory=True)
    with hosted(tmp_path) as host:
        visit(page, f"{host.url}gids/")
        names = {name for name, _ in page.evaluate(KEPT)}
        assert names == {f"guide-files:{host.url}gids/", f"guide-visited:{host.url}gids/"}
        page.goto(f"{host.url}gids/meedoen/")
    page.goto(f"{host.url}gids/checklists/")
    expect(page.get_by_text(OFFLINE)).to_be_visible()
    with pytest.raises(Exception, match="ERR_CONNECTION_REFUSED"):
        page.goto(f"{host.url}proef/checklists/")


def test_going_offline_is_said_and_coming_back_too(page: Page, context: BrowserContext, address: str) -> None:
    page.goto(f"{address}over/")
    expect(page.get_by_role("button", name="Weergave")).to_be_visible()
    context.set_offline(True)
    expect(page.get_by_text(OFFLINE)).to_be_visible()
    assert axe(page) == []
    context.set_offline(False)
    expect(page.get_by_text(OFFLINE)).to_be_hidden()
