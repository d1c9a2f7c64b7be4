"""Which cases came in last, and which were checked longest ago."""

from datetime import date

from guide.content.guide import Guide
from guide.content.model import Case

MOST = 20  # cases in a list
YEAR = 365  # days after which a case is read again


def is_contributed(case: Case) -> bool:
    """Tell whether a case is somebody's own, not one of the handbook."""
    return case.map_number is None and not any(episode.pages for episode in case.episodes)


def checked_on(guide: Guide, id: str) -> date:
    """Return the day a case was last checked: the day it names, that on which it came in, or that of the handbook."""
    case = guide.cases[id]
    parts = [int(part) for part in (case.checked or case.added or str(guide.about.published)).split("-")]
    return date(*[*parts, 1, 1][:3])


def added_last(guide: Guide) -> list[tuple[str, str]]:
    """Return the cases that came in last, with the day as 2026-11-26; those of the handbook have none."""
    dated = [(id, case.added) for id, case in guide.cases.items() if case.added]
    return sorted(dated, key=lambda one: (one[1], one[0]), reverse=True)[:MOST]


def checked_longest_ago(guide: Guide) -> list[tuple[str, str]]:
    """Return the cases to read again first, with the day of the last check as 2026-11-26."""
    return sorted(((id, checked_on(guide, id).isoformat()) for id in guide.cases), key=lambda one: (one[1], one[0]))[:MOST]


def to_check(guide: Guide, today: date) -> list[tuple[str, date]]:
    """Return the cases that nobody checked for a year, the oldest first."""
    days = {id: checked_on(guide, id) for id in guide.cases}
    return sorted(((id, day) for id, day in days.items() if (today - day).days > YEAR), key=lambda one: (one[1], one[0]))
