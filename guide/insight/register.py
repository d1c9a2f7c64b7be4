"""The index: everything with a name, from A to Z, with where it stands."""

from dataclasses import dataclass

from guide.content.guide import Guide
from guide.insight.addresses import address
from guide.language.wording import sort_key


@dataclass(frozen=True)
class Entry:
    """A line of the index: `kind` as in the language file, `path` the address from the site's root."""

    name: str
    kind: str
    path: str

    @property
    def letter(self) -> str:
        """The capital it is filed under, without accents; "#" for anything else."""
        first = sort_key(self.name)[:1].upper()
        return first if first.isalpha() else "#"


def register(guide: Guide) -> list[Entry]:
    """Return the entries in alphabetical order, accents and capitals ignored."""
    entries = [Entry(section.title, "section", f"{guide.chapter_of[id].id}/{id}/") for id, section in guide.sections.items()]
    entries += [Entry(chapter.short, "phase" if id in guide.phases else "chapter", f"{id}/") for id, chapter in guide.chapters.items()]
    entries += [Entry(checklist.title, "checklist", address(guide, "checklist", id)) for id, checklist in guide.checklists.items()]
    entries += [Entry(term.term, "term", address(guide, "term", term.id)) for term in guide.glossary.values()]
    entries += [Entry(term.abbreviation, "term", address(guide, "term", term.id)) for term in guide.glossary.values() if term.abbreviation]
    entries += [Entry(box.title, "box", f"{guide.chapter_of[box.section].id}/{box.section}/#{box.id}") for box in guide.boxes.values()]
    entries += [Entry(factor.title, "factor", address(guide, "success_factor", factor.id)) for factor in guide.success_factors.values()]
    for id, case in guide.cases.items():
        path = address(guide, "case", id)
        place = case.place
        entries.append(Entry(f"{place.municipality}: {place.area or case.title}", "case", path))
        if place.area and place.area != place.municipality:
            entries.append(Entry(f"{place.area} ({place.municipality})", "case", path))
    return sorted(set(entries), key=lambda entry: (entry.letter, sort_key(entry.name), entry.path))
