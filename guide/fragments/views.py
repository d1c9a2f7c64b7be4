"""The guide as HTML fragments: what the pages' macros show.

Every public method of `Views` is a macro. A fragment is complete without scripts; links are relative to the page it stands on.
"""

from collections.abc import Callable
from typing import Any

from markupsafe import Markup

from guide.content.schemas import codebook
from guide.fragments.case_views import CaseViews
from guide.fragments.contribute_views import ContributeViews
from guide.fragments.links import UnknownId
from guide.insight import references
from guide.insight.addresses import address, section_address
from guide.insight.endings import PAGES, ending
from guide.insight.gears import ACROSS, DOWN, Drawing, process_drawing
from guide.insight.map import MARGIN, SMALLEST, bubble_map
from guide.insight.names import spread
from guide.insight.notes import references_of, works_of
from guide.insight.register import register
from guide.insight.schedule import schedule
from guide.insight.sets import MARKERS, all_case_cards, all_sets, phase_checklists, phases_with_checklists
from guide.language.wording import sort_key

KIT_MINUTES = (60, 90, 120)
KIT_PEOPLE = 14
HOME_PARTS = ("gears", "resume", "compass", "map", "numbers", "today")
EXAMPLES_IN_FULL = 20  # a section with more names the rest: its page grows by a line a case
CASES_AT_HOME = 14  # one a day for two weeks: the home page grows no heavier with more


