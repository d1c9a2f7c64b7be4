"""Sets of questions for a group: their numbers as people say them, and the id that stands on paper, on screen and in every code."""

from collections.abc import Sequence
from typing import Any

from guide.content.guide import Guide
from guide.content.model import Question

ALPHABET = "23456789ACDEFHJKMNPRTVWXY"  # without look-alikes; see code.js
SET_SYMBOLS = 4


def set_id(questions: Sequence[tuple[str, str]]) -> str:
    """Return the id of a set of (id, text): four symbols from their hash (FNV-1a, 32 bits). The page computes the same in code.js."""
    value = 0x811C9DC5
    for byte in "".join(f"{id}\t{text}\n" for id, text in questions).encode():
        value = (value ^ byte) * 0x01000193 % 2**32
    symbols = ""
    for _ in range(SET_SYMBOLS):
        value, last = divmod(value, len(ALPHABET))
        symbols = ALPHABET[last] + symbols
    return symbols


def questions_of(guide: Guide, checklist: str) -> list[dict[str, Any]]:
    """Return a checklist's questions with their ids and their numbers as on screen: "5.1-3" is the third of section 5.1."""
    found = guide.checklists[checklist]
    number = guide.sections[found.sections[0]].number
    return [_question(f"{checklist}-{question.id}", f"{number}-{at}", question) for at, question in enumerate(found.questions, 1)]


def _question(id: str, number: str, question: Question) -> dict[str, Any]:
    return {"id": id, "number": number, "text": question.text, "term": question.key_term, "hint": question.hint, "good": question.good} | (
        {"when": question.applies_when} if question.applies_when else {}
    )


def phase_checklists(guide: Guide, phase: str) -> list[str]:
    """Return the ids of a phase's checklists, in the order of the handbook."""
    return [id for id, checklist in guide.checklists.items() if guide.chapter_of[checklist.sections[0]].id == phase]
