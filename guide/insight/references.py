"""Works as people read them: a name, a year, a reference in the words of the guide's language; and what their files share."""

import re

from guide.content.reference import Name, Source
from guide.language.words import Words

PLACE = r"(?:[A-Za-z]{0,3}\d+[a-z]?|[ivxlcdm]+)"
RANGE = re.compile(rf"\s*({PLACE})\s*[-\u2010-\u2015\u2212]+\s*({PLACE})\s*", re.IGNORECASE)
LINE_ENDS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")


def surname(name: Name) -> str:
    """Return a name as it starts a reference: particle and family name, or the organisation."""
    return name.literal or " ".join(part for part in (name.particle, name.family) if part)


def full_name(name: Name) -> str:
    """Return "Velden, J. van der", or the organisation."""
    if name.literal:
        return name.literal
    tail = " ".join(part for part in (name.given, name.particle or name.dropping) if part)
    return f"{name.family}, {tail}" if tail else str(name.family)


def year(source: Source, words: Words) -> str:
    """Return the year a work appeared in, or that it has none."""
    return str(source.issued)[:4] if source.issued else words("reference.undated")


def full_date(source: Source) -> str:
    """Return "2019-05-31" or "2019-05" when more is known of a work than its year; otherwise nothing."""
    return str(source.issued) if len(str(source.issued or "")) > len("2019") else ""


def page_range(source: Source) -> tuple[str, ...]:
    """Return the first and the last page of a range, one text for any other pages, or nothing."""
    found = RANGE.fullmatch(str(source.page or ""))
    return (found[1], found[2]) if found else (str(source.page),) if source.page else ()


def one_line(value: object) -> str:
    """Return a value as one line for a file of references: none of the characters that end a line somewhere."""
    return LINE_ENDS.sub(" ", str(value))


def short(source: Source, words: Words) -> str:
    """Return the reference for in a text: "Tops en Tromp, 2017"."""
    names = [surname(name) for name in source.author or source.editor]
    if not names:
        return f"{source.title.split(':')[0].split('.')[0]}, {year(source, words)}"
    form = "reference.two" if len(names) == 2 else "reference.more"
    who = words(form, first=names[0], second=names[1]) if len(names) > 1 else names[0]
    return f"{who}, {year(source, words)}"


def names(source: Source, words: Words) -> str:
    """Return all authors, or the editors marked as such."""
    people = source.author or source.editor
    listed = [full_name(name) for name in people]
    joined = listed[0] if len(listed) == 1 else f"{'; '.join(listed[:-1])} & {listed[-1]}" if listed else ""
    return words("reference.editors", names=joined) if people and not source.author else joined


def publication(source: Source, words: Words) -> str:
    """Return what follows the title: journal with volume and pages, or place and publisher."""
    parts = []
    if source.container_title:
        volume = f" {source.volume}" if source.volume else ""
        issue = f"({source.issue})" if source.issue and source.volume else f" {source.issue}" if source.issue else ""
        pages = f", {words('format.pages', pages=str(source.page))}" if source.page else ""
        parts.append(f"{source.container_title}{volume}{issue}{pages}")
    publisher = ": ".join(part for part in (source.publisher_place, source.publisher) if part)
    if publisher:
        parts.append(publisher)
    return ". ".join(parts)
