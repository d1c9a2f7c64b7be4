"""What people read of a model and its fields: the language file says it, under the model's name and the field's name in files."""

from typing import Any

from pydantic import BaseModel

from guide.language.words import Words


def model_label(words: Words, shape: type[BaseModel]) -> str:
    """Return what a record is called, such as "Casus"."""
    return words(f"models.{shape.__name__}")


def label_of(words: Words, shape: type[BaseModel], field: str) -> str:
    """Return the label of a field."""
    return str(_entry(words, shape, field)["label"])


def help_of(words: Words, shape: type[BaseModel], field: str) -> str:
    """Return what a field is for, or "" where the label says enough."""
    return str(_entry(words, shape, field).get("help", ""))


def _entry(words: Words, shape: type[BaseModel], field: str) -> Any:
    return words.part("fields").get(shape.__name__, {}).get(field, {})
