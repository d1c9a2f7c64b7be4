"""The script of a meeting and the id of a set: what the page computes and what the engine computes are the same."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guide.content.guide import Guide
from guide.insight.schedule import schedule
from guide.insight.sets import phase_checklists, questions_of, set_id
from tests.conftest import ROOT

GOLDEN = ROOT / "tests" / "golden"


@pytest.mark.parametrize("row", json.loads((GOLDEN / "schedule.json").read_text(encoding="utf-8")), ids=str)
def test_a_meeting_is_divided_as_agreed(row: dict[str, object]) -> None:
    made = schedule(row["minutes"], row["people"], row["questions"], row["way"])  # type: ignore[arg-type]
    shown = {"blocks": [list(block) for block in made.blocks], "discussed": made.discussed, "each": made.each}
    assert {**shown, "fits": made.fits, "enough": made.enough} == {key: row[key] for key in (*shown, "fits", "enough")}


@given(st.integers(45, 240), st.integers(3, 40), st.integers(1, 96), st.sampled_from(["cards", "paper", "phones"]))
def test_the_minutes_add_up_or_it_says_that_they_do_not_fit(minutes: int, people: int, questions: int, way: str) -> None:
    made = schedule(minutes, people, questions, way)  # type: ignore[arg-type]
    assert sum(part for _, part in made.blocks) == (minutes if made.fits else 0)
    assert all(part > 0 for _, part in made.blocks)
    assert made.discussed <= questions


def test_a_set_has_one_id() -> None:
    for row in json.loads((GOLDEN / "sets.json").read_text(encoding="utf-8")):
        assert set_id([(question["id"], question["text"]) for question in row["questions"]]) == row["id"]


def test_no_two_sets_of_the_guide_share_an_id(guide: Guide) -> None:
    groups = [*([id] for id in guide.checklists), *(phase_checklists(guide, phase) for phase in guide.phases)]
    found = [[(q["id"], q["text"]) for id in group for q in questions_of(guide, id)] for group in groups]
    assert len({set_id(questions) for questions in found}) == len({tuple(questions) for questions in found})
