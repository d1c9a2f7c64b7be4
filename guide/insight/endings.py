"""How every page ends: what is done, what comes next, and the whole it belongs to."""

from dataclasses import dataclass, field

from guide.content.guide import Guide
from guide.insight.addresses import address, chapter_address, section_address
from guide.insight.names import case_label, neighbours
from guide.language.wording import lower_first

PAGES = {
    "compass": ("checklists", "phases"),
    "reading_list": ("brief", "cases"),
    "brief": ("reading_list", "cases"),
    "decision": ("compass", "dossier"),
    "dossier": ("workshop", "checklists"),
}
"""Pages that stand alone: what comes next, and the whole."""


@dataclass(frozen=True)
class Step:
    """A page to go to, from the site's root."""

    path: str
    label: str


@dataclass(frozen=True)
class Ending:
    """The end of a page. `lead` stands above the next step, `before` is the step it came from."""

    done: str
    lead: str
    next: Step | None
    before: Step | None = None
    whole: list[Step] = field(default_factory=list)
    phase: str | None = None


def ending(guide: Guide, kind: str, id: str = "") -> Ending:
    """Return the end of a section, chapter, case, checklist or one of PAGES."""
    kinds = {"section": _section, "chapter": _chapter, "case": _case, "checklist": _checklist}
    return kinds[kind](guide, id) if kind in kinds else _page(guide, kind)


def _section(guide: Guide, id: str) -> Ending:
    words, section, chapter = guide.words, guide.sections[id], guide.chapter_of[id]
    before, after = neighbours(list(guide.sections), id)
    begins = guide.chapter_of[after] if after and guide.chapter_of[after] != chapter else None
    if begins:
        lead, step = words("end.begins"), Step(chapter_address(begins.id), begins.title)
    elif after:
        lead, step = words("page.next"), _section_step(guide, after)
    else:
        lead, step = words("end.again"), Step(address(guide, "compass"), words("compass.title"))
    whole = [Step(chapter_address(chapter.id), chapter.title), Step(address(guide, "phases"), words("end.phases"))]
    done = words("end.read", title=f"{section.number} {section.title}")
    return Ending(done, lead, step, _section_step(guide, before) if before else None, whole, chapter.id)


def _chapter(guide: Guide, id: str) -> Ending:
    words, chapter = guide.words, guide.chapters[id]
    before, after = neighbours(list(guide.chapters), id)
    whole = [Step(chapter_address(after), guide.chapters[after].title)] if after else []
    whole.append(Step(address(guide, "phases"), words("end.phases")))
    back = Step(chapter_address(before), guide.chapters[before].title) if before else None
    return Ending(words("end.read", title=chapter.title), words("end.first"), _section_step(guide, chapter.sections[0].id), back, whole, id)


def _case(guide: Guide, id: str) -> Ending:
    words = guide.words
    before, after = (_case_step(guide, other) for other in neighbours(list(guide.cases), id))
    section = guide.cases[id].episodes[0].section
    whole = [_section_step(guide, section), Step(address(guide, "cases"), words("end.cases", count=len(guide.cases)))]
    phase = guide.phase_of(section)
    done = words("end.read", title=case_label(guide.cases[id]))
    return Ending(done, words("page.next"), after or whole[-1], before, whole, phase)


def _checklist(guide: Guide, id: str) -> Ending:
    words, checklist = guide.words, guide.checklists[id]
    before, after = (_checklist_step(guide, other) for other in neighbours(list(guide.checklists), id))
    whole = [_section_step(guide, checklist.sections[0]), Step(address(guide, "dossier"), words("end.picture"))]
    phase = guide.phase_of(checklist.sections[0])
    done = words("end.read", title=words("names.checklist", title=lower_first(checklist.title)))
    return Ending(done, words("page.next"), after or whole[-1], before, whole, phase)


def _page(guide: Guide, kind: str) -> Ending:
    words, (after, whole) = guide.words, PAGES[kind]
    step = Step(address(guide, after), words(f"end.{kind}.next"))
    return Ending(words(f"end.{kind}.done"), words("page.next"), step, whole=[Step(address(guide, whole), words(f"end.{kind}.whole"))])


def _section_step(guide: Guide, id: str) -> Step:
    section = guide.sections[id]
    return Step(section_address(guide, id), f"{section.number} {section.title}")


def _case_step(guide: Guide, id: str | None) -> Step | None:
    return Step(address(guide, "case", id), case_label(guide.cases[id])) if id else None


def _checklist_step(guide: Guide, id: str | None) -> Step | None:
    if id is None:
        return None
    return Step(address(guide, "checklist", id), guide.words("names.checklist", title=lower_first(guide.checklists[id].title)))
