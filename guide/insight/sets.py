"""Sets of questions for a group: their numbers as people say them, and the id that stands on paper, on screen and in every code."""

from collections.abc import Sequence
from typing import Any

from guide.content.guide import Guide
from guide.content.model import Question
from guide.insight.names import place_name
from guide.language.words import Words

ALPHABET = "23456789ACDEFHJKMNPRTVWXY"  # without look-alikes; see code.js
SET_SYMBOLS = 4
# The squares on voting cards, numbered from 1: 4 rows of 4 bits, 1 is white. However two are turned, at least 4 bits differ; in the first
# 33 at least 5. A camera that reads three bits wrong still takes no card for another.
MARKERS = (
    60027, 35170, 24900, 54964, 43228, 6599, 1590, 57296, 53474, 11201, 1133, 18671, 34032, 56440, 27644, 23923, 4745, 11276, 35597, 38684,
    64177, 64323, 35973, 59297, 8605, 27045, 39678, 7901, 37053, 27426, 40245, 49491, 44771, 8072, 60817, 41091, 43830, 19278, 55599, 11778,
)  # fmt: skip


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


def question_number(guide: Guide, checklist: str, place: int) -> str:
    """Return the number of a checklist's question by its place, from 1: "5.1-3" is the third of the checklist of section 5.1."""
    return f"{guide.sections[guide.checklists[checklist].sections[0]].number}-{place}"


def phase_questions(guide: Guide, phase: str) -> list[str]:
    """Return the ids of a phase's questions as answers are kept by, in the order of its checklists."""
    here = (item for item in guide.checklists.items() if guide.chapter_of[item[1].sections[0]].id == phase)
    return [f"{id}-{question.id}" for id, checklist in here for question in checklist.questions]


def questions_of(guide: Guide, checklist: str) -> list[dict[str, Any]]:
    """Return a checklist's questions with their ids and their numbers as on screen."""
    asked = enumerate(guide.checklists[checklist].questions, 1)
    return [_question(f"{checklist}-{question.id}", question_number(guide, checklist, place), question) for place, question in asked]


def reading(words: Words, question: Question) -> str:
    """Return when a question applies and how to read its answers, where that is not what one expects: "Een ja is hier een signaal."."""
    applies = words("form.applies_when", when=question.applies_when) if question.applies_when else ""
    answers = words(f"form.good.{question.good}") if question.good != "ja" else ""
    return f"{applies} {answers}".strip()


def _question(id: str, number: str, question: Question) -> dict[str, Any]:
    return {"id": id, "number": number, "text": question.text, "term": question.key_term, "hint": question.hint, "good": question.good} | (
        {"when": question.applies_when} if question.applies_when else {}
    )


def phase_checklists(guide: Guide, phase: str) -> list[str]:
    """Return the ids of a phase's checklists, in the order of the handbook."""
    return [id for id, checklist in guide.checklists.items() if guide.chapter_of[checklist.sections[0]].id == phase]


def phases_with_checklists(guide: Guide) -> list[str]:
    """Return the ids of the phases that have checklists."""
    return [phase for phase in guide.phases if phase_checklists(guide, phase)]


def case_cards(guide: Guide, checklists: Sequence[str]) -> list[dict[str, str]]:
    """Return the cases of these checklists' sections, each once, with the lesson of its first part there."""
    wanted = {section for id in checklists for section in guide.checklists[id].sections}
    cards: dict[str, dict[str, str]] = {}
    for section in (section for section in guide.sections.values() if section.id in wanted):
        for id in guide.cases_of[section.id]:
            episode = next(episode for episode in guide.cases[id].episodes if episode.section == section.id)
            card = {
                "place": place_name(guide.cases[id]),
                "section": section.number,
                "title": guide.cases[id].title,
                "lesson": episode.lesson,
            }
            cards.setdefault(id, card)
    return list(cards.values())


def all_sets(guide: Guide) -> dict[str, Any]:
    """Return everything that a group can be asked, for scripts: phases, checklists with their questions, and cases."""
    phases = phases_with_checklists(guide)
    return {
        "phases": [{"id": id, "title": guide.phases[id].title, "checklists": phase_checklists(guide, id)} for id in phases],
        "checklists": [
            {
                "id": id,
                "title": checklist.title,
                "section": guide.sections[checklist.sections[0]].number,
                "sections": [guide.sections[section].number for section in checklist.sections],
                "questions": questions_of(guide, id),
            }
            for id, checklist in guide.checklists.items()
        ],
    }


def all_case_cards(guide: Guide) -> list[dict[str, str]]:
    """Return a card for each case and each section it illustrates."""
    return [
        card
        for section, id in guide.checklist_of.items()
        for card in case_cards(guide, [id])
        if card["section"] == guide.sections[section].number
    ]
