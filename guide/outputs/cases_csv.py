"""The cases as a table for Excel, and what each column means."""

import csv
import io
from collections.abc import Callable
from typing import Any

from guide.content.guide import Guide
from guide.content.model import Case, Place, fields
from guide.insight.addresses import address
from guide.language.words import Words
from guide.outputs.registry import output
from guide.settings import Settings


@output
def files(guide: Guide, settings: Settings) -> dict[str, str]:
    return {"data/cases.csv": cases_csv(guide)}


def columns(guide: Guide) -> dict[str, tuple[str, Callable[[str, Case], object]]]:
    """Return the columns in order: a name to what it means and how to get it from a case's id and the case."""
    words = guide.words
    about = {name: "" for shape in (Place, Case) for name, info in fields(shape).items()}
    simple: dict[str, Callable[[str, Case], object]] = {
        "title": lambda _, case: case.title,
        "summary": lambda _, case: case.summary,
        "area": lambda _, case: case.place.area,
        "municipality": lambda _, case: case.place.municipality,
        "country": lambda _, case: case.place.country,
        "lat": lambda _, case: _degrees(words, case.place.lat),
        "lon": lambda _, case: _degrees(words, case.place.lon),
        "map_number": lambda _, case: case.map_number,
    }
    made: dict[str, tuple[str, Callable[[str, Case], object]]] = {"id": (words("columns.id"), lambda id, _: id)}
    made |= {name: (about[name], get) for name, get in simple.items()}
    made["themes"] = (_list(words, "themes"), lambda _, case: _joined(case.themes))
    made["success_factors"] = (_list(words, "success_factors"), lambda _, case: _joined(case.success_factors))
    made |= {
        f"phase_{phase.id}": (_list(words, "phase", phase=phase.title), _sections_in(guide, phase.id)) for phase in guide.contents.phases
    }
    made["lessons"] = (_list(words, "lessons"), lambda _, case: _joined([episode.lesson for episode in case.episodes]))
    made["pages"] = (_list(words, "pages"), lambda _, case: _joined(_pages(case)))
    made["url"] = (words("columns.url"), lambda id, _: address(guide, "case", id))
    return made


def cases_csv(guide: Guide) -> str:
    """Return a row a case: UTF-8 with BOM, CRLF, and the separator and decimal mark that Excel expects in the language of the guide.

    Sections stand by id, not by number: Excel would read 4.1 as 4 January.
    """
    out = io.StringIO()
    writer = csv.writer(out, delimiter=guide.words("format.csv"), lineterminator="\r\n")
    layout = columns(guide)
    writer.writerow(layout)
    for id, case in guide.cases.items():
        writer.writerow([_safe_cell(get(id, case)) for _, get in layout.values()])
    return "\ufeff" + out.getvalue()


def _list(words: Words, column: str, **values: object) -> str:
    return words("columns.joined", what=words(f"columns.{column}", **values))


def _sections_in(guide: Guide, phase: str) -> Callable[[str, Case], object]:
    return lambda _, case: _joined([episode.section for episode in case.episodes if guide.phase_of(episode.section) == phase])


def _pages(case: Case) -> list[int]:
    return sorted({page for episode in case.episodes for page in episode.pages})


def _joined(values: list[Any]) -> str:
    return " | ".join(map(str, values))


def _degrees(words: Words, degrees: float) -> str:
    return str(degrees).replace(".", words("format.decimal"))


def _safe_cell(cell: object) -> object:
    """Keep a spreadsheet from running a contributed text as a formula."""
    if not isinstance(cell, str) or not cell.startswith(("=", "+", "-", "@", "\t", "\r")):
        return cell
    is_number = cell.lstrip("-").replace(",", "").replace(".", "").isdigit()
    return cell if is_number else f"'{cell}"
