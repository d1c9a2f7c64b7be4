"""The forms on paper: read back as a reader, a screen reader, a validator and a phone's camera find them."""

import io
import json
import re
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import page
import pikepdf
import pypdfium2
import pytest
import zxingcpp
from hypothesis import given, settings
from hypothesis import strategies as st

from guide.content.guide import Guide
from guide.content.model import Checklist, Question
from guide.insight.sets import question_number, reading
from guide.language import richtext
from guide.language.wording import lower_first
from guide.outputs.forms import forms
from guide.reading.load import load
from tests.conftest import HANDBOOK

ADDRESS = "https://gids.example/wijk/"
ID = "urgentie-afwegen"
HOSTILE = [
    '#panic("x") #read("/etc/passwd") #import "paper.typ": *',
    "*vet* _schuin_ $x$ `code` = Kop == Kop @label <label> ~",
    "// weg /* weg */ \\u{41} \\ #set page(width: 1cm) ]}) \"; '",
    "{{ data }} {% raw %} <script>alert(1)</script> &amp;",
]


@pytest.fixture(scope="module")
def printed(guide: Guide) -> dict[str, bytes]:
    return forms(guide, ADDRESS)


def pages_of(pdf: bytes) -> list[str]:
    """The text of each page without white space; PDFium marks a hyphen at the end of a line with U+FFFE."""
    document = pypdfium2.PdfDocument(pdf)
    return [bare(document[number].get_textpage().get_text_range().replace("\ufffe", "-")) for number in range(len(document))]


def bare(text: str) -> str:
    return re.sub(r"\s", "", text)


def tags_of(pdf: pikepdf.Pdf) -> Iterator[str]:
    """The types in the structure tree, in reading order."""

    def walk(node: pikepdf.Object) -> Iterator[str]:
        if isinstance(node, pikepdf.Array):
            for child in node:
                yield from walk(child)
        elif isinstance(node, pikepdf.Dictionary):
            if "/S" in node:
                yield str(node.S)
            if "/K" in node:
                yield from walk(node.K)

    return walk(pdf.Root.StructTreeRoot)


def titles_of(pdf: pikepdf.Pdf) -> list[str]:
    """The headings, as the bookmarks give them, in order."""

    def walk(items: list[pikepdf.OutlineItem]) -> Iterator[str]:
        for item in items:
            yield item.title
            yield from walk(item.children)

    with pdf.open_outline() as outline:
        return list(walk(outline.root))


def with_questions(guide: Guide, texts: list[str], *others: str) -> Guide:
    """The guide with one checklist that says nothing but these texts, past the rules that refuse some of them."""
    prompts = {text: [text, *others] for text in texts}
    questions = [
        Question.model_construct(id=number, text=text, key_term=text, hint=text, follow_up=prompts[text], cases=[])
        for number, text in enumerate(texts, 1)
    ]
    checklist = Checklist.model_construct(title=texts[0], sections=["urgentie"], pages=[], intro="Kort.", questions=questions)
    return replace(guide, checklists={ID: checklist})


def test_each_checklist_and_phase_and_a_workbook(guide: Guide, printed: dict[str, bytes]) -> None:
    checklists = {f"checklists/{id}.pdf" for id in guide.checklists}
    phases = {f"checklists/fase-{guide.chapter_of[checklist.sections[0]].id}.pdf" for checklist in guide.checklists.values()}
    assert set(printed) == checklists | phases | {"checklists/werkboek.pdf"}


def test_every_form_conforms_to_pdf_ua(printed: dict[str, bytes]) -> None:
    for path, pdf in printed.items():
        report = page.validate_pdf_bytes(pdf, profile="ua1")
        assert report.is_compliant, (path, [failure.message for failure in report.failures])


def test_the_validator_sees_a_fault(printed: dict[str, bytes]) -> None:
    with pikepdf.open(io.BytesIO(printed[f"checklists/{ID}.pdf"])) as pdf:
        del pdf.Root.Lang
        broken = io.BytesIO()
        pdf.save(broken)
    assert not page.validate_pdf_bytes(broken.getvalue(), profile="ua1").is_compliant


def test_a_form_says_what_it_is(guide: Guide, printed: dict[str, bytes]) -> None:
    for path, made in printed.items():
        with pikepdf.open(io.BytesIO(made)) as pdf:
            assert str(pdf.Root.Lang).split("-")[0] == "nl", path
            assert pdf.Root.MarkInfo.Marked and pdf.Root.ViewerPreferences.DisplayDocTitle, path
            with pdf.open_metadata() as metadata:
                assert metadata["pdfuaid:part"] == "1", path
                title = str(metadata["dc:title"])
            assert str(pdf.docinfo.Title) == title
            assert [sheet.mediabox for sheet in pdf.pages if [round(float(side)) for side in sheet.mediabox] != [0, 0, 595, 842]] == []
            if path.removeprefix("checklists/").removesuffix(".pdf") in guide.checklists:
                assert title == f"Checklist {lower_first(guide.checklists[Path(path).stem].title)}"


