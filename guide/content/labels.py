"""What people read of a model and its fields: the language file says it, under the model's name and the field's name in files."""

from typing import Any

from pydantic import BaseModel

from guide.content.marks import Length
from guide.language.words import VALUE, Words


def model_label(words: Words, shape: type[BaseModel]) -> str:
    """Return what a record is called, such as "Casus"."""
    return words(f"models.{shape.__name__}")


def label_of(words: Words, shape: type[BaseModel], field: str) -> str:
    """Return the label of a field."""
    return str(_entry(words, shape, field)["label"])


def help_of(words: Words, shape: type[BaseModel], field: str) -> str:
    """Return what a field is for, or "" where the label says enough; its limits stand in it as the model has them."""
    said, limits = str(_entry(words, shape, field).get("help", "")), _limits(shape, field)
    return VALUE.sub(lambda found: str(limits[found[1]]), said)


def _limits(shape: type[BaseModel], field: str) -> dict[str, int]:
    """Return how long a text may be: in words where the model says so, otherwise in characters."""
    marks = next((info.metadata for name, info in shape.model_fields.items() if field in (name, info.alias)), [])
    for mark in marks:
        if isinstance(mark, Length):
            return {"least": mark.least, "most": mark.most}
    lengths = [mark.max_length for mark in marks if getattr(mark, "max_length", None)]
    return {"most": min(lengths)} if lengths else {}


def _entry(words: Words, shape: type[BaseModel], field: str) -> Any:
    return words.part("fields").get(shape.__name__, {}).get(field, {})
