"""Pydantic's findings as problems with file, line and field."""

import re
from dataclasses import dataclass, replace
from typing import Any

from pydantic import BaseModel, ValidationError

from guide.content import model
from guide.content.document import Document, FieldPath
from guide.content.fieldtypes import ID_PATTERN, TextError
from guide.content.labels import help_of, label_of
from guide.content.marks import Mark, Reference, Rich, marks_at
from guide.content.problems import Problem
from guide.language.suggestions import choices, nearest, quoted
from guide.language.wording import slug
from guide.language.words import spoken, t
from guide.reading.names import Names, several, unknown


@dataclass(frozen=True)
class _Wrong:
    """A finding of pydantic, with the file and the kind of record that it is about."""

    kind: str
    value: Any
    context: dict[str, Any]
    path: FieldPath
    document: Document
    shape: type[BaseModel]
    names: Names

    @property
    def typed(self) -> str:
        """The value as it was typed."""
        return str(self.document.typed.get(self.path, self.value))

    @property
    def around(self) -> type[BaseModel]:
        """The kind of record that the field is in."""
        return _model_at(self.shape, self.path[:-1])

    @property
    def help(self) -> str:
        """What the field is for, after a space; nothing where the label says enough."""
        said = help_of(spoken(), self.around, str(self.path[-1])) if self.path else ""
        return f" {said}" if said else ""

    def mark(self, kind: type[Mark]) -> Any:
        """Return a mark of the field, or None."""
        in_list = len(self.path) > 1 and isinstance(self.path[-1], int)
        field = self.path[-2] if in_list else self.path[-1] if self.path else ""
        around = _model_at(self.shape, self.path[: -2 if in_list else -1])
        return next((mark for mark in marks_at(around, field, item=in_list) if isinstance(mark, kind)), None)


def problems_of(error: ValidationError, document: Document, shape: type[BaseModel], names: Names) -> list[Problem]:
    """Translate a validation error, one problem a field; `names` are those that the file may use."""
    found: dict[FieldPath, list[Problem]] = {}
    for detail in error.errors(include_url=False):
        path = _known_path(detail["loc"], document)
        if path not in found:
            found[path] = _problems(_Wrong(detail["type"], detail["input"], detail.get("ctx", {}), path, document, shape, names))
    return [problem for problems in found.values() for problem in problems]


def _problems(wrong: _Wrong) -> list[Problem]:
    """Return what is wrong with a field: one problem, or one a line of a text."""
    error, document = wrong.context.get("error"), wrong.document
    if not isinstance(error, TextError):
        return [document.problem(wrong.path, _message(wrong))]
    if wrong.path in document.folded and wrong.mark(Rich):
        return [document.problem(wrong.path, t("messages.bar", field=str(wrong.path[-1])))]
    by_line: dict[int, list[str]] = {}
    for before, message in error.places:
        by_line.setdefault(document.line_within(wrong.path, before), []).append(message)
    return [replace(document.problem(wrong.path, " ".join(messages)), line=line) for line, messages in by_line.items()]


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


def _message(wrong: _Wrong) -> str:
    kind, value = wrong.kind, wrong.value
    if kind == "missing":
        return t("messages.missing") + wrong.help
    if kind == "extra_forbidden":
        return _unknown_field(wrong)
    if kind == "value_error":
        return str(wrong.context["error"])
    reference = wrong.mark(Reference)
    if value is None:
        return _empty(wrong, reference)
    if reference and isinstance(value, list):
        return t("messages.no_brackets")
    if reference and wrong.names.get(reference.to) and not isinstance(value, dict):
        return _several(wrong, reference) or unknown(reference.to, wrong.typed, wrong.names)
    if kind == "literal_error":
        return _other_choice(wrong)
    if kind == "string_pattern_mismatch":
        return _pattern(wrong.typed, wrong.context["pattern"]) + wrong.help
    if kind == "too_short" and isinstance(value, list):
        item = replace(wrong, path=(*wrong.path, 0)).mark(Reference)
        return t("messages.too_few", count=wrong.context["min_length"]) + (choices(wrong.names.get(item.to, ())) if item else "")
    return _limits(wrong) or _wrong_type(wrong)


def _several(wrong: _Wrong, reference: Reference) -> str | None:
    """Say that more values stand where one belongs: `[wonen veiligheid]`; of a list, how the whole of it is written."""
    ids = several(reference.to, wrong.typed, wrong.names)
    if not ids or not isinstance(wrong.path[-1], int):
        return t("messages.single") + choices(ids) if ids else None
    items = [str(item) for item in _value_at(wrong.document.data, wrong.path[:-1])]
    items[wrong.path[-1] : wrong.path[-1] + 1] = ids
    return t("messages.apart", field=str(wrong.path[-2]), values=", ".join(dict.fromkeys(items)))


def _empty(wrong: _Wrong, reference: Reference | None) -> str:
    """Say that a field is empty; one that has to be there cannot be left out."""
    info = model.fields(wrong.around).get(str(wrong.path[-1])) if wrong.path else None
    told = t("messages.empty" if info is None or not info.is_required() else "messages.empty_required")
    return told + wrong.help + (choices(wrong.names.get(reference.to, ())) if reference else "")


