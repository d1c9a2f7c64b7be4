"""Long lists in groups, and their division over pages of a size: what fits one page stays on one page."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from guide.content.guide import Guide
from guide.insight.facets import traits
from guide.language.wording import slug

ROWS = 1000  # on a page: with names, links and lessons at most 100 kB, gzip


@dataclass(frozen=True)
class Group:
    """Rows under a heading; `under` is the heading above it in the language file, `count` the rows of the whole group."""

    under: str
    anchor: str
    title: str
    rows: list[Any]
    count: int
    intro: str = ""


@dataclass(frozen=True)
class Part:
    """A page of a long list: its number from 1, how many there are, and the groups of each."""

    number: int
    parts: list[list[Group]]

    @property
    def groups(self) -> list[Group]:
        return self.parts[self.number - 1]

    @property
    def later(self) -> list[tuple[int, Group]]:
        """Where each group begins that has nothing on the first page, by the number of the page."""
        named = {group.anchor for group in self.parts[0]}
        begins: dict[str, tuple[int, Group]] = {}
        for number, groups in enumerate(self.parts, 1):
            for group in groups:
                begins.setdefault(group.anchor, (number, group))
        return [found for anchor, found in begins.items() if anchor not in named]


def divided(groups: list[Group], most: int) -> list[list[Group]]:
    """Divide groups over pages of so many rows; a group that does not fit goes on on the next page."""
    parts: list[list[Group]] = [[]]
    room = most
    for group in groups:
        rows = group.rows
        while True:
            parts[-1].append(replace(group, rows=rows[:room]))
            rows, room = rows[room:], room - len(rows[:room])
            if room == 0:
                parts.append([])
                room = most
            if not rows:
                break
    return [page for page in parts if page] or [[]]


def case_groups(guide: Guide) -> list[Group]:
    """Return the ids of the cases by phase, theme, success factor and municipality."""
    words, found = guide.words, {id: traits(guide, id) for id in guide.cases}
    towns = sorted({case.place.municipality for case in guide.cases.values()}, key=str.lower)
    named = [("phase", phase.id, phase.title, "") for phase in guide.phases.values()]
    named += [("theme", theme.id, theme.title, theme.description) for theme in guide.themes.values()]
    named += [("factor", factor.id, factor.title, "") for factor in guide.success_factors.values()]
    named += [("municipality", slug(town), town, "") for town in towns]
    groups = []
    for kind, id, title, intro in named:
        ids = [case for case, has in found.items() if id in has[kind]]
        if ids or kind == "phase":
            groups.append(Group(f"by_{kind}", words(f"anchors.{kind}", id=id), title, ids, len(ids), intro))
    return groups


def lesson_groups(guide: Guide) -> list[Group]:
    """Return every lesson by phase and by theme, each as the id of its case and its episode."""
    lessons = [(id, episode) for id, case in guide.cases.items() for episode in case.episodes]
    return [Group(under, anchor, title, rows, len(rows)) for under, anchor, title, rows in _lessons(guide, lessons) if rows]


def _lessons(guide: Guide, lessons: list[Any]) -> Iterator[tuple[str, str, str, list[Any]]]:
    for chapter in guide.chapters.values():
        rows = [row for section in chapter.sections for row in lessons if row[1].section == section.id]
        yield "by_phase", chapter.id, chapter.short, rows
    for theme in guide.themes.values():
        rows = [row for row in lessons if theme.id in guide.cases[row[0]].themes]
        yield "by_theme", guide.words("anchors.theme", id=theme.id), theme.title, rows


def table_groups(guide: Guide) -> list[Group]:
    """Return the ids of all cases, the rows of the table."""
    return [Group("cases", guide.words("anchors.table"), "", list(guide.cases), len(guide.cases))]


# by the name of their address: the macro that shows a page, the groups, and how many rows fit a page
LISTS = {
    "cases": ("case_table", table_groups, ROWS // 2),
    "case_lists": ("case_lists", case_groups, ROWS),
    "lessons": ("lessons", lesson_groups, ROWS),
}


def page_of(guide: Guide, name: str, number: int) -> Part:
    """Return a page of a long list by the name of its address."""
    return Part(number, _parts_of(guide, name))


@lru_cache(maxsize=len(LISTS))
def _parts_of(guide: Guide, name: str) -> list[list[Group]]:
    _, groups, most = LISTS[name]
    return divided(groups(guide), most)
