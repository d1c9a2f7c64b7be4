"""Small wording, and the words of every language."""

from typing import Any, get_args

import pytest

from guide.content import model
from guide.language import wording
from guide.language.words import LANGUAGES, words_of
from tests.golden import golden


@pytest.mark.parametrize("entry", golden("text"))
def test_wording(entry: dict[str, Any]) -> None:
    function = getattr(wording, entry["function"], None) or getattr(words_of("nl"), entry["function"])
    assert function(*entry["arguments"]) == entry["said"].replace("p. ", "p.\u00a0")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_country_and_kind_of_box_has_a_name(language: str) -> None:
    words = words_of(language)
    assert set(words.part("countries")) == set(get_args(model.Place.model_fields["country"].annotation))
    assert set(words.part("box_kinds")) == set(get_args(model.Box.model_fields["kind"].annotation))
