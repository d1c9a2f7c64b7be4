"""The forms on paper: a PDF a checklist, a phase, and one workbook of all, drawn with Typst.

The content goes to Typst as JSON, so contributed text is text and never code. The same content and address give the same bytes.
"""

import hashlib
import io
import json
import re
from collections import Counter
from datetime import UTC, datetime
from functools import cached_property, lru_cache
from importlib.metadata import version
from pathlib import Path
from typing import Any, Literal, cast

import segno
import typst

from guide.content.guide import Guide
from guide.content.model import About, Chapter
from guide.insight.addresses import address, chapter_address
from guide.insight.names import case_label, place_name
from guide.insight.sets import question_number, reading
from guide.kept import files_of, kept, key_of
from guide.language import richtext
from guide.language.wording import lower_first
from guide.outputs.registry import output
from guide.settings import Settings

FONTS = Path(__file__).parent / "fonts"
TEMPLATE = Path(__file__).parent / "form.typ"
VERSION = version("typst")
INK = "#1c2430"
CASES_A_PAGE = 6
MISSING = "\N{WHITE SQUARE}"
UNDRAWABLE = re.compile(r"the text `\"(.+?)\"` could not be displayed")
Kind = Literal["checklist", "phase", "workbook"]


@output
def files(guide: Guide, settings: Settings) -> dict[str, bytes]:
    return forms(guide, settings.site_url)


def forms(guide: Guide, site_url: str) -> dict[str, bytes]:
    """Return every PDF by its path below `docs`.

    `site_url` is where the site stands, ending in a slash; the QR codes lead there.
    """
    printer, book, words = Printer(guide), guide.about, guide.words
    phases = {chapter.id: _phase(guide, chapter, site_url) for chapter in guide.chapters.values() if _checklists_of(guide, chapter)}
    printed = {}
    for phase in phases.values():
        for item in phase["checklists"]:
            form = _form(book, "checklist", item["title"], item["intro"], item["url"], phases=[{**phase, "checklists": [item]}])
            printed[address(guide, "checklist_pdf", item["id"])] = printer.print(form)
        about = words("paper.phase_about", lead=phase["lead"], amount=_amount(guide, [phase]))
        title = words("paper.workbook", title=phase["title"].lower())
        form = _form(book, "phase", title, about, phase["url"], phases=[phase])
        printed[address(guide, "phase_pdf", phase["id"])] = printer.print(form)
    about = words("paper.workbook_about", amount=_amount(guide, list(phases.values())))
    title, url = words("paper.workbook", title=book.title), site_url + address(guide, "checklists")
    form = _form(book, "workbook", title, about, url, phases=list(phases.values()))
    printed[address(guide, "workbook")] = printer.print(form)
    return printed


class Printer:
    """A Typst compiler that keeps its fonts and templates from form to form."""

    def __init__(self, guide: Guide, template: Path = TEMPLATE) -> None:
        self.made_on = _published(guide.about)
        self.words = json.dumps(
            {"language": guide.about.language} | {part: guide.words.part(part) for part in ("answers", "form", "format", "paper")},
            ensure_ascii=False,
        )
        self.template = template
        self.drawn_with = key_of(VERSION, str(self.made_on), self.words, template.name, drawing_files())

    @cached_property
    def _compiler(self) -> typst.Compiler:
        return typst.Compiler(self.template, font_paths=[FONTS], ignore_system_fonts=True)

    def print(self, form: dict[str, Any]) -> bytes:
        """Return a form as PDF/UA-1. What no font can draw becomes an empty square: the standard allows no gaps."""
        text = json.dumps(form, ensure_ascii=False)
        return kept(key_of(self.drawn_with, text), lambda: self._drawn(text))

    def _drawn(self, text: str) -> bytes:
        undrawable: set[str] = set()
        while True:
            form = re.sub(f"[{''.join(map(re.escape, sorted(undrawable)))}]+", MISSING, text) if undrawable else text
            inputs = {"form": form, "words": self.words}
            try:
                return cast(bytes, self._compiler.compile(format="pdf", sys_inputs=inputs, pdf_standards=["ua-1"], timestamp=self.made_on))
            except typst.TypstError as error:
                named = "".join(_unescaped(characters) for characters in UNDRAWABLE.findall(error.diagnostic))
                found = {character for character in named if not character.isascii()}  # a keycap is a digit and two marks
                if found <= undrawable:
                    raise
                undrawable |= found


def drawing_files() -> bytes:
    """Return what every drawing is made with, as part of a key: templates and fonts."""
    return files_of([*TEMPLATE.parent.glob("*.typ"), *FONTS.glob("*.ttf")])


