"""Keeps the generated parts of CONTRIBUTING.md equal to the models and to the checked example."""

import json
import re
from collections.abc import Iterable
from pathlib import Path

from guide.content.labels import model_label
from guide.content.model import Case, Episode, Link, Place
from guide.content.schemas import field_rows
from guide.language.words import Words

EDITOR = ".vscode/settings.json"
EXAMPLE = "tests/example/cases/voorbeeld.yml"
MARKED = "<!-- {name}: written by make schemas -->\n{text}\n<!-- end of {name} -->"


def contributing(root: Path, words: Words) -> dict[str, str]:
    """Return CONTRIBUTING.md with its example and table of fields made anew, by its path."""
    text = (root / "CONTRIBUTING.md").read_text(encoding="utf-8")
    example = (root / EXAMPLE).read_text(encoding="utf-8").strip()
    example = example.replace("../../../schemas/", "../schemas/")  # as seen from cases/, where contributors put it
    text = _replace(text, "example", f"```yaml\n{example}\n```")
    return {"CONTRIBUTING.md": _replace(text, "fields", _tables(words))}


def editor_settings(schemas: Iterable[str]) -> str:
    """Return the settings that let an editor fill in and check files by their schema."""
    folders = {"schemas/case.schema.json": "cases/*.yml", "schemas/checklist.schema.json": "checklists/*.yml"}
    places = {path: folders.get(path, path.replace("schemas/", "data/").replace(".schema.json", ".yml")) for path in sorted(schemas)}
    settings = {"yaml.schemas": places, "files.encoding": "utf8", "[yaml]": {"editor.insertSpaces": True, "editor.tabSize": 2}}
    return json.dumps(settings, indent=2) + "\n"


def _replace(text: str, name: str, content: str) -> str:
    pattern = re.compile(rf"<!-- {name}: .*? -->.*?<!-- end of {name} -->", re.DOTALL)
    return pattern.sub(lambda _: MARKED.format(name=name, text=content), text)


def _tables(words: Words) -> str:
    heads = " | ".join(words(f"codebook.{column}") for column in ("field", "kind", "required", "meaning"))
    parts = []
    for shape in (Case, Place, Episode, Link):
        rows = [f"| `{row['name']}` | {row['kind']} | {row['required']} | {row['help']} |" for row in field_rows(words, shape)]
        parts.append("\n".join([f"**{model_label(words, shape)}**", "", f"| {heads} |", "| --- | --- | --- | --- |", *rows]))
    return "\n\n".join(parts)
