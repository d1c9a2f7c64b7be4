"""What pages about cases fetch: the cards for a sheet of A4, and the rows of the table that stand on its later pages."""

import json
from typing import Any

from guide.content.guide import Guide
from guide.content.model import Episode
from guide.fragments.views import Views
from guide.insight.addresses import address
from guide.insight.parts import page_of


def case_files(guide: Guide) -> dict[str, str]:
    """Return these files by their path from the site's root."""
    files = {address(guide, "case_cards"): _dumped(_cards(_seen_from(guide, "brief")))}
    later = [id for groups in page_of(guide, "cases", 1).parts[1:] for group in groups for id in group.rows]
    if later:
        files[address(guide, "case_rows")] = _dumped([str(_seen_from(guide, "cases").case_row(id)) for id in later])
    return files


def _seen_from(guide: Guide, page: str) -> Views:
    return Views(guide, base="../" * address(guide, page).count("/"))


def _cards(views: Views) -> dict[str, Any]:
    return {
        id: {
            "label": views.label(id),
            "title": case.title,
            "place": views.place(id),
            "summary": case.summary,
            "address": views.to("case", id),
            "lessons": {episode.section: [episode.lesson, _told(views, episode)] for episode in case.episodes},
            "figures": [line for episode in case.episodes for line in episode.figures][:1],
        }
        for id, case in views.guide.cases.items()
    }


def _told(views: Views, episode: Episode) -> str:
    """A lesson with whose it is: the handbook reports it, or the guide advises it."""
    words = views.guide.words
    reported = f" ({words('case.reported')})" if episode.lesson_reported else ""
    return f"{words('case.lesson' if reported else 'case.advice')} {episode.lesson}{reported}"


def _dumped(data: Any) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")) + "\n"
