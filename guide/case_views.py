"""Cases as HTML fragments: the explorer, a case's page, lists, lessons and the reading list."""

from markupsafe import Markup

from guide.links import Links, neighbours
from guide.related import related_cases


class CaseViews(Links):
    """The macros about cases; a base of `Views`."""

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
