"""What tests of dossiers share: opening a page, finding its fields by name, and its files."""

import json
import re
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from guide.content.guide import Guide
from tests.browser.conftest import FLAGS
from tests.browser.find import full_browser_path

URGENCY = "checklists/urgentie-afwegen/"
OVERVIEW = "mijn-wijkaanpak/"
DECISION = "go-no-go/"


def opened(page: Page, url: str) -> Page:
    """Open a page with a dossier and wait until its script works."""
    page.goto(url)
    expect(page.locator("html.with-script")).to_be_attached()
    return page


def press(page: Page, name: str) -> None:
    """Press a button for files and dossiers, behind "Beheer" where there is one."""
    button = page.get_by_role("button", name=name, exact=True)
    if not button.is_visible():
        page.get_by_text("Beheer", exact=True).click()
    button.click()


def question(page: Page, number: int) -> Locator:
    """The question with a number on a checklist; its notes unfolded."""
    found = page.get_by_role("form").get_by_role("group").filter(has=page.locator(":scope > legend")).nth(number - 1)
    fold = found.locator("details")
    if fold.count() and fold.get_attribute("open") is None:
        fold.locator("summary").click()
    return found


def answer(page: Page, number: int, label: str) -> None:
    question(page, number).get_by_role("radio", name=label, exact=True).check()


def field(page: Page, number: int, label: str) -> Locator:
    return question(page, number).get_by_role("textbox", name=label, exact=True)


def progress(page: Page, done: int, total: int | None = None) -> None:
    """Wait until the page says how many questions are answered, and of how many, where that is given."""
    told = re.compile(rf"^{done} van {total or '[0-9]+'} beantwoord$")
    expect(page.get_by_role("status").filter(has_text="beantwoord")).to_have_text(told)


def questions_in(guide: Guide) -> int:
    return sum(len(checklist.questions) for checklist in guide.checklists.values())


def saved_file(page: Page) -> dict[str, Any]:
    with page.expect_download() as download:
        press(page, "Bewaar als bestand")
    content: dict[str, Any] = json.loads(Path(download.value.path()).read_text(encoding="utf-8"))
    return content


def open_file(page: Page, content: str | bytes | dict[str, Any]) -> None:
    text = json.dumps(content) if isinstance(content, dict) else content
    data = text.encode() if isinstance(text, str) else text
    with page.expect_file_chooser() as chooser:
        press(page, "Open bestand")
    chooser.value.set_files({"name": "dossier.json", "mimeType": "application/json", "buffer": data})


def dossier_file(answers: dict[str, dict[str, str]], **other: Any) -> dict[str, Any]:
    start = {"format": "guide-dossier", "version": 2, "name": "Vollenhove", "saved": "2026-11-23T09:30:00Z", "answers": answers}
    return {**start, "measurements": [], **other}


def stored(page: Page, name: str = "guide-dossiers:/") -> dict[str, str]:
    """What the browser keeps: the fields of all dossiers."""
    script = """(name) => new Promise((resolve, reject) => {
        const request = indexedDB.open(name);
        request.onsuccess = () => {
            const all = request.result.transaction("answers").objectStore("answers").getAll();
            all.onsuccess = () => { request.result.close(); resolve(Object.fromEntries(all.result.map((r) => [r.key, r.value]))); };
        };
        request.onerror = () => reject(request.error);
    })"""
    found: dict[str, str] = page.evaluate(script, name)
    return found


@contextmanager
def own_browser(browser: Browser, profile: Path) -> Iterator[tuple[subprocess.Popen[bytes], BrowserContext]]:
    """Run a browser apart on a profile folder, so that a test may kill it or give it settings; yields process and context."""
    path = full_browser_path()
    assert path
    command = [path, "--headless", "--no-sandbox", *FLAGS, "--remote-debugging-port=0", f"--user-data-dir={profile}", "about:blank"]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    try:
        assert process.stderr
        address = next(line.split()[-1].decode() for line in process.stderr if b"DevTools listening on" in line)
        connected = browser.browser_type.connect_over_cdp(address)
        yield process, connected.contexts[0]
    finally:
        process.kill()
        process.communicate()
