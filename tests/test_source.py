"""Reading YAML: what is refused, what is accepted, and where each field stands."""

from pathlib import Path
from typing import Any

import pytest

from guide.reading.source import parse, read
from tests.golden import golden, problem_lines, spoil

CASE = "cases/rozenlaan-plantstad.yml"


@pytest.mark.parametrize("entry", golden("source"))
def test_refused(entry: dict[str, Any], planters_root: Path) -> None:
    spoil(planters_root, entry)
    assert problem_lines(planters_root) == entry["problems"]


def test_the_unspoilt_handbook_has_no_problem(planters_root: Path) -> None:
    assert problem_lines(planters_root) == []


@pytest.mark.parametrize("start", ["", "\ufeff"], ids=["zonder BOM", "met BOM"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"], ids=["LF", "CRLF", "CR"])
def test_line_ends_and_a_bom_are_fine(start: str, end: str, planters_root: Path) -> None:
    path = planters_root / CASE
    before = read(path, planters_root)
    path.write_bytes((start + path.read_text(encoding="utf-8").replace("\n", end)).encode())
    after = read(path, planters_root)
    assert after.problems == [] and after.data == before.data and after.lines == before.lines


def test_a_field_knows_its_line_and_what_was_typed(planters_root: Path) -> None:
    document = read(planters_root / CASE, planters_root)
    assert document.line(("title",)) == 2
    assert document.line(("episodes", 0, "sources", 0)) == 17
    assert document.line(("episodes", 1, "lesson")) == 21
    assert document.line(("episodes", 1, "missing")) == 18, "a field that is not there: the line of the group around it"
    assert document.typed[("place", "lat")] == "52.25"


def test_types_that_are_meant_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "cases" / "x.yml"
    path.parent.mkdir()
    path.write_text('a: [1, -2, 0, 1.5, -0.5, true, ~, "2021-05-26", "NO", x]\n', encoding="utf-8")
    document = read(path, tmp_path)
    assert document.problems == []
    assert document.data == {"a": [1, -2, 0, 1.5, -0.5, True, None, "2021-05-26", "NO", "x"]}


@pytest.mark.parametrize(
    ("text", "lost"),
    [
        ("a: |\n  een\n\n  - twee\n", False),
        ("a: een\n  en meer\n", False),
        ("a: 'een\n\n\n  twee'\n", False),
        ("a: een\n\n  twee\n", True),
        ("a: >-\n  een\n\n  twee\n", True),
        ("a: >\n  een:\n  - twee\n", True),
        ("a:\n  een:\n\nb: c\n", False),
    ],
)
def test_a_text_whose_lines_are_run_together_is_noted(text: str, lost: bool) -> None:
    document = parse(text.encode(), "x.yml")
    assert (("a",) in document.folded) is lost
    if text.startswith("a: 'een"):
        assert document.data["a"] == "een\n\ntwee", "programs write it like this"


def test_a_too_large_file_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "x.yml"
    path.write_text("title: " + "x" * 500_000, encoding="utf-8")
    assert [str(problem) for problem in read(path, tmp_path).problems] == ["x.yml:1: Het bestand is te groot: hooguit 500 kB."]


def test_hidden_files_are_the_systems_own(planters_root: Path) -> None:
    (planters_root / "cases" / ".DS_Store").write_bytes(b"\x00\xff")
    assert problem_lines(planters_root) == []


def test_a_name_that_is_no_text_does_not_break_the_report(planters_root: Path) -> None:
    (planters_root / "cases" / "a\nb.yml").write_text("title: x\n", encoding="utf-8")
    (line,) = problem_lines(planters_root)
    assert line.startswith("cases/a b.yml:1: De bestandsnaam 'a b.yml' kan niet")
