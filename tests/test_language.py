"""The words of the interface as Python reads them."""

import pytest

from guide.language.words import load_words, word


def test_a_text_is_filled_in_the_form_that_suits_the_number() -> None:
    dutch, english = load_words("nl"), load_words("en")
    assert [word(dutch, "scripts.cases.count", count=count) for count in (0, 1, 1000)] == ["0 casussen", "1 casus", "1.000 casussen"]
    assert word(english, "scripts.cases.count", count=1000) == "1,000 cases"
    assert word(dutch, "scripts.dossier.remove.text", name="{count}").startswith("“{count}” verdwijnt")


def test_an_unknown_language_names_those_there_are() -> None:
    with pytest.raises(ValueError, match="xx: en, nl"):
        load_words("xx")


def test_a_missing_text_or_value_is_an_error() -> None:
    for key, values in [("scripts.nothing", {}), ("scripts.cases.count", {}), ("scripts.sources.of", {"found": 1})]:
        with pytest.raises(KeyError):
            word(load_words("nl"), key, **values)
