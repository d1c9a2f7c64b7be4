"""The folders of a guide to one checked `Guide`, or every problem at once."""

from collections.abc import Iterable
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, TypeAdapter, ValidationError

from guide.content import model
from guide.content.document import Document
from guide.content.guide import Guide
from guide.content.lists import LISTS
from guide.content.problems import ContentError, Problem
from guide.language.words import DEFAULT, LANGUAGES, speak, t
from guide.reading.messages import problems_of
from guide.reading.rules import check
from guide.reading.source import name_problem, read

Record = TypeVar("Record", bound=BaseModel)


def load(root: Path) -> Guide:
    """Read and check every content file under `root`.

    Raises ContentError with all problems, each with file, line and field, when there is any.
    """
    problems: list[Problem] = []
    documents: dict[str, Document] = {}
    data = root / "data"
    speak(language_of(root))
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


def language_of(root: Path) -> str:
    """Return the language that a handbook says it is in, before anything else of it is known to be right."""
    data = read(root / "data/guide.yml", root).data
    language = data.get("language") if isinstance(data, dict) else None
    return language if language in LANGUAGES else DEFAULT


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
        _add([document.problem((), t("messages.list_file"))], document, problems)
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
