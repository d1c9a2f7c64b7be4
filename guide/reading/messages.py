"""Pydantic's findings as Dutch problems with file, line and field."""

from typing import Any

from pydantic import BaseModel, ValidationError

from guide.content import model
from guide.content.document import Document, FieldPath
from guide.content.fieldtypes import ID_PATTERN
from guide.content.problems import Problem
from guide.language.suggestions import choices, nearest, quoted
from guide.language.wording import slug


def problems_of(error: ValidationError, document: Document, shape: type[BaseModel]) -> list[Problem]:
    """Translate a validation error, one problem a field."""
    found: dict[FieldPath, Problem] = {}
    for detail in error.errors(include_url=False):
        path = _known_path(detail["loc"], document)
        if path not in found:
            found[path] = document.problem(path, _message(detail, path, document, shape))
    return list(found.values())


def _known_path(loc: FieldPath, document: Document) -> FieldPath:
    """Drop the steps pydantic adds for unions, such as `int` or `constrained-str`."""
    path: FieldPath = ()
    for step in loc:
        inside = (*path, step)
        if isinstance(step, int) or inside in document.lines or (step == loc[-1] and _is_field(step)):
            path = inside
    return path


def _is_field(step: str | int) -> bool:
    return isinstance(step, str) and step not in {"str", "int", "float"} and "[" not in step and "constrained" not in step


def _message(detail: Any, path: FieldPath, document: Document, shape: type[BaseModel]) -> str:
    kind, value, context = detail["type"], detail["input"], detail.get("ctx", {})
    typed = document.typed.get(path, value)
    if kind == "missing":
        return "Dit veld ontbreekt." + _help(shape, path)
    if kind == "extra_forbidden":
        if str(path[-1]).isdigit():
            return "Dit veld bestaat niet. Schrijf een getal met een punt, niet met een komma."
        allowed = list(model.fields(_model_at(shape, path[:-1])))
        return f"Dit veld bestaat niet.{nearest(path[-1], allowed)}{choices(allowed)}"
    if kind == "literal_error":
        allowed = [part.strip(" '") for part in str(context["expected"]).replace(" or ", ", ").split(",")]
        if isinstance(value, bool):
            return _no_text(value, typed)
        return f"{quoted(typed)} kan hier niet.{nearest(typed, allowed)}{choices(allowed)}{_help(shape, path)}"
    if kind == "string_pattern_mismatch":
        return _pattern(str(typed), context["pattern"]) + _help(shape, path)
    if kind == "value_error":
        return str(context["error"])
    if value is None:
        return "Dit veld is leeg. Vul het in of haal de regel weg." + _help(shape, path)
    return _limits(kind, context, value) or _wrong_type(kind, value, typed, _help(shape, path))


def _pattern(typed: str, pattern: str) -> str:
    if pattern != ID_PATTERN:
        return f"{quoted(typed)} kan hier niet."
    words = slug(typed)
    hint = f"Bedoel je '{words}'?" if words else "Een voorbeeld: 'lange-adem'."
    return f"{quoted(typed)} is geen geldige id: gebruik kleine letters en cijfers met streepjes ertussen. {hint}"


def _limits(kind: str, context: dict[str, Any], value: object) -> str | None:
    if kind == "string_too_long" or (kind == "too_long" and isinstance(value, str)):
        return f"Deze tekst is te lang: hooguit {context['max_length']} tekens."
    if kind == "string_too_short":
        least = context["min_length"]
        return "Deze tekst is leeg." if least == 1 else f"Deze tekst is te kort: minstens {least} tekens."
    if kind == "too_short":
        least = context["min_length"]
        return "Hier hoort minstens één waarde." if least == 1 else f"Hier horen minstens {least} waarden."
    if kind == "too_long":
        return f"Hier passen hooguit {context['max_length']} waarden."
    if kind in ("greater_than_equal", "less_than_equal"):
        word = "minstens" if kind.startswith("greater") else "hooguit"
        return f"Dit getal moet {word} {context.get('ge', context.get('le')):.0f} zijn."
    return None


def _no_text(value: object, typed: object) -> str:
    if isinstance(value, bool):
        return f'YAML leest {typed} als waar of onwaar. Zet de tekst tussen aanhalingstekens: "{typed}".'
    if isinstance(value, int | float):
        return f'Hier hoort tekst, geen getal. Zet aanhalingstekens: "{typed}".'
    return "Hier hoort tekst. Begint de tekst met [, { of -, of staat er een : of ? in? Zet haar dan tussen aanhalingstekens."


def _wrong_type(kind: str, value: object, typed: object, help: str) -> str:
    if kind == "string_type":
        return _no_text(value, typed)
    shown = "een lijst of groep velden" if isinstance(value, list | dict) else quoted(typed)
    if kind in ("int_type", "int_from_float", "int_parsing"):
        return f"Hier hoort een geheel getal zonder aanhalingstekens, niet {shown}.{help}"
    if kind in ("float_type", "finite_number", "float_parsing"):
        return f"Hier hoort een getal met een punt en zonder aanhalingstekens, zoals 51.5225, niet {shown}.{help}"
    if kind == "list_type":
        return f"Hier hoort een lijst: elke waarde op een eigen regel met '- ' ervoor, of tussen [ en ].{help}"
    if kind in ("model_type", "model_attributes_type", "dict_type"):
        return f"Hier hoort een groep velden, elk op een eigen regel.{help}"
    return f"{shown} kan hier niet."


def _model_at(shape: type[BaseModel], path: FieldPath) -> type[BaseModel]:
    """Find the model that describes the place `path` points to."""
    for step in path:
        info = model.fields(shape).get(step) if isinstance(step, str) else None
        if info is not None:
            shape = next((inner for inner in _models_in(info.annotation)), shape)
    return shape


def _models_in(annotation: Any) -> list[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return [inner for part in getattr(annotation, "__args__", ()) for inner in _models_in(part)]


def _help(shape: type[BaseModel], path: FieldPath) -> str:
    info = model.fields(_model_at(shape, path[:-1])).get(str(path[-1])) if path else None
    return f" {info.description}" if info is not None and info.description else ""
