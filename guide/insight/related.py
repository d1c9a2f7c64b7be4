"""Which cases are alike."""

from guide.content.guide import Guide

SECTION_WEIGHT, THEME_WEIGHT = 2, 1


def related_cases(guide: Guide, id: str, most: int = 4) -> list[str]:
    """Return the ids of the cases most like one case: shared sections count double, shared themes once.

    Ties go in the order of the handbook. Empty when nothing is shared.
    """
    sections, themes = _traits(guide, id)
    scores = {}
    for other in guide.cases:
        other_sections, other_themes = _traits(guide, other)
        scores[other] = SECTION_WEIGHT * len(sections & other_sections) + THEME_WEIGHT * len(themes & other_themes)
    ranked = sorted((other for other in guide.cases if other != id and scores[other]), key=lambda other: -scores[other])
    return ranked[:most]


def _traits(guide: Guide, id: str) -> tuple[set[str], set[str]]:
    case = guide.cases[id]
    return {episode.section for episode in case.episodes}, set(case.themes)
