"""What the case explorer filters by, counted over the data. A facet is an entry of FACETS and one in each language file."""

from collections import Counter
from collections.abc import Callable
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


@dataclass(frozen=True)
class Trait:
    """Something that cases differ by: the ids a case has, and the label of each id; without labels there are no check boxes."""

    values: Callable[[Guide, str], list[str]]
    labels: Callable[[Guide], dict[str, str]] | None = None


FACETS: dict[str, Trait] = {
    "phase": Trait(
        lambda guide, id: [phase for phase in guide.phases if phase in {guide.phase_of(one.section) for one in guide.cases[id].episodes}],
        lambda guide: {phase.id: phase.title for phase in guide.phases.values()},
    ),
    "theme": Trait(
        lambda guide, id: list(guide.cases[id].themes),
        lambda guide: {theme.id: theme.title for theme in guide.themes.values()},
    ),
    "country": Trait(lambda guide, id: [guide.cases[id].place.country], lambda guide: dict(guide.words.part("countries"))),
    "factor": Trait(
        lambda guide, id: list(guide.cases[id].success_factors),
        lambda guide: {factor.id: factor.title for factor in guide.success_factors.values()},
    ),
    "municipality": Trait(lambda guide, id: [slug(guide.cases[id].place.municipality)]),
}


def rows_at_once(guide: Guide) -> int:
    """Return how many rows the table shows before the reader asks for more."""
    return len(guide.cases) if len(guide.cases) <= ALL_AT_ONCE else ROWS_A_PAGE


def traits(guide: Guide, id: str) -> dict[str, list[str]]:
    """Return what a case can be chosen by, as ids by the facet's name."""
    return {name: trait.values(guide, id) for name, trait in FACETS.items()}


def facets(guide: Guide) -> list[Facet]:
    """Return the groups of check boxes, each option with the number of its cases; an option without cases is left out."""
    words, found = guide.words, []
    for name, trait in FACETS.items():
        if trait.labels is None:
            continue
        counts = Counter(value for id in guide.cases for value in trait.values(guide, id))
        options = [Option(id, label, counts[id]) for id, label in trait.labels(guide).items() if counts[id]]
        found.append(Facet(words(f"facets.{name}.id"), words(f"facets.{name}.title"), options))
    return found
