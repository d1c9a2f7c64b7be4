"""Writing while the guide is served: content that becomes wrong is told on the page, in the guide's language, until it is mended."""

import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import copy_planters

SERVE = "import sys; from pathlib import Path; from guide.generators.mkdocs import serve; serve(Path(sys.argv[1]), sys.argv[2])"


def free_address() -> str:
    with socket.create_server(("127.0.0.1", 0)) as server:
        return f"127.0.0.1:{server.getsockname()[1]}"


def wait_for(url: str, holds: Callable[[str], bool]) -> str:
    """Ask for a page until it holds what is waited for."""
    text = ""
    end = time.monotonic() + 60
    while time.monotonic() < end:
        try:
            with urllib.request.urlopen(url, timeout=10) as answer:  # noqa: S310 - our own address
                text = answer.read().decode()
        except OSError:
            text = ""
        if holds(text):
            return text
        time.sleep(0.2)
    pytest.fail(f"niet gezien op {url}: {text[:500]}")


@pytest.mark.all_pages
def test_what_is_wrong_is_told_on_the_page_until_it_is_mended(tmp_path: Path) -> None:
    copy, address = copy_planters(tmp_path / "planters"), free_address()
    with (copy / "mkdocs.yml").open("a", encoding="utf-8") as settings:
        settings.write("\nwatch: [cases]\n")
    case = copy / "cases/rozenlaan-plantstad.yml"
    sound = case.read_text(encoding="utf-8")
    with subprocess.Popen(
        [sys.executable, "-c", SERVE, str(copy), address], cwd=copy, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as served:
        try:
            page = f"http://{address}/casussen/rozenlaan-plantstad/"
            wait_for(page, lambda text: "Rozenlaan" in text)
            case.write_text(sound.replace("section: zaaien", "section: zaien", 1), encoding="utf-8")
            told = wait_for(page, lambda text: 'role="alert"' in text)
            assert "De inhoud klopt nog niet" in told and "cases/rozenlaan-plantstad.yml:" in told and "Bedoel je" in told
            assert "Rozenlaan" in told
            page_file = copy / "docs/start/zaaien.md"
            text = page_file.read_text(encoding="utf-8")
            page_file.write_text(text + '\n{{ term("bestaat-niet") }}\n', encoding="utf-8")
            wait_for(f"http://{address}/start/zaaien/", lambda text: 'role="alert"' in text and "bestaat-niet" in text)
            page_file.write_text(text, encoding="utf-8")
            case.write_text(sound.replace("Hang een rooster op.", "Hang een lijst op."), encoding="utf-8")
            mended = wait_for(page, lambda text: "Hang een lijst op." in text)
            assert 'role="alert"' not in mended
        finally:
            served.terminate()
