"""Links in running text, and what every fragment needs: templates, addresses, known ids."""

from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import Any

import jinja2
from markupsafe import Markup

from guide.content.guide import Guide
from guide.content.model import Case
from guide.fragments.compiled import keep_templates
from guide.insight import references
from guide.insight.addresses import address, part_address, section_address
from guide.insight.names import case_label, place_name
from guide.insight.notes import references_of
from guide.insight.sets import phase_questions, question_number
from guide.language import richtext
from guide.language import wording as text
from guide.language.suggestions import choices, nearest, quoted
from guide.language.wording import sort_key
from guide.language.words import Words
from guide.settings import Settings

TEMPLATES = Path(__file__).parent / "templates"
KIND_OF = {
    "boxes": "box", "cases": "case", "chapters": "chapter", "checklists": "checklist", "decisions": "decision", "figures": "figure",
    "glossary": "term", "phases": "phase", "sections": "section", "success_factors": "factor", "themes": "theme",
}  # fmt: skip


class UnknownId(LookupError):
    """A page names something that does not exist; `kind` says what, as in the language file."""

    def __init__(self, words: Words, kind: str, value: object, known: Iterable[object]) -> None:
        names = [str(name) for name in known]
        told = words("unknown.id", kind=words(f"unknown.{kind}"), value=quoted(value))
        super().__init__(f"{told}{nearest(value, names)}{choices(names)}")


