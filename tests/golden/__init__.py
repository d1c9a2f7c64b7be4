"""Reads the golden files: inputs with the expected output beside them."""

import shutil
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from guide.content.problems import ContentError
from guide.reading.advice import advise
from guide.reading.load import load

FOLDER = Path(__file__).parent
NEW_CASE = FOLDER / "new_case.yml"
PAGES = FOLDER.parent / "planters/docs"


def golden(name: str) -> list[Any]:
    """Return the entries of a golden file as test parameters, each under its own name."""
    return [pytest.param(entry, id=entry["name"]) for entry in entries(name)]


@lru_cache
def entries(name: str) -> list[dict[str, Any]]:
    """Return the entries of a golden file."""
    found: list[dict[str, Any]] = yaml.safe_load((FOLDER / f"{name}.yml").read_text(encoding="utf-8"))
    return found


def spoil(root: Path, entry: dict[str, Any]) -> None:
    """Change one file below `root` as an entry says: `text` is all of it, `replace` and `by` a part, `as` something odd.

    A part of a file that is not there is a part of a new case.
    """
    if entry["file"].startswith("docs/"):
        shutil.copytree(PAGES, root / "docs")
    path = root / entry["file"]
    if entry.get("as") == "missing":
        path.unlink()
    elif entry.get("as") == "folder":
        path.mkdir()
    elif entry.get("as") == "loop":
        path.symlink_to(path)
    elif "text" in entry:
        path.write_bytes(entry["text"].encode(entry.get("encoding", "utf-8")))
    else:
        text = (path if path.exists() else NEW_CASE).read_text(encoding="utf-8")
        assert text.count(entry["replace"]) == 1, f"{entry['replace']!r} staat niet één keer in {entry['file']}"
        path.write_bytes(text.replace(entry["replace"], entry["by"]).encode(entry.get("encoding", "utf-8")))


def advice_lines(root: Path) -> list[str]:
    """Return what `make validate` advises about the content below `root`."""
    return [str(problem) for problem in advise(load(root))]


def problem_lines(root: Path) -> list[str]:
    """Return what `make validate` prints for the content below `root`."""
    try:
        load(root)
    except ContentError as error:
        return str(error).split("\n")
    return []
