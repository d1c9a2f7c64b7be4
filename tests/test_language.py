"""The words of the interface as Python reads them."""

import pytest

from guide.language.words import words_of


def test_a_text_is_filled_in_the_form_that_suits_the_number() -> None:
    dutch, english = words_of("nl"), words_of("en")
    assert [dutch("count.cases", count=count) for count in (0, 1, 1000)] == ["0 casussen", "1 casus", "1.000 casussen"]
    assert english("count.cases", count=1000) == "1,000 cases"
    assert dutch("scripts.dossier.remove.text", name="{count}").startswith("“{count}” verdwijnt")


def test_values_are_escaped_in_html() -> None:
    assert words_of("nl").html("names.case_link", name="<b>") == "Casus: &lt;b&gt;"


@pytest.mark.parametrize(("key", "values"), [("scripts.nothing", {}), ("count.cases", {}), ("count.cases.one.more", {})])
def test_a_missing_text_or_number_is_an_error(key: str, values: dict[str, object]) -> None:
    with pytest.raises(KeyError):
        words_of("nl")(key, **values)
