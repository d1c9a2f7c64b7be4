"""What the compass asks: questions that show a group where it stands and where to begin."""

from pydantic import Field

from guide.content.fieldtypes import OwnId, PhaseId, SectionId, Sentence
from guide.content.model import Model


class Answer(Model):
    """An answer of the compass: where to begin, most urgent first, and why; what it settles and what it puts off.

    With `only_first`, only the first of the sections counts that no answer settles. `holds_back` names phases and `until` says
    when these come. A place that `leads` stands before the others.
    """

    id: OwnId
    text: Sentence
    sections: list[SectionId] = Field([])
    only_first: bool = False
    why: Sentence | None = None
    settles: list[SectionId] = Field([])
    holds_back: list[PhaseId] = Field([])
    until: Sentence | None = None
    leads: bool = False


class CompassQuestion(Model):
    """A question of the compass, which shows a group where it stands. What its answers name is shown `always`, or as room allows."""

    id: OwnId
    question: Sentence
    always: bool = False
    answers: list[Answer] = Field(min_length=2, max_length=4)
