"""The substance of the handbook stands on the pages: names, figures, years, examples and distinctions."""

import json
import re
from pathlib import Path
from typing import cast

import pytest
import yaml

from tests.handbook import IDS
from tests.site.pages import read_site

TABLE = cast(dict[str, list[str]], yaml.safe_load((Path(__file__).parent / "facts.yml").read_text(encoding="utf-8")))


@pytest.mark.parametrize("address", TABLE)
def test_the_facts_of_a_page_are_readable(address: str, site: Path) -> None:
    pages = read_site(site)
    assert address in pages
    text = pages[address].main_text
    missing = [fact for fact in TABLE[address] if not re.search(fact, text, re.IGNORECASE)]
    assert not missing, f"{address}: {missing}"


def test_the_table_covers_every_section_and_every_case(site: Path) -> None:
    contents = json.loads((site / "data/guide.json").read_text(encoding="utf-8"))
    sections = contents["theory"] + [section for phase in contents["phases"] for section in phase["sections"]]
    of_the_book = [entry for entry in sections + contents["cases"] if entry["id"] in {*IDS["sections"], *IDS["cases"]}]
    thin = [entry["url"] for entry in of_the_book if len(TABLE.get(entry["url"].split("#")[0], [])) < 3]
    assert not thin
    assert sum(map(len, TABLE.values())) >= 400
