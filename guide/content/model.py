"""What a case, a checklist and the handbook around them is; with `reference.py` the one definition of every field.

What people read of a field, its label and help, stands in the language files under `fields`.
"""

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from guide.content.fieldtypes import (
    CaseId,
    Date,
    Day,
    FactorId,
    Id,
    Line,
    NoteNumber,
    Number,
    OwnId,
    Page,
    Prose,
    RoleId,
    SectionId,
    Sentence,
    SourceId,
    Summary,
    ThemeId,
    Title,
    WebAddress,
)
from guide.content.marks import Column, Length, Own, Weight


class Model(BaseModel):
    """A plain, unchanging record: unknown fields and wrong types are errors."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class Place(Model):
    """Where a case is."""

    area: Annotated[Line | None, Column("area"), Weight(6)] = None
    municipality: Annotated[Line, Column("municipality"), Weight(6)]
    country: Annotated[
        Literal["NL", "BE", "DE", "GB", "FR", "CA", "US", "DK", "SE", "NO"], Column("country"), Weight(4, named_in="countries")
    ]
    lat: Annotated[float, Column("lat")] = Field(ge=-90, le=90, allow_inf_nan=False)
    lon: Annotated[float, Column("lon")] = Field(ge=-180, le=180, allow_inf_nan=False)


class Link(Model):
    """A page elsewhere."""

    title: Annotated[Line, Weight(1)]
    url: WebAddress


class Episode(Model):
    """What a case shows about one section."""

    section: SectionId
    pages: list[Page] = Field([], max_length=20)
    text: Annotated[Prose, Length(60, 220), Weight(1)]
    lesson: Annotated[Sentence, Column("lessons"), Weight(1.5)]
    lesson_reported: bool = False
    figures: list[Sentence] = Field([], max_length=3)
    sources: list[SourceId] = Field([], max_length=20)


class Case(Model):
    """A neighbourhood, programme or method that others can learn from."""

    title: Annotated[Title, Column("title"), Weight(4)]
    summary: Annotated[Summary, Column("summary"), Weight(2.5)]
    place: Place
    map_number: Annotated[Number | None, Column("map_number")] = None
    author: Annotated[Line | None, Column("author")] = None
    added: Annotated[Day | None, Column("added")] = None
    checked: Annotated[Day | None, Column("checked")] = None
    themes: Annotated[list[Annotated[ThemeId, Weight(1.5)]], Column("themes")] = Field(min_length=1, max_length=10)
    roles: Annotated[list[Annotated[RoleId, Weight(1)]], Column("roles")] = Field([], max_length=20)
    success_factors: Annotated[list[Annotated[FactorId, Weight(0.7)]], Column("success_factors")] = Field([], max_length=10)
    episodes: list[Episode] = Field(min_length=1, max_length=33)
    links: list[Link] = Field([], max_length=20)


class Question(Model):
    """A question that a group discusses in five minutes."""

    id: Annotated[Number, Own()]
    text: Sentence
    good: Literal["ja", "nee", "beide"] = "ja"
    applies_when: Sentence | None = None
    key_term: Sentence
    hint: Sentence
    follow_up: list[Sentence] = Field([], max_length=10)
    cases: list[CaseId] = Field([], max_length=10)


class Checklist(Model):
    """The questions that close a section."""

    title: Title
    sections: list[SectionId] = Field(min_length=1, max_length=5)
    pages: list[Page] = Field([], max_length=20)
    intro: Prose
    questions: list[Question] = Field(min_length=1, max_length=40)


class Brief(Model):
    """A section in two minutes: three points, the first step, and the one case to read."""

    points: list[Line] = Field(min_length=3, max_length=3)
    first_step: Line
    case: CaseId | None = None


class Section(Model):
    """A numbered section of the handbook: one page of the site."""

    id: Annotated[Id, Own(everywhere=True)]
    number: Annotated[str, StringConstraints(pattern=r"^\d+\.\d+$"), Own(everywhere=True)]
    title: Sentence
    short: Annotated[Line, StringConstraints(max_length=28)]
    question: Sentence
    asked: list[Sentence] = []
    page: Page
    notes: list[NoteNumber] = []
    success_factors: list[FactorId] = []
    brief: Brief | None = None


class Chapter(Model):
    """A chapter of theory, or a phase of the practice part."""

    id: Annotated[Id, Own(everywhere=True)]
    number: Annotated[str, StringConstraints(pattern=r"^\d+$"), Own(everywhere=True)]
    title: Sentence
    short: Line
    lead: Sentence
    page: Page
    building_block: int | None = None
    icon: Annotated[str, StringConstraints(pattern=r"^[MmLlHhVvCcSsQqTtAaZz0-9 .,-]+$")] | None = None
    color: Annotated[str, StringConstraints(pattern=r"^#[0-9a-f]{6}$")] | None = None
    color_dark: Annotated[str, StringConstraints(pattern=r"^#[0-9a-f]{6}$")] | None = None
    sections: list[Section] = Field(min_length=1)


class Caption(Model):
    """What stands above and below a drawing."""

    title: Sentence
    caption: Sentence


class About(Model):
    """The handbook that the guide is made from."""

    title: Title
    language: Literal["nl", "en"] = "nl"
    edition: Line
    license: Line
    publisher: Line
    published: Date
    process: Caption
    cycle: Caption


class Contents(Model):
    """The table of contents."""

    theory: list[Chapter]
    phases: list[Chapter] = Field(min_length=1)


class Theme(Model):
    """A subject that cases are filed under."""

    id: OwnId
    title: Sentence
    description: Sentence


class Role(Model):
    """A kind of party that takes part in cases."""

    id: OwnId
    title: Sentence
    description: Sentence


class SuccessFactor(Model):
    """One of the factors that make an approach strong."""

    id: OwnId
    number: Annotated[int, Own()]
    title: Sentence
    summary: Sentence


class Box(Model):
    """A box on a method, on policy or on background; its text stands in the page of its section."""

    id: OwnId
    kind: Literal["method", "policy", "background"]
    title: Sentence
    section: SectionId
    page: Page
    cases: list[CaseId] = []


class FigureItem(Model):
    """A part of a figure: a step, an end of an axis, a branch."""

    title: Sentence
    when: Line | None = None
    text: Sentence | None = None
    items: list["FigureItem"] = []


class Figure(Model):
    """A figure of the handbook, redrawn from its text."""

    id: OwnId
    kind: Literal["timeline", "schemes", "tree", "axes", "matrix"]
    title: Sentence
    caption: Sentence
    origin: Line
    section: SectionId
    page: Page
    items: list[FigureItem] = Field(min_length=1)


def fields(model: type[BaseModel]) -> dict[str, Any]:
    """Return a model's fields under the names that files use."""
    return {info.alias or name: info for name, info in model.model_fields.items()}


def all_models(base: type[BaseModel] = Model) -> list[type[BaseModel]]:
    """Return every kind of record that files hold."""
    return [kind for child in base.__subclasses__() for kind in (child, *all_models(child))]