def test_headings_are_the_questions_in_order(guide: Guide, printed: dict[str, bytes]) -> None:
    for id, checklist in guide.checklists.items():
        with pikepdf.open(io.BytesIO(printed[f"checklists/{id}.pdf"])) as pdf:
            tags = list(tags_of(pdf))
            headings = [tag for tag in tags if re.fullmatch(r"/H\d", tag)]
            assert headings == ["/H1"] + ["/H2"] * (len(checklist.questions) + 1), id
            assert tags.count("/TH") == 3 and "/Figure" not in tags, id
            questions = [f"{question_number(guide, id, place)} {question.text}" for place, question in enumerate(checklist.questions, 1)]
            assert titles_of(pdf) == [f"Checklist {lower_first(checklist.title)}", *questions, "Acties"]


def test_every_question_stands_whole_on_one_page(guide: Guide, printed: dict[str, bytes]) -> None:
    """The question, its hint, boxes, prompts and room to write: one run of text on one page of its PDF, its phase's and the workbook."""
    texts = {path: pages_of(pdf) for path, pdf in printed.items()}
    for id, checklist in guide.checklists.items():
        phase = guide.chapter_of[checklist.sections[0]].id
        for number, question in enumerate(checklist.questions, 1):
            run = f"{question_number(guide, id, number)} {question.text} {reading(guide.words, question)} {question.hint} Ja Deels Nee Weet niet "
            if question.follow_up:
                run += "Praat door " + " ".join(f"– {prompt}" for prompt in question.follow_up)
            whole = re.compile(re.escape(bare(run)) + ("Zopaktenanderenhetaan:.{3,300}?" if question.cases else "") + "Toelichting")
            for path in (f"checklists/{id}.pdf", f"checklists/fase-{phase}.pdf", "checklists/werkboek.pdf"):
                assert sum(len(whole.findall(text)) for text in texts[path]) == 1, (path, question.text)


def test_a_checklist_introduces_itself_and_asks_who_filled_it_in(guide: Guide, printed: dict[str, bytes]) -> None:
    for id, checklist in guide.checklists.items():
        first, *_, last = pages_of(printed[f"checklists/{id}.pdf"]) * 2
        assert bare(richtext.plain(checklist.intro)) in first
        assert "WijkOrganisatieNr.IngevulddoorDatum" in first
        assert "ActiesActieWieWanneer" in last


def test_every_page_has_its_footer(printed: dict[str, bytes]) -> None:
    for path, pdf in printed.items():
        pages = pages_of(pdf)
        for number, text in enumerate(pages, 1):
            assert f"Pagina{number}van{len(pages)}" in text, path
            assert re.search(r"augustus2024,versie[0-9a-f]{6}Ophetscherm:gids\.example/wijk/", text), (path, number)


def test_a_phase_has_one_page_of_cases(guide: Guide, printed: dict[str, bytes]) -> None:
    pages = [text for text in pages_of(printed["checklists/werkboek.pdf"]) if "Zodedenanderenhet" in text]
    assert len(pages) == len(guide.phases)
    for phase, text in zip(guide.phases.values(), pages, strict=True):
        shown = [case for case in guide.cases.values() if bare(case.title) in text and bare(case.summary) in text]
        ids = {section.id for section in phase.sections}
        there = [case for case in guide.cases.values() if any(episode.section in ids for episode in case.episodes)]
        assert len(shown) >= min(4, len(there)) and all(case in there for case in shown), phase.id
        assert "Watherkenje?" in text and "Watproberenwealseerste?" in text, phase.id


@pytest.mark.all_pages
def test_long_cases_make_fewer_cases_on_the_page(guide: Guide) -> None:
    long = "Een zin die net zo lang is als mag, met woorden die ergens over gaan. " * 4
    cases = {
        id: case.model_copy(
            update={"summary": long[:300], "episodes": [episode.model_copy(update={"lesson": long * 2}) for episode in case.episodes]}
        )
        for id, case in guide.cases.items()
    }
    pages = pages_of(forms(replace(guide, cases=cases), ADDRESS)["checklists/werkboek.pdf"])
    assert len([text for text in pages if "Zodedenanderenhet" in text]) == len(guide.phases)
    assert all(("Watproberenwealseerste?" in text) == ("Zodedenanderenhet" in text) for text in pages)


