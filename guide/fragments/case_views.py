"""Cases as HTML fragments: the explorer, a case's page, lists, lessons and the reading list."""

from markupsafe import Markup

from guide.fragments.links import Links
from guide.insight.addresses import address
from guide.insight.endings import ending
from guide.insight.facets import facets, rows_at_once, traits
from guide.insight.map import MARGIN, SMALLEST, bubble_map, load_shape
from guide.insight.parts import page_of
from guide.insight.related import related_cases
from guide.insight.review import added_last, checked_longest_ago, is_contributed
from guide.outputs.cases_csv import columns

ON_FIRST_SCREEN = 5  # rows of the table of cases


class CaseViews(Links):
    """The macros about cases; a base of `Views`."""

    def case_head(self, id: str) -> Markup:
        """A case's title, place, summary, phases and themes."""
        self._known("cases", id)
        case, shape = self.guide.cases[id], load_shape(self.guide.root)
        on_map = shape is not None and case.place.country == shape.country
        place = shape.project(case.place.lon, case.place.lat) if shape and on_map else None
        return self.render("case_head.html", id=id, case=case, shape=shape, place=place)

    def case_lessons(self, id: str) -> Markup:
        """What others can learn from a case, before the story."""
        self._known("cases", id)
        return self.render("case_lessons.html", id=id, case=self.guide.cases[id], contributed=is_contributed(self.guide.cases[id]))

    def case_story(self, id: str) -> Markup:
        """A case's episodes in the order of the phases."""
        self._known("cases", id)
        return self.render("case_story.html", id=id, case=self.guide.cases[id])

    def case_figures(self, id: str) -> Markup:
        """The figures a case gives, each with the part of the story it comes from."""
        self._known("cases", id)
        return self.render(
            "case_figures.html", figures=[(episode.section, line) for episode in self.guide.cases[id].episodes for line in episode.figures]
        )

    def case_citation(self, id: str) -> Markup:
        """A ready reference to a case."""
        self._known("cases", id)
        case = self.guide.cases[id]
        pages = [page for episode in case.episodes for page in episode.pages]
        told = case if is_contributed(case) else None
        return self._citation(case.title, pages, address(self.guide, "case", id), place=self.place(id), told=told)

    def case_sources(self, id: str) -> Markup:
        """The works behind a case, its links, how to cite it and how to improve it."""
        self._known("cases", id)
        return self.render("case_sources.html", id=id, case=self.guide.cases[id])

    def case_related(self, id: str) -> Markup:
        """Cases that share sections or themes, and how the page ends."""
        self._known("cases", id)
        return self.render("case_related.html", related=related_cases(self.guide, id), end=ending(self.guide, "case", id))

    def case_table(self, number: int = 1) -> Markup:
        """All cases by phase; of many, the page with this number."""
        return self.render("case_table.html", most=rows_at_once(self.guide), part=page_of(self.guide, "cases", number))

    def case_row(self, id: str, place: int = 0) -> Markup:
        """A row of that table; one below the first screen, by its place in the table, is laid out later."""
        later = place > ON_FIRST_SCREEN
        return self.render("case_row.html", id=id, case=self.guide.cases[id], found=traits(self.guide, id), later=later)

    def case_map(self) -> Markup:
        """The map with a bubble a municipality; nothing for a guide without a map."""
        found = bubble_map(self.guide)
        return self.render("case_map.html", map=found, margin=MARGIN, smallest=SMALLEST) if found else Markup("")

    def case_explorer(self) -> Markup:
        """The cases by phase, with a field, a map and facets to find your way."""
        return self.render(
            "case_explorer.html",
            facets=facets(self.guide),
            most=rows_at_once(self.guide),
            part=page_of(self.guide, "cases", 1),
            map=bubble_map(self.guide),
            margin=MARGIN,
            smallest=SMALLEST,
        )

    def case_cards(
        self, phase: str | None = None, theme: str | None = None, factor: str | None = None, municipality: str | None = None
    ) -> Markup:
        """Cards of the cases of a phase, theme, success factor or municipality."""
        return self.render("case_cards.html", cases=self._chosen(phase, theme, factor, municipality))

    def case_lists(self, number: int = 1) -> Markup:
        """All cases listed by phase, theme, success factor and municipality; of many, the page with this number."""
        return self.render("case_lists.html", part=page_of(self.guide, "case_lists", number))

    def brief_page(self) -> Markup:
        """Choose one to three cases or lessons for one sheet of A4."""
        return self.render("brief_page.html")

    def lessons(self, number: int = 1) -> Markup:
        """Every lesson by phase and by theme, each with its case; of many, the page with this number."""
        return self.render("lessons.html", part=page_of(self.guide, "lessons", number))

    def case_news(self) -> Markup:
        """The cases by the day they came in, and by the day they were last checked."""
        return self.render("case_news.html", added=added_last(self.guide), checked=checked_longest_ago(self.guide))

    def codebook_csv(self) -> Markup:
        """The columns of cases.csv and the ids that the columns of ids may hold."""
        meanings = {name: meaning for name, (meaning, _) in columns(self.guide).items()}
        return self.render("codebook_csv.html", columns=meanings)
