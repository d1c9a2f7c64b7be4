"""What the models refuse, in Dutch, with the line and the field."""

import re
from pathlib import Path
from typing import Any

import pytest

from tests.golden import entries, golden, problem_lines, spoil

ENGLISH = re.compile(r"\b(input|should|valid|expected|field required|string|value|error|must|not)\b", re.IGNORECASE)


@pytest.mark.parametrize("entry", golden("messages"))
def test_refused(entry: dict[str, Any], planters_root: Path) -> None:
    spoil(planters_root, entry)
    assert problem_lines(planters_root) == entry["problems"]


def test_messages_are_dutch_sentences() -> None:
    lines = [line for name in ("source", "messages", "rules") for entry in entries(name) for line in entry["problems"]]
    assert len(lines) > 150
    for line in lines:
        place = re.match(r"[^:]+:\d+: (?:[\w<.[\]-]+: )?", line)
        assert place, line
        message = re.sub(r"'[^']*'|Kies uit: [^.]*\.", "", line[place.end() :])
        assert message[:1].isupper() or message.startswith(" "), line
        assert line.endswith((".", "?", "].", '".')), line
        assert not ENGLISH.search(message), line
        assert "!" not in message, line


def test_every_problem_is_found_at_once(planters_root: Path) -> None:
    for name in ("alles tegelijk",):
        (entry,) = [entry for entry in entries("messages") if entry["name"] == name]
        spoil(planters_root, entry)
    (planters_root / "checklists/zaaien.yml").write_text("title: [x", encoding="utf-8")
    (planters_root / "data/themes.yml").write_text("- {id: Kleur, title: Kleur, description: x}", encoding="utf-8")
    lines = problem_lines(planters_root)
    assert {line.split(":")[0] for line in lines} == {"cases/nieuw.yml", "checklists/zaaien.yml", "data/themes.yml"}
    assert len(lines) == len(entry["problems"]) + 2, "a broken list of themes is one problem, not one for each case that names a theme"


def test_a_reader_problem_does_not_hide_the_models_findings(planters_root: Path) -> None:
    path = planters_root / "cases/tulpenplein-plantstad.yml"
    path.write_text("title: 2021-05-26\nsummary: Kort.\nsummary: Korter.\n", encoding="utf-8")
    fields = [line.split(": ")[1] for line in problem_lines(planters_root)]
    assert fields == ["episodes", "place", "themes", "title", "summary"]
