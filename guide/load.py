"""The folders of a guide to one checked `Guide`, or every problem at once."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, TypeAdapter, ValidationError

from guide import decision, model
from guide.messages import problems_of
from guide.problems import ContentError, Problem
from guide.source import Document, name_problem, read

Record = TypeVar("Record", bound=BaseModel)

LISTS: dict[str, type[BaseModel]] = {
    "themes": model.Theme,
    "success_factors": model.SuccessFactor,
    "boxes": model.Box,
    "compass": model.CompassQuestion,
    "decisions": decision.Decision,
    "figures": model.Figure,
    "glossary": model.Term,
    "notes": model.Note,
    "renames": decision.Rename,
    "sources": model.Source,
}


@dataclass
class Guide:
    """Everything the guide holds, keyed by id, in the order of the handbook. Built by `load`."""

    root: Path
    about: model.About
    contents: model.Contents
    cases: dict[str, model.Case]
    checklists: dict[str, model.Checklist]
    themes: dict[str, model.Theme]
    success_factors: dict[str, model.SuccessFactor]
    boxes: dict[str, model.Box]
    compass: dict[str, model.CompassQuestion]
    decisions: dict[str, decision.Decision]
    figures: dict[str, model.Figure]
    glossary: dict[str, model.Term]
    notes: dict[int, model.Note]
    renames: dict[str, decision.Rename]
    sources: dict[str, model.Source]
    documents: dict[str, Document] = field(default_factory=dict, repr=False)

    @cached_property
    def chapters(self) -> dict[str, model.Chapter]:
        """Theory first, then the phases, by id."""
        return {chapter.id: chapter for chapter in [*self.contents.theory, *self.contents.phases]}

    @cached_property
    def phases(self) -> dict[str, model.Chapter]:
        return {phase.id: phase for phase in self.contents.phases}

    @cached_property
    def sections(self) -> dict[str, model.Section]:
        return {section.id: section for chapter in self.chapters.values() for section in chapter.sections}

    @cached_property
    def chapter_of(self) -> dict[str, model.Chapter]:
        """The chapter or phase of each section, by the section's id."""
        return {section.id: chapter for chapter in self.chapters.values() for section in chapter.sections}

    def phase_of(self, section: str) -> str | None:
        """Return the id of a section's phase, or None in the theory."""
        chapter = self.chapter_of[section].id
        return chapter if chapter in self.phases else None

    @cached_property
    def cases_of(self) -> dict[str, list[str]]:
        """The ids of the cases with an episode in a section, by the section's id, in the order of the handbook."""
        found: dict[str, list[str]] = {section: [] for section in self.sections}
        for case_id, case in self.cases.items():
            for episode in case.episodes:
                if case_id not in found[episode.section]:
                    found[episode.section].append(case_id)
        return found

    @cached_property
    def checklist_of(self) -> dict[str, str]:
        """The id of a section's checklist, by the section's id; sections without one are absent."""
        return {section: id_ for id_, checklist in self.checklists.items() for section in checklist.sections}

    @cached_property
    def moved(self) -> dict[str, str]:
        """Where saved answers of moved questions go: the earlier id of a question to the one of today."""
        return {rename.id: rename.now for rename in self.renames.values()}

    @cached_property
    def sources_of_note(self) -> dict[int, list[str]]:
        """The ids of the works that a note of the handbook cites, by its number."""
        found: dict[int, list[str]] = {}
        for source in self.sources.values():
            for number in source.notes:
                found.setdefault(number, []).append(source.id)
        return found


def load(root: Path) -> Guide:
    """Read and check every content file under `root`.

    Raises ContentError with all problems, each with file, line and field, when there is any.
    """
    from guide.rules import check

    problems: list[Problem] = []
    documents: dict[str, Document] = {}
    data = root / "data"
    about = _record(data / "guide.yml", root, model.About, documents, problems)
    contents = _record(data / "phases.yml", root, model.Contents, documents, problems)
    lists = {name: _list(data / f"{name}.yml", root, shape, documents, problems) for name, shape in LISTS.items()}
    cases = _folder(root / "cases", root, model.Case, documents, problems)
    checklists = _folder(root / "checklists", root, model.Checklist, documents, problems)
    if about is None or contents is None:
        raise ContentError(problems)
    guide = Guide(
        root=root,
        about=about,
        contents=contents,
        cases=cases,
        checklists=checklists,
        documents=documents,
        **{name: {getattr(item, "note" if name == "notes" else "id"): item for item in items} for name, items in lists.items()},  # type: ignore[arg-type]
    )
    problems += check(guide, lists)
    if problems:
        raise ContentError(problems)
    return _in_book_order(guide)


def _in_book_order(guide: Guide) -> Guide:
    order = {section: number for number, section in enumerate(guide.sections)}
    cases = sorted(guide.cases.items(), key=lambda item: (item[1].map_number is None, item[1].map_number or 0, item[0]))
    guide.cases = dict(cases)
    guide.checklists = dict(sorted(guide.checklists.items(), key=lambda item: order[item[1].sections[0]]))
    return guide


def _read(path: Path, root: Path, documents: dict[str, Document], problems: list[Problem]) -> Document | None:
    document = read(path, root)
    documents[document.file] = document
    problems += document.problems
    return document if document.data is not None else None


def _record(path: Path, root: Path, shape: type[Record], documents: dict[str, Document], problems: list[Problem]) -> Record | None:
    document = _read(path, root, documents, problems)
    return None if document is None else _validated(shape, document, problems)


def _validated(shape: type[Record], document: Document, problems: list[Problem]) -> Record | None:
    try:
        return shape.model_validate(document.data)
    except ValidationError as error:
        _add(problems_of(error, document, shape), document, problems)
        return None


def _add(found: list[Problem], document: Document, problems: list[Problem]) -> None:
    """Note what is wrong with a document, one problem a field: what the reader said of it comes first."""
    named = {problem.field for problem in document.problems}
    fresh = [problem for problem in found if not problem.field or problem.field not in named]
    document.problems += fresh
    problems += fresh


def _list(path: Path, root: Path, shape: type[Record], documents: dict[str, Document], problems: list[Problem]) -> list[Record]:
    if not path.exists():
        return []
    document = _read(path, root, documents, problems)
    return [] if document is None else _validated_list(shape, document, problems)


def _validated_list(shape: type[Record], document: Document, problems: list[Problem]) -> list[Record]:
    if not isinstance(document.data, list):
        _add([document.problem((), "Hier hoort een lijst: elke waarde begint met '- '.")], document, problems)
        return []
    try:
        return TypeAdapter(list[shape]).validate_python(document.data, strict=True)  # type: ignore[valid-type]
    except ValidationError as error:
        _add(problems_of(error, document, shape), document, problems)
        return []


def _folder(folder: Path, root: Path, shape: type[Record], documents: dict[str, Document], problems: list[Problem]) -> dict[str, Record]:
    records: dict[str, Record] = {}
    for path in _content_files(folder):
        wrong_name = name_problem(path, root)
        if wrong_name:
            problems.append(wrong_name)
            continue
        record = _record(path, root, shape, documents, problems)
        if record is not None:
            records[path.stem] = record
    return records


def _content_files(folder: Path) -> Iterable[Path]:
    """List a folder's entries; hidden files are the system's own."""
    return sorted(path for path in folder.iterdir() if not path.name.startswith(".")) if folder.is_dir() else []
