"""The table of contents for machines: `data/guide.json`."""

from typing import Any

from guide.content.guide import Guide
from guide.content.model import Section
from guide.insight.addresses import address, section_address
from guide.outputs.records import about, case_entry, dump
from guide.outputs.registry import output
from guide.settings import Settings


@output
def files(guide: Guide, settings: Settings) -> dict[str, str]:
    return {"data/guide.json": dump(contents(guide))}


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
        "cases": [case_entry(guide, id) for id in guide.cases],
        "checklists": [_checklist_entry(guide, id) for id in guide.checklists],
        "terms": [{"id": term.id, "term": term.term, "url": address(guide, "term", term.id)} for term in guide.glossary.values()],
        "sources": [
            {"id": source.id, "notes": source.notes, "url": address(guide, "source", source.id)} for source in guide.sources.values()
        ],
    }


def _section(guide: Guide, section: Section) -> dict[str, Any]:
    return {
        "id": section.id,
        "number": section.number,
        "title": section.title,
        "url": section_address(guide, section.id),
        "handbook_page": section.page,
        "checklist": guide.checklist_of.get(section.id),
        "cases": guide.cases_of[section.id],
    }


def _checklist_entry(guide: Guide, id: str) -> dict[str, Any]:
    checklist = guide.checklists[id]
    return {
        "id": id,
        "title": checklist.title,
        "sections": checklist.sections,
        "url": address(guide, "checklist", id),
        "pdf": address(guide, "checklist_pdf", id),
        "questions": [{"id": f"{id}-{question.id}", "text": question.text} for question in checklist.questions],
    }
