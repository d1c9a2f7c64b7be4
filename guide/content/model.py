"""What a case, a checklist and everything they refer to is: the one definition of every field.

Titles and descriptions of fields are Dutch: the contribution form, the codebook and the messages show them.
"""

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from guide.content.fieldtypes import Date, Id, Line, Page, Prose, Summary, Title, WebAddress


class Model(BaseModel):
    """A plain, unchanging record: unknown fields and wrong types are errors."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class Place(Model):
    """Where a case is."""

    area: Line | None = Field(None, title="Wijk of gebied", description="De naam van de wijk; laat weg als het om de hele gemeente gaat.")
    municipality: Line = Field(title="Gemeente", description="De gemeente, of de stad in het buitenland.")
    country: Literal["NL", "BE", "DE", "GB", "FR", "CA", "US", "DK", "SE", "NO"] = Field(
        title="Land", description="Landcode van twee hoofdletters (ISO 3166-1), zoals NL."
    )
    lat: float = Field(
        title="Breedtegraad", description="In graden (WGS84); in Nederland tussen 50,7 en 53,6.", ge=-90, le=90, allow_inf_nan=False
    )
    lon: float = Field(
        title="Lengtegraad", description="In graden (WGS84); in Nederland tussen 3,3 en 7,3.", ge=-180, le=180, allow_inf_nan=False
    )


class Link(Model):
    """A page elsewhere."""

    title: Line = Field(title="Titel", description="Wat de lezer achter de link vindt.")
    url: WebAddress = Field(title="Adres", description="Begint met https://.")


class Episode(Model):
    """What a case shows about one section."""

    section: Id = Field(title="Paragraaf", description="Id van de paragraaf die dit deel laat zien; de fase volgt eruit.")
    pages: list[Page] = Field([], title="Pagina's", description="Pagina's van het handboek; laat weg bij een nieuwe casus.", max_length=20)
    text: Prose = Field(title="Verhaal", description="Situatie, wat er gebeurde en wat het opleverde; 60 tot 220 woorden, in Markdown.")
    lesson: Line = Field(title="Les", description="Eén zin waar een andere gemeente iets mee kan.")
    lesson_reported: bool = Field(
        False,
        title="Les uit de praktijk",
        description="true als betrokkenen of het handboek de les zelf zo trokken; anders is het advies van de redactie.",
    )
    figures: list[Line] = Field(
        [],
        title="In cijfers",
        description="Hooguit drie zinnen die op zichzelf staan, met getallen die ook in het verhaal staan.",
        max_length=3,
    )
    sources: list[Id] = Field([], title="Bronnen", description="Ids uit data/sources.yml.", max_length=20)


class Case(Model):
    """A neighbourhood, programme or method that others can learn from."""

    title: Title = Field(title="Titel", description="Zegt wat er gebeurde; hooguit 90 tekens.")
    summary: Summary = Field(title="Samenvatting", description="Eén of twee zinnen die op zichzelf staan; hooguit 300 tekens.")
    place: Place = Field(title="Plaats", description="Waar de casus speelt.")
    map_number: Annotated[int, Field(ge=1, le=999)] | None = Field(
        None, title="Kaartnummer", description="Nummer op de kaart van het handboek; laat weg bij een nieuwe casus."
    )
    themes: list[Id] = Field(title="Thema's", description="Eén tot tien ids uit data/themes.yml.", min_length=1, max_length=10)
    success_factors: list[Id] = Field([], title="Succesfactoren", description="Ids uit data/success_factors.yml.", max_length=10)
    episodes: list[Episode] = Field(
        title="Delen", description="Eén deel per paragraaf die de casus laat zien; minstens één.", min_length=1, max_length=33
    )
    links: list[Link] = Field([], title="Links", description="Pagina's elders over deze casus.", max_length=20)


class Question(Model):
    """A question that a group discusses in five minutes."""

    id: Annotated[int, Field(ge=1, le=999)] = Field(title="Nummer", description="Wordt nooit opnieuw gebruikt.")
    text: Line = Field(title="Vraag", description="Eén vraag, te beantwoorden met ja, deels, nee of weet niet.")
    good: Literal["ja", "nee", "beide"] = Field(
        "ja", title="Goed antwoord", description="ja, of nee als juist een ja een signaal is, of beide als geen van de twee beter is."
    )
    applies_when: Line | None = Field(
        None, title="Geldt als", description="Wanneer de vraag geldt, als dat niet altijd is: als het een no-go wordt."
    )
    key_term: Line = Field(title="Kernbegrip", description="Waar de vraag om draait.")
    hint: Line = Field(title="Tip", description="Waar je op let, in één of twee zinnen.")
    follow_up: list[Line] = Field([], title="Doorvragen", description="Vragen om op door te praten.", max_length=10)
    cases: list[Id] = Field([], title="Casussen", description="Casussen die helpen als het antwoord nee is.", max_length=10)


class Checklist(Model):
    """The questions that close a section."""

    title: Title = Field(title="Titel", description="Waar de checklist over gaat.")
    sections: list[Id] = Field(
        title="Paragrafen", description="Ids van de paragrafen waar de checklist bij hoort.", min_length=1, max_length=5
    )
    pages: list[Page] = Field([], title="Pagina's", description="Pagina's van het handboek.", max_length=20)
    intro: Prose = Field(title="Inleiding", description="Hoe je deze vragen gebruikt.")
    questions: list[Question] = Field(title="Vragen", description="De vragen, op volgorde.", min_length=1, max_length=40)


class Section(Model):
    """A numbered section of the handbook: one page of the site."""

    id: Id
    number: Annotated[str, StringConstraints(pattern=r"^\d+\.\d+$")] = Field(description='Hoofdstuk en volgnummer, zoals "2.1".')
    title: Line
    short: Annotated[Line, StringConstraints(max_length=28)]
    question: Line
    page: Page
    notes: list[Annotated[int, Field(ge=1, le=999)]] = []
    success_factors: list[Id] = []


class Chapter(Model):
    """A chapter of theory, or a phase of the practice part."""

    id: Id
    number: Annotated[str, StringConstraints(pattern=r"^\d+$")] = Field(description='Nummer van het hoofdstuk, zoals "2".')
    title: Line
    short: Line
    lead: Line
    page: Page
    building_block: int | None = None
    icon: Annotated[str, StringConstraints(pattern=r"^[MmLlHhVvCcSsQqTtAaZz0-9 .,-]+$")] | None = None
    color: Annotated[str, StringConstraints(pattern=r"^#[0-9a-f]{6}$")] | None = Field(None, description='Een kleur zoals "#0b6e99".')
    color_dark: Annotated[str, StringConstraints(pattern=r"^#[0-9a-f]{6}$")] | None = Field(None, description="De kleur op een donkere pagina.")
    sections: list[Section] = Field(min_length=1)


class Caption(Model):
    """What stands above and below a drawing."""

    title: Line
    caption: Line


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

    id: Id
    title: Line
    description: Line


class SuccessFactor(Model):
    """One of the factors that make an approach strong."""

    id: Id
    number: int
    title: Line
    summary: Line


class Box(Model):
    """A box on a method, on policy or on background; its text stands in the page of its section."""

    id: Id
    kind: Literal["method", "policy", "background"]
    title: Line
    section: Id
    page: Page
    cases: list[Id] = []


class FigureItem(Model):
    """A part of a figure: a step, an end of an axis, a branch."""

    title: Line
    when: Line | None = None
    text: Line | None = None
    items: list["FigureItem"] = []


class Figure(Model):
    """A figure of the handbook, redrawn from its text."""

    id: Id
    kind: Literal["timeline", "schemes", "tree", "axes", "matrix"]
    title: Line
    caption: Line
    origin: Line
    section: Id
    page: Page
    items: list[FigureItem] = Field(min_length=1)


class Answer(Model):
    """An answer of the compass: where to begin, most urgent first, and why; what it settles and what it puts off.

    With `only_first`, only the first of the sections counts that no answer settles. `holds_back` names phases and `until` says
    when these come. A place that `leads` stands before the others.
    """

    id: Id
    text: Line
    sections: list[Id] = []
    only_first: bool = False
    why: Line | None = None
    settles: list[Id] = []
    holds_back: list[Id] = []
    until: Line | None = None
    leads: bool = False


class CompassQuestion(Model):
    """A question of the compass, which shows a group where it stands. What its answers name is shown `always`, or as room allows."""

    id: Id
    question: Line
    always: bool = False
    answers: list[Answer] = Field(min_length=2, max_length=4)


class Term(Model):
    """A word of the trade, with the everyday words that people search for."""

    id: Id = Field(title="Id", description="Verandert nooit.")
    term: Line = Field(title="Begrip", description="Zoals je het opzoekt.")
    abbreviation: Line | None = Field(None, title="Afkorting", description="Alleen als die er is.")
    language: Literal["en", "de", "fr"] | None = Field(None, title="Taal", description="De taal van het begrip; laat weg bij Nederlands.")
    definition: Line = Field(title="Uitleg", description="Eén of twee zinnen in gewone taal.")
    aliases: list[Line] = Field([], title="Andere woorden", description="Woorden waarmee mensen dit zoeken.")
    section: Id = Field(title="Paragraaf", description="Waar het begrip het best wordt uitgelegd.")
    see: list[Id] = Field([], title="Zie ook", description="Ids van verwante begrippen.")


class Synonym(Model):
    """Everyday words for words of the trade: who searches for one of `words` also finds what `means` names."""

    id: Id = Field(title="Id", description="Verandert nooit.")
    words: list[Line] = Field(
        title="Gewone woorden", description="Wat mensen zeggen; van meer woorden moeten alle in de vraag staan.", min_length=1
    )
    means: list[Line] = Field(title="Vakwoorden", description="Woorden uit de gids die hetzelfde bedoelen.", min_length=1)
    why: Line = Field(title="Reden", description="Waarom ze bij elkaar horen.")


class Region(Model):
    """A part of a country, with the municipalities that lie in it."""

    id: Id = Field(title="Id", description="Verandert nooit.")
    title: Line = Field(title="Naam", description="Zoals je het opzoekt.")
    aliases: list[Line] = Field([], title="Andere woorden", description="Woorden waarmee mensen dit zoeken.")
    country: Line = Field(title="Land", description="Landcode van twee hoofdletters (ISO 3166-1), zoals NL.")
    part_of: Id | None = Field(None, title="Deel van", description="Id van het gebied waar dit in ligt.")
    municipalities: list[Line] = Field([], title="Gemeenten", description="Namen zoals casussen die schrijven.")


class Note(Model):
    """A note of the handbook that says something itself."""

    note: Annotated[int, Field(ge=1, le=999)]
    section: Id
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

    id: Id = Field(title="Id", description="Achternaam en jaar, zoals theunis-2021.")
    type: Literal[
        "article", "article-journal", "article-magazine", "article-newspaper", "bill", "book", "broadcast", "chapter", "document",
        "interview", "legislation", "motion_picture", "personal_communication", "post-weblog", "report", "speech", "thesis", "webpage",
    ] = Field(title="Soort", description="Soort werk in CSL.")  # fmt: skip
    author: list[Name] = Field([], title="Auteurs", description="Namen van mensen of organisaties.")
    editor: list[Name] = Field([], title="Redactie", description="Namen van redacteuren.")
    issued: Date | None = Field(None, title="Verschenen", description="Jaar of datum.")
    title: Line = Field(title="Titel", description="De titel van het werk.")
    language: Literal["nl", "en", "de", "fr"] | None = Field(
        None, title="Taal", description="De taal van de titel; laat weg als het die van de gids is."
    )
    container_title: Line | None = Field(None, alias="container-title", title="Staat in", description="Tijdschrift, bundel of site.")
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
    notes: list[Annotated[int, Field(ge=1, le=999)]] = Field(title="Noten", description="Nummers van de noten in het handboek.")


def fields(model: type[BaseModel]) -> dict[str, Any]:
    """Return a model's fields under the names that files use."""
    return {info.alias or name: info for name, info in model.model_fields.items()}
