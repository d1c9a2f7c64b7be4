"""What a decision is that checklists prepare, and where the answers of a moved question go."""

from pydantic import Field

from guide.content.fieldtypes import ChecklistId, OwnId, QuestionId, Sentence, Title
from guide.content.model import Model, Question


class Outcome(Model):
    """A way that a decision can go."""

    id: OwnId
    title: Sentence
    text: Sentence


class Decision(Model):
    """A decision that several checklists prepare, and what each organisation asks itself before it."""

    id: OwnId
    title: Title
    checklists: list[ChecklistId] = Field(min_length=1)
    questions: list[Question] = Field(min_length=1, max_length=10)
    outcomes: list[Outcome] = Field(min_length=2, max_length=5)


class Rename(Model):
    """A question that moved: its earlier id, and the id that saved answers go to."""

    id: OwnId
    now: QuestionId
