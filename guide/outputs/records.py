"""What the files of open data share: which handbook they are of, and how a case and a checklist are listed."""

import json
from typing import Any

from guide.content.guide import Guide
from guide.insight.addresses import address


def about(guide: Guide) -> dict[str, str]:
    """Return what every file says first: of which handbook this is, and what others may do with it."""
    return {"title": guide.about.title, "edition": guide.about.edition, "license": guide.about.license}


def dump(data: Any) -> str:
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def case_entry(guide: Guide, id: str) -> dict[str, Any]:
    case = guide.cases[id]
    return {
        "id": id,
        "title": case.title,
        "municipality": case.place.municipality,
        "area": case.place.area,
        "country": case.place.country,
        "lat": case.place.lat,
        "lon": case.place.lon,
        "url": address(guide, "case", id),
        "episodes": [
            {"phase": guide.phase_of(episode.section), "section": episode.section, "pages": episode.pages} for episode in case.episodes
        ],
    }
