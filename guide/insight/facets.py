"""What the case explorer filters by, counted over the data."""

from dataclasses import dataclass

from guide.content.guide import Guide
from guide.language.wording import slug

ALL_AT_ONCE = 60  # cases; a longer table comes a page at a time
ROWS_A_PAGE = 30


@dataclass(frozen=True)
class Option:
    """A check box: an id of the data, its label, and how many cases have it."""

    id: str
    title: str
    count: int


@dataclass(frozen=True)
class Facet:
    """A group of check boxes. `id` is its name in the address: `?fase=opstarten`."""

    id: str
    title: str
    options: list[Option]


def rows_at_once(guide: Guide) -> int:
    """Return how many rows the table shows before the reader asks for more."""
    return len(guide.cases) if len(guide.cases) <= ALL_AT_ONCE else ROWS_A_PAGE


def traits(guide: Guide, id: str) -> dict[str, list[str]]:
    """Return what a case can be chosen by, as ids by the facet's name."""
    case = guide.cases[id]
    phases = {guide.phase_of(episode.section) for episode in case.episodes}
    return {
        "phase": [phase for phase in guide.phases if phase in phases],
        "theme": list(case.themes),
        "country": [case.place.country],
        "factor": list(case.success_factors),
        "municipality": [slug(case.place.municipality)],
    }


def facets(guide: Guide) -> list[Facet]:
    """Return the groups of check boxes, each option with the number of its cases; an option without cases is left out."""
    words = guide.words
    groups = {
        "phase": {phase.id: phase.title for phase in guide.phases.values()},
        "theme": {theme.id: theme.title for theme in guide.themes.values()},
        "country": words.part("countries"),
        "factor": {factor.id: factor.title for factor in guide.success_factors.values()},
    }
    counts: dict[tuple[str, str], int] = {}
    for id in guide.cases:
        for facet, chosen in traits(guide, id).items():
            for option in chosen:
                counts[facet, option] = counts.get((facet, option), 0) + 1
    return [
        Facet(
            words(f"facets.{facet}.id"),
            words(f"facets.{facet}.title"),
            [Option(id, label, counts[facet, id]) for id, label in options.items() if (facet, id) in counts],
        )
        for facet, options in groups.items()
    ]
