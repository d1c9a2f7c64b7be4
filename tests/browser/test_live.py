"""Under `guide serve` a browser shows a change right after it is saved, at the same place on the page."""

import subprocess
import sys
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.conftest import copy_tiny
from tests.site.nginx import free_port

pytestmark = pytest.mark.all_pages

CASE = "willow-row-york"


def test_a_saved_file_shows_in_the_browser_at_the_same_place(browser: Browser, tmp_path: Path) -> None:
    copy, port = copy_tiny(tmp_path / "project"), free_port()
    begin = f"from guide.commands import site; site.ADDRESS = '127.0.0.1:{port}'; from guide.__main__ import main; main(['serve'])"
    with subprocess.Popen([sys.executable, "-c", begin], cwd=copy, stdout=subprocess.PIPE, encoding="utf-8") as process:
        try:
            assert process.stdout and f":{port}/" in process.stdout.readline()
            page = browser.new_page(viewport={"width": 800, "height": 300})
            page.goto(f"http://127.0.0.1:{port}/cases/{CASE}/")
            page.evaluate("scrollTo(0, 400)")
            case = copy / "cases" / f"{CASE}.yml"
            case.write_text(case.read_text(encoding="utf-8").replace("title: ", "title: Quite ", 1), encoding="utf-8")
            expect(page.locator("h1")).to_contain_text("Quite", timeout=20_000)
            page.wait_for_function("scrollY > 300")
            page.close()
        finally:
            process.terminate()