def test_the_code_on_every_page_leads_to_the_form(guide: Guide, printed: dict[str, bytes]) -> None:
    codes = []
    document = pypdfium2.PdfDocument(printed["checklists/fase-orienteren.pdf"])
    for number in range(len(document)):
        picture = document[number].render(scale=2, grayscale=True)
        found = zxingcpp.read_barcodes(memoryview(picture.buffer).cast("B", (picture.height, picture.stride)))
        assert len(found) == 1, number
        codes.append(found[0].text)
    ids = [id for id, checklist in guide.checklists.items() if guide.chapter_of[checklist.sections[0]].id == "orienteren"]
    addresses = [f"{ADDRESS}orienteren/", *(f"{ADDRESS}checklists/{id}/" for id in ids), f"{ADDRESS}orienteren/"]
    assert [code for before, code in zip([None, *codes], codes, strict=False) if code != before] == addresses


@pytest.mark.all_pages
def test_the_same_content_gives_the_same_bytes(printed: dict[str, bytes]) -> None:
    assert forms(load(HANDBOOK), ADDRESS) == printed


def test_another_question_is_another_version(guide: Guide) -> None:
    def version(text: str) -> str:
        found = re.search(r"versie([0-9a-f]{6})", pages_of(forms(with_questions(guide, [text]), ADDRESS)[f"checklists/{ID}.pdf"])[0])
        assert found
        return found[1]

    assert version("Klopt dit?") == version("Klopt dit?") != version("Klopt dat?")


def test_a_question_says_when_it_applies_and_how_to_read_its_answers(guide: Guide) -> None:
    checklist = guide.checklists[ID]
    changes: list[dict[str, Any]] = [
        {"good": "nee"},
        {"good": "beide", "applies_when": "als het een no-go wordt"},
        {"good": "ja", "applies_when": None},
    ]
    questions = [checklist.questions[0].model_copy(update=change) for change in changes]
    changed = replace(guide, checklists={ID: checklist.model_copy(update={"questions": questions})})
    for path, pdf in forms(changed, ADDRESS).items():
        text = "".join(pages_of(pdf))
        assert text.count("Eenjaishiereensignaal.") == 1, path
        assert text.count("Geldtalsheteenno-gowordt.Jaenneezijnhierallebeigoed.") == 1, path


def test_contributed_text_is_text(guide: Guide) -> None:
    for path, pdf in forms(with_questions(guide, HOSTILE), ADDRESS).items():
        text = "".join(pages_of(pdf))
        for number, hostile in enumerate(HOSTILE, 1):
            assert bare(f"4.1-{number} {hostile} {hostile}") in text, (path, hostile)
        with pikepdf.open(io.BytesIO(pdf)) as document:
            assert all(round(float(sheet.mediabox[2])) == 595 for sheet in document.pages)


def test_a_character_that_no_font_has_becomes_a_square(guide: Guide) -> None:
    pdf = forms(with_questions(guide, ["Samen 👩🏽‍🤝‍👩🏼 één → plan?"], "مرحبا Ωμέγα 漢字"), ADDRESS)[f"checklists/{ID}.pdf"]
    text = "".join(pages_of(pdf))
    assert "4.1-1Samen□één→plan?" in text and "Ωμέγα□" in text
    assert page.is_pdf_compliant_bytes(pdf, profile="ua1")


@pytest.mark.all_pages
@settings(max_examples=40, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=60))
def test_any_text_can_be_printed(guide: Guide, text: str) -> None:
    assert page.is_pdf_compliant_bytes(forms(with_questions(guide, [f"x {text}"]), ADDRESS)[f"checklists/{ID}.pdf"], profile="ua1")


@pytest.mark.all_pages
def test_a_form_takes_a_fraction_of_a_second(guide: Guide) -> None:
    start = time.process_time()
    made = forms(guide, "https://andere.example/")
    assert time.process_time() - start < 0.25 * len(made), "seconds of computing a form"


def test_the_site_has_every_form_and_names_it(site: Path, guide: Guide) -> None:
    entries = json.loads((site / "data/guide.json").read_text(encoding="utf-8"))["checklists"]
    assert [entry["pdf"] for entry in entries] == [f"checklists/{id}.pdf" for id in guide.checklists]
    index = (site / "checklists/index.html").read_text(encoding="utf-8")
    for entry in entries:
        name = Path(entry["pdf"]).name
        assert (site / entry["pdf"]).read_bytes().startswith(b"%PDF-1.7")
        assert f'href="../../checklists/{name}"' in (site / entry["url"] / "index.html").read_text(encoding="utf-8")
        assert f"checklists/{name}" in index or f'"{name}"' in index
    for name in ["werkboek.pdf", *(f"fase-{id}.pdf" for id in guide.phases)]:
        assert (site / "checklists" / name).is_file() and name in index
