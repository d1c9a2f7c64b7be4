"""Everything a guide holds, as one object that the rest of the engine reads."""

from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from guide.content import decision, model, reference
from guide.content.compass import CompassQuestion
from guide.content.document import Document
from guide.content.style import HouseWord, PlaceName
from guide.language.words import Words, words_of


@dataclass(eq=False)
class Guide:
    """Everything the guide holds, keyed by id, in the order of the handbook. Built by `load`."""

    root: Path
    about: model.About
    contents: model.Contents
    cases: dict[str, model.Case]
    checklists: dict[str, model.Checklist]
    themes: dict[str, model.Theme]
    roles: dict[str, model.Role]
    success_factors: dict[str, model.SuccessFactor]
    boxes: dict[str, model.Box]
    compass: dict[str, CompassQuestion]
    decisions: dict[str, decision.Decision]
    figures: dict[str, model.Figure]
    glossary: dict[str, reference.Term]
    notes: dict[int, reference.Note]
    places: dict[str, PlaceName]
    regions: dict[str, reference.Region]
    renames: dict[str, decision.Rename]
    sources: dict[str, reference.Source]
    style: dict[str, HouseWord]
    thesaurus: dict[str, reference.Synonym]
    documents: dict[str, Document] = field(default_factory=dict, repr=False)

    @property
    def words(self) -> Words:
        """The words of the interface in the guide's language."""
        return words_of(self.about.language)

    @cached_property
    def chapters(self) -> dict[str, model.Chapter]:
        """Theory first, then the phases, by id."""
        return {chapter.id: chapter for chapter in [*self.contents.theory, *self.contents.phases]}

    @cached_property
    def phases(self) -> dict[str, model.Chapter]:
        return {phase.id: phase for phase in self.contents.phases}

    @cached_property
    def sections(self) -> dict[str, model.Section]:
        return {section.id: section for chapter in self.chapters.values() for section in chapter.sections}

    @cached_property
    def chapter_of(self) -> dict[str, model.Chapter]:
        """The chapter or phase of each section, by the section's id."""
        return {section.id: chapter for chapter in self.chapters.values() for section in chapter.sections}

    def phase_of(self, section: str) -> str | None:
        """Return the id of a section's phase, or None in the theory."""
        chapter = self.chapter_of[section].id
        return chapter if chapter in self.phases else None

    @cached_property
    def cases_of(self) -> dict[str, list[str]]:
        """The ids of the cases with an episode in a section, by the section's id, in the order of the handbook."""
        found: dict[str, list[str]] = {section: [] for section in self.sections}
        for case_id, case in self.cases.items():
            for episode in case.episodes:
                if case_id not in found[episode.section]:
                    found[episode.section].append(case_id)
        return found

    @cached_property
    def checklist_of(self) -> dict[str, str]:
        """The id of a section's checklist, by the section's id; sections without one are absent."""
        return {section: id_ for id_, checklist in self.checklists.items() for section in checklist.sections}

    @cached_property
    def municipalities(self) -> dict[tuple[str, str], tuple[reference.Municipality, reference.Region]]:
        """The municipalities that the regions list, each with its region, by country and name."""
        return {(region.country, one.name): (one, region) for region in self.regions.values() for one in region.municipalities}

    @cached_property
    def moved(self) -> dict[str, str]:
        """Where saved answers of moved questions go, those of a renamed checklist too: the earlier id of a question to the one of today."""
        questions = {rename.id: rename.now for rename in self.renames.values() if rename.kind == "question" and rename.now}
        for rename in self.renames.values():
            if rename.kind == "checklist" and rename.now:
                questions |= {
                    f"{rename.id}-{question.id}": f"{rename.now}-{question.id}" for question in self.checklists[rename.now].questions
                }
        return questions

    @cached_property
    def sources_of_note(self) -> dict[int, list[str]]:
        """The ids of the works that a note of the handbook cites, by its number."""
        found: dict[int, list[str]] = {}
        for source in self.sources.values():
            for number in source.notes:
                found.setdefault(number, []).append(source.id)
        return found
