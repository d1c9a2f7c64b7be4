"""The guide as open data: JSON, CSV and GeoJSON."""

import csv
import io
import json
from datetime import UTC, datetime
from typing import Any

from guide import references
from guide.links import section_path
from guide.load import Guide
from guide.model import Section

ABOUT = {
    "title": "Slagkracht in de wijk",
    "edition": "Tweede herziene editie, augustus 2024",
    "license": "Overnemen mag met bronvermelding: Slagkracht in de wijk, WijkWijzer (2024).",
}
EDITION = datetime(2024, 8, 1, tzinfo=UTC)


def open_data(guide: Guide) -> dict[str, str]:
    """Return every data file by its path from the site's root."""
    return {
        "data/guide.json": dump(contents(guide)),
        "data/cases.json": dump({**ABOUT, "cases": [case_record(guide, id) for id in guide.cases]}),
        "data/cases.csv": cases_csv(guide),
        "data/cases.geojson": dump(cases_geojson(guide)),
        "data/checklists.json": dump({**ABOUT, "checklists": [checklist_record(guide, id) for id in guide.checklists]}),
        "bronnen/bronnen.bib": references.bibtex(list(guide.sources.values())),
        "bronnen/bronnen.ris": references.ris(list(guide.sources.values())),
    }


def dump(data: Any) -> str:
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def contents(guide: Guide) -> dict[str, Any]:
    """Return the table of contents for machines; addresses are relative to the site's root."""
    return {
        **ABOUT,
        "phases": [
            {"id": phase.id, "number": phase.number, "title": phase.title, "url": f"{phase.id}/"}
            | {"sections": [_section(guide, section) for section in phase.sections]}
            for phase in guide.contents.phases
        ],
        "theory": [_section(guide, section) for chapter in guide.contents.theory for section in chapter.sections],
        "cases": [_case_entry(guide, id) for id in guide.cases],
        "checklists": [_checklist_entry(guide, id) for id in guide.checklists],
        "terms": [{"id": term.id, "term": term.term, "url": f"begrippen/#{term.id}"} for term in guide.glossary.values()],
        "sources": [{"id": source.id, "notes": source.notes, "url": f"bronnen/#{source.id}"} for source in guide.sources.values()],
    }


def _section(guide: Guide, section: Section) -> dict[str, Any]:
    return {
        "id": section.id,
        "number": section.number,
        "title": section.title,
        "url": section_path(guide, section.id),
        "handbook_page": section.page,
        "checklist": guide.checklist_of.get(section.id),
        "cases": guide.cases_of[section.id],
    }


def _case_entry(guide: Guide, id: str) -> dict[str, Any]:
    case = guide.cases[id]
    return {
        "id": id,
        "title": case.title,
        "municipality": case.place.municipality,
        "area": case.place.area,
        "country": case.place.country,
        "lat": case.place.lat,
        "lon": case.place.lon,
        "url": f"casussen/{id}/",
        "episodes": [
            {"phase": guide.phase_of(episode.section), "section": episode.section, "pages": episode.pages} for episode in case.episodes
        ],
    }


def _checklist_entry(guide: Guide, id: str) -> dict[str, Any]:
    checklist = guide.checklists[id]
    return {
        "id": id,
        "title": checklist.title,
        "sections": checklist.sections,
        "url": f"checklists/{id}/",
        "pdf": f"checklists/{id}.pdf",
        "questions": [{"id": f"{id}-{question.id}", "text": question.text} for question in checklist.questions],
    }


def case_record(guide: Guide, id: str) -> dict[str, Any]:
    """Return a case in full, with its id, address and the phase of each episode."""
    record = guide.cases[id].model_dump(mode="json")
    for episode in record["episodes"]:
        episode["phase"] = guide.phase_of(episode["section"])
    return {"id": id, "url": f"casussen/{id}/", **record}


def checklist_record(guide: Guide, id: str) -> dict[str, Any]:
    """Return a checklist in full, with stable question ids."""
    record = guide.checklists[id].model_dump(mode="json")
    for question in record["questions"]:
        question["id"] = f"{id}-{question['id']}"
    return {"id": id, "url": f"checklists/{id}/", **record}


def cases_csv(guide: Guide) -> str:
    """Return a row a case for a Dutch Excel: BOM, semicolons, CRLF, decimal commas; lists joined with " | "."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    columns = ["id", "title", "summary", "area", "municipality", "country", "lat", "lon", "map_number", "themes", "success_factors"]
    writer.writerow([*columns, *(f"phase_{phase}" for phase in guide.phases), "lessons", "pages", "url"])
    for id, case in guide.cases.items():
        place = case.place
        by_phase = [
            " | ".join(guide.sections[e.section].number for e in case.episodes if guide.phase_of(e.section) == phase)
            for phase in guide.phases
        ]
        row = [
            id,
            case.title,
            case.summary,
            place.area,
            place.municipality,
            place.country,
            _comma(place.lat),
            _comma(place.lon),
            case.map_number,
        ]
        pages = sorted({page for episode in case.episodes for page in episode.pages})
        tail = [" | ".join(e.lesson for e in case.episodes), " | ".join(map(str, pages)), f"casussen/{id}/"]
        writer.writerow([_safe_cell(cell) for cell in [*row, " | ".join(case.themes), " | ".join(case.success_factors), *by_phase, *tail]])
    return "\ufeff" + out.getvalue()


def _comma(degrees: float) -> str:
    return str(degrees).replace(".", ",")


def _safe_cell(cell: object) -> object:
    """Keep a spreadsheet from running a contributed text as a formula."""
    is_formula = isinstance(cell, str) and cell[:1] in "=+-@\t\r" and not cell.lstrip("-").replace(",", "").isdigit()
    return f"'{cell}" if is_formula else cell


def cases_geojson(guide: Guide) -> dict[str, Any]:
    """Return the cases as RFC 7946 points, longitude first."""
    features = []
    for id, case in guide.cases.items():
        properties = {key: value for key, value in _case_entry(guide, id).items() if key not in ("lat", "lon")}
        properties |= {"summary": case.summary, "themes": case.themes}
        geometry = {"type": "Point", "coordinates": [case.place.lon, case.place.lat]}
        features.append({"type": "Feature", "id": id, "geometry": geometry, "properties": properties})
    return {"type": "FeatureCollection", "features": features}
