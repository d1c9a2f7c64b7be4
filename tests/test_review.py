"""Which cases are to be read again: on a page, and by a command."""

import dataclasses
import re
from datetime import date
from pathlib import Path

import pytest

from guide import __main__
from guide.content.guide import Guide
from guide.fragments.views import Views
from guide.insight.review import added_last, to_check

DAYS = {"rozenlaan-plantstad": ("2025-01-05", None), "tulpenplein-plantstad": ("2024-03-01", "2026-11-01")}


@pytest.fixture
def dated(planters: Guide) -> Guide:
    cases = {id: case.model_copy(update={"added": DAYS[id][0], "checked": DAYS[id][1]}) for id, case in planters.cases.items()}
    return dataclasses.replace(planters, cases=cases)


def test_what_came_in_last_stands_first(dated: Guide) -> None:
    assert added_last(dated) == [("rozenlaan-plantstad", "2025-01-05"), ("tulpenplein-plantstad", "2024-03-01")]


def test_a_year_after_the_last_check_a_case_is_read_again(dated: Guide) -> None:
    assert to_check(dated, date(2026, 11, 26)) == [("rozenlaan-plantstad", date(2025, 1, 5))]
    assert to_check(dated, date(2026, 1, 5)) == []
    assert [id for id, _ in to_check(dated, date(2027, 12, 1))] == ["rozenlaan-plantstad", "tulpenplein-plantstad"]


def test_a_case_of_the_handbook_is_as_old_as_the_handbook(planters: Guide) -> None:
    years = {day.year for _, day in to_check(planters, date(2100, 1, 1))}
    assert years == {int(str(planters.about.published)[:4])}


def test_the_page_lists_both(dated: Guide) -> None:
    html = str(Views(dated).case_news())
    added, checked = html.split("</ul>")[:2]
    assert re.findall(r'href="casussen/([a-z-]+)/"', added) == ["rozenlaan-plantstad", "tulpenplein-plantstad"]
    assert re.findall(r'href="casussen/([a-z-]+)/"', checked) == ["rozenlaan-plantstad", "tulpenplein-plantstad"]
    assert "5 januari 2025" in added and "1 november 2026" in checked


def test_the_command_names_each_file_with_its_day(planters_root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = planters_root / "cases/rozenlaan-plantstad.yml"
    path.write_text(path.read_text(encoding="utf-8") + '\nchecked: "2020-02-03"\n', encoding="utf-8")
    assert __main__.main(["review", "--root", str(planters_root)]) == 0
    said = capsys.readouterr().out
    assert "cases/rozenlaan-plantstad.yml" in said and "3 februari 2020" in said
