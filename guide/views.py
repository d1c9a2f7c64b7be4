"""The guide as HTML fragments: what the pages' macros show.

Every public method of `Views` is a macro. A fragment is complete without scripts; links are relative to the page it stands on.
"""

from collections.abc import Callable, Iterable
from functools import lru_cache
from pathlib import Path
from typing import Any

import jinja2
from markupsafe import Markup

from guide import references, richtext, text
from guide.gears import process_drawing
from guide.load import Guide
from guide.problems import choices, nearest, quoted
from guide.related import related_cases
from guide.schemas import CODEBOOK, field_rows

HOME_PARTS = ("gears", "numbers", "phases", "today")
TEMPLATES = Path(__file__).parent / "templates"


class UnknownId(LookupError):
    """A page names something that does not exist."""

    def __init__(self, kind: str, value: object, known: Iterable[object]) -> None:
        names = [str(name) for name in known]
        super().__init__(f"Er is geen {kind} {quoted(value)}.{nearest(value, names)}{choices(names)}")


@lru_cache(maxsize=1)
def environment() -> jinja2.Environment:
    """Return the one template environment: autoescape on, undefined names are errors."""
    env = jinja2.Environment(
        loader=jinja2.FileSystemLoader(TEMPLATES), autoescape=True, undefined=jinja2.StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    env.filters["rich"] = lambda value: Markup(richtext.render(value))
    env.filters["plain"] = richtext.plain
    env.filters["joined"] = text.joined
    env.filters["joined_numbers"] = lambda numbers: ", ".join(str(number) for number in numbers)
    env.filters["pages"] = text.page_ranges
    env.globals.update(counted=text.counted, countries=text.COUNTRIES, kinds=text.KINDS, reference=references)
    return env


class Views:
    """The fragments of one page. `base` leads from that page to the site's root: `../../` or empty."""

    def __init__(self, guide: Guide, base: str = "", links: dict[str, str] | None = None) -> None:
        self.guide = guide
        self.base = base
        self.links = links or {}
        self._explained: set[str] = set()

    def render(self, template: str, **values: Any) -> Markup:
        html = environment().get_template(template).render(guide=self.guide, views=self, url=self.url, links=self.links, **values)
        return Markup("\n".join(line for line in html.splitlines() if line.strip()))

    def url(self, path: str) -> str:
        """Return the address of a path from the site's root, as seen from this page."""
        return (self.base + path) or "./"

    def section_url(self, id: str) -> str:
        return self.url(section_path(self.guide, self._known("sections", "paragraaf", id)))

    # links in running text

    def section(self, id: str, label: str | None = None) -> Markup:
        """Link to a section by its id; without a label, by its title."""
        href = self.section_url(id)
        return Markup('<a href="{}">{}</a>').format(href, label or self.guide.sections[id].title)

    def phase(self, id: str, label: str | None = None) -> Markup:
        """Link to a phase or chapter."""
        self._known("chapters", "fase", id)
        return Markup('<a href="{}">{}</a>').format(self.url(f"{id}/"), label or self.guide.chapters[id].title)

    def case(self, id: str, label: str | None = None) -> Markup:
        """Link to a case; without a label, by its place."""
        self._known("cases", "casus", id)
        return Markup('<a href="{}">{}</a>').format(self.url(f"casussen/{id}/"), label or case_label(self.guide.cases[id]))

    def factor(self, id: str, label: str | None = None) -> Markup:
        """Link to a success factor."""
        self._known("success_factors", "succesfactor", id)
        return Markup('<a href="{}">{}</a>').format(self.url(f"succesfactoren/{id}/"), label or self.guide.success_factors[id].title)

    def term(self, id: str, label: str | None = None) -> Markup:
        """Mark a term where a page first uses it: a button that shows the definition. Later uses are plain text."""
        self._known("glossary", "begrip", id)
        term = self.guide.glossary[id]
        if id in self._explained:
            return Markup.escape(label or term.term)
        self._explained.add(id)
        return Markup(self.render("term.html", term=term, label=label or term.term).replace("\n", ""))

    def note(self, *numbers: int) -> Markup:
        """Link to the works, or the remark, of notes of the handbook."""
        known = {*self.guide.sources_of_note, *self.guide.notes}
        for number in numbers:
            if number not in known:
                raise UnknownId("noot", number, sorted(known))
        return Markup(self.render("note.html", numbers=numbers).replace("\n", ""))

    def count(self, what: str) -> str:
        """Return how many of something the guide holds, counted in the data."""
        counts = {
            "cases": len(self.guide.cases),
            "checklists": len(self.guide.checklists),
            "questions": sum(len(checklist.questions) for checklist in self.guide.checklists.values()),
            "terms": len(self.guide.glossary),
            "sources": len(self.guide.sources),
            "sections": len(self.guide.sections),
            "municipalities": len({case.place.municipality for case in self.guide.cases.values()}),
        }
        if what not in counts:
            raise UnknownId("aantal", what, counts)
        return f"{counts[what]:,}".replace(",", ".")

    # parts of a section page

    def section_intro(self, id: str) -> Markup:
        """Where a section stands: its phase, number, page in the handbook and success factors."""
        self._known("sections", "paragraaf", id)
        return self.render("section_intro.html", section=self.guide.sections[id], chapter=self.guide.chapter_of[id])

    def phase_intro(self, id: str) -> Markup:
        """Where a phase stands among the others; nothing for a chapter of theory."""
        self._known("chapters", "fase", id)
        return self.render("phase_intro.html", chapter=self.guide.chapters[id])

    def examples(self, section: str) -> Markup:
        """The cases that illustrate a section, each with its story and lesson."""
        self._known("sections", "paragraaf", section)
        episodes = [(case, self._episode(case, section)) for case in self.guide.cases_of[section]]
        return self.render("examples.html", section=section, episodes=episodes)

    def checklist(self, id: str) -> Markup:
        """A checklist's questions, with the ways to fill it in."""
        self._known("checklists", "checklist", id)
        return self.render("checklist.html", id=id, checklist=self.guide.checklists[id])

    def section_footer(self, id: str) -> Markup:
        """A section's sources and its neighbours."""
        self._known("sections", "paragraaf", id)
        before, after = neighbours(list(self.guide.sections), id)
        return self.render("section_footer.html", section=self.guide.sections[id], before=before, after=after)

    def box(self, id: str, caller: Callable[[], str]) -> Markup:
        """A box on a method, policy or background around text of the page."""
        self._known("boxes", "kader", id)
        return self.render("box.html", box=self.guide.boxes[id]).replace("@@TEXT@@", Markup("\n\n" + str(caller()).strip() + "\n\n"))

    def phase_overview(self, id: str) -> Markup:
        """A phase's sections with what each takes: checklist, methods and cases."""
        self._known("chapters", "fase", id)
        return self.render("phase_overview.html", chapter=self.guide.chapters[id])

    # whole pages

    def case_head(self, id: str) -> Markup:
        """A case's title, place, summary, phases and themes."""
        self._known("cases", "casus", id)
        return self.render("case_head.html", id=id, case=self.guide.cases[id])

    def case_lessons(self, id: str) -> Markup:
        """What others can learn from a case, before the story."""
        self._known("cases", "casus", id)
        return self.render("case_lessons.html", id=id, case=self.guide.cases[id])

    def case_story(self, id: str) -> Markup:
        """A case's episodes in the order of the phases."""
        self._known("cases", "casus", id)
        return self.render("case_story.html", id=id, case=self.guide.cases[id])

    def case_sources(self, id: str) -> Markup:
        """The works behind a case, its links, how to cite it and how to improve it."""
        self._known("cases", "casus", id)
        return self.render("case_sources.html", id=id, case=self.guide.cases[id])

    def case_related(self, id: str) -> Markup:
        """Cases that share sections or themes, and the neighbours in the list."""
        self._known("cases", "casus", id)
        before, after = neighbours(list(self.guide.cases), id)
        return self.render("case_related.html", id=id, related=related_cases(self.guide, id), before=before, after=after)

    def case_table(self) -> Markup:
        """All cases by phase."""
        return self.render("case_table.html")

    def case_cards(
        self, phase: str | None = None, theme: str | None = None, factor: str | None = None, municipality: str | None = None
    ) -> Markup:
        """Cards of the cases of a phase, theme, success factor or municipality."""
        return self.render("case_cards.html", cases=self._chosen(phase, theme, factor, municipality))

    def case_lists(self) -> Markup:
        """All cases listed by phase, theme, success factor and municipality."""
        return self.render("case_lists.html")

    def lessons(self) -> Markup:
        """Every lesson by phase, each with its case."""
        return self.render("lessons.html")

    def checklists(self) -> Markup:
        """All checklists by phase."""
        return self.render("checklists.html")

    def checklist_form(self, id: str) -> Markup:
        """A checklist to fill in, complete and printable without scripts."""
        self._known("checklists", "checklist", id)
        return self.render("checklist_form.html", id=id, checklist=self.guide.checklists[id])

    def glossary(self) -> Markup:
        """All terms from A to Z."""
        return self.render("glossary.html", terms=sorted(self.guide.glossary.values(), key=lambda term: term.term.casefold()))

    def bibliography(self) -> Markup:
        """All works with the sections and cases that use each, and the notes of the handbook."""
        works = sorted(self.guide.sources.values(), key=lambda work: (references.short(work).casefold(), work.title))
        return self.render("bibliography.html", works=works)

    def methods(self) -> Markup:
        """The boxes on methods, policy and background, each linked to its text."""
        return self.render("methods.html")

    def success_factors(self) -> Markup:
        """The success factors in a row."""
        return self.render("success_factors.html")

    def success_factor(self, id: str) -> Markup:
        """A success factor with its sections and cases."""
        self._known("success_factors", "succesfactor", id)
        sections = [section for section in self.guide.sections.values() if id in section.success_factors]
        return self.render("success_factor.html", factor=self.guide.success_factors[id], sections=sections)

    def codebook(self) -> Markup:
        """The fields of the open data, as the models define them."""
        return self.render("codebook.html", tables={name: field_rows(shape) for name, shape in CODEBOOK.items()})

    # figures

    def process_figure(self) -> Markup:
        """The building blocks as gears, each phase and section a link."""
        return self.render("process_figure.html", drawing=process_drawing(self.guide.contents.phases))

    def compass(self) -> Markup:
        """Questions that show a group where it stands and where to begin."""
        named = {section for question in self.guide.compass.values() for answer in question.answers for section in answer.sections}
        return self.render("compass.html", sections=[section for id, section in self.guide.sections.items() if id in named])

    def home(self, part: str) -> Markup:
        """A part of the home page: "gears", "phases", "numbers" or "today"."""
        if part not in HOME_PARTS:
            raise UnknownId("deel van de startpagina", part, HOME_PARTS)
        return self.render(f"home_{part}.html", drawing=process_drawing(self.guide.contents.phases))

    def cycle_figure(self) -> Markup:
        """How one programme follows the other."""
        return self.render("cycle_figure.html")

    def figure(self, id: str) -> Markup:
        """A figure of the handbook, redrawn from its text."""
        self._known("figures", "figuur", id)
        figure = self.guide.figures[id]
        return self.render("figure.html", figure=figure, part=f"figure_{figure.kind}.html")

    # for templates

    def _chosen(
        self, phase: str | None = None, theme: str | None = None, factor: str | None = None, municipality: str | None = None
    ) -> list[str]:
        if phase is not None:
            self._known("phases", "fase", phase)
        if theme is not None:
            self._known("themes", "thema", theme)
        if factor is not None:
            self._known("success_factors", "succesfactor", factor)
        return [
            id_
            for id_, case in self.guide.cases.items()
            if (phase is None or phase in self.phases_of(id_))
            and (theme is None or theme in case.themes)
            and (factor is None or factor in case.success_factors)
            and (municipality is None or case.place.municipality == municipality)
        ]

    def phases_of(self, case: str) -> list[str]:
        """The ids of the phases a case illustrates, in order."""
        named = {self.guide.phase_of(episode.section) for episode in self.guide.cases[case].episodes}
        return [phase for phase in self.guide.phases if phase in named]

    def place(self, case: str) -> str:
        return place_name(self.guide.cases[case])

    def label(self, case: str) -> str:
        return case_label(self.guide.cases[case])

    def _episode(self, case: str, section: str) -> Any:
        return next(episode for episode in self.guide.cases[case].episodes if episode.section == section)

    def _known(self, collection: str, kind: str, id: str) -> str:
        known = getattr(self.guide, collection)
        if id not in known:
            raise UnknownId(kind, id, known)
        return id


def place_name(case: Any) -> str:
    """Return "Langdonk, Roosendaal", or the municipality alone."""
    area, municipality = case.place.area, case.place.municipality
    return f"{area}, {municipality}" if area and area != municipality else str(municipality)


def case_label(case: Any) -> str:
    """Return a short name for a link: the place, or the title where no neighbourhood tells cases of one town apart."""
    return place_name(case) if case.place.area else str(case.title)


def section_path(guide: Guide, id: str) -> str:
    """Return a section's address from the site's root."""
    return f"{guide.chapter_of[id].id}/{id}/"


def neighbours(ids: list[str], id: str) -> tuple[str | None, str | None]:
    """Return what comes before and after an id in a list; None at the ends."""
    at = ids.index(id)
    return (ids[at - 1] if at else None), (ids[at + 1] if at + 1 < len(ids) else None)
