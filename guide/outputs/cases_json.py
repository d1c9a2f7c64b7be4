"""The cases in full, with the phase of each episode: `data/cases.json`."""

from typing import Any

from guide.content.guide import Guide
from guide.insight.addresses import address
from guide.outputs.records import about, dump
from guide.outputs.registry import output
from guide.settings import Settings


@output
def files(guide: Guide, settings: Settings) -> dict[str, str]:
    return {"data/cases.json": dump({**about(guide), "cases": [case_record(guide, id) for id in guide.cases]})}


def case_record(guide: Guide, id: str) -> dict[str, Any]:
    """Return a case in full, with its id, address and the phase of each episode."""
    record = guide.cases[id].model_dump(mode="json")
    for episode in record["episodes"]:
        episode["phase"] = guide.phase_of(episode["section"])
    return {"id": id, "url": address(guide, "case", id), **record}