def _unescaped(characters: str) -> str:
    """Undo the escapes in Typst's messages: `\\u{200d}` is one character."""
    return re.sub(r"\\u\{([0-9a-f]+)\}", lambda match: chr(int(match[1], 16)), characters)


def _published(book: About) -> datetime:
    """Return the first day of the year, month or day of the edition: the date of every PDF, so that builds are the same."""
    year, month, day = [*(int(part) for part in str(book.published).split("-")), 1, 1][:3]
    return datetime(year, month, day, tzinfo=UTC)


def _form(book: About, kind: Kind, title: str, description: str, url: str, *, phases: list[dict[str, Any]]) -> dict[str, Any]:
    content = {"kind": kind, "title": title, "description": description, "book": book.title, "edition": book.edition}
    questions = json.dumps([content, [[item["questions"] for item in phase["checklists"]] for phase in phases]], ensure_ascii=False)
    edition = hashlib.sha256(questions.encode()).hexdigest()[:6]
    return {**content, **online(url), "version": edition, "phases": phases}


@lru_cache(maxsize=1024)
def _code(url: str) -> str:
    def draw() -> bytes:
        drawing = io.BytesIO()
        segno.make(url, error="m", micro=False).save(drawing, kind="svg", border=0, xmldecl=False, svgns=True)
        return drawing.getvalue()

    return kept(key_of("code", segno.__version__, url), draw).decode()


def online(url: str) -> dict[str, str]:
    """Return an address as a link, as people read it, and as a QR code (SVG, no margin: the paper is white)."""
    return {"url": url, "address": re.sub(r"^https?://", "", url).rstrip("/"), "qr": _code(url)}


def _amount(guide: Guide, phases: list[dict[str, Any]]) -> str:
    words, checklists = guide.words, [item for phase in phases for item in phase["checklists"]]
    counts = {"checklists": len(checklists), "questions": sum(len(item["questions"]) for item in checklists)}
    return words("paper.amount", **{what: words(f"count.{what}", count=number) for what, number in counts.items()})


def _phase(guide: Guide, chapter: Chapter, site_url: str) -> dict[str, Any]:
    color = chapter.color or INK
    drawing = f'<path d="{chapter.icon}"/>' if chapter.icon else ""
    style = f'fill="none" stroke="{color}" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"'
    return {
        "id": chapter.id,
        "title": chapter.title,
        "lead": chapter.lead,
        "color": color,
        "icon": f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" {style}>{drawing}</svg>',
        "cases": _cases(guide, chapter),
        "checklists": [_checklist(guide, id, site_url) for id in _checklists_of(guide, chapter)],
        **online(site_url + chapter_address(chapter.id)),
    }


def _checklists_of(guide: Guide, chapter: Chapter) -> list[str]:
    return [id for id, checklist in guide.checklists.items() if guide.chapter_of[checklist.sections[0]] is chapter]


def _checklist(guide: Guide, id: str, site_url: str) -> dict[str, Any]:
    checklist = guide.checklists[id]
    return {
        "id": id,
        "title": guide.words("names.checklist", title=lower_first(checklist.title)),
        "short": checklist.title,
        "intro": richtext.plain(checklist.intro),
        "place": guide.words.joined(
            [f"{guide.sections[section].number} {guide.sections[section].title}" for section in checklist.sections]
        ),
        "questions": [
            {
                "number": question_number(guide, id, place),
                "text": question.text,
                "reading": reading(guide.words, question),
                "hint": question.hint,
                "follow_up": question.follow_up,
                "cases": [case_label(guide.cases[case]) for case in question.cases],
            }
            for place, question in enumerate(checklist.questions, 1)
        ],
        **online(site_url + address(guide, "checklist", id)),
    }


def _cases(guide: Guide, chapter: Chapter) -> list[dict[str, str]]:
    """Return the cases to talk about in a phase: first those that its questions name most, then in the order of the handbook."""
    named = Counter(case for id in _checklists_of(guide, chapter) for question in guide.checklists[id].questions for case in question.cases)
    sections = {section.id: section for section in chapter.sections}
    found = [(id, episode) for id in guide.cases for episode in guide.cases[id].episodes if episode.section in sections]
    first = dict(reversed(found))
    chosen = sorted(dict.fromkeys(id for id, _ in found), key=lambda id: -named[id])[:CASES_A_PAGE]
    return [
        {
            "place": place_name(guide.cases[id]),
            "section": f"{sections[first[id].section].number} {sections[first[id].section].short}",
            "title": guide.cases[id].title,
            "summary": guide.cases[id].summary,
            "lesson": first[id].lesson,
        }
        for id in chosen
    ]