def _unknown_field(wrong: _Wrong) -> str:
    """Say which field was meant: misspelled, under its label, without a space after its dash, or not indented."""
    name, fields = str(wrong.path[-1]), model.fields(wrong.around)
    if name.startswith("-") and name[1:] in {field for shape in model.all_models() for field in model.fields(shape)}:
        return t("messages.dash", field=name[1:])
    group = _value_at(wrong.document.data, wrong.path[:-1])
    for parent in fields:
        if parent in group and not group[parent] and name in model.fields(_model_at(wrong.shape, (*wrong.path[:-1], parent))):
            return t("messages.belongs", parent=parent)
    before = list(group)[: list(group).index(name)]
    if " " in name and before and any(isinstance(mark, Rich) for mark in marks_at(wrong.around, before[-1])):
        return t("messages.indent_text", field=before[-1])
    labels = {slug(label_of(spoken(), wrong.around, field)): field for field in fields}
    labelled = labels.get(slug(name))
    suggestion = f" {t('suggestions.nearest', value=labelled)}" if labelled else nearest(name, fields)
    return t("messages.unknown_field") + suggestion + choices(fields)


def _value_at(data: Any, path: FieldPath) -> Any:
    for step in path:
        data = data[step]
    return data


def _other_choice(wrong: _Wrong) -> str:
    if isinstance(wrong.value, bool):
        return _no_text(wrong)
    allowed = [part.strip(" '") for part in str(wrong.context["expected"]).replace(" or ", ", ").split(",")]
    countries = {slug(name): code for code, name in spoken().part("countries").items() if code in allowed}
    meant = countries.get(slug(wrong.typed), wrong.typed)
    return t("messages.not_here", value=quoted(wrong.typed)) + nearest(meant, allowed) + choices(allowed) + wrong.help


def _pattern(typed: str, pattern: str) -> str:
    if pattern != ID_PATTERN:
        return t("messages.not_here", value=quoted(typed))
    words = slug(typed)
    hint = t("suggestions.nearest", value=words) if words else t("messages.id_example")
    return f"{t('messages.bad_id', value=quoted(typed))} {hint}"


def _limits(wrong: _Wrong) -> str | None:
    kind, context, value = wrong.kind, wrong.context, wrong.value
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
        return t("messages.at_least" if kind.startswith("greater") else "messages.at_most", limit=limit) + wrong.help
    return None


def _no_text(wrong: _Wrong) -> str:
    if isinstance(wrong.value, bool):
        return t("messages.truth", value=wrong.typed)
    if isinstance(wrong.value, int | float):
        return t("messages.number_for_text", value=wrong.typed)
    return t("messages.bar", field=str(wrong.path[-1])) if wrong.mark(Rich) else t("messages.text")


def _no_list(wrong: _Wrong) -> str:
    """Say how to write a list; where fields of its first group stand, what these lack."""
    info = model.fields(wrong.around).get(str(wrong.path[-1]))
    if not isinstance(wrong.value, dict) or info is None or not _models_in(info.annotation):
        return t("messages.list")
    dashed = [str(name)[1:] for name in wrong.value if str(name).startswith("-")]
    return t("messages.dash", field=dashed[0]) if dashed else t("messages.list_of_groups")


def _wrong_type(wrong: _Wrong) -> str:
    kind, help = wrong.kind, wrong.help
    if kind == "string_type":
        return _no_text(wrong)
    is_group = isinstance(wrong.value, list | dict)
    shown = t("messages.group_shown") if is_group else quoted(wrong.typed)
    if kind in ("int_type", "int_from_float", "int_parsing"):
        span = re.fullmatch(r"(\d{1,3})\s*[-–]\s*(\d{1,3})", wrong.typed)
        if span and int(span[1]) < int(span[2]) < int(span[1]) + 20:
            return t("messages.range", values=", ".join(map(str, range(int(span[1]), int(span[2]) + 1))))
        return t("messages.whole", value=shown) + help
    if kind in ("float_type", "finite_number", "float_parsing"):
        if re.fullmatch(r"-?\d+,\d+", wrong.typed):
            return t("messages.point", right=wrong.typed.replace(",", "."), wrong=wrong.typed)
        if not is_group and re.fullmatch(r"-?\d+(\.\d+)?", wrong.typed):
            return t("messages.bare_number", right=wrong.typed)
        return t("messages.number", value=shown) + help
    if kind == "list_type":
        return _no_list(wrong) + help
    if kind == "bool_type":
        return t("messages.yes_or_no", value=shown) + help
    if kind == "model_type" and not wrong.path:
        return t("messages.no_fields", field=next(iter(model.fields(wrong.shape))))
    if kind in ("model_type", "model_attributes_type", "dict_type"):
        return t("messages.group", fields=", ".join(model.fields(_model_at(wrong.shape, wrong.path)))) + help
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
