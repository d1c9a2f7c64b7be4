"""A real Chromium on the sites of the tests, served on loopback."""

import contextlib
import functools
import os
import socket
import sys
import threading
from collections.abc import Callable, Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, Literal
from weakref import WeakSet

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, Route, sync_playwright

from tests.browser.find import browser_path

FLAGS = ["--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"]


class QuietHandler(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Say nothing: the tests report."""

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answer a missing page with the site's own 404 page, as hosts do."""
        if code != 404:
            return super().send_error(code, message, explain)
        body = (Path(self.directory) / "404.html").read_bytes()
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
        return None


class QuietServer(ThreadingHTTPServer):
    """A server that, once closed, answers nobody: a browser keeps connections open for what it may ask later."""

    def __init__(self, *arguments: Any) -> None:
        self.connections: WeakSet[socket.socket] = WeakSet()
        super().__init__(*arguments)

    def get_request(self) -> tuple[socket.socket, Any]:
        connection, address = super().get_request()
        self.connections.add(connection)
        return connection, address

    def server_close(self) -> None:
        super().server_close()
        for connection in list(self.connections):
            with contextlib.suppress(OSError):  # closed meanwhile
                connection.shutdown(socket.SHUT_RDWR)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing of a browser that hung up: a page was left."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)


def serve(folder: Path) -> tuple[ThreadingHTTPServer, str]:
    """Serve a folder on a free port of loopback; returns the server and its address."""
    server = QuietServer(("127.0.0.1", 0), functools.partial(QuietHandler, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server, f"http://127.0.0.1:{server.server_address[1]}/"


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """Where the built site is served."""
    server, url = serve(site)
    yield url
    server.shutdown()


@pytest.fixture(scope="session")
def tiny_address(tiny_site: Path) -> Iterator[str]:
    """Where the English guide is served."""
    server, url = serve(tiny_site)
    yield url
    server.shutdown()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A headless Chromium."""
    with sync_playwright() as playwright:
        browser = launch(playwright)
        yield browser
        browser.close()


def launch(playwright: Playwright) -> Browser:
    """Start a headless Chromium; a missing one is a failure, not a skip."""
    path = browser_path()
    assert path, "Geen browser: zet BROWSER_PATH of draai `make browser`."
    root = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    browser = playwright.chromium.launch(executable_path=path, args=FLAGS + root)
    browser.new_context = functools.partial(_without_worker, browser.new_context)  # type: ignore[method-assign]
    return browser


def _without_worker(
    new_context: Callable[..., BrowserContext], service_workers: Literal["allow"] | None = None, **options: Any
) -> BrowserContext:
    """Open a context without a service worker, which would fetch 5 MB in each: as a private window of Firefox. "allow" allows it."""
    context = new_context(**options)
    if service_workers is None:
        context.add_init_script("delete Navigator.prototype.serviceWorker")
    return context


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="nl-NL", reduced_motion="reduce")
    yield context
    context.close()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    return context.new_page()


@contextlib.contextmanager
def without_yet(page: Page, script: str, url: str) -> Iterator[None]:
    """Open a page as on a slow line: what stands in the block is done before a script is there, which comes afterwards."""
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route(f"**/{script}*", hold)
    with page.expect_request(f"**/{script}*"):
        page.goto(url, wait_until="commit")
    yield
    for route in held:
        route.continue_()
    page.unroute(f"**/{script}*")
    page.wait_for_load_state()


def with_letter(page: Page) -> None:
    """Have pages wait for the guide's letter; they do without it when it comes late, as on a busy machine."""

    def wait(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, body=answer.text().replace("font-display:optional", "font-display:block"))

    page.route("**/tokens.css*", wait)
