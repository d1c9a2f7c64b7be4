"""The whole handbook is in the guide: everything by its id, and every note."""

import pytest

from guide.content.guide import Guide
from guide.outputs.contents import contents
from tests.handbook import IDS


@pytest.mark.parametrize("kind", ["phases", "sections", "cases", "checklists", "success_factors", "boxes", "decisions", "figures"])
def test_whatever_the_handbook_holds_is_there(kind: str, guide: Guide) -> None:
    assert [id for id in IDS[kind] if id not in getattr(guide, kind)] == []


def test_phases_and_sections_stand_in_its_order(guide: Guide) -> None:
    assert list(guide.phases) == IDS["phases"] and list(guide.sections) == IDS["sections"]


def test_every_question_keeps_its_number(guide: Guide) -> None:
    for id, numbers in IDS["checklists"].items():
        assert set(numbers) <= {question.id for question in guide.checklists[id].questions}, id


def test_every_note_is_resolved(guide: Guide) -> None:
    assert {*guide.sources_of_note, *guide.notes} == set(range(1, IDS["notes"] + 1))


def test_the_contents_for_machines_hold_everything(guide: Guide) -> None:
    data = contents(guide)
    assert [phase["id"] for phase in data["phases"]] == list(guide.phases)
    assert {section["id"] for part in [*data["phases"], {"sections": data["theory"]}] for section in part["sections"]} == set(
        guide.sections
    )
    for kind in ("cases", "checklists"):
        assert [entry["id"] for entry in data[kind]] == list(getattr(guide, kind))
