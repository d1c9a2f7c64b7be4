"""What people call the things that a file can name, and what they meant when a name is not one."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from guide.content.guide import Guide
from guide.content.model import Contents
from guide.language.suggestions import choices, near, quoted
from guide.language.wording import slug
from guide.language.words import t

CALLED = ("number", "title", "short", "term", "abbreviation")
Names = Mapping[str, Mapping[str, list[str]]]


def names_of(contents: Contents, lists: Mapping[str, Iterable[Any]]) -> dict[str, dict[str, list[str]]]:
    """Return the ids of every kind of thing, each with what else it is called. Cases and checklists are not read yet."""
    chapters = [*contents.theory, *contents.phases]
    things: dict[str, Iterable[Any]] = {
        "sections": [section for chapter in chapters for section in chapter.sections],
        "phases": contents.phases,
    }
    things |= {name: [item for item in items if hasattr(item, "id")] for name, items in lists.items()}
    return {to: {thing.id: _called(thing) for thing in all_of_them} for to, all_of_them in things.items()}


def all_names(guide: Guide, lists: Mapping[str, Iterable[Any]]) -> dict[str, dict[str, list[str]]]:
    """Return the ids of everything with what else it is called. A case or checklist that is wrong has its name all the same."""
    named = names_of(guide.contents, lists)
    for folder, records in (("cases", guide.cases), ("checklists", guide.checklists)):
        ids = [file.split("/")[1].removesuffix(".yml") for file in guide.documents if file.startswith(f"{folder}/")]
        named[folder] = {id: _called(records[id]) if id in records else [] for id in ids}
    named["questions"] = {f"{id}-{question.id}": [] for id, checklist in guide.checklists.items() for question in checklist.questions}
    return named


def several(to: str, value: str, names: Names) -> list[str]:
    """Return the ids of the things that a text names with something between them; nothing when it does not name two or more."""
    meant = _meant(names.get(to, {}))
    for between in (r"[,;/|+&]", r"\s+"):
        parts = [meant.get(slug(part), "") for part in re.split(between, value) if part.strip()]
        if len(parts) > 1 and all(parts):
            return parts
    return []


def unknown(to: str, value: object, names: Names) -> str:
    """Say that there is no such thing, what was meant perhaps, and what there is."""
    ids = names.get(to, {})
    meant = _meant(ids)
    found = meant.get(slug(str(value))) or near(str(value), ids) or meant.get(near(slug(str(value)), meant) or "")
    suggestion = f" {t('suggestions.nearest', value=found)}" if found else ""
    return t(f"rules.unknown.{to}", value=quoted(value)) + suggestion + choices(ids)


def _meant(ids: Mapping[str, list[str]]) -> dict[str, str]:
    return {key: id for id, called in ids.items() for key in (*map(slug, called), id)}


def _called(thing: Any) -> list[str]:
    return [str(name) for field in CALLED if (name := getattr(thing, field, None))]
