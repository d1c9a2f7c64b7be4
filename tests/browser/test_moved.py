"""A renamed and a removed case: their old addresses lead on, and reading lists, dossiers and rounds still find them."""

import dataclasses
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from guide.content.decision import Rename
from guide.content.guide import Guide
from guide.outputs.moved import files
from guide.settings import Settings
from tests.browser.audit import axe
from tests.browser.conftest import serve
from tests.browser.dossiers import OVERVIEW, answer, field, opened, progress, question
from tests.conftest import copy_project, run_build

RENAMED = Rename(kind="case", id="oude-naam-zeist", now="vollenhove-zeist")
REMOVED = Rename(kind="case", id="verdwenen-zeist", why="De gemeente vroeg om deze casus weg te halen.")
SECTION = Rename(kind="section", id="oude-paragraaf", now="beleid")


@pytest.fixture(scope="module")
def moved(guide: Guide, site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The built site with the pages of what moved beside its own."""
    copy = tmp_path_factory.mktemp("moved")
    made = files(dataclasses.replace(guide, renames={rename.id: rename for rename in (RENAMED, REMOVED, SECTION)}), Settings())
    folders = {path.split("/")[0] for path in made}
    for entry in site.iterdir():
        if entry.name not in folders:
            (copy / entry.name).symlink_to(entry)
    for folder in folders:
        (copy / folder).mkdir()
        for entry in (site / folder).iterdir():
            (copy / folder / entry.name).symlink_to(entry)
    for path, content in made.items():
        (copy / path).parent.mkdir()
        (copy / path).write_text(str(content), encoding="utf-8")
    server, url = serve(copy)
    yield url
    server.shutdown()


def test_an_old_address_leads_to_the_case_of_today(page: Page, moved: str) -> None:
    page.goto(moved + "casussen/oude-naam-zeist/")
    page.wait_for_url("**/casussen/vollenhove-zeist/")
    page.goto(moved + "orienteren/oude-paragraaf/")
    page.wait_for_url("**/orienteren/beleid/")


def test_what_is_gone_says_why(page: Page, moved: str) -> None:
    page.goto(moved + "casussen/verdwenen-zeist/")
    expect(page.get_by_role("main")).to_contain_text("De gemeente vroeg om deze casus weg te halen.")
    assert axe(page) == []
    page.get_by_role("link", name="Bekijk wat er wel is").click()
    expect(page).to_have_url(moved + "casussen/")


def test_a_reading_list_still_finds_them(page: Page, moved: str, guide: Guide) -> None:
    page.goto(moved + "casussen/leeslijst/?cases=oude-naam-zeist,verdwenen-zeist")
    expect(page.get_by_role("heading", name=guide.cases["vollenhove-zeist"].title)).to_be_visible()
    expect(page.get_by_role("main")).to_contain_text("De gemeente vroeg om deze casus weg te halen.")


# an edition later, at the same address

NEXT = [("checklists", "urgentie-afwegen", "urgentie-wegen"), ("cases", "de-wijert-groningen", "wijert-groningen")]
GONE = "almere-haven-buiten"
RENAMES = f"""\
- {{kind: checklist, id: urgentie-afwegen, now: urgentie-wegen}}
- {{kind: case, id: de-wijert-groningen, now: wijert-groningen}}
- {{kind: case, id: {GONE}, why: De gemeente vroeg om deze casus weg te halen.}}
"""


def rename(copy: Path) -> None:
    """Rename a checklist and a case and remove another, wherever they are named, as an editor would."""
    for folder, id, now in NEXT:
        (copy / folder / f"{id}.yml").rename(copy / folder / f"{now}.yml")
    (copy / f"cases/{GONE}.yml").unlink()
    for folder in ("cases", "checklists", "data", "docs"):
        for path in [*(copy / folder).rglob("*.yml"), *(copy / folder).rglob("*.md")]:
            text = re.sub(rf", {GONE}\b|\b{GONE}, ", "", path.read_text(encoding="utf-8"))
            for _, id, now in NEXT:
                text = re.sub(rf"(?<!-)\b{id}\b", now, text)
            path.write_text(text, encoding="utf-8")
    (copy / "data/renames.yml").write_text(RENAMES, encoding="utf-8")


@pytest.fixture(scope="module")
def edition(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Callable[[], None]]]:
    """Where the guide is served, and what puts the next edition at that address."""
    copy = copy_project(tmp_path_factory.mktemp("next") / "guide")
    rename(copy)
    result = run_build(copy)
    assert result.returncode == 0, result.stdout + result.stderr
    served = copy.parent / "served"
    served.symlink_to(site)

    def turn() -> None:
        served.unlink()
        served.symlink_to(copy / "site")

    server, url = serve(served)
    yield url, turn
    server.shutdown()


@pytest.mark.all_pages
def test_what_people_saved_is_there_in_the_next_edition(page: Page, edition: tuple[str, Callable[[], None]], guide: Guide) -> None:
    url, turn = edition
    page.route("**/*", lambda route: route.continue_())  # nothing comes from the browser's cache
    opened(page, url + "checklists/urgentie-afwegen/")
    answer(page, 1, "Nee")
    field(page, 1, "Actie").fill("Bel de wijkmanager")
    for id in ("de-wijert-groningen", GONE):
        page.goto(f"{url}casussen/{id}/")
        page.get_by_role("button", name="Zet op leeslijst").click()
    title = guide.cases["de-wijert-groningen"].title
    turn()
    page.goto(url + "checklists/urgentie-afwegen/")
    page.wait_for_url("**/checklists/urgentie-wegen/")
    progress(page, 1)
    expect(question(page, 1).get_by_role("radio", name="Nee", exact=True)).to_be_checked()
    expect(field(page, 1, "Actie")).to_have_value("Bel de wijkmanager")
    opened(page, url + OVERVIEW)
    expect(page.get_by_role("main")).to_contain_text("Bel de wijkmanager")
    page.goto(url + "casussen/leeslijst/")
    expect(page.get_by_role("heading", name=title)).to_be_visible()
    expect(page.get_by_role("main")).to_contain_text("De gemeente vroeg om deze casus weg te halen.")
    page.goto(url + "casussen/de-wijert-groningen/")
    page.wait_for_url("**/casussen/wijert-groningen/")
    page.goto(f"{url}groepsronde/#wat=urgentie-afwegen&met=6")
    expect(page.locator("[data-set-name]")).to_contain_text(guide.checklists["urgentie-afwegen"].title)
    page.goto(f"{url}casussen/{GONE}/")
    expect(page.get_by_role("main")).to_contain_text("De gemeente vroeg om deze casus weg te halen.")
