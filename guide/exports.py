"""The guide as open data: JSON, CSV and GeoJSON."""

import json
from typing import Any

from guide import references
from guide.content import Guide
from guide.explorer import word_index
from guide.feeds import changed_on, feeds
from guide.links import section_path
from guide.model import Section
from guide.spreadsheet import cases_csv


def open_data(guide: Guide) -> dict[str, str]:
    """Return every data file by its path from the site's root."""
    return {
        "data/guide.json": dump(contents(guide)),
        "data/cases.json": dump({**about(guide), "cases": [case_record(guide, id) for id in guide.cases]}),
        "data/cases.csv": cases_csv(guide),
        "data/cases.geojson": dump(cases_geojson(guide)),
        "data/checklists.json": dump({**about(guide), "checklists": [checklist_record(guide, id) for id in guide.checklists]}),
        "casussen/woorden.json": json.dumps(word_index(guide), ensure_ascii=False, separators=(",", ":")) + "\n",
        **feeds(guide, changed_on(guide.root)),
        "bronnen/bronnen.bib": references.bibtex(list(guide.sources.values())),
        "bronnen/bronnen.ris": references.ris(list(guide.sources.values())),
    }


def about(guide: Guide) -> dict[str, str]:
    """Return what every file says first: of which handbook this is, and what others may do with it."""
    return {"title": guide.about.title, "edition": guide.about.edition, "license": guide.about.license}


def dump(data: Any) -> str:
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def contents(guide: Guide) -> dict[str, Any]:
    """Return the table of contents for machines; addresses are relative to the site's root."""
    return {
        **about(guide),
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


def cases_geojson(guide: Guide) -> dict[str, Any]:
    """Return the cases as RFC 7946 points, longitude first."""
    features = []
    for id, case in guide.cases.items():
        properties = {key: value for key, value in _case_entry(guide, id).items() if key not in ("lat", "lon")}
        properties |= {"summary": case.summary, "themes": case.themes}
        geometry = {"type": "Point", "coordinates": [case.place.lon, case.place.lat]}
        features.append({"type": "Feature", "id": id, "geometry": geometry, "properties": properties})
    return {"type": "FeatureCollection", "features": features}
