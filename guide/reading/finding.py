"""What a rule finds, and the records that rules go over."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

from pydantic import BaseModel

from guide.content.document import FieldPath
from guide.content.guide import Guide
from guide.content.marks import Mark, Spot, spots


class Finding(NamedTuple):
    """A place in a file and what is wrong there; within a text, `before` is the part of it that stands before the place."""

    file: str
    path: FieldPath
    message: str
    before: str | None = None


Lists = Mapping[str, list[Any]]
Rule = Callable[[Guide, Lists], Iterator[Finding]]


def records(guide: Guide, lists: Lists) -> Iterator[tuple[str, FieldPath, BaseModel]]:
    """Yield every record of every file, with the file and its place in it."""
    yield "data/guide.yml", (), guide.about
    yield "data/phases.yml", (), guide.contents
    for id, case in guide.cases.items():
        yield f"cases/{id}.yml", (), case
    for id, checklist in guide.checklists.items():
        yield f"checklists/{id}.yml", (), checklist
    for name, items in lists.items():
        for number, item in enumerate(items):
            yield f"data/{name}.yml", (number,), item


_walked: tuple[Guide, Lists, dict[type[Mark] | None, list[tuple[str, Spot]]]] | None = None


def values(guide: Guide, lists: Lists, kind: type[Mark] | None = None) -> list[tuple[str, Spot]]:
    """Return every value of every file, with the file, or those with a mark; all rules on the same lists share one walk."""
    global _walked
    if _walked is None or _walked[0] is not guide or _walked[1] is not lists:
        every = [(file, spot) for file, path, record in records(guide, lists) for spot in spots(record, path)]
        _walked = (guide, lists, {None: every})
    found = _walked[2]
    if kind not in found:
        found[kind] = [(file, spot) for file, spot in found[None] if kind and spot.mark(kind)]
    return found[kind]
