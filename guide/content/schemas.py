"""What the models say, for editors and people: JSON Schemas and tables of fields, in the words of a language."""

import json
from typing import Any

from pydantic import BaseModel, TypeAdapter

from guide.content import model
from guide.content.labels import help_of, label_of, model_label
from guide.content.lists import LISTS
from guide.language.words import Words

CODEBOOK: tuple[type[BaseModel], ...] = (model.Case, model.Place, model.Episode, model.Link, model.Checklist, model.Question)
PLAIN = {str: "text", int: "whole", float: "number", bool: "truth"}


def json_schemas(words: Words) -> dict[str, str]:
    """Return a JSON Schema (draft 2020-12) a kind of file, by its path from the project's root."""
    shapes: dict[str, Any] = {"case": model.Case, "checklist": model.Checklist, "guide": model.About, "phases": model.Contents}
    shapes |= {name: list[shape] for name, shape in LISTS.items()}  # type: ignore[valid-type]
    return {f"schemas/{name}.schema.json": _schema(shape, words) for name, shape in shapes.items()}


def _schema(shape: Any, words: Words) -> str:
    schema = TypeAdapter(shape).json_schema(by_alias=True)
    known = {each.__name__: each for each in model.all_models()}
    for part in (schema, *schema.get("$defs", {}).values()):
        if part.get("title") in known:
            _say(part, known[part["title"]], words)
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}
    return json.dumps(schema, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def _say(schema: dict[str, Any], shape: type[BaseModel], words: Words) -> None:
    """Put a model's labels and help into its schema, in the place of names and docstrings."""
    schema["title"] = model_label(words, shape)
    schema.pop("description", None)
    for name, field in schema["properties"].items():
        field["title"] = label_of(words, shape, name)
        if said := help_of(words, shape, name):
            field["description"] = said


def field_rows(words: Words, shape: type[BaseModel]) -> list[dict[str, str]]:
    """Return a row a field: `name`, `label`, `help`, `required` ("ja" or "nee") and `kind`."""
    return [
        {
            "name": name,
            "label": label_of(words, shape, name),
            "help": help_of(words, shape, name),
            "required": words("values.yes" if info.is_required() else "values.no"),
            "kind": _kind(words, info.annotation),
        }
        for name, info in model.fields(shape).items()
    ]


def codebook(words: Words) -> dict[str, list[dict[str, str]]]:
    """Return the rows of every table of the codebook, by what the record is called."""
    return {model_label(words, shape): field_rows(words, shape) for shape in CODEBOOK}


def _kind(words: Words, annotation: Any) -> str:
    if isinstance(annotation, type):
        return words("values.group" if issubclass(annotation, BaseModel) else f"values.{PLAIN[annotation]}")
    parts = [part for part in getattr(annotation, "__args__", ()) if part is not type(None)]
    if getattr(annotation, "__origin__", None) is list:
        if isinstance(parts[0], type) and issubclass(parts[0], BaseModel):
            return words("values.groups")
        return words("values.list", kind=_kind(words, parts[0]))
    if parts and all(isinstance(part, str) for part in parts):
        return words("values.one_of", values=", ".join(parts))
    return _kind(words, parts[0]) if parts else words("values.text")
