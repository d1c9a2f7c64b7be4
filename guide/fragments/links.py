"""Links in running text, and what every fragment needs: templates, addresses, known ids."""

from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import Any

import jinja2
from markupsafe import Markup

from guide.content.guide import Guide
from guide.insight import references
from guide.insight.addresses import address, section_address
from guide.insight.names import case_label, place_name
from guide.language import richtext
from guide.language import wording as text
from guide.language.suggestions import choices, nearest, quoted
from guide.settings import Settings

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
    env.filters["slug"] = text.slug
    env.filters["pages"] = text.page_ranges
    env.globals.update(counted=text.counted, countries=text.COUNTRIES, kinds=text.KINDS, reference=references)
    return env


class Links:
    """Links from one page. `base` leads from that page to the site's root: `../../` or empty."""

    def __init__(self, guide: Guide, base: str = "", settings: Settings | None = None) -> None:
        self.guide = guide
        self.base = base
        self.settings = settings or Settings()
        self._explained: set[str] = set()

    def render(self, template: str, **values: Any) -> Markup:
        html = (
            environment()
            .get_template(template)
            .render(guide=self.guide, views=self, url=self.url, to=self.to, t=self.guide.words, settings=self.settings, **values)
        )
        return Markup("\n".join(line for line in html.splitlines() if line.strip()))

    def url(self, path: str) -> str:
        """Return the address of a path from the site's root, as seen from this page."""
        return (self.base + path) or "./"

    def to(self, page: str, id: object = "") -> str:
        """Return the address of a page by its name in the language file, as seen from this page."""
        return self.url(address(self.guide, page, id))

    def section_url(self, id: str) -> str:
        return self.url(section_address(self.guide, self._known("sections", "paragraaf", id)))

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
        return Markup('<a href="{}">{}</a>').format(self.url(address(self.guide, "case", id)), label or case_label(self.guide.cases[id]))

    def factor(self, id: str, label: str | None = None) -> Markup:
        """Link to a success factor."""
        self._known("success_factors", "succesfactor", id)
        return Markup('<a href="{}">{}</a>').format(
            self.url(address(self.guide, "success_factor", id)), label or self.guide.success_factors[id].title
        )

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
