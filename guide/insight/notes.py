"""The notes of the handbook: which works and remarks stand behind a number, each under a label of its own."""

from dataclasses import dataclass

from guide.content.guide import Guide


@dataclass(frozen=True)
class Reference:
    """What a note leads to: the id of a work, or None for the handbook's own remark. Labels are 130a, 130b and 130*."""

    label: str
    number: int
    source: str | None


def references_of(guide: Guide, number: int) -> list[Reference]:
    """Return what stands behind a note, works first. A note with one work and no more bears its bare number."""
    works = guide.sources_of_note.get(number, [])
    found = [Reference(f"{number}{_letters(place)}" if len(works) > 1 else str(number), number, id) for place, id in enumerate(works)]
    if number in guide.notes:
        found.append(Reference(f"{number}*" if works else str(number), number, None))
    return found


def _letters(place: int) -> str:
    """Return a, b, … z, aa, ab, … for 0, 1, …"""
    letters = ""
    while place >= 0:
        letters = chr(ord("a") + place % 26) + letters
        place = place // 26 - 1
    return letters


def works_of(guide: Guide, section: str) -> list[str]:
    """Return the ids of the works behind a section's notes, each once, in the order of the notes."""
    return list(dict.fromkeys(id for number in guide.sections[section].notes for id in guide.sources_of_note.get(number, [])))
