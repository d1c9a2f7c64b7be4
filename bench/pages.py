"""Pages on a poor machine and line: the processor slowed four times, 1.6 Mbit/s and 150 ms, files compressed as hosts do.

Milliseconds differ between machines and moments. Each number is the middle one of several visits, with the least and the most.
"""

import functools
import gzip
import statistics
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import ThreadingHTTPServer
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page

from bench.builds import SIZES, prepare, warm
from bench.results import keep
from bench.search import browser
from tests.browser.conftest import QuietHandler, QuietServer

SLOWER = 4
LINE = {"offline": False, "latency": 150, "downloadThroughput": 200_000, "uploadThroughput": 200_000}
VISITS = 5
PAGES = {
    "home": "",
    "paragraaf": "opstarten/visie/",
    "casus": "casussen/rotterdam-zuid/",
    "casussen": "casussen/",
    "checklist": "checklists/urgentie-afwegen/",
}
TEXT = (".html", ".css", ".js", ".json", ".svg", ".xml")
OBSERVE = """window.seen = {tasks: [], shown: 0};
const observe = (type, note) => new PerformanceObserver((list) => list.getEntries().forEach(note)).observe({type, buffered: true});
observe("longtask", ({duration}) => seen.tasks.push(duration));
observe("largest-contentful-paint", ({startTime}) => { seen.shown = startTime; });"""
QUIET = "() => new Promise((done) => requestIdleCallback(() => done()))"
CLICK_TO_PAINT = """(selector) => new Promise((done) => {
  const start = performance.now();
  document.querySelector(selector).click();
  requestAnimationFrame(() => setTimeout(() => done(performance.now() - start)));
})"""
FIRST_RESULT = """(text) => new Promise((done) => {
  const start = performance.now();
  const search = document.querySelector("[role=search]");
  const look = () => search.querySelector("[role=option]") && done(performance.now() - start);
  new MutationObserver(look).observe(search, {childList: true, subtree: true});
  const field = document.querySelector("[role=combobox]");
  field.focus();
  field.value = text;
  field.dispatchEvent(new InputEvent("input", {bubbles: true}));
})"""
Visit = dict[str, float]


class Zipped(QuietHandler):
    """Gives text compressed, and counts what goes over the line."""

    sent = 0

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if path.suffix not in TEXT or not path.is_file():
            return super().do_GET()
        body = gzip.compress(path.read_bytes(), 9)
        Zipped.sent += len(body)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(path))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "max-age=600")
        self.end_headers()
        self.wfile.write(body)
        return None

    def copyfile(self, source: Any, outputfile: Any) -> None:
        body = source.read()
        Zipped.sent += len(body)
        outputfile.write(body)


@contextmanager
def served(folder: Path) -> Iterator[str]:
    server: ThreadingHTTPServer = QuietServer(("127.0.0.1", 0), functools.partial(Zipped, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}/"
    server.shutdown()


def main(sizes: list[int]) -> None:
    """Measure pages, the first filter and the first result at each size, and keep what was found."""
    for size in sizes:
        ours, _ = prepare(size)
        warm(ours)
        with browser() as chromium, served(ours / "site") as address:
            visits = [{**pages(chromium, address), **explorer(chromium, address), **search(chromium, address)} for _ in range(VISITS)]
        found: dict[str, Any] = {name: spread([visit[name] for visit in visits]) for name in visits[0]}
        sizes_of_pages = {path: len(gzip.compress(path.read_bytes())) for path in (ours / "site").rglob("*.html")}
        found["grootste pagina, kB"] = spread([max(sizes_of_pages.values()) / 1000])
        keep(f"pages-{size}", found)


def spread(numbers: list[float]) -> list[float]:
    return [round(number, 1) for number in (statistics.median(numbers), min(numbers), max(numbers))]


def slowed(chromium: Browser) -> Page:
    page = chromium.new_context(viewport={"width": 412, "height": 823}).new_page()
    client = page.context.new_cdp_session(page)
    client.send("Network.enable")
    client.send("Network.emulateNetworkConditions", LINE)
    client.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    page.add_init_script(OBSERVE)
    return page


def opened(page: Page, url: str) -> float:
    """Go to a page, wait until it has done all it does, and return the kB that came over the line."""
    before = Zipped.sent
    page.goto(url, wait_until="networkidle")
    page.evaluate(QUIET)
    return (Zipped.sent - before) / 1000


def pages(chromium: Browser, address: str) -> Visit:
    found: Visit = {}
    for name, path in PAGES.items():
        page = slowed(chromium)
        came = opened(page, address + path)
        found[f"LCP {name}, ms"] = page.evaluate("seen.shown")
        found[f"langste taak {name}, ms"] = max(page.evaluate("seen.tasks"), default=0)
        if not path:
            found["eerste bezoek aan home, kB"] = came
            found["volgende pagina, kB"] = opened(page, address + PAGES["paragraaf"])
        page.context.close()
    return found


def explorer(chromium: Browser, address: str) -> Visit:
    page = slowed(chromium)
    opened(page, address + PAGES["casussen"])
    page.locator("[data-table][data-ready]").wait_for(state="attached")
    first = page.evaluate(CLICK_TO_PAINT, "[name=fase][value=opstarten]")
    page.context.close()
    return {"eerste filter, ms": first}


def search(chromium: Browser, address: str) -> Visit:
    page = slowed(chromium)
    opened(page, address)
    before = Zipped.sent
    first = page.evaluate(FIRST_RESULT, "eenzame ouderen")
    page.context.close()
    return {"eerste zoekresultaat, ms": first, "daarvoor opgehaald, kB": (Zipped.sent - before) / 1000}


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or list(SIZES))
