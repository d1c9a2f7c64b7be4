"""What the case explorer filters by, counted over the data."""

from dataclasses import dataclass

from guide import richtext
from guide.content import Guide
from guide.searchwords import words
from guide.text import COUNTRIES, slug

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
        "fase": [phase for phase in guide.phases if phase in phases],
        "thema": list(case.themes),
        "land": [case.place.country],
        "factor": list(case.success_factors),
        "gemeente": [slug(case.place.municipality)],
    }


def facets(guide: Guide) -> list[Facet]:
    """Return the groups of check boxes, each option with the number of its cases; an option without cases is left out."""
    groups = [
        ("fase", "Fase", {phase.id: phase.title for phase in guide.phases.values()}),
        ("thema", "Thema", {theme.id: theme.title for theme in guide.themes.values()}),
        ("land", "Land", COUNTRIES),
        ("factor", "Succesfactor", {factor.id: factor.title for factor in guide.success_factors.values()}),
    ]
    counts: dict[tuple[str, str], int] = {}
    for id in guide.cases:
        for facet, chosen in traits(guide, id).items():
            for option in chosen:
                counts[facet, option] = counts.get((facet, option), 0) + 1
    return [
        Facet(facet, title, [Option(id, label, counts[facet, id]) for id, label in options.items() if (facet, id) in counts])
        for facet, title, options in groups
    ]


def search_text(guide: Guide, id: str) -> str:
    """Return all words of a case on one line: what the field "Zoek in casussen" looks in."""
    case = guide.cases[id]
    place = [case.place.area or "", case.place.municipality, COUNTRIES[case.place.country]]
    names = [guide.themes[theme].title for theme in case.themes] + [guide.success_factors[factor].title for factor in case.success_factors]
    stories = [part for episode in case.episodes for part in (richtext.plain(episode.text), episode.lesson)]
    return " ".join([case.title, case.summary, *place, *names, *stories, *(link.title for link in case.links)])


def word_index(guide: Guide) -> dict[str, object]:
    """Return which cases hold a word: `cases`, their ids in order, and `words`, a word to places in that list."""
    found: dict[str, list[int]] = {}
    for number, id in enumerate(guide.cases):
        for word in sorted(set(words(search_text(guide, id)))):
            found.setdefault(word, []).append(number)
    return {"cases": list(guide.cases), "words": dict(sorted(found.items()))}
