"""A renamed and a removed case: their old addresses lead on, and a reading list still finds them."""

import dataclasses
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from guide.content.decision import Rename
from guide.content.guide import Guide
from guide.outputs.moved import files
from guide.settings import Settings
from tests.browser.audit import axe
from tests.browser.conftest import serve

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
