"""From saving a file to seeing it: `guide serve`, a browser that shows the page, and the seconds until it shows the change."""

import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Page

from bench.builds import SIZES, prepare
from bench.results import keep
from bench.search import browser
from tests.site.nginx import free_port

EDITS = 5
WAIT = 60_000  # milliseconds


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """Serve a guide, and return its address once it is there."""
    port = free_port()
    begin = f"from guide.commands import site; site.ADDRESS = '127.0.0.1:{port}'; from guide.__main__ import main; main(['serve'])"
    with subprocess.Popen([sys.executable, "-c", begin], cwd=folder, stdout=subprocess.PIPE, encoding="utf-8") as process:
        try:
            next(iter(process.stdout or []))  # it is ready
            yield f"http://127.0.0.1:{port}/"
        finally:
            process.terminate()


def seconds(page: Page, file: Path, before: str, word: str) -> float:
    """Put a word after a text in a file, and return the seconds until the page shows it."""
    text = file.read_text(encoding="utf-8")
    start = time.monotonic()
    file.write_text(text.replace(before, f"{before}{word} ", 1), encoding="utf-8")
    page.locator("body", has_text=word).wait_for(state="attached", timeout=WAIT)
    return time.monotonic() - start


def measure(folder: Path) -> dict[str, list[float]]:
    """Return for each kind of file the seconds of some edits: middle, least and most."""
    case = min((folder / "cases").glob("*.yml"))
    page_file = folder / "docs/over/index.md"
    kept = {file: file.read_text(encoding="utf-8") for file in (case, page_file)}
    found: dict[str, list[float]] = {}
    try:
        with serving(folder) as address, browser() as chromium:
            page = chromium.new_page()
            for name, file, path in (("casus opgeslagen", case, f"casussen/{case.stem}/"), ("pagina opgeslagen", page_file, "over/")):
                page.goto(address + path, wait_until="load")
                taken = []
                for number in range(EDITS):
                    taken.append(seconds(page, file, "summary: " if file == case else "\n\n", f"Proef{number}"))
                    page.wait_for_load_state("load")
                found[f"{name}, s"] = [round(number, 2) for number in (statistics.median(taken), min(taken), max(taken))]
    finally:
        for file, text in kept.items():
            file.write_text(text, encoding="utf-8")
    return found


def main(sizes: list[int]) -> None:
    """Measure each size, and keep what was found."""
    for size in sizes:
        ours, _ = prepare(size)
        keep(f"edits-{size}", measure(ours))


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or list(SIZES))
