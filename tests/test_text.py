"""Small Dutch wording."""

from typing import Any, get_args

import pytest

from guide.content import model
from guide.language import wording as text
from tests.golden import golden


@pytest.mark.parametrize("entry", golden("text"))
def test_wording(entry: dict[str, Any]) -> None:
    assert getattr(text, entry["function"])(*entry["arguments"]) == entry["said"]


def test_every_country_and_kind_of_box_has_a_dutch_name() -> None:
    assert set(text.COUNTRIES) == set(get_args(model.Place.model_fields["country"].annotation))
    assert set(text.KINDS) == set(get_args(model.Box.model_fields["kind"].annotation))
