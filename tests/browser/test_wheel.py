"""The engine as a package: its wheel in an empty environment begins an English guide, builds it, and it works in a browser."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.conftest import serve
from tests.conftest import ROOT

pytestmark = pytest.mark.all_pages


def run(*command: str | Path, **options: Path) -> str:
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "SITE_URL", "GUIDE_ROOT"))}
    result = subprocess.run(list(map(str, command)), capture_output=True, text=True, check=False, env=environment, **options)  # type: ignore[call-overload]
    assert result.returncode == 0, result.stdout + result.stderr
    return str(result.stdout)


@pytest.fixture(scope="module")
def guide_command(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The command `guide` of an environment with nothing but the wheel and what the wheel asks for, in the versions of the lock file."""
    folder = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, ROOT)
    (wheel,) = folder.glob("*.whl")
    run(sys.executable, "-m", "venv", "--without-pip", folder / "venv")
    locked = re.findall(r"^(\S+==.+?) \\$", (ROOT / "requirements.lock").read_text(encoding="utf-8"), re.MULTILINE)
    (folder / "versions.txt").write_text("\n".join(locked), encoding="utf-8")
    python = folder / "venv/bin/python"
    run(sys.executable, "-m", "pip", "--python", python, "install", "--quiet", "--constraint", folder / "versions.txt", wheel)
    where = run(python, "-c", "import guide; print(guide.__file__)", cwd=folder)
    assert where.startswith(str(folder / "venv"))
    return folder / "venv/bin/guide"


@pytest.fixture(scope="module")
def book(guide_command: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An English guide that it began and built."""
    folder = tmp_path_factory.mktemp("elsewhere")
    run(guide_command, "new", "book", "--language", "en", cwd=folder)
    run(guide_command, "build", "--root", "book", cwd=folder)
    return folder / "book"


@pytest.fixture(scope="module")
def address(book: Path) -> Iterator[str]:
    """Where that guide is served."""
    server, url = serve(book / "site")
    yield url
    server.shutdown()


def test_every_kind_of_file_is_made(guide_command: Path, book: Path) -> None:
    for kind in ("*.html", "*.pdf", "assets/cards/*.png", "*.woff2", "*.css", "*.js", "data/*.json", "search/*.json"):
        assert list((book / "site").rglob(kind)), kind
    assert not list((book / "site").rglob("*.md")) and not list(guide_command.parent.parent.rglob(".cache"))


def test_an_english_guide_works_in_a_browser(browser: Browser, address: str) -> None:
    page = browser.new_page(locale="en-GB")
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(address + "cases/")
    page.get_by_role("group", name="Theme", exact=True).get_by_role("checkbox", name="Meeting (1)").check()
    expect(page).to_have_url(re.compile(r"\?theme=meeting$"))
    expect(page.get_by_role("region", name="Map of cases").get_by_role("link", name="York, 1 case", exact=True)).to_be_visible()
    page.goto(address + "checklists/neighbours/")
    answer = page.get_by_role("group", name="Has every door been asked?").get_by_role("radio", name="Yes")
    expect(page.get_by_role("button", name="Save as file")).to_be_visible()
    answer.check()
    page.wait_for_timeout(1000)  # the second within which answers are safe
    page.reload()
    expect(answer).to_be_checked()
    field = page.get_by_role("combobox", name="Search the guide")
    field.click()
    field.press_sequentially("watering")
    expect(page.get_by_role("option").first).to_contain_text("Share the watering")
    assert page.evaluate("fetch('../neighbours.pdf').then((answer) => answer.ok)")
    assert errors == []
    page.context.close()


def test_validate_speaks_the_language_of_the_guide(guide_command: Path, tmp_path: Path) -> None:
    run(guide_command, "new", "boek", "--language", "nl", cwd=tmp_path)
    (tmp_path / "boek/data/themes.yml").write_text("- {id: x}\n", encoding="utf-8")
    result = subprocess.run([guide_command, "validate", "--root", "boek"], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert result.returncode == 1 and "data/themes.yml:1: [0].title: Dit veld ontbreekt." in result.stdout
