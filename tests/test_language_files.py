"""The language files: the same keys in each, every key that the code asks for, and a bad example for every sentence about content."""

import ast
import re
from collections.abc import Iterator
from typing import Any

import pytest

from guide.content.labels import help_of, label_of, model_label
from guide.content.model import Case, Checklist, Episode, Link, Place, Question, all_models, fields
from guide.language.words import LANGUAGES, VALUE, Words, words_of
from tests.conftest import ROOT
from tests.golden import entries

NL = words_of("nl")


def texts(node: Any, path: str = "") -> Iterator[tuple[str, str]]:
    """Yield every text of a language with its key."""
    if isinstance(node, dict):
        for name, inner in node.items():
            yield from texts(inner, f"{path}.{name}" if path else name)
    else:
        yield path, " ".join(node) if isinstance(node, list) else node


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_says_everything(language: str) -> None:
    ours, theirs = dict(texts(NL.tree)), dict(texts(words_of(language).tree))
    assert ours.keys() == theirs.keys()
    for key, text in theirs.items():
        assert set(VALUE.findall(text)) == set(VALUE.findall(ours[key])), key
        assert text, key


def asked() -> dict[str, str]:
    """Return the keys that Python asks for, each with its file: constants, and the beginnings of composed ones."""
    found = {}
    for path in sorted((ROOT / "guide").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            name = getattr(node.func, "attr", getattr(node.func, "id", "")) if isinstance(node, ast.Call) else ""
            if isinstance(node, ast.Call) and name in {"t", "words", "part"} and node.args:
                for part in ast.walk(node.args[0]):
                    if isinstance(part, ast.Constant) and isinstance(part.value, str) and re.fullmatch(r"[a-z_]+\.[\w.]*", part.value):
                        found[part.value] = path.name
    return found


def test_every_key_that_the_code_asks_for_exists() -> None:
    keys = asked()
    assert len(keys) > 60
    for key, file in keys.items():
        assert NL.part(key.rstrip(".")), f"{file}: {key}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_field_of_every_model_has_a_label(language: str) -> None:
    words = words_of(language)
    for shape in all_models():
        assert model_label(words, shape)
        for name in fields(shape):
            assert label_of(words, shape, name), (shape, name)
    assert set(words.part("models")) == set(words.part("fields")) == {shape.__name__ for shape in all_models()}
    for shape in all_models():
        assert set(words.part(f"fields.{shape.__name__}")) == set(fields(shape)), "no entry for a field that is gone"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_field_of_a_contributor_is_explained(language: str) -> None:
    for shape in (Case, Place, Episode, Link, Checklist, Question):
        for name in fields(shape):
            assert help_of(words_of(language), shape, name).endswith("."), (shape, name)


def said(words: Words, topic: str) -> dict[str, re.Pattern[str]]:
    """Return how each text of a topic looks when its values are filled in."""
    return {key: re.compile(VALUE.sub(".*", re.sub(r"([^\w\s{}])", r"\\\1", text))) for key, text in texts(words.part(topic), topic)}


@pytest.mark.parametrize("topic", ["messages", "richtext"])
def test_every_sentence_has_a_bad_example(topic: str) -> None:
    printed = "\n".join(
        line for name in ("source", "messages", "rules", "mistakes") for entry in entries(name) for line in entry["problems"]
    )
    printed += "\nHet bestand is te groot: hooguit 500 kB."
    sentences = said(NL, topic)
    assert len(sentences) > 5
    assert {key for key, sentence in sentences.items() if not sentence.search(printed)} == set()
