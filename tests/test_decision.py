"""Decisions and moved questions as data: what they name exists, and saved answers never mix."""

import dataclasses
from pathlib import Path

import pytest

from guide.content.decision import Rename
from guide.content.guide import Guide
from guide.content.problems import ContentError
from guide.fragments.views import Views
from guide.reading.load import load
from tests.conftest import copy_project

RENAMES = "data/renames.yml"
DECISIONS = "data/decisions.yml"


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copy_project(tmp_path_factory.mktemp("content") / "guide")


def problems(content: Path, file: str, text: str) -> list[str]:
    path = content / file
    before = path.read_text(encoding="utf-8")
    path.write_text(text, encoding="utf-8")
    try:
        load(content)
    except ContentError as error:
        return str(error).splitlines()
    finally:
        path.write_text(before, encoding="utf-8")
    return []


def test_the_decision_takes_the_checklists_of_its_phase(guide: Guide) -> None:
    phase = guide.phases["orienteren"]
    expected = [guide.checklist_of[section.id] for section in phase.sections]
    assert guide.decisions["go-no-go"].checklists == expected


def test_a_rename_leads_to_a_question_of_today(content: Path) -> None:
    text = "- {id: oude-vraag-1, now: urgentie-afwegen-4}\n"
    assert problems(content, RENAMES, text) == []
    [found] = problems(content, RENAMES, text.replace("afwegen-4", "afwegen-44"))
    assert found.startswith("data/renames.yml:1: [0].now") and "urgentie-afwegen-4" in found
    [found] = problems(content, RENAMES, text.replace("oude-vraag-1", "urgentie-afwegen-1"))
    assert found.startswith("data/renames.yml:1: [0].id") and "bestaat" in found


def test_a_decision_names_checklists_that_exist(content: Path) -> None:
    text = (content / DECISIONS).read_text(encoding="utf-8")
    [found] = problems(content, DECISIONS, text.replace("- urgentie-afwegen", "- urgentie-afwegn"))
    assert "checklists" in found and "urgentie-afwegen" in found
    [found] = problems(content, DECISIONS, text.replace("- id: go-no-go\n", "- id: go-no-go-besluit\n"))
    assert "[0].id" in found


def test_moved_questions_reach_the_page(guide: Guide) -> None:
    moved = dataclasses.replace(guide, renames={"oude-vraag-1": Rename(id="oude-vraag-1", now="urgentie-afwegen-4")})
    assert """data-renames='{"oude-vraag-1": "urgentie-afwegen-4"}'""" in Views(moved).checklist_form("urgentie-afwegen")
