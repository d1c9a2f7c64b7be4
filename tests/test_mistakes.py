"""What people plausibly do wrong: what is said, and that doing what is said gives a valid file that says what was meant."""

import re
from pathlib import Path
from typing import Any

import pytest

from guide.language.words import words_of
from guide.reading.load import load
from tests.golden import entries, golden, problem_lines, spoil
from tests.test_language_files import said

# these speak of the file as a whole, or of lists that editors of the handbook write
NOT_FOLLOWED = {
    "messages": {
        "no_file", "no_text_file", "device", "folder", "folder_here", "unreadable", "empty_file", "file_name", "too_large", "encoding", "deep", "list_file",
        "bad_id", "id_example", "no_fields", "year", "too_few.other", "group_shown",
    },
    "richtext": {"deep", "rule", "indented", "schemes.glossary", "schemes.checklists"},
}  # fmt: skip


@pytest.mark.parametrize("entry", golden("mistakes"))
def test_what_is_said(entry: dict[str, Any], planters_root: Path) -> None:
    spoil(planters_root, entry)
    assert problem_lines(planters_root) == entry["problems"]


@pytest.mark.parametrize("entry", golden("mistakes"))
def test_whoever_follows_the_advice_has_a_valid_file_that_says_what_was_meant(entry: dict[str, Any], planters_root: Path) -> None:
    spoil(planters_root, {**entry, "by": entry["followed"]})
    assert problem_lines(planters_root) == []
    case = load(planters_root).cases["nieuw"].model_dump(mode="json")
    for path, meant in entry.get("means", {}).items():
        value: Any = case
        for step in path.split("."):
            value = value[int(step) if step.isdigit() else step]
        assert value == meant


@pytest.mark.parametrize("topic", ["messages", "richtext"])
def test_all_advice_is_followed_somewhere(topic: str) -> None:
    printed = "\n".join(line for entry in entries("mistakes") for line in entry["problems"])
    never = {key.removeprefix(f"{topic}.") for key, sentence in said(words_of("nl"), topic).items() if not sentence.search(printed)}
    assert never <= NOT_FOLLOWED[topic]


def test_there_are_mistakes_enough_and_none_is_told_twice() -> None:
    names = [entry["name"] for entry in entries("mistakes")]
    assert len(names) > 80 and len(set(names)) == len(names)
    assert all(re.match(r"cases/nieuw\.yml:\d+: ", line) for entry in entries("mistakes") for line in entry["problems"])
