"""What one looks things up in: words, places, notes and the works that the handbook cites."""

from typing import Annotated, Literal

from pydantic import Field

from guide.content.fieldtypes import Date, Line, Number, OwnId, Prose, RegionId, SectionId, Sentence, TermId, WebAddress
from guide.content.marks import Own
from guide.content.model import Model


class Term(Model):
    """A word of the trade, with the everyday words that people search for."""

    id: OwnId
    term: Line
    abbreviation: Line | None = None
    language: Literal["nl", "en", "de", "fr"] | None = None
    definition: Sentence
    aliases: list[Line] = Field([])
    section: SectionId
    see: list[TermId] = Field([])


class Synonym(Model):
    """Everyday words for words of the trade: who searches for one of `words` also finds what `means` names."""

    id: OwnId
    words: list[Line] = Field(min_length=1)
    means: list[Line] = Field(min_length=1)
    why: Line


class Municipality(Model):
    """A municipality, and where its main town lies."""

    name: Line
    lat: float = Field(ge=-90, le=90, allow_inf_nan=False)
    lon: float = Field(ge=-180, le=180, allow_inf_nan=False)


class Region(Model):
    """A part of a country, with the municipalities that lie in it."""

    id: OwnId
    title: Line
    aliases: list[Line] = Field([])
    country: Line
    part_of: RegionId | None = None
    municipalities: list[Municipality] = Field([])


class Note(Model):
    """A note of the handbook that says something itself."""

    note: Annotated[Number, Own()]
    section: SectionId
    text: Prose


class Name(Model):
    """A person or organisation, as CSL writes it."""

    family: Line | None = None
    given: Line | None = None
    particle: Line | None = Field(None, alias="non-dropping-particle")
    dropping: Line | None = Field(None, alias="dropping-particle")
    literal: Line | None = None


class Source(Model):
    """A work that the handbook cites: CSL fields, plus the numbers of the notes that cite it."""

    id: OwnId
    type: Literal[
        "article", "article-journal", "article-magazine", "article-newspaper", "bill", "book", "broadcast", "chapter", "document",
        "interview", "legislation", "motion_picture", "personal_communication", "post-weblog", "report", "speech", "thesis", "webpage",
    ]  # fmt: skip
    author: list[Name] = Field([])
    editor: list[Name] = Field([])
    issued: Date | None = None
    title: Line
    language: Literal["nl", "en", "de", "fr"] | None = None
    container_title: Line | None = Field(None, alias="container-title")
    volume: Line | int | None = None
    issue: Line | int | None = None
    page: Line | int | None = None
    edition: Line | int | None = None
    publisher: Line | None = None
    publisher_place: Line | None = Field(None, alias="publisher-place")
    url: WebAddress | None = Field(None, alias="URL")
    accessed: Date | None = None
    doi: Line | None = Field(None, alias="DOI")
    note: Line | None = None
    notes: list[Number]
