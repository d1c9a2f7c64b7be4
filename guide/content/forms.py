"""What a form needs to know of a record's fields, as plain data: the models say it, in the words of a language.

A field is `{name, label, help, required, kind}` and, where they hold, `least` and `most` (characters, items, or the value of a
number), `choices` (the values of a choice), `to` (the vocabulary that ids come from), `fields` (those of the record inside), `told`
(it is running text) and `words` (how many it has when it says enough and not too much).
"""

from types import NoneType
from typing import Annotated, Any, Literal, get_args, get_origin

from pydantic import BaseModel, TypeAdapter

from guide.content.fieldtypes import Day, WebAddress
from guide.content.labels import help_of, label_of
from guide.content.marks import Length, Mark, Reference, Rich, Told
from guide.content.model import fields
from guide.language.words import Words

LIMITS = {
    "minLength": "least", "maxLength": "most", "minimum": "least", "maximum": "most", "minItems": "least", "maxItems": "most",
}  # fmt: skip
PLAIN = {str: "line", int: "whole", float: "number", bool: "truth"}
KNOWN: dict[str, Any] = {"day": Day, "address": WebAddress}
Form = list[dict[str, Any]]


def form_of(words: Words, shape: type[BaseModel]) -> Form:
    """Return the fields of a model in its order."""
    return [
        {
            "name": name,
            "label": label_of(words, shape, name),
            "help": help_of(words, shape, name),
            "required": info.is_required(),
            **_kind(words, info.annotation, info.metadata),
        }
        for name, info in fields(shape).items()
    ]


def _kind(words: Words, annotation: Any, metadata: list[Any]) -> dict[str, Any]:
    annotation, metadata = _unwrapped(annotation, metadata)
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return {"kind": "record", "fields": form_of(words, annotation)}
    if get_origin(annotation) is list:
        inside = _kind(words, get_args(annotation)[0], [])
        limits = _limits(annotation, metadata)
        kind = "list" if inside["kind"] in ("line", "whole") else f"{inside['kind']}s"
        return {**limits, "kind": kind, "item": inside} if kind == "list" else {**inside, "kind": kind, **limits}
    if get_origin(annotation) is Literal:
        return {"kind": "choice", "choices": list(get_args(annotation))}
    marks: dict[type[Mark], Any] = {type(mark): mark for mark in metadata if isinstance(mark, Mark)}
    if Reference in marks:
        return {"kind": "id", "to": marks[Reference].to}
    kind = next((name for name, shape in KNOWN.items() if shape.__metadata__[-1] in metadata), PLAIN[annotation])
    about: dict[str, Any] = {"told": True} if Told in marks else {}
    if Length in marks:
        about["words"] = {"least": marks[Length].least, "most": marks[Length].most}
    return {"kind": "prose" if Rich in marks else kind, **_limits(annotation, metadata), **about}


def _unwrapped(annotation: Any, metadata: list[Any]) -> tuple[Any, list[Any]]:
    """Return the type inside `Annotated[…]` and `… | None`, with everything that is said about it."""
    while True:
        parts = [part for part in get_args(annotation) if part is not NoneType]
        if hasattr(annotation, "__metadata__"):
            metadata, annotation = [*annotation.__metadata__, *metadata], parts[0]
        elif NoneType in get_args(annotation) and len(parts) == 1:
            annotation = parts[0]
        else:
            return annotation, metadata


def _limits(annotation: Any, metadata: list[Any]) -> dict[str, Any]:
    whole: Any = Annotated[annotation, *metadata] if metadata else annotation
    schema = TypeAdapter(whole).json_schema()
    return {ours: schema[theirs] for theirs, ours in LIMITS.items() if theirs in schema}
