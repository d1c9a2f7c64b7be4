"""The checklists in full, with stable ids of their questions: `data/checklists.json`."""

from typing import Any

from guide.content.guide import Guide
from guide.insight.addresses import address
from guide.outputs.records import about, dump
from guide.outputs.registry import output
from guide.settings import Settings


@output
def files(guide: Guide, settings: Settings) -> dict[str, str]:
    return {"data/checklists.json": dump({**about(guide), "checklists": [checklist_record(guide, id) for id in guide.checklists]})}


def checklist_record(guide: Guide, id: str) -> dict[str, Any]:
    """Return a checklist in full, with stable question ids."""
    record = guide.checklists[id].model_dump(mode="json")
    for question in record["questions"]:
        question["id"] = f"{id}-{question['id']}"
    return {"id": id, "url": address(guide, "checklist", id), **record}
