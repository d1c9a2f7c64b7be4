"""What a decision is that checklists prepare, and where what was renamed has gone."""

from typing import Literal

from pydantic import Field

from guide.content.fieldtypes import ChecklistId, Id, OwnId, Sentence, Title
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
    """Something that got another id, or went: its earlier id, and the id that its address and saved answers lead to today.

    Of what is no more, `why` says so to who looks for it.
    """

    kind: Literal["question", "case", "checklist", "section", "term"] = "question"
    id: OwnId
    now: Id | None = None
    why: Sentence | None = None
