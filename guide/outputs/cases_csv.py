"""The cases as a table for a Dutch Excel, and what each column means."""

import csv
import io
from collections.abc import Callable
from typing import Any

from guide.content.guide import Guide
from guide.content.model import Case, Place, fields
from guide.insight.addresses import address
from guide.outputs.registry import output
from guide.settings import Settings

JOINED = ", gescheiden door |"


@output
def files(guide: Guide, settings: Settings) -> dict[str, str]:
    return {"data/cases.csv": cases_csv(guide)}


def columns(guide: Guide) -> dict[str, tuple[str, Callable[[str, Case], object]]]:
    """Return the columns in order: a name to what it means in Dutch and how to get it from a case's id and the case."""
    about = {name: info.description or "" for shape in (Place, Case) for name, info in fields(shape).items()}
    simple: dict[str, Callable[[str, Case], object]] = {
        "title": lambda _, case: case.title,
        "summary": lambda _, case: case.summary,
        "area": lambda _, case: case.place.area,
        "municipality": lambda _, case: case.place.municipality,
        "country": lambda _, case: case.place.country,
        "lat": lambda _, case: _comma(case.place.lat),
        "lon": lambda _, case: _comma(case.place.lon),
        "map_number": lambda _, case: case.map_number,
    }
    made: dict[str, tuple[str, Callable[[str, Case], object]]] = {"id": ("Naam van het bestand; verandert nooit.", lambda id, _: id)}
    made |= {name: (about[name], get) for name, get in simple.items()}
    made["themes"] = (f"Ids van thema's{JOINED}", lambda _, case: _joined(case.themes))
    made["success_factors"] = (f"Ids van succesfactoren{JOINED}", lambda _, case: _joined(case.success_factors))
    made |= {
        f"phase_{phase.id}": (f"Ids van de paragrafen uit de fase {phase.title}{JOINED}", _sections_in(guide, phase.id))
        for phase in guide.contents.phases
    }
    made["lessons"] = (f"De lessen{JOINED}", lambda _, case: _joined([episode.lesson for episode in case.episodes]))
    made["pages"] = (f"Pagina's van het handboek{JOINED}", lambda _, case: _joined(_pages(case)))
    made["url"] = ("Adres van de casus, vanaf de voorkant van de site.", lambda id, _: address(guide, "case", id))
    return made


def cases_csv(guide: Guide) -> str:
    """Return a row a case: UTF-8 with BOM, semicolons, CRLF, decimal commas, as a Dutch Excel opens it.

    Sections stand by id, not by number: Excel would read 4.1 as 4 January.
    """
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    layout = columns(guide)
    writer.writerow(layout)
    for id, case in guide.cases.items():
        writer.writerow([_safe_cell(get(id, case)) for _, get in layout.values()])
    return "\ufeff" + out.getvalue()


def _sections_in(guide: Guide, phase: str) -> Callable[[str, Case], object]:
    return lambda _, case: _joined([episode.section for episode in case.episodes if guide.phase_of(episode.section) == phase])


def _pages(case: Case) -> list[int]:
    return sorted({page for episode in case.episodes for page in episode.pages})


def _joined(values: list[Any]) -> str:
    return " | ".join(map(str, values))


def _comma(degrees: float) -> str:
    return str(degrees).replace(".", ",")


def _safe_cell(cell: object) -> object:
    """Keep a spreadsheet from running a contributed text as a formula."""
    if not isinstance(cell, str) or not cell.startswith(("=", "+", "-", "@", "\t", "\r")):
        return cell
    is_number = cell.lstrip("-").replace(",", "").isdigit()
    return cell if is_number else f"'{cell}"
