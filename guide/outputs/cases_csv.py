"""The cases as a table for Excel, and what each column means."""

from collections.abc import Callable, Sequence

from pydantic import BaseModel

from guide.content.guide import Guide
from guide.content.labels import help_of
from guide.content.marks import Column, marked, spots
from guide.content.model import Case, Episode
from guide.insight.addresses import address
from guide.language.words import Words
from guide.outputs.cells import Value, spreadsheet
from guide.outputs.registry import output
from guide.settings import Settings

Declared = dict[str, list[object]]
Get = Callable[[str, Case, Declared], Sequence[object]]


@output
def files(guide: Guide, settings: Settings) -> dict[str, str]:
    return {"data/cases.csv": cases_csv(guide)}


def columns(guide: Guide) -> dict[str, tuple[str, Get]]:
    """Return the columns in order: a name to what it means and how to get its values from a case's id, the case and what it declares.

    What the fields of a case declare comes first, then a column a phase, then what the fields of its parts declare.
    """
    words = guide.words
    made: dict[str, tuple[str, Get]] = {"id": (words("columns.id"), lambda id, *_: [id])}
    declared = [(shape, field, column.name) for shape, field, column in marked(Case, Column)]
    made |= {name: (_meaning(words, shape, field), _values_of(name)) for shape, field, name in declared if shape is not Episode}
    made |= {
        f"phase_{phase.id}": (_list(words, "phase", phase=phase.title), _sections_in(guide, phase.id)) for phase in guide.contents.phases
    }
    made |= {name: (_meaning(words, shape, field), _values_of(name)) for shape, field, name in declared if shape is Episode}
    made["pages"] = (_list(words, "pages"), lambda _, case, __: sorted({page for episode in case.episodes for page in episode.pages}))
    made["url"] = (words("columns.url"), lambda id, *_: [address(guide, "case", id)])
    return made


def cases_csv(guide: Guide) -> str:
    """Return a row a case, as Excel opens it in the language of the guide.

    Sections stand by id, not by number: Excel would read 4.1 as 4 January.
    """
    layout = columns(guide)
    rows = []
    for id, case in guide.cases.items():
        declared = _declared(case)
        rows.append([_value(get(id, case, declared)) for _, get in layout.values()])
    return spreadsheet([list(layout), *rows], guide.words)


def _list(words: Words, column: str, **values: object) -> str:
    return words("columns.joined", what=words(f"columns.{column}", **values))


def _meaning(words: Words, shape: type[BaseModel], field: str) -> str:
    """Return what a column means: in its own words where the language file has them, otherwise what the field is for."""
    column: str | None = words.part(f"fields.{shape.__name__}.{field}").get("column")
    return words("columns.joined", what=column) if column else help_of(words, shape, field)


def _declared(case: Case) -> Declared:
    """Return the values that a case has for each column, whichever of its fields declares it."""
    found: Declared = {}
    for spot in spots(case):
        for mark in spot.marks:
            if isinstance(mark, Column):
                found.setdefault(mark.name, []).extend(spot.value if isinstance(spot.value, list) else [spot.value])
    return found


def _values_of(column: str) -> Get:
    return lambda _, __, declared: declared.get(column, [])


def _sections_in(guide: Guide, phase: str) -> Get:
    return lambda _, case, __: [episode.section for episode in case.episodes if guide.phase_of(episode.section) == phase]


def _value(values: Sequence[object]) -> Value:
    """Return what a cell holds: one number as a number, anything else as text."""
    one = values[0] if len(values) == 1 else None
    return one if isinstance(one, int | float) else " | ".join(map(str, values))
