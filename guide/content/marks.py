"""What a field says about itself in the model, beyond its type: whoever needs it walks a record and finds it here."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NamedTuple, get_args, get_origin

from pydantic import BaseModel

from guide.content.document import FieldPath


class Mark:
    """Something that stands in a field's `Annotated[…]` for the engine, not for pydantic."""


@dataclass(frozen=True)
class Reference(Mark):
    """The value names something: an id in the part of the Guide that is named here, such as "sections"."""

    to: str


@dataclass(frozen=True)
class Own(Mark):
    """No other record in the same list has this value; with `everywhere`, no other such record in the file."""

    everywhere: bool = False


@dataclass(frozen=True)
class Rich(Mark):
    """The value is Markdown, which may hold links that name something."""


@dataclass(frozen=True)
class Column(Mark):
    """The column of `data/cases.csv` that holds the value; several values are joined in one cell."""

    name: str


@dataclass(frozen=True)
class Weight(Mark):
    """How much a word of the value counts in the search: 1 is running text.

    Of a reference, what it names is searched by its title. `named_in` is the part of the language file that names the value.
    """

    weight: float
    named_in: str = ""


@dataclass(frozen=True)
class Told(Mark):
    """The value is running text of our own, to which the house style applies."""


@dataclass(frozen=True)
class Length(Mark):
    """How many words a text has when it says enough and not too much."""

    least: int
    most: int


class Spot(NamedTuple):
    """A value in a record: where it stands, the kind of record around it, and the marks of its field."""

    path: FieldPath
    value: Any
    shape: type[BaseModel]
    marks: tuple[Mark, ...]

    def mark(self, kind: type[Mark]) -> Any:
        """Return the field's mark of one kind, or None."""
        for mark in self.marks:  # asked of every value by many rules: quicker than next() by half
            if isinstance(mark, kind):
                return mark
        return None


def spots(record: BaseModel, path: FieldPath = (), parts: bool = True) -> Iterator[Spot]:
    """Yield every value of a record, lists and what is in them too, in the order of the model; nothing for what is left out.

    Without `parts`, lists of other records are left aside.
    """
    shape = type(record)
    for attribute, name, marks, of_items in _fields(shape):
        value, here = getattr(record, attribute), (*path, name)
        if isinstance(value, BaseModel):
            yield from spots(value, here, parts)
        elif isinstance(value, list):
            yield Spot(here, value, shape, marks)
            for number, item in enumerate(value):
                if isinstance(item, BaseModel):
                    yield from spots(item, (*here, number)) if parts else ()
                else:
                    yield Spot((*here, number), item, shape, of_items)
        elif value is not None:
            yield Spot(here, value, shape, marks)


def marks_at(shape: type[BaseModel], field: str | int, item: bool = False) -> tuple[Mark, ...]:
    """Return the marks of a field by its name in files, or those of the items of a list."""
    return next((of_items if item else marks for _, name, marks, of_items in _fields(shape) if name == field), ())


def marked(shape: type[BaseModel], kind: type[Mark]) -> Iterator[tuple[type[BaseModel], str, Any]]:
    """Yield the fields of a model that bear a mark, and those of the models in it: the model, the name in files and the mark."""
    for attribute, name, marks, _ in _fields(shape):
        yield from ((shape, name, mark) for mark in marks if isinstance(mark, kind))
        annotation = shape.model_fields[attribute].annotation
        inner = _item(annotation) or annotation
        if isinstance(inner, type) and issubclass(inner, BaseModel):
            yield from marked(inner, kind)


@lru_cache
def _fields(shape: type[BaseModel]) -> list[tuple[str, str, tuple[Mark, ...], tuple[Mark, ...]]]:
    """Return each field's attribute, its name in files, its marks, and those of the items of a list."""
    return [
        (attribute, info.alias or attribute, _marks((*info.metadata, *_inside(info.annotation))), _marks(_inside(_item(info.annotation))))
        for attribute, info in shape.model_fields.items()
    ]


def _marks(metadata: tuple[Any, ...]) -> tuple[Mark, ...]:
    return tuple(each for each in metadata if isinstance(each, Mark))


def _inside(annotation: Any) -> tuple[Any, ...]:
    """Return what stands in a type's own `Annotated[…]`, also where the type is one of several."""
    if annotation is None or get_origin(annotation) is list:
        return ()
    beside = getattr(annotation, "__metadata__", ())
    return (*beside, *(each for part in get_args(annotation) for each in _inside(part) if not isinstance(part, str)))


def _item(annotation: Any) -> Any:
    """Return the type of a list's items."""
    return get_args(annotation)[0] if get_origin(annotation) is list else None
