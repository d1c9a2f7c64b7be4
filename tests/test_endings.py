"""Every page ends in what is done, what comes next and the whole."""

from guide.content.guide import Guide
from guide.insight.endings import PAGES, ending


def test_the_last_section_of_a_phase_leads_into_the_next_phase(guide: Guide) -> None:
    end = ending(guide, "section", "go-no-go")
    assert (end.lead, end.next) and end.next is not None
    assert (end.lead, end.next.label, end.next.path) == ("Nu begint", "Opstarten", "opstarten/")


def test_every_end_leads_on(guide: Guide) -> None:
    named = {"section": [*guide.sections], "chapter": [*guide.chapters], "case": [*guide.cases], "checklist": [*guide.checklists]}
    ends = [ending(guide, kind, id) for kind, ids in named.items() for id in ids]
    ends += [ending(guide, page) for page in PAGES]
    assert all(end.next and end.whole and end.done for end in ends)
