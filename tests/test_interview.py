"""The sheet for a conversation: one page of paper with room for every field that somebody can tell."""

import io
from typing import Any

import pikepdf
import pypdfium2
import pytest
import zxingcpp

from guide.content.forms import form_of
from guide.content.guide import Guide
from guide.content.model import Case
from guide.outputs.interview import files
from guide.settings import Settings
from tests.test_forms import bare, pages_of, tags_of

UNASKED = {
    "country",
    "lat",
    "lon",
    "section",
    "success_factors",
    "added",
    "checked",
    "map_number",
    "pages",
    "sources",
    "lesson_reported",
    "url",
}


@pytest.fixture(scope="module")
def sheet(guide: Guide) -> bytes:
    (pdf,) = files(guide, Settings("https://gids.example/wijk/")).values()
    assert isinstance(pdf, bytes)
    return pdf


def test_it_is_one_page_that_asks_for_every_field(guide: Guide, sheet: bytes) -> None:
    (text,) = pages_of(sheet)
    asked: list[dict[str, Any]] = [field for outer in form_of(guide.words, Case) for field in [outer, *outer.get("fields", [])]]
    labels = {field["name"]: field["label"] for field in asked if field["name"] not in {*UNASKED, "place", "episodes"}}
    assert {name: label for name, label in labels.items() if bare(label) not in text} == {}
    assert [theme.title for theme in guide.themes.values() if bare(theme.title) not in text] == []


def test_it_is_read_aloud_in_order_in_dutch(sheet: bytes) -> None:
    with pikepdf.open(io.BytesIO(sheet)) as pdf:
        assert str(pdf.Root.Lang) == "nl-NL" and bool(pdf.Root.MarkInfo.Marked)
        assert "/H1" in list(tags_of(pdf))


def test_it_leads_to_the_form(sheet: bytes) -> None:
    image = pypdfium2.PdfDocument(sheet)[0].render(scale=2).to_pil()
    assert [code.text for code in zxingcpp.read_barcodes(image)] == ["https://gids.example/wijk/bijdragen/formulier/"]
