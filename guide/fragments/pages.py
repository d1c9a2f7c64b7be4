"""The pages nobody writes by hand: one a case, one a checklist, one a success factor.

Each is a few lines of Markdown that call macros; the content stays in the data.
"""

import json
from typing import Any

from guide.content.guide import Guide
from guide.insight.addresses import address, source_file
from guide.insight.names import place_name


def generated_pages(guide: Guide) -> dict[str, str]:
    """Return the Markdown of every generated page, by its path below `docs/`."""
    pages = {source_file(address(guide, "case", id)): _case(guide, id) for id in guide.cases}
    pages |= {source_file(address(guide, "checklist", id)): _checklist(guide, id) for id in guide.checklists}
    pages |= {source_file(address(guide, "success_factor", id)): _factor(guide, id) for id in guide.success_factors}
    return pages


def _case(guide: Guide, id: str) -> str:
    case = guide.cases[id]
    parts = [f'{{{{ case_head("{id}") }}}}']
    blocks = [
        ("Wat kun je hiervan leren?", "lessen", "lessons"),
        *([("In cijfers", "cijfers", "figures")] if any(episode.figures for episode in case.episodes) else []),
        ("Zo ging het", "verhaal", "story"),
        ("Bronnen en handboek", "bronnen", "sources"),
        ("Citeer deze casus", "citeer", "citation"),
        ("Verwante casussen", "verwant", "related"),
    ]
    for heading, anchor, macro in blocks:
        parts += [f"## {heading} {{: #{anchor} }}", f'{{{{ case_{macro}("{id}") }}}}']
    front: dict[str, Any] = {"title": f"{case.title} ({place_name(case)})", "description": case.summary, "kind": "casus"}
    front |= {"source_file": f"cases/{id}.yml", "styles": ["assets/cases/cases.css"], "scripts": ["assets/cases/case.js"]}
    return _page(front, parts)


def _checklist(guide: Guide, id: str) -> str:
    checklist = guide.checklists[id]
    number = len(checklist.questions)
    front = {
        "title": f"Checklist {checklist.title[:1].lower()}{checklist.title[1:]}",
        "description": f"{number} vragen om samen te bespreken. {checklist.intro}"[:155].rsplit(" ", 1)[0].rstrip(".,:;") + ".",
        "kind": "checklist",
        "source_file": f"checklists/{id}.yml",
        "styles": ["assets/dossier/forms.css"],
        "scripts": ["assets/dossier/checklist.js"],
    }
    return _page(front, [f'{{{{ checklist_form("{id}") }}}}'])


def _factor(guide: Guide, id: str) -> str:
    factor = guide.success_factors[id]
    front = {"title": f"Succesfactor {factor.number}: {factor.title.lower()}", "description": factor.summary, "kind": "succesfactor"}
    return _page(front, [f'{{{{ success_factor("{id}") }}}}'])


def _page(front: dict[str, Any], parts: list[str]) -> str:
    head = "\n".join(f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in front.items())
    return f"---\n{head}\n---\n\n" + "\n\n".join(parts) + "\n"
