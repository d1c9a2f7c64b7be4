"""Rules on what was renamed or removed: its address and what people saved of it still lead somewhere."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from guide.content.guide import Guide
from guide.language.suggestions import nearest, quoted
from guide.language.words import t
from guide.reading.finding import Finding, Lists

FILE = "data/renames.yml"
KNOWN = "data/known-ids.json"


def ids_of(guide: Guide) -> dict[str, list[str]]:
    """Return every id that an address or a saved answer may hold, by kind."""
    questions = [f"{id}-{question.id}" for id, checklist in guide.checklists.items() for question in checklist.questions]
    kinds: dict[str, Iterable[str]] = {
        "case": guide.cases, "checklist": guide.checklists, "section": guide.sections, "term": guide.glossary, "question": questions,
    }  # fmt: skip
    return {kind: sorted(ids) for kind, ids in kinds.items()}


def known_ids(root: Path) -> dict[str, list[str]]:
    """Return every id that the guide ever had, as far as the file tells; nothing without that file."""
    path = root / KNOWN
    known: dict[str, list[str]] = json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
    return known


def remembered(guide: Guide) -> str:
    """Return the file of known ids with those of today added."""
    known, today = known_ids(guide.root), ids_of(guide)
    both = {kind: sorted({*known.get(kind, []), *today[kind]}) for kind in today}
    return json.dumps(both, indent=1) + "\n"


def sound_renames(guide: Guide, lists: Lists) -> Iterator[Finding]:
    """An earlier id is not in use, and leads to one of today, or says why it leads nowhere."""
    today = ids_of(guide)
    for number, rename in enumerate(lists["renames"]):
        known = today[rename.kind]
        if rename.id in known:
            yield Finding(FILE, (number, "id"), t("rules.not_moved", value=quoted(rename.id)))
        if rename.now and rename.now not in known:
            message = t("rules.moved_nowhere", value=quoted(rename.now)) + nearest(rename.now, known)
            yield Finding(FILE, (number, "now"), message)
        if not rename.now and (not rename.why or rename.kind == "section"):
            yield Finding(FILE, (number,), t("rules.moved_where", value=quoted(rename.id)))


def kept_addresses(guide: Guide, lists: Lists) -> Iterator[Finding]:
    """What the guide once had is still there, or was renamed or removed with an entry."""
    today = ids_of(guide)
    moved = {(rename.kind, rename.id) for rename in lists["renames"]}
    parents = {id for kind, id in moved if kind == "checklist"}
    place = FILE if FILE in guide.documents else "data/guide.yml"
    broken = {file.split("/")[1].removesuffix(".yml") for file, document in guide.documents.items() if document.problems}
    for kind, ids in known_ids(guide.root).items():
        for id in sorted({*ids} - {*today[kind]}):
            owner = id.rpartition("-")[0]
            followed = kind == "question" and (owner in parents or owner in broken or owner not in today["checklist"])
            if (kind, id) not in moved and id not in broken and not followed:
                yield Finding(place, (), t("rules.gone", value=quoted(id), example=f"{{kind: {kind}, id: {id}, now: …}}"))
