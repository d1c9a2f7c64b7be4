"""Works as people and their tools read them."""

import re
from typing import Any

import pytest

from guide.content import model
from guide.content.guide import Guide
from guide.fragments.links import environment
from guide.insight import references
from guide.language.words import words_of
from guide.outputs.bibtex import bibtex
from guide.outputs.ris import ris
from tests.golden import golden


@pytest.mark.parametrize("entry", golden("references"))
def test_reference(entry: dict[str, Any]) -> None:
    work = model.Source.model_validate(entry["work"])
    full = environment().get_template("_parts.html").make_module({"t": words_of("nl")}).full_reference(work)  # type: ignore[attr-defined]
    assert references.short(work, words_of("nl")) == entry["short"]
    assert str(full).strip() == entry["reference"]
    assert bibtex([work], "nl") == entry["bibtex"]
    assert ris([work], "nl") == entry["ris"].replace("\n", "\r\n")


def test_all_real_works_are_in_both_files(guide: Guide) -> None:
    works = list(guide.sources.values())
    keys = re.findall(r"^@[a-z]+\{([a-z0-9-]+),$", bibtex(works, "nl"), re.MULTILINE)
    assert keys == list(guide.sources)
    records = ris(works, "nl").split("ER  - \r\n")
    assert len(records) == len(works) + 1 and records[-1].strip() == ""
    assert all(record.strip().startswith("TY  - ") for record in records[:-1])


def test_braces_in_bibtex_are_in_balance(guide: Guide) -> None:
    for work in guide.sources.values():
        entry = re.sub(r"\\[{}]", "", bibtex([work], "nl"))
        assert entry.count("{") == entry.count("}"), work.id
