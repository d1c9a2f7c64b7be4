"""What the models say, for editors and people: JSON Schemas and tables of fields."""

import json
from typing import Any

from pydantic import BaseModel, TypeAdapter

from guide.content import model
from guide.content.lists import LISTS

CODEBOOK: dict[str, type[BaseModel]] = {
    "Casus": model.Case,
    "Plaats van een casus": model.Place,
    "Deel van een casus": model.Episode,
    "Link": model.Link,
    "Checklist": model.Checklist,
    "Vraag": model.Question,
}


PLAIN = {str: "tekst", int: "geheel getal", float: "getal", bool: "true of false"}


def json_schemas() -> dict[str, str]:
    """Return a JSON Schema (draft 2020-12) a kind of file, by its path from the project's root."""
    shapes: dict[str, Any] = {"case": model.Case, "checklist": model.Checklist, "guide": model.About, "phases": model.Contents}
    shapes |= {name: list[shape] for name, shape in LISTS.items()}  # type: ignore[valid-type]
    return {f"schemas/{name}.schema.json": _schema(shape) for name, shape in shapes.items()}


def _schema(shape: Any) -> str:
    schema = TypeAdapter(shape).json_schema(by_alias=True)
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}
    return json.dumps(schema, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def field_rows(shape: type[BaseModel]) -> list[dict[str, str]]:
    """Return a row a field: `name`, `label`, `help`, `required` ("ja" or "nee"), `kind` in Dutch."""
    return [
        {
            "name": name,
            "label": info.title or name,
            "help": info.description or "",
            "required": "ja" if info.is_required() else "nee",
            "kind": _kind(info.annotation),
        }
        for name, info in model.fields(shape).items()
    ]


def _kind(annotation: Any) -> str:
    if isinstance(annotation, type):
        if issubclass(annotation, BaseModel):
            return "groep velden"
        return PLAIN.get(annotation, annotation.__name__)
    parts = [part for part in getattr(annotation, "__args__", ()) if part is not type(None)]
    if getattr(annotation, "__origin__", None) is list:
        return f"lijst van {_kind(parts[0]).replace('groep velden', 'groepen velden')}"
    if parts and all(isinstance(part, str) for part in parts):
        return "één van: " + ", ".join(parts)
    return _kind(parts[0]) if parts else "tekst"
