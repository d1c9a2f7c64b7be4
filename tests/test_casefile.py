"""A case as its file: the engine writes what the form in the browser writes; tests/js holds the same examples."""

import json
from typing import Any

import pytest
import yaml

from guide.content.casefile import written
from tests.golden import FOLDER

GOLDEN: dict[str, Any] = json.loads((FOLDER / "casefile.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("entry", GOLDEN["cases"], ids=lambda entry: entry["name"])
def test_it_is_written_so_and_reads_back(entry: dict[str, Any]) -> None:
    text = written(GOLDEN["fields"], entry["content"])
    assert text == entry["text"]
    assert yaml.safe_load(text)["title"] == entry["content"]["title"]
