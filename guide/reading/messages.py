"""Pydantic's findings as problems with file, line and field."""

from dataclasses import replace
from typing import Any

from pydantic import BaseModel, ValidationError

from guide.content import model
from guide.content.document import Document, FieldPath
from guide.content.fieldtypes import ID_PATTERN, TextError
from guide.content.labels import help_of
from guide.content.problems import Problem
from guide.language.suggestions import choices, nearest, quoted
from guide.language.wording import slug
from guide.language.words import spoken, t


def problems_of(error: ValidationError, document: Document, shape: type[BaseModel]) -> list[Problem]:
    """Translate a validation error, one problem a field."""
    found: dict[FieldPath, list[Problem]] = {}
    for detail in error.errors(include_url=False):
        path = _known_path(detail["loc"], document)
        if path not in found:
            found[path] = _problems(detail, path, document, shape)
    return [problem for problems in found.values() for problem in problems]


def _problems(detail: Any, path: FieldPath, document: Document, shape: type[BaseModel]) -> list[Problem]:
    """Return what is wrong with a field: one problem, or one a line of a text."""
    wrong = detail.get("ctx", {}).get("error")
    if not isinstance(wrong, TextError):
        return [document.problem(path, _message(detail, path, document, shape))]
    by_line: dict[int, list[str]] = {}
    for before, message in wrong.places:
        by_line.setdefault(document.line_within(path, before), []).append(message)
    return [replace(document.problem(path, " ".join(messages)), line=line) for line, messages in by_line.items()]


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
        return t("messages.missing") + _help(shape, path)
    if kind == "extra_forbidden":
        if str(path[-1]).isdigit():
            return t("messages.comma")
        allowed = list(model.fields(_model_at(shape, path[:-1])))
        return t("messages.unknown_field") + nearest(path[-1], allowed) + choices(allowed)
    if kind == "literal_error":
        allowed = [part.strip(" '") for part in str(context["expected"]).replace(" or ", ", ").split(",")]
        if isinstance(value, bool):
            return _no_text(value, typed)
        return t("messages.not_here", value=quoted(typed)) + nearest(typed, allowed) + choices(allowed) + _help(shape, path)
    if kind == "string_pattern_mismatch":
        return _pattern(str(typed), context["pattern"]) + _help(shape, path)
    if kind == "value_error":
        return str(context["error"])
    if value is None:
        return t("messages.empty") + _help(shape, path)
    return _limits(kind, context, value) or _wrong_type(kind, value, typed, _help(shape, path))


def _pattern(typed: str, pattern: str) -> str:
    if pattern != ID_PATTERN:
        return t("messages.not_here", value=quoted(typed))
    words = slug(typed)
    hint = t("suggestions.nearest", value=words) if words else t("messages.id_example")
    return f"{t('messages.bad_id', value=quoted(typed))} {hint}"


def _limits(kind: str, context: dict[str, Any], value: object) -> str | None:
    if kind == "string_too_long" or (kind == "too_long" and isinstance(value, str)):
        return t("messages.too_long", most=context["max_length"], now=len(str(value).strip()))
    if kind == "string_too_short":
        least = context["min_length"]
        return t("messages.no_text") if least == 1 else t("messages.too_short", least=least, now=len(str(value).strip()))
    if kind == "too_short":
        return t("messages.too_few", count=context["min_length"])
    if kind == "too_long":
        return t("messages.too_many", most=context["max_length"], now=len(value) if isinstance(value, list) else 0)
    if kind in ("greater_than_equal", "less_than_equal"):
        limit = f"{context.get('ge', context.get('le')):.0f}"
        return t("messages.at_least" if kind.startswith("greater") else "messages.at_most", limit=limit)
    return None


def _no_text(value: object, typed: object) -> str:
    if isinstance(value, bool):
        return t("messages.truth", value=str(typed))
    if isinstance(value, int | float):
        return t("messages.number_for_text", value=str(typed))
    return t("messages.text")


def _wrong_type(kind: str, value: object, typed: object, help: str) -> str:
    if kind == "string_type":
        return _no_text(value, typed)
    shown = t("messages.group_shown") if isinstance(value, list | dict) else quoted(typed)
    if kind in ("int_type", "int_from_float", "int_parsing"):
        return t("messages.whole", value=shown) + help
    if kind in ("float_type", "finite_number", "float_parsing"):
        return t("messages.number", value=shown) + help
    if kind == "list_type":
        return t("messages.list") + help
    if kind in ("model_type", "model_attributes_type", "dict_type"):
        return t("messages.group") + help
    return t("messages.not_here", value=shown)


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
    said = help_of(spoken(), _model_at(shape, path[:-1]), str(path[-1])) if path else ""
    return f" {said}" if said else ""