@lru_cache(maxsize=1)
def environment() -> jinja2.Environment:
    """Return the one template environment: autoescape on, undefined names are errors."""
    env = jinja2.Environment(
        loader=jinja2.FileSystemLoader(TEMPLATES), autoescape=True, undefined=jinja2.StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    env.filters["rich"] = rich
    env.filters["plain"] = richtext.plain
    env.filters["slug"] = text.slug
    env.filters["note_id"] = lambda label: label.replace("*", "-0")
    env.filters["lower_first"] = text.lower_first
    env.globals.update(reference=references, link=link, cite=cite, question_number=question_number, phase_questions=phase_questions)
    return keep_templates(env)


@jinja2.pass_context
def rich(context: jinja2.runtime.Context, text: str) -> Markup:
    """Return contributed Markdown as HTML, its links as seen from the page."""
    views: Links = context["views"]

    def resolve(url: str) -> str | None:
        named = richtext.named(url, views.guide.words)
        if named is None:
            return None
        return views.section_url(named.id) if named.to == "sections" else views.to(KIND_OF[named.to], named.id)

    return Markup(richtext.render(text, resolve))


def link(href: str, label: str) -> Markup:
    """Return a link."""
    return Markup('<a href="{}">{}</a>').format(href, label)


def cite(title: str) -> Markup:
    """Return the title of a work."""
    return Markup("<cite>{}</cite>").format(title)


class Links:
    """Links from one page. `base` leads from that page to the site's root: `../../` or empty."""

    def __init__(self, guide: Guide, base: str = "", settings: Settings | None = None) -> None:
        self.guide = guide
        self.base = base
        self.settings = settings or Settings()
        self._terms: dict[str, bool] = {}  # what the page used, and whether it must still be told
        self._notes: dict[int, bool] = {}
        self._examples: set[str] = set()  # the sections whose cases the page has shown

    def render(self, template: str, **values: Any) -> Markup:
        words = self.guide.words
        told = {"t": words, "html": words.html, "countries": words.part("countries"), "kinds": words.part("box_kinds")}
        html = (
            environment()
            .get_template(template)
            .render(guide=self.guide, views=self, url=self.url, to=self.to, settings=self.settings, **told, **values)
        )
        return Markup("\n".join(line for line in html.splitlines() if line.strip()))

    def url(self, path: str) -> str:
        """Return the address of a path from the site's root, as seen from this page."""
        return (self.base + path) or "./"

    def to(self, page: str, id: object = "") -> str:
        """Return the address of a page by its name in the language file, as seen from this page."""
        return self.url(address(self.guide, page, id))

    def part_url(self, page: str, number: int) -> str:
        """Return the address of a page of a long list, as seen from this page."""
        return self.url(part_address(self.guide, page, number))

    def section_url(self, id: str) -> str:
        return self.url(section_address(self.guide, self._known("sections", id)))

    # links in running text

    def section(self, id: str, label: str | None = None) -> Markup:
        """Link to a section by its id; without a label, by its title."""
        href = self.section_url(id)
        return link(href, label or self.guide.sections[id].title)

    def phase(self, id: str, label: str | None = None) -> Markup:
        """Link to a phase or chapter."""
        self._known("chapters", id)
        return link(self.url(f"{id}/"), label or self.guide.chapters[id].title)

    def case(self, id: str, label: str | None = None) -> Markup:
        """Link to a case; without a label, by its place."""
        self._known("cases", id)
        return link(self.url(address(self.guide, "case", id)), label or case_label(self.guide.cases[id]))

    def factor(self, id: str, label: str | None = None) -> Markup:
        """Link to a success factor."""
        self._known("success_factors", id)
        return link(self.url(address(self.guide, "success_factor", id)), label or self.guide.success_factors[id].title)

    def term(self, id: str, label: str | None = None) -> Markup:
        """Mark a term where a page first uses it: a link to its definition at the end of the page. Later uses are plain text."""
        self._known("glossary", id)
        term = self.guide.glossary[id]
        if id in self._terms:
            return Markup.escape(label or term.term)
        self._terms[id] = True
        anchor = self.guide.words("anchors.term", id=id)
        shown = label or term.term
        language = term.language if shown.casefold().startswith(term.term.casefold()) else None
        return self.render("term.html", label=shown, language=language, anchor=anchor)

    def note(self, *numbers: int) -> Markup:
        """Mark notes of the handbook: links to their works and remarks at the end of the page."""
        known = {*self.guide.sources_of_note, *self.guide.notes}
        for number in numbers:
            if number not in known:
                raise UnknownId(self.guide.words, "note", number, sorted(known))
            self._notes[number] = True
        references = [reference for number in numbers for reference in references_of(self.guide, number)]
        return Markup(self.render("note.html", references=references).replace("\n", ""))

    def explained(self, more: Iterable[int] = ()) -> Markup:
        """Tell what a page used so far and did not tell yet: definitions of terms, and works behind notes, with `more` notes."""
        self._notes.update(dict.fromkeys(more, True))
        terms = sorted((self.guide.glossary[id] for id, open in self._terms.items() if open), key=lambda term: sort_key(term.term))
        numbers = sorted(number for number, open in self._notes.items() if open)
        references = [reference for number in numbers for reference in references_of(self.guide, number)]
        self._terms, self._notes = dict.fromkeys(self._terms, False), dict.fromkeys(self._notes, False)
        return self.render("explained.html", terms=terms, references=references) if terms or references else Markup("")

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
            raise UnknownId(self.guide.words, "count", what, counts)
        return self.guide.words.number(counts[what])

    # for templates

    def section_links(self, ids: Iterable[str]) -> Markup:
        """Return links to sections by number and title, joined as in a sentence."""
        sections = [self.guide.sections[id] for id in ids]
        return self._joined([link(self.section_url(section.id), f"{section.number} {section.title}") for section in sections])

    def phase_names(self, ids: Iterable[str]) -> str:
        """Return the names of phases, joined as in a sentence."""
        return self.guide.words.joined([self.guide.phases[id].title for id in ids])

    def case_links(self, ids: Iterable[str]) -> Markup:
        """Return links to cases by their short names, joined by semicolons."""
        return Markup("; ").join(link(self.to("case", id), self.label(id)) for id in ids)

    def term_links(self, ids: Iterable[str]) -> Markup:
        """Return links to terms of the same page, joined by commas."""
        return Markup(", ").join(link(f"#{id}", self.guide.glossary[id].term) for id in ids)

    def _citation(
        self, title: str, pages: list[int], path: str, *, place: str = "", works: bool = False, told: Case | None = None
    ) -> Markup:
        """Return a ready reference to a page; `told` is a contributed case. A script puts the real address in it."""
        values = {
            "title": title,
            "pages": pages,
            "here": path,
            "address": self.settings.site_url + path,
            "place": place,
            "works": works,
            "told": told,
        }
        return self.render("citation.html", **values)

    def _joined(self, parts: list[Markup]) -> Markup:
        return Markup(self.guide.words.joined(parts))

    def _chosen(
        self, phase: str | None = None, theme: str | None = None, factor: str | None = None, municipality: str | None = None
    ) -> list[str]:
        if phase is not None:
            self._known("phases", phase)
        if theme is not None:
            self._known("themes", theme)
        if factor is not None:
            self._known("success_factors", factor)
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

    def _known(self, collection: str, id: str) -> str:
        known = getattr(self.guide, collection)
        if id not in known:
            raise UnknownId(self.guide.words, KIND_OF[collection], id, known)
        return id
