"""Another handbook to begin with: a small complete guide in a language, ready to build."""

import shutil
from pathlib import Path

from guide.content.schemas import json_schemas
from guide.language.words import words_of
from guide.publish.generate import write

STARTER = Path(__file__).parent.parent / "starter"


def start(target: Path, language: str) -> None:
    """Write a guide of its own into a folder that is not there yet, or empty. Raises FileExistsError for any other."""
    if target.exists() and (not target.is_dir() or any(target.iterdir())):
        raise FileExistsError(target)
    for part in ("both", language):
        shutil.copytree(STARTER / part, target, dirs_exist_ok=True, ignore=shutil.ignore_patterns("__pycache__"))
    for path, content in json_schemas(words_of(language)).items():
        write(target / path, content)
    write(target / ".gitignore", "/site/\n/build/\n/.cache/\n__pycache__/\n")
