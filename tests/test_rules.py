"""The rules across files: each has a bad example that it, and no other rule, refuses."""

from pathlib import Path
from typing import Any

import pytest

from guide.content.guide import Guide
from guide.fragments.pages import generated_pages
from guide.reading import rules
from tests.conftest import HANDBOOK
from tests.golden import entries, golden, problem_lines, spoil


@pytest.mark.parametrize("entry", golden("rules"))
def test_refused(entry: dict[str, Any], planters_root: Path) -> None:
    spoil(planters_root, entry)
    assert problem_lines(planters_root) == entry["problems"]


@pytest.mark.parametrize("entry", golden("rules"))
def test_it_is_this_rule_that_refuses(entry: dict[str, Any], planters_root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rules, "RULES", [rule for rule in rules.RULES if rule.__name__ == entry["rule"]])
    spoil(planters_root, entry)
    found = problem_lines(planters_root)
    assert found and set(found) <= set(entry["problems"])


def test_every_rule_has_a_bad_example() -> None:
    assert {rule.__name__ for rule in rules.RULES} == {entry["rule"] for entry in entries("rules")}


def test_every_page_that_people_write_beside_generated_ones_has_its_address_in_the_language_file(guide: Guide) -> None:
    generated, addresses = set(generated_pages(guide)), set(guide.words.part("addresses").values())
    for page in ("case", "checklist", "success_factor"):
        folder = guide.words(f"addresses.{page}").split("/")[0]
        for path in (HANDBOOK / "docs" / folder).glob("*.md"):
            assert path.stem == "index" or f"{folder}/{path.name}" in generated or f"{folder}/{path.stem}/" in addresses


def test_links_that_name_something_are_fine(planters_root: Path) -> None:
    path = planters_root / "cases/rozenlaan-plantstad.yml"
    links = "Zie [a](casus:tulpenplein-plantstad) [b](paragraaf:gieten) [c](begrip:npk) [d](checklist:zaaien)"
    path.write_text(path.read_text(encoding="utf-8").replace("Daarna gaf de hele straat water.", links), encoding="utf-8")
    assert problem_lines(planters_root) == []


def test_a_broken_case_can_still_be_named(planters_root: Path) -> None:
    (planters_root / "cases/rozenlaan-plantstad.yml").write_text("title: x\n", encoding="utf-8")
    lines = problem_lines(planters_root)
    assert lines and all(line.startswith("cases/rozenlaan-plantstad.yml") for line in lines)
