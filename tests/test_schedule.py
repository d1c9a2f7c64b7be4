"""The script of a meeting and the id of a set: what the page computes and what the engine computes are the same."""

import json
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import asdict
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guide.content.guide import Guide
from guide.insight.schedule import schedule
from guide.insight.sets import phase_checklists, questions_of, set_id
from tests.conftest import ROOT
from tests.js.node import HERE, node_path

GOLDEN = ROOT / "tests" / "golden"


@pytest.mark.parametrize("row", json.loads((GOLDEN / "schedule.json").read_text(encoding="utf-8")), ids=str)
def test_a_meeting_is_divided_as_agreed(row: dict[str, object]) -> None:
    made = schedule(row["minutes"], row["people"], row["questions"], row["way"])  # type: ignore[arg-type]
    shown = {"blocks": [list(block) for block in made.blocks], "discussed": made.discussed, "each": made.each}
    assert {**shown, "fits": made.fits, "enough": made.enough} == {key: row[key] for key in (*shown, "fits", "enough")}


@pytest.fixture(scope="module")
def on_the_page() -> Iterator[Callable[..., dict[str, Any]]]:
    """What the page's own script makes of a meeting: one Node.js, a line a meeting."""
    command = [node_path() or "node", "schedule-lines.js"]
    with subprocess.Popen(command, cwd=HERE, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as page:
        assert page.stdin and page.stdout
        ask, answer = page.stdin, page.stdout

        def made(*meeting: object) -> dict[str, Any]:
            ask.write(json.dumps(meeting) + "\n")
            ask.flush()
            found: dict[str, Any] = json.loads(answer.readline())
            return found

        yield made
        ask.close()


@given(st.integers(45, 240), st.integers(3, 40), st.integers(1, 96), st.sampled_from(["cards", "paper", "phones"]))
@settings(max_examples=500, deadline=None)
def test_the_minutes_add_up_or_it_says_that_they_do_not_fit(
    on_the_page: Callable[..., dict[str, Any]], minutes: int, people: int, questions: int, way: str
) -> None:
    made = schedule(minutes, people, questions, way)  # type: ignore[arg-type]
    assert sum(part for _, part in made.blocks) == (minutes if made.fits else 0)
    assert all(part > 0 for _, part in made.blocks)
    assert made.discussed <= questions
    assert made.enough == (made.discussed >= min(3, questions))
    blocks = [{"id": id, "minutes": part} for id, part in made.blocks]
    assert on_the_page(minutes, people, questions, way) == {**asdict(made), "blocks": blocks}


def test_a_set_has_one_id() -> None:
    for row in json.loads((GOLDEN / "sets.json").read_text(encoding="utf-8")):
        assert set_id([(question["id"], question["text"]) for question in row["questions"]]) == row["id"]


def test_no_two_sets_of_the_guide_share_an_id(guide: Guide) -> None:
    groups = [*([id] for id in guide.checklists), *(phase_checklists(guide, phase) for phase in guide.phases)]
    found = [[(q["id"], q["text"]) for id in group for q in questions_of(guide, id)] for group in groups]
    assert len({set_id(questions) for questions in found}) == len({tuple(questions) for questions in found})
