"""Cells of tables for spreadsheets: the cases that Python and the browser share, and what holds for any text."""

import csv
import io
import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from guide.content.guide import Guide
from guide.language.words import words_of
from guide.outputs.cases_csv import cases_csv
from guide.outputs.cells import CONTROL, UNSEEN, cell, spreadsheet

CASES: list[dict[str, Any]] = json.loads((Path(__file__).parent / "golden/cells.json").read_text(encoding="utf-8"))
WORDS = words_of("nl")
STARTS = "=+-@|%＝＋－＠｜％−"
RISKY = st.lists(st.sampled_from([*"=+-@|%,;\t\n\r\"' a1.e/\u200b\ufeff\u00a0\u2028＝é", "mrt"]), max_size=12).map("".join)


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_a_cell(case: dict[str, Any]) -> None:
    assert cell(case["value"]) == case["cell"]


def parsed(text: str) -> list[list[str]]:
    """Read a file as a Dutch Excel does: the BOM says UTF-8, the list separator is a semicolon."""
    assert text.startswith("\ufeff")
    return list(csv.reader(io.StringIO(text[1:], newline=""), delimiter=";"))


@settings(deadline=None)
@given(st.lists(st.one_of(RISKY, st.text(st.characters(exclude_categories=["Cs"]), max_size=30)), min_size=1, max_size=4))
@example(["=1", "a,=1", "\t=1"])
def test_no_text_starts_a_formula_whatever_separates_the_cells(texts: list[str]) -> None:
    file = spreadsheet([texts], WORDS)
    for piece in re.split(rf"[;,|{CONTROL}]", file.replace('""', '"')):
        start = re.sub(rf'^[{UNSEEN}"]*', "", piece)
        assert start[:1] not in tuple(STARTS), repr(file)


@settings(deadline=None)
@given(st.lists(RISKY.filter(lambda text: "\0" not in text), min_size=1, max_size=4))
def test_a_text_comes_back_with_no_more_than_apostrophes_added(texts: list[str]) -> None:
    ((*cells,),) = parsed(spreadsheet([[*texts, "einde"]], WORDS))
    assert [text.replace("'", "") for text in cells] == [text.replace("'", "") for text in [*texts, "einde"]]


def test_a_formula_in_any_text_of_a_case_is_text(guide: Guide) -> None:
    id, case = next(iter(guide.cases.items()))
    for formula in (' =HYPERLINK("https://x";"y")', "＝1+1", "|cmd", "a,=1+1,b", "4.1"):
        place = case.place.model_copy(update={"area": formula})
        episodes = [case.episodes[0].model_copy(update={"lesson": formula})]
        changed = case.model_copy(update={"title": formula, "summary": formula, "place": place, "episodes": episodes})
        header, row = parsed(cases_csv(replace(guide, cases={id: changed})))
        found = dict(zip(header, row, strict=True))
        assert all("'" in found[name] for name in ("title", "summary", "area", "lessons")), formula


def test_an_english_spreadsheet_has_commas_and_decimal_points() -> None:
    assert spreadsheet([["a, b", 52.25, None, 3]], words_of("en")) == '\ufeff"a, b",52.25,,3\r\n'
