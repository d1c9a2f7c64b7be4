"""The folders of a guide to one checked `Guide`, or every problem at once."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar, cast

from pydantic import BaseModel, TypeAdapter, ValidationError

from guide.content import model
from guide.content.document import Document
from guide.content.guide import Guide
from guide.content.lists import LISTS
from guide.content.problems import ContentError, Problem
from guide.language.words import DEFAULT, LANGUAGES, speak, spoken, t
from guide.reading.messages import problems_of
from guide.reading.names import Names, names_of
from guide.reading.rules import check
from guide.reading.source import name_problem, read

Record = TypeVar("Record", bound=BaseModel)


@dataclass
class Reading:
    """What is read so far: the files, their problems, and the names that the next file may use."""

    root: Path
    documents: dict[str, Document] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    names: Names = field(default_factory=dict)


def load(root: Path) -> Guide:
    """Read and check every content file under `root`.

    Raises ContentError with all problems, each with file, line and field, when there is any.
    """
    reading = Reading(root)
    speak(language_of(root))
    about = _record(root / "data/guide.yml", model.About, reading)
    contents = _record(root / "data/phases.yml", model.Contents, reading)
    if contents is not None:
        reading.names = names_of(contents, {})
    lists = {name: _list(root / f"data/{name}.yml", shape, reading) for name, shape in LISTS.items()}
    if contents is not None:
        reading.names = names_of(contents, lists)
    cases = _folder(root / "cases", model.Case, reading)
    checklists = _folder(root / "checklists", model.Checklist, reading)
    if about is None or contents is None:
        raise ContentError(reading.problems)
    guide = Guide(
        root=root,
        about=about,
        contents=contents,
        cases=cases,
        checklists=checklists,
        documents=reading.documents,
        **{name: {getattr(item, "note" if name == "notes" else "id"): item for item in items} for name, items in lists.items()},  # type: ignore[arg-type]
    )
    problems = reading.problems + check(guide, lists)
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


def _read(path: Path, reading: Reading) -> Document | None:
    document = read(path, reading.root)
    reading.documents[document.file] = document
    reading.problems += document.problems
    return document if document.data is not None else None


def _record(path: Path, shape: type[Record], reading: Reading) -> Record | None:
    document = _read(path, reading)
    return None if document is None else validated(shape, document, reading)


_known: dict[tuple[Path, type[BaseModel], str], tuple[bytes, Document, BaseModel]] = {}


def _known_record(path: Path, shape: type[Record], reading: Reading) -> Record | None:
    """Return a record as it was read before, where its file still holds the same and nothing was wrong with it."""
    place = (path, shape, spoken().language)
    digest = hashlib.sha256(path.read_bytes()).digest() if path.is_file() else b""
    if place in _known and _known[place][0] == digest:
        reading.documents[_known[place][1].file] = _known[place][1]
        return cast(Record, _known[place][2])
    record = _record(path, shape, reading)
    document = reading.documents[path.relative_to(reading.root).as_posix()]
    if record is not None and not document.problems:
        _known[place] = (digest, document, record)
    return record


def validated(shape: type[Record], document: Document, reading: Reading) -> Record | None:
    """Return what a document holds as a record, or None with what is wrong noted."""
    try:
        return shape.model_validate(document.data)
    except ValidationError as error:
        _add(problems_of(error, document, shape, reading.names), document, reading)
        return None


def _add(found: list[Problem], document: Document, reading: Reading) -> None:
    """Note what is wrong with a document, one problem a field: what the reader said of it comes first."""
    named = {problem.field for problem in document.problems}
    fresh = [problem for problem in found if not problem.field or problem.field not in named]
    document.problems += fresh
    reading.problems += fresh


def _list(path: Path, shape: type[Record], reading: Reading) -> list[Record]:
    if not path.exists():
        return []
    document = _read(path, reading)
    return [] if document is None else validated_list(shape, document, reading)


def validated_list(shape: type[Record], document: Document, reading: Reading) -> list[Record]:
    """Return what a document holds as a list of records; nothing, with what is wrong noted, when one is wrong."""
    if not isinstance(document.data, list):
        _add([document.problem((), t("messages.list_file"))], document, reading)
        return []
    try:
        return TypeAdapter(list[shape]).validate_python(document.data, strict=True)  # type: ignore[valid-type]
    except ValidationError as error:
        _add(problems_of(error, document, shape, reading.names), document, reading)
        return []


def _folder(folder: Path, shape: type[Record], reading: Reading) -> dict[str, Record]:
    records: dict[str, Record] = {}
    for path in _content_files(folder):
        wrong_name = name_problem(path, reading.root)
        if wrong_name:
            reading.problems.append(wrong_name)
            continue
        record = _known_record(path, shape, reading)
        if record is not None:
            records[path.stem] = record
    return records


def _content_files(folder: Path) -> Iterable[Path]:
    """List a folder's entries; hidden files are the system's own."""
    return sorted(path for path in folder.iterdir() if not path.name.startswith(".")) if folder.is_dir() else []