class Views(CaseViews, ContributeViews):
    """The fragments of one page."""

    # parts of a section page

    def section_intro(self, id: str) -> Markup:
        """Where a section stands: its phase, number and page in the handbook; and the section in two minutes."""
        self._known("sections", id)
        return self.render("section_intro.html", section=self.guide.sections[id], chapter=self.guide.chapter_of[id])

    def phase_marks(self) -> Markup:
        """The phases by name, icon and colour."""
        return self.render("phase_marks.html")

    def phase_intro(self, id: str) -> Markup:
        """Where a phase stands among the others; nothing for a chapter of theory."""
        self._known("chapters", id)
        return self.render("phase_intro.html", chapter=self.guide.chapters[id])

    def examples(self, section: str) -> Markup:
        """The cases that illustrate a section, each with its story and lesson; of many cases, the last only by name."""
        self._known("sections", section)
        self._examples.add(section)
        episodes = [(case, self._episode(case, section)) for case in self.guide.cases_of[section]]
        return self.render("examples.html", section=section, episodes=episodes, in_full=EXAMPLES_IN_FULL)

    def lesson(self, case: str, section: str) -> Markup:
        """A lesson of a case about a section, pulled out of the text."""
        self._known("cases", case)
        known = [episode.section for episode in self.guide.cases[case].episodes]
        if section not in known:
            raise UnknownId(self.guide.words, "section", section, known)
        return self.render("lesson.html", id=case, episode=self._episode(case, section))

    def checklist(self, id: str) -> Markup:
        """A checklist's questions, with the ways to fill it in."""
        self._known("checklists", id)
        return self.render("checklist.html", id=id, checklist=self.guide.checklists[id])

    def section_footer(self, id: str) -> Markup:
        """A section's sources, and how its page ends; its cases too, if the page has not shown them."""
        self._known("sections", id)
        section = self.guide.sections[id]
        citation = self._citation(section.title, [section.page], section_address(self.guide, id), works=bool(works_of(self.guide, id)))
        examples = "" if id in self._examples else self.examples(id)
        return self.render(
            "section_footer.html", section=section, examples=examples, citation=citation, end=ending(self.guide, "section", id)
        )

    def box(self, id: str, caller: Callable[[], str]) -> Markup:
        """A box on a method, policy or background around text of the page."""
        self._known("boxes", id)
        return self.render("box.html", box=self.guide.boxes[id]).replace("@@TEXT@@", Markup("\n\n" + str(caller()).strip() + "\n\n"))

    def phase_overview(self, id: str) -> Markup:
        """A phase's sections with what each takes: checklist, methods and cases."""
        self._known("chapters", id)
        return self.render("phase_overview.html", chapter=self.guide.chapters[id], end=ending(self.guide, "chapter", id))

    def page_end(self, page: str) -> Markup:
        """How a page that stands alone ends, such as "compass": what is done, what comes next, and the whole."""
        if page not in PAGES:
            raise UnknownId(self.guide.words, "page", page, PAGES)
        return self.render("page_end.html", end=ending(self.guide, page))

    # whole pages

    def phases(self) -> Markup:
        """All phases with their sections and the question of each."""
        return self.render("phases.html", drawings=self._gears())

    def checklists(self) -> Markup:
        """All checklists by phase."""
        return self.render("checklists.html")

    def checklist_form(self, id: str) -> Markup:
        """A checklist to fill in, complete and printable without scripts."""
        self._known("checklists", id)
        return self.render("checklist_form.html", id=id, checklist=self.guide.checklists[id])

    def checklist_end(self, id: str) -> Markup:
        """How the page of a checklist ends."""
        self._known("checklists", id)
        return self.render("page_end.html", end=ending(self.guide, "checklist", id))

    def decision(self, id: str) -> Markup:
        """The checklists that prepare a decision, what each organisation asks itself, and a memo of one page."""
        self._known("decisions", id)
        return self.render("decision.html", decision=self.guide.decisions[id])

    def dossier(self) -> Markup:
        """All checklists together: progress, weak spots and actions; empty to fill in by hand without scripts."""
        return self.render("dossier.html")

    def workshop(self) -> Markup:
        """Lead a group: choose what, how many people and how long; the script, what to print, and ready-made kits."""
        phases = phases_with_checklists(self.guide)
        example = phases[min(1, len(phases) - 1)]
        questions = sum(len(self.guide.checklists[id].questions) for id in phase_checklists(self.guide, example))
        plan = schedule(KIT_MINUTES[-1], KIT_PEOPLE, questions, "cards")
        data = {**self._sets(), "cases": all_case_cards(self.guide), "markers": MARKERS}
        values = {"phases": phases, "example": example, "plan": plan, "people": KIT_PEOPLE, "kits": KIT_MINUTES, "data": data}
        return self.render("workshop.html", **values)

    def round(self) -> Markup:
        """A round with a group: collect answers, discuss, agree, save; all in the browser."""
        return self.render("round.html", phases=phases_with_checklists(self.guide), data={**self._sets(), "markers": MARKERS})

    def participant(self) -> Markup:
        """A participant's phone: one question at a time, and a code at the end."""
        return self.render("participant.html", data=self._sets())

    def _sets(self) -> dict[str, Any]:
        """What the pages for groups carry for their scripts: all questions, and where those pages stand."""
        names = {"round": address(self.guide, "round"), "join": address(self.guide, "participant")}
        checklists = {rename.id: rename.now for rename in self.guide.renames.values() if rename.kind == "checklist" and rename.now}
        return {**all_sets(self.guide), **names, "moved": {**checklists, **self.guide.moved}, "base": self.base}

    def glossary(self) -> Markup:
        """All terms from A to Z."""
        return self.render("glossary.html", terms=sorted(self.guide.glossary.values(), key=lambda term: sort_key(term.term)))

    def register(self) -> Markup:
        """Everything with a name, from A to Z."""
        return self.render("register.html", entries=register(self.guide))

    def bibliography(self) -> Markup:
        """All works with the sections and cases that use each, and the notes of the handbook."""
        works = sorted(self.guide.sources.values(), key=lambda work: (sort_key(references.short(work, self.guide.words)), work.title))
        labels: dict[str, list[str]] = {id: [] for id in self.guide.sources}
        remarks: dict[int, str] = {}
        for number in sorted({*self.guide.sources_of_note, *self.guide.notes}):
            for reference in references_of(self.guide, number):
                if reference.source:
                    labels[reference.source].append(reference.label)
                else:
                    remarks[number] = reference.label
        return self.render("bibliography.html", works=works, labels=labels, remarks=remarks)

    def methods(self) -> Markup:
        """The boxes on methods, policy and background, each linked to its text."""
        return self.render("methods.html")

    def success_factors(self) -> Markup:
        """The success factors in a row."""
        return self.render("success_factors.html")

    def success_factor(self, id: str) -> Markup:
        """A success factor with its sections and cases."""
        self._known("success_factors", id)
        sections = [section for section in self.guide.sections.values() if id in section.success_factors]
        return self.render("success_factor.html", factor=self.guide.success_factors[id], sections=sections)

    def codebook(self) -> Markup:
        """The fields of the open data, as the models define them."""
        return self.render("codebook.html", tables=codebook(self.guide.words))

    # figures

    def process_figure(self) -> Markup:
        """The building blocks as gears, each phase and section a link."""
        return self.render("process_figure.html", drawings=self._gears())

    def _gears(self) -> list[Drawing]:
        """The drawing for wide screens, and the one for narrow screens."""
        return [process_drawing(self.guide.contents.phases, ways) for ways in (ACROSS, DOWN)]

    def compass(self) -> Markup:
        """Questions that show a group where it stands and where to begin."""
        named = {section for question in self.guide.compass.values() for answer in question.answers for section in answer.sections}
        return self.render("compass.html", sections=[section for id, section in self.guide.sections.items() if id in named])

    def home(self, part: str) -> Markup:
        """A part of the home page: "gears", "resume", "compass", "map", "numbers" or "today"."""
        if part not in HOME_PARTS:
            raise UnknownId(self.guide.words, "home_part", part, HOME_PARTS)
        values = {"map": bubble_map(self.guide), "margin": MARGIN, "smallest": SMALLEST} if part == "map" else {}
        return self.render(f"home_{part}.html", drawings=self._gears(), today=spread(list(self.guide.cases), CASES_AT_HOME), **values)

    def cycle_figure(self) -> Markup:
        """How one programme follows the other."""
        return self.render("cycle_figure.html")

    def figure(self, id: str) -> Markup:
        """A figure of the handbook, redrawn from its text."""
        self._known("figures", id)
        figure = self.guide.figures[id]
        return self.render("figure.html", figure=figure, part=f"figure_{figure.kind}.html")


NOT_MACROS = {
    "render",
    "url",
    "to",
    "part_url",
    "case_row",
    "section_links",
    "case_links",
    "term_links",
    "explained",
    "phase_names",
    "place",
    "phases_of",
    "label",
}
MACROS = [name for name in dir(Views) if not name.startswith("_") and name not in NOT_MACROS]
