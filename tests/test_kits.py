"""The ready-made kits: complete, tagged, few sheets, and voting cards that a camera can tell apart."""

import io

import pikepdf
import pypdfium2
import pytest

from guide.content.guide import Guide
from guide.insight.sets import case_cards, phase_checklists, questions_of
from guide.outputs.kits import kits
from guide.settings import Settings
from tests.test_forms import bare, pages_of


@pytest.fixture(scope="module")
def printed(guide: Guide) -> dict[str, bytes]:
    return dict(kits(guide, Settings("https://gids.example/wijk/")))  # type: ignore[arg-type]


@pytest.mark.all_pages
def test_each_phase_has_a_kit_of_60_90_and_120_minutes(guide: Guide, printed: dict[str, bytes]) -> None:
    assert set(printed) == {f"checklists/begeleid-{phase}-{minutes}.pdf" for phase in guide.phases for minutes in (60, 90, 120)}


def test_a_kit_is_tagged_dutch_and_at_most_30_sheets(printed: dict[str, bytes]) -> None:
    for content in printed.values():
        pdf = pikepdf.open(io.BytesIO(content))
        assert pdf.Root.Lang == "nl"
        assert pdf.Root.MarkInfo.Marked
        assert len(pdf.pages) <= 30


def test_a_kit_asks_every_question_on_the_sheet_and_on_a_card(guide: Guide, printed: dict[str, bytes]) -> None:
    for phase in guide.phases:
        pages = pages_of(printed[f"checklists/begeleid-{phase}-120.pdf"])
        text = "".join(pages).replace("-", "")  # words may be divided
        ids = phase_checklists(guide, phase)
        for question in (question for id in ids for question in questions_of(guide, id)):
            assert bare(question["number"]).replace("-", "") in text
        sheets = [page for page in pages if page.count("Weetniet") > 2]  # a sheet of voting cards says it twice
        assert len(sheets) <= 2
        for card in case_cards(guide, ids):
            assert bare(card["place"]).replace("-", "") in text


@pytest.mark.all_pages
def test_the_same_content_gives_the_same_bytes(guide: Guide, printed: dict[str, bytes]) -> None:
    assert kits(guide, Settings("https://gids.example/wijk/")) == printed


def test_nothing_runs_off_a_page(printed: dict[str, bytes]) -> None:
    for content in printed.values():
        for page in pypdfium2.PdfDocument(content):
            width, height = page.get_size()
            for item in page.get_objects(filter=[1]):  # texts
                left, bottom, right, top = item.get_bounds()
                assert left >= 0 and bottom >= 0 and right <= width and top <= height
